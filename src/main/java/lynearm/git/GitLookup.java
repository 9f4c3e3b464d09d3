package lynearm.git;

/// What was found when a repository was looked for around a folder.
public sealed interface GitLookup {

  /// A repository with a work tree.
  record Found(GitRepository repository) implements GitLookup {}

  /// No repository here or in any folder above.
  record None() implements GitLookup {}

  /// A repository that Lynearm can't read, with the reason.
  record Refused(GitRefusal reason) implements GitLookup {}
}
