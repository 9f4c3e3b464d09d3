package lynearm.git;

/// Something that was begun in the repository and is not finished.
public enum Ongoing {
  NOTHING("nothing"),
  MERGE("a git merge"),
  REBASE("a rebase"),
  CHERRY_PICK("a cherry-pick"),
  REVERT("a revert"),
  /// Several of them, between two.
  SEQUENCE("a series of cherry-picks or reverts"),
  BISECT("a bisect");

  private final String words;

  Ongoing(String words) {
    this.words = words;
  }

  /// Its name inside a sentence, such as "a rebase".
  public String words() {
    return words;
  }
}
