package lynearm.git;

/// Why git would stop at a file when two commits are merged.
public enum Clash {
  /// Both sides changed the same lines.
  BOTH_CHANGED,
  /// Both sides added it, with different content.
  BOTH_ADDED,
  /// It was changed on this side and deleted on the one that is joined in.
  DELETED_BY_THEM,
  /// It was deleted on this side and changed on the one that is joined in.
  DELETED_BY_US,
  /// Both sides gave it another name, and not the same.
  BOTH_RENAMED,
  /// It is a file on one side, and a folder, a link or a submodule on the other.
  OTHER_KIND
}
