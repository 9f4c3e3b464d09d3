package lynearm.ui.merge;

/// What is to happen to a merge once its files are written.
public enum AfterCreating {
  NOTHING,
  /// They are staged in git.
  STAGE,
  /// The person is asked for the commit.
  COMMIT
}
