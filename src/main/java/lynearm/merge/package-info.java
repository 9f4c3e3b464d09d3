/// One way out of several heads: a merge migration. Planners read the snapshot and return values;
/// nothing is written here.
@NullMarked
package lynearm.merge;

import org.jspecify.annotations.NullMarked;
