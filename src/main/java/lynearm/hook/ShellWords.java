package lynearm.hook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Splits a line into words as a POSIX shell does, without running or expanding anything. Python:
/// `shlex.split`.
final class ShellWords {

  private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");

  private final String line;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private int at;

  private ShellWords(String line) {
    this.line = line;
  }

  /// The words, or nothing if a quote or a backslash is left open.
  static Optional<List<String>> of(String line) {
    ShellWords split = new ShellWords(line);
    return split.run() ? Optional.of(List.copyOf(split.words)) : Optional.empty();
  }

  /// One word as a shell has to be given it, to be read by people too.
  static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private boolean run() {
    while (at < line.length()) {
      char next = line.charAt(at++);
      boolean closed =
          switch (next) {
            case ' ', '\t', '\r', '\n' -> endWord();
            case '\'' -> takeUntilQuote();
            case '"' -> takeUntilDoubleQuote();
            case '\\' -> takeEscaped();
            default -> take(next);
          };
      if (!closed) {
        return false;
      }
    }
    return endWord();
  }

  private boolean take(char next) {
    inWord = true;
    word.append(next);
    return true;
  }

  private boolean endWord() {
    if (inWord) {
      words.add(word.toString());
      word.setLength(0);
      inWord = false;
    }
    return true;
  }

  private boolean takeEscaped() {
    return at < line.length() && take(line.charAt(at++));
  }

  private boolean takeUntilQuote() {
    int end = line.indexOf('\'', at);
    inWord = true;
    if (end < 0) {
      return false;
    }
    word.append(line, at, end);
    at = end + 1;
    return true;
  }

  /// Between double quotes a backslash takes away the meaning of quotes and backslashes alone.
  private boolean takeUntilDoubleQuote() {
    inWord = true;
    while (at < line.length()) {
      char next = line.charAt(at++);
      if (next == '"') {
        return true;
      }
      if (next == '\\' && at < line.length() && "\"\\".indexOf(line.charAt(at)) >= 0) {
        next = line.charAt(at++);
      }
      word.append(next);
    }
    return false;
  }
}
