/// The repository's facts as our own records, and the few writes Lynearm makes to it. JGit stays
/// inside.
///
/// Nothing that a repository carries is ever run: no hook, filter, textconv, credential helper or
/// file system monitor, and never the git program. Refs, commits and trees are read from the object
/// database, the working files with `java.nio`, and reading writes nothing.
@NullMarked
package lynearm.git;

import org.jspecify.annotations.NullMarked;
