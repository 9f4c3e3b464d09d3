/// Everything about the revision that has the keyboard: what it is, whom it joins, where it stands,
/// its source.
@NullMarked
package lynearm.ui.details;

import org.jspecify.annotations.NullMarked;
