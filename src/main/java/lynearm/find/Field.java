package lynearm.find;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What a word can be asked of: `table:users` asks for tables only.
public enum Field {
  ID("id"),
  MESSAGE("message"),
  FILE("file"),
  AUTHOR("author"),
  LABEL("label"),
  /// A branch of git that has its file.
  BRANCH("branch"),
  TABLE("table"),
  COLUMN("column"),
  OPERATION("op"),
  INDEX("index"),
  CONSTRAINT("constraint"),
  TYPE("type"),
  IS("is"),
  PROBLEM("problem"),
  SINCE("since"),
  UNTIL("until");

  private final String word;

  Field(String word) {
    this.word = word;
  }

  /// As it is written before the colon.
  public String word() {
    return word;
  }

  /// The field that is written like this; `operation` is taken for `op`.
  static Optional<Field> of(String written) {
    String lower = written.toLowerCase(Locale.ROOT);
    Stream<Field> fields = Arrays.stream(values());
    return lower.equals("operation")
        ? Optional.of(OPERATION)
        : fields.filter(field -> field.word.equals(lower)).findFirst();
  }
}
