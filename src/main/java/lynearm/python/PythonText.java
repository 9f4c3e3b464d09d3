package lynearm.python;

/// What Python's `str` knows about characters.
public final class PythonText {

  private PythonText() {}

  /// Whether `str.strip()` removes it: Unicode whitespace and the separators below the blank.
  public static boolean isSpace(int c) {
    return switch (c) {
      case ' ', '\t', '\n', 0x0b, '\f', '\r', 0x1c, 0x1d, 0x1e, 0x1f, 0x85, 0xa0 -> true;
      default -> c > 0xff && (Character.isSpaceChar(c) || Character.isWhitespace(c));
    };
  }

  /// The text without whitespace at both ends, as `str.strip()` gives it.
  public static String strip(String text) {
    return stripEnd(stripStart(text));
  }

  static String stripStart(String text) {
    int start = 0;
    while (start < text.length() && isSpace(text.charAt(start))) {
      start++;
    }
    return text.substring(start);
  }

  static String stripEnd(String text) {
    int end = text.length();
    while (end > 0 && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }

  static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
