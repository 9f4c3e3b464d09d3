package lynearm.operation;

/// A piece of a sentence, with what kind of thing it is, so that it can be shown as such.
public record Segment(Kind kind, String text) {

  public enum Kind {
    /// Plain words.
    WORDS,
    /// The name of a table, column, index, constraint or type of the database.
    NAME,
    /// The type of a column.
    TYPE,
    /// Text of the file: SQL, a condition.
    CODE
  }

  static Segment words(String text) {
    return new Segment(Kind.WORDS, text);
  }

  static Segment name(String text) {
    return new Segment(Kind.NAME, text);
  }

  static Segment type(String text) {
    return new Segment(Kind.TYPE, text);
  }

  static Segment code(String text) {
    return new Segment(Kind.CODE, text);
  }
}
