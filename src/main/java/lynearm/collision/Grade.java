package lynearm.collision;

/// How two operations of different sides go together, the gravest first.
public enum Grade {
  SAME_CHANGE_TWICE("same change twice"),
  CONTRADICTION("contradiction"),
  ORDER_MATTERS("order matters"),
  /// Something could not be followed, and so may be anything.
  UNKNOWN("unknown"),
  /// Both concern the same table and don't touch each other.
  SAME_TABLE("same table");

  private final String words;

  Grade(String words) {
    this.words = words;
  }

  /// What people call it.
  public String words() {
    return words;
  }

  /// So many of it, in words: "3 contradictions".
  public String words(int number) {
    return number + " " + (this == CONTRADICTION && number != 1 ? words + "s" : words);
  }

  /// Whether one side fails on, or undoes, what the other has done.
  public boolean isCollision() {
    return this == SAME_CHANGE_TWICE || this == CONTRADICTION;
  }
}
