package lynearm.git;

import java.nio.file.Path;
import java.util.Optional;

/// What a commit did to a file.
///
/// @param file where it would be if it were checked out
/// @param before its content in the first parent; none if it was not there
/// @param after its content in the commit; none if it is not there any more
public record FileChange(Path file, Optional<GitObjectId> before, Optional<GitObjectId> after) {}
