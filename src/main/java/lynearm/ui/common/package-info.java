/// What the features of the window share: background work, selection, style names.
@NullMarked
package lynearm.ui.common;

import org.jspecify.annotations.NullMarked;
