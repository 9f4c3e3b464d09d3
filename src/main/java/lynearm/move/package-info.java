/// The other way out of several heads: give the base of one branch another parent, or turn a fork
/// that was merged back into a line. And the advice which way is safe. Planners read the snapshot
/// and return values; nothing is written here.
@NullMarked
package lynearm.move;

import org.jspecify.annotations.NullMarked;
