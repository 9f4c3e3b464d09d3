package lynearm.alembic.template;

import lynearm.python.PythonText;

/// The words of a message as they stand in a file name. Alembic: `ScriptDirectory`, `_rev_path`.

public record Slug(String value) {

  /// The length that Alembic uses unless `truncate_slug_length` says otherwise.
  public static final int DEFAULT_LENGTH = 40;

  private static final Slug EMPTY = new Slug("");

  /// The slug of a revision without a message.
  public static Slug empty() {
    return EMPTY;
  }

  /// Joins the words of a message with underscores, in lower case, and cuts them at a word.
  ///
  /// @param truncateLength how many code points may stand before the cut; 0 means the default, and
  ///   a negative number counts from the end, as a Python slice does
  public static Slug of(String message, int truncateLength) {
    int length = truncateLength == 0 ? DEFAULT_LENGTH : truncateLength;
    String words = PythonText.lower(words(message));
    int count = words.codePointCount(0, words.length());
    if (count <= length) {
      return new Slug(words);
    }
    int kept = length < 0 ? Math.max(0, count + length) : length;
    String cut = words.substring(0, words.offsetByCodePoints(0, kept));
    int lastWord = cut.lastIndexOf('_');
    return new Slug((lastWord < 0 ? cut : cut.substring(0, lastWord)) + "_");
  }

  private static String words(String message) {
    var words = new StringBuilder();
    boolean gap = false;
    for (int at = 0; at < message.length(); ) {
      int character = message.codePointAt(at);
      at += Character.charCount(character);
      if (!isWordCharacter(character)) {
        gap = !words.isEmpty();
        continue;
      }
      if (gap) {
        words.append('_');
        gap = false;
      }
      words.appendCodePoint(character);
    }
    return words.toString();
  }

  /// Letters, numbers of any kind and the underscore: what `\w` matches in Python.
  static boolean isWordCharacter(int character) {
    return switch (Character.getType(character)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER ->
          true;
      default -> character == '_';
    };
  }

  @Override
  public String toString() {
    return value;
  }
}
