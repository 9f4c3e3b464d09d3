package lynearm.git;

/// How a working file stands against the index and the checked-out commit.
public enum FileState {
  /// Git doesn't know the file.
  NEW,
  /// The index has the file as it is, and the commit has it otherwise or not at all.
  STAGED,
  /// The file differs from what the index has.
  MODIFIED,
  /// File, index and commit agree.
  UNCHANGED,
  /// The file is gone, but the index or the commit has it.
  DELETED,
  /// Git doesn't know the file and is told not to.
  IGNORED,
  /// A git merge left several versions of the file in the index.
  CONFLICTED
}
