/// Revisions that are not checked out: on other branches, in what merging them would give, and in
/// the past. Read from git's objects; nothing is checked out for it.
@NullMarked
package lynearm.elsewhere;

import org.jspecify.annotations.NullMarked;
