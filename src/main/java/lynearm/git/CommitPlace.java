package lynearm.git;

/// Where a commit goes.
public sealed interface CommitPlace {

  /// On top of what is checked out: a branch, or a commit without one.
  record Current() implements CommitPlace {}

  /// On a branch that begins at what is checked out, and is checked out from then on. No working
  /// file is touched for it.
  record NewBranch(GitBranch name) implements CommitPlace {}
}
