package lynearm.alembic.template;

import java.util.regex.Pattern;
import lynearm.python.PythonException;

/// Regular expressions in which Python and Java agree: single characters, classes and what repeats
/// them. Groups, alternatives and the rest are refused.
final class PythonPattern {

  private static final String SPACE =
      "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
  private static final int LONGEST = 500;

  private final String source;
  private final StringBuilder result = new StringBuilder();
  private int at;

  private PythonPattern(String source) {
    this.source = source;
  }

  /// The same pattern for Java.
  static Pattern of(String source) throws PythonException {
    if (source.length() > LONGEST) {
      throw TemplateFault.outside("the regular expression is too long");
    }
    return Pattern.compile(new PythonPattern(source).translated());
  }

  private String translated() throws PythonException {
    while (at < source.length()) {
      atom();
      repeat();
    }
    return result.toString();
  }

  private void atom() throws PythonException {
    int character = source.codePointAt(at);
    at += Character.charCount(character);
    switch (character) {
      case '.' -> result.append("[^\\n]");
      case '[' -> characterClass();
      case '\\' -> result.append('[').append(escape()).append(']');
      case '*', '+', '?' -> throw new PythonException("error", "nothing to repeat");
      case '(', ')', '|', '^', '$', '{' -> throw unknown();
      default -> result.append(literal(character));
    }
  }

  private void repeat() {
    if (at >= source.length()) {
      return;
    }
    char sign = source.charAt(at);
    if (sign == '{') {
      throw unknown();
    }
    if (sign != '*' && sign != '+' && sign != '?') {
      return;
    }
    result.append(sign);
    at++;
    if (at < source.length() && "*+?{".indexOf(source.charAt(at)) >= 0) {
      throw unknown();
    }
  }

  /// What a backslash stands for, as part of a character class.
  private String escape() throws PythonException {
    if (at >= source.length()) {
      throw new PythonException("error", "bad escape (end of pattern)");
    }
    char character = source.charAt(at);
    at++;
    return switch (character) {
      case 's' -> SPACE;
      case 'S' -> "[^" + SPACE + "]";
      case 'd' -> "\\p{Nd}";
      case 'D' -> "\\P{Nd}";
      case 'w' -> "\\p{L}\\p{N}_";
      case 'W' -> "[^\\p{L}\\p{N}_]";
      case 'n' -> "\\n";
      case 't' -> "\\t";
      case 'r' -> "\\r";
      default -> {
        if (character >= 128 || Character.isLetterOrDigit(character)) {
          throw unknown();
        }
        yield literal(character);
      }
    };
  }

  private void characterClass() throws PythonException {
    boolean inverse = source.startsWith("^", at);
    if (inverse) {
      at++;
    }
    result.append(inverse ? "[^" : "[");
    int start = at;
    while (at >= source.length() || source.charAt(at) != ']' || at == start) {
      if (at >= source.length()) {
        throw new PythonException("error", "unterminated character set");
      }
      member();
    }
    at++;
    result.append(']');
  }

  private void member() throws PythonException {
    int character = source.codePointAt(at);
    at += Character.charCount(character);
    boolean isRange = source.startsWith("-", at) && !source.startsWith("-]", at);
    if (!isRange) {
      result.append(character == '\\' ? escape() : literal(character));
      return;
    }
    int last = at + 1 < source.length() ? source.codePointAt(at + 1) : 0;
    if (!Character.isLetterOrDigit(character) || !Character.isLetterOrDigit(last)) {
      throw unknown();
    }
    if (last < character) {
      throw new PythonException("error", "bad character range");
    }
    at += 1 + Character.charCount(last);
    result.append(literal(character)).append('-').append(literal(last));
  }

  private static String literal(int character) {
    return "\\x{%x}".formatted(character);
  }

  private static TemplateFault unknown() {
    return TemplateFault.outside("such a regular expression is not known here");
  }
}
