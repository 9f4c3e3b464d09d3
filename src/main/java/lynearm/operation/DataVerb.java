package lynearm.operation;

/// What is done to rows.
public enum DataVerb {
  READ("reads"),
  INSERT("adds rows to"),
  UPDATE("changes rows of"),
  DELETE("deletes rows of"),
  MERGE("adds or changes rows of");

  private final String words;

  DataVerb(String words) {
    this.words = words;
  }

  /// With the table behind it, this is a sentence.
  String words() {
    return words;
  }
}
