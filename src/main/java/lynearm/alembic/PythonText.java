package lynearm.alembic;

import java.util.Comparator;
import java.util.OptionalInt;

/// What Python's text methods do, where Java's differ.
final class PythonText {

  /// Order of names as Python sorts them: by code point, where Java compares UTF-16 units.
  static final Comparator<String> BY_CODE_POINT = PythonText::compareByCodePoint;

  private PythonText() {}

  private static int compareByCodePoint(String left, String right) {
    int end = Math.min(left.length(), right.length());
    for (int i = 0; i < end; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a == b) {
        continue;
      }
      // a surrogate stands for a code point above all others
      if (Character.isSurrogate(a) != Character.isSurrogate(b)) {
        return Character.isSurrogate(a) ? 1 : -1;
      }
      return a - b;
    }
    return left.length() - right.length();
  }

  /// `str.isspace()` of one character. All of Python's white space lies in the basic plane.
  static boolean isSpace(char c) {
    return switch (c) {
      case '\t', '\n', '\u000b', '\f', '\r', ' ', '\u0085', '\u00a0', '\u1680' -> true;
      case '\u2028', '\u2029', '\u202f', '\u205f', '\u3000' -> true;
      default -> (c >= '\u001c' && c <= '\u001f') || (c >= '\u2000' && c <= '\u200a');
    };
  }

  static String stripTrailing(String text) {
    int end = text.length();
    while (end > 0 && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }

  static String strip(String text) {
    int start = 0;
    while (start < text.length() && isSpace(text.charAt(start))) {
      start++;
    }
    return stripTrailing(text.substring(start));
  }

  /// `int(text)`: digits of any script, single underscores between them, a sign, white space
  /// around. Values beyond the range of a Java int become its ends. Empty if Python would refuse.
  static OptionalInt parseInt(String text) {
    var body = strip(text);
    int i = 0;
    boolean negative = body.startsWith("-");
    if (negative || body.startsWith("+")) {
      i = 1;
    }
    long value = 0;
    boolean afterDigit = false;
    while (i < body.length()) {
      int c = body.codePointAt(i);
      i += Character.charCount(c);
      if (c == '_' && afterDigit && i < body.length()) {
        afterDigit = false;
        continue;
      }
      if (Character.getType(c) != Character.DECIMAL_DIGIT_NUMBER) {
        return OptionalInt.empty();
      }
      value = Math.min(value * 10 + Character.digit(c, 10), Integer.MAX_VALUE + 1L);
      afterDigit = true;
    }
    if (!afterDigit) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(
        Math.clamp(negative ? -value : value, Integer.MIN_VALUE, Integer.MAX_VALUE));
  }

  /// `repr(text)`.
  static String repr(String text) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    var repr = new StringBuilder().append(quote);
    text.codePoints().forEach(c -> appendEscaped(repr, c, quote));
    return repr.append(quote).toString();
  }

  private static void appendEscaped(StringBuilder repr, int c, char quote) {
    switch (c) {
      case '\\' -> repr.append("\\\\");
      case '\n' -> repr.append("\\n");
      case '\r' -> repr.append("\\r");
      case '\t' -> repr.append("\\t");
      default -> {
        if (c == quote) {
          repr.append('\\').append(quote);
        } else if (isPrintable(c)) {
          repr.appendCodePoint(c);
        } else {
          repr.append(
              c < 0x100
                  ? "\\x%02x".formatted(c)
                  : c < 0x10000 ? "\\u%04x".formatted(c) : "\\U%08x".formatted(c));
        }
      }
    }
  }

  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> c == ' ';
      default -> true;
    };
  }
}
