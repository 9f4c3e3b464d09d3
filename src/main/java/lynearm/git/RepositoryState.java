package lynearm.git;

import java.util.Optional;

/// Where a repository stands.
///
/// @param upstream the branch that the current one follows, such as `origin/main`, if one is
///   configured
/// @param ongoing what was begun and is not finished
public record RepositoryState(Head head, Optional<String> upstream, Ongoing ongoing) {}
