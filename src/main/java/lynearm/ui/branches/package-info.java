/// Git branches without checking them out: their heads, and what becomes of the history when they
/// land.
@NullMarked
package lynearm.ui.branches;

import org.jspecify.annotations.NullMarked;
