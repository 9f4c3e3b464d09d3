package lynearm.git;

/// Why git would stop at a file when two commits are merged.
public enum Clash {
  /// Both sides changed the same lines.
  BOTH_CHANGED,
  /// Both sides added it, with different content.
  BOTH_ADDED,
  /// It was changed or renamed on this side and deleted on the one that is joined in.
  DELETED_BY_THEM,
  /// It was deleted on this side and changed or renamed on the one that is joined in.
  DELETED_BY_US,
  /// Both sides gave it another name, and not the same.
  BOTH_RENAMED,
  /// One side put it into a folder that the other has moved; git moves it too, and asks whether
  /// that is meant.
  FOLDER_MOVED,
  /// One side put something into a folder whose files the other has moved to several others.
  FOLDER_PARTED,
  /// One side put it into a folder that the other has moved, where something of its name is.
  IN_THE_WAY,
  /// It is a file on one side, and a folder, a link or a submodule on the other.
  OTHER_KIND
}
