package lynearm.python;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The tokens of a text, in parallel arrays: a migration file has some hundred of them, and a
/// history ten thousand files. Always ends in [TokenKind#END].
final class Tokens {
  private static final byte NAME = TokenKind.NAME.code();
  private static final int CHARACTERS_PER_TOKEN = 3;
  private static final int LEAST_CAPACITY = 16;

  private char[] source;
  private byte[] kinds;
  private int[] starts;
  private int[] ends;
  private int[] lines;
  private int count;
  private int deepest;
  private @Nullable SyntaxProblem end;
  private @Nullable SyntaxProblem local;

  /// @param length how many characters are going to be read
  Tokens(char[] source, int length) {
    this.source = source;
    int capacity = length / CHARACTERS_PER_TOKEN + LEAST_CAPACITY;
    kinds = new byte[capacity];
    starts = new int[capacity];
    ends = new int[capacity];
    lines = new int[capacity];
  }

  /// The same room, empty, for the tokens of another text.
  Tokens cleared(char[] other) {
    source = other;
    count = 0;
    deepest = 0;
    end = null;
    local = null;
    return this;
  }

  void add(TokenKind kind, int start, int end, int line) {
    if (count == kinds.length) {
      int capacity = count * 2;
      kinds = Arrays.copyOf(kinds, capacity);
      starts = Arrays.copyOf(starts, capacity);
      ends = Arrays.copyOf(ends, capacity);
      lines = Arrays.copyOf(lines, capacity);
    }
    kinds[count] = kind.code();
    starts[count] = start;
    ends[count] = end;
    lines[count] = line;
    count++;
  }

  /// Notes why the text was not read to its end.
  void stoppedBy(SyntaxProblem problem) {
    end = problem;
  }

  /// Notes a problem that harms one statement only; the first one counts.
  void flawedBy(SyntaxProblem problem) {
    if (local == null) {
      local = problem;
    }
  }

  /// Why the text was not read to its end, if it was not.
  Optional<SyntaxProblem> stop() {
    return Optional.ofNullable(end);
  }

  /// The first problem that harms one token only.
  Optional<SyntaxProblem> flaw() {
    return Optional.ofNullable(local);
  }

  int count() {
    return count;
  }

  TokenKind kind(int index) {
    return TokenKind.of(kinds[index]);
  }

  int line(int index) {
    return lines[index];
  }

  int start(int index) {
    return starts[index];
  }

  int end(int index) {
    return ends[index];
  }

  char[] source() {
    return source;
  }

  String text(int index) {
    return new String(source, starts[index], ends[index] - starts[index]);
  }

  /// The text of a name, normalised as Python does it.
  String name(int index) {
    return isAscii(index) ? text(index) : Normalizer.normalize(text(index), Normalizer.Form.NFKC);
  }

  /// Whether a token is written in ASCII, so that there is nothing to normalise.
  boolean isAscii(int index) {
    for (int i = starts[index]; i < ends[index]; i++) {
      if (source[i] >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /// Whether a token is a name with this text.
  boolean isName(int index, String word) {
    if (kinds[index] != NAME || ends[index] - starts[index] != word.length()) {
      return false;
    }
    int start = starts[index];
    for (int i = 0; i < word.length(); i++) {
      if (source[start + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /// Whether a token is one of Python's keywords.
  boolean isKeyword(int index) {
    return find(index, PythonKeywords.WORDS) != null;
  }

  /// The word that a name is, if it is one of some.
  @Nullable String find(int index, Words words) {
    return kinds[index] == NAME ? words.find(source, starts[index], ends[index]) : null;
  }

  /// Notes how many brackets stand inside each other somewhere.
  void nestedTo(int depth) {
    deepest = Math.max(deepest, depth);
  }

  /// How many brackets stand inside each other at most, those in f-strings included.
  int deepest() {
    return deepest;
  }
}
