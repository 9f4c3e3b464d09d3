package lynearm.git;

/// Something of git that holds a file.
///
/// @param name its short name: `origin/main`, `feature`, `v1.2`
public record FileHolder(Kind kind, String name) {

  /// What it is.
  public enum Kind {
    /// A branch of another repository, as it was when it was last fetched.
    REMOTE_BRANCH,
    /// A branch of this repository that is not checked out.
    LOCAL_BRANCH,
    TAG
  }
}
