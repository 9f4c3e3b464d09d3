package lynearm.git;

/// What becomes of a file in a commit.
///
/// @param path where it lies in the work tree, with `/` between the names
public record CommittedFile(String path, Kind kind) {

  /// What becomes of it.
  public enum Kind {
    ADDED,
    CHANGED,
    DELETED
  }
}
