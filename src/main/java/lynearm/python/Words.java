package lynearm.python;

import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// A few words to be found among the many names of a file, most of which are none of them. Looks at
/// the first character before anything else, and makes no text of what it looks at.
final class Words {

  private static final String[] NONE = {};

  /// The words by their first character.
  private final String[][] byFirst = new String[128][];

  /// @param words each of one character at least, in ASCII
  Words(Collection<String> words) {
    Arrays.fill(byFirst, NONE);
    for (String word : words) {
      char first = word.charAt(0);
      String[] alike = byFirst[first];
      byFirst[first] = Arrays.copyOf(alike, alike.length + 1);
      byFirst[first][alike.length] = word;
    }
  }

  /// The word that the characters from `start` to before `end` are, if they are one.
  @Nullable String find(char[] source, int start, int end) {
    char first = source[start];
    if (start == end || first >= byFirst.length) {
      return null;
    }
    for (String word : byFirst[first]) {
      if (word.length() == end - start && isAt(word, source, start)) {
        return word;
      }
    }
    return null;
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
