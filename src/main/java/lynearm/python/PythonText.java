package lynearm.python;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// What Python's `str` knows and does where Java's text differs: white space, ends of lines, case,
/// order, and counting in code points.
public final class PythonText {

  private static final char SIGMA = 'Σ';

  /// Signs that do not end a word although they are no letters.
  private static final String WITHIN_WORDS =
      "'.:\u00B7\u0387\u055F\u05F4\u2018\u2019\u2024\u2027\uFE13\uFE52\uFE55\uFF07\uFF0E\uFF1A";

  /// The order in which Python sorts: by code point, where Java's own differs beyond U+FFFF.
  public static final Comparator<String> BY_CODE_POINT = PythonText::compare;

  private PythonText() {}

  /// What `str.isspace` calls white space.
  public static boolean isSpace(int character) {
    return switch (character) {
      case '\t', '\n', 0x0B, '\f', '\r', 0x1C, 0x1D, 0x1E, 0x1F, ' ' -> true;
      case 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000 -> true;
      default -> character >= 0x2000 && character <= 0x200A;
    };
  }

  /// Where `str.splitlines` ends a line.
  public static boolean isLineEnd(int character) {
    return switch (character) {
      case '\n', 0x0B, '\f', '\r', 0x1C, 0x1D, 0x1E, 0x85, 0x2028, 0x2029 -> true;
      default -> false;
    };
  }

  /// What `str.strip` without arguments leaves.
  public static String strip(String text) {
    return stripStart(stripEnd(text));
  }

  public static String stripStart(String text) {
    int start = 0;
    while (start < text.length() && isSpace(text.charAt(start))) {
      start++;
    }
    return text.substring(start);
  }

  public static String stripEnd(String text) {
    int end = text.length();
    while (end > 0 && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }

  /// The words between white space.
  public static List<String> words(String text) {
    var words = new ArrayList<String>();
    int start = -1;
    for (int at = 0; at <= text.length(); at++) {
      boolean gap = at == text.length() || isSpace(text.charAt(at));
      if (gap && start >= 0) {
        words.add(text.substring(start, at));
        start = -1;
      } else if (!gap && start < 0) {
        start = at;
      }
    }
    return words;
  }

  /// The lines of a text, as `str.splitlines` cuts them.
  public static List<String> lines(String text, boolean keepEnds) {
    var lines = new ArrayList<String>();
    int start = 0;
    while (start < text.length()) {
      int end = start;
      while (end < text.length() && !isLineEnd(text.charAt(end))) {
        end++;
      }
      int next = end;
      if (end < text.length()) {
        next += text.startsWith("\r\n", end) ? 2 : 1;
      }
      lines.add(text.substring(start, keepEnds ? next : end));
      start = next;
    }
    return lines;
  }

  /// How many code points there are: `len`.
  public static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /// A piece of a text, from and to a number of code points.
  public static String slice(String text, int from, int to) {
    if (from >= to) {
      return "";
    }
    int start = text.offsetByCodePoints(0, from);
    return text.substring(start, text.offsetByCodePoints(start, to - from));
  }

  /// Each code point as a text.
  public static List<String> characters(String text) {
    var characters = new ArrayList<String>();
    for (int at = 0; at < text.length(); ) {
      int end = at + Character.charCount(text.codePointAt(at));
      characters.add(text.substring(at, end));
      at = end;
    }
    return characters;
  }

  private static int compare(String left, String right) {
    int at = 0;
    int shorter = Math.min(left.length(), right.length());
    while (at < shorter && left.charAt(at) == right.charAt(at)) {
      at++;
    }
    if (at > 0 && at < shorter && Character.isHighSurrogate(left.charAt(at - 1))) {
      at--;
    }
    while (at < left.length() && at < right.length()) {
      int one = left.codePointAt(at);
      int other = right.codePointAt(at);
      if (one != other) {
        return Integer.compare(one, other);
      }
      at += Character.charCount(one);
    }
    return Integer.compare(left.length(), right.length());
  }

  /// Whether case can be told from it, as `str.islower` and `str.isupper` ask.
  public static boolean isCased(int character) {
    return Character.isUpperCase(character)
        || Character.isLowerCase(character)
        || Character.isTitleCase(character);
  }

  /// `str.lower`. Differs from Java in where a sigma is the last letter of a word.
  public static String lower(String text) {
    if (text.indexOf(SIGMA) < 0) {
      return text.toLowerCase(Locale.ROOT);
    }
    var lower = new StringBuilder();
    for (int at = 0; at < text.length(); ) {
      int character = text.codePointAt(at);
      int next = at + Character.charCount(character);
      if (character == SIGMA) {
        lower.append(endsWord(text, at) ? 'ς' : 'σ');
      } else {
        lower.append(text.substring(at, next).toLowerCase(Locale.ROOT));
      }
      at = next;
    }
    return lower.toString();
  }

  private static boolean endsWord(String text, int sigma) {
    int before = sigma;
    while (before > 0 && isCaseIgnorable(text.codePointBefore(before))) {
      before -= Character.charCount(text.codePointBefore(before));
    }
    int after = sigma + 1;
    while (after < text.length() && isCaseIgnorable(text.codePointAt(after))) {
      after += Character.charCount(text.codePointAt(after));
    }
    return before > 0
        && isCased(text.codePointBefore(before))
        && (after == text.length() || !isCased(text.codePointAt(after)));
  }

  /// Unicode: Case_Ignorable.
  private static boolean isCaseIgnorable(int character) {
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.FORMAT,
          Character.MODIFIER_LETTER,
          Character.MODIFIER_SYMBOL ->
          true;
      default -> WITHIN_WORDS.indexOf(character) >= 0;
    };
  }

  /// `repr(text)`.
  public static String repr(String text) {
    return PythonRepr.repr(PythonValue.of(text));
  }
}
