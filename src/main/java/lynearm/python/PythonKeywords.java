package lynearm.python;

import java.util.Arrays;
import java.util.Set;

/// The words that Python keeps for itself everywhere. Words that mean something in some places
/// only, such as `match`, are not among them.
public final class PythonKeywords {

  public static final Set<String> ALL =
      Set.of(
          "False",
          "None",
          "True",
          "and",
          "as",
          "assert",
          "async",
          "await",
          "break",
          "class",
          "continue",
          "def",
          "del",
          "elif",
          "else",
          "except",
          "finally",
          "for",
          "from",
          "global",
          "if",
          "import",
          "in",
          "is",
          "lambda",
          "nonlocal",
          "not",
          "or",
          "pass",
          "raise",
          "return",
          "try",
          "while",
          "with",
          "yield");

  private static final int LONGEST = 8;

  /// The words by their first character.
  private static final String[][] BY_FIRST = byFirst();

  private PythonKeywords() {}

  private static String[][] byFirst() {
    String[][] words = new String[128][0];
    for (String word : ALL) {
      char first = word.charAt(0);
      words[first] = Arrays.copyOf(words[first], words[first].length + 1);
      words[first][words[first].length - 1] = word;
    }
    return words;
  }

  /// Whether the characters from `start` to before `end` are one of the words. For the many names
  /// of a file, most of which are none, this is far cheaper than making a text of each.
  static boolean contains(char[] source, int start, int end) {
    int length = end - start;
    char first = source[start];
    if (length > LONGEST || first >= BY_FIRST.length) {
      return false;
    }
    for (String word : BY_FIRST[first]) {
      if (word.length() == length && isAt(word, source, start)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAt(String word, char[] source, int start) {
    for (int i = 1; i < word.length(); i++) {
      if (source[start + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
