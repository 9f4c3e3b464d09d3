package lynearm.ui.common;

import java.util.ArrayList;
import java.util.List;
import lynearm.python.PythonKeywords;

/// Finds what a code view colours in Python source: keywords, strings, comments, numbers, the names
/// that are defined, decorators. It reads characters, not syntax, and so takes any text.
///
/// Tokens come in order and do not overlap; what lies between them is plain. Cost: linear.
public final class PythonHighlighter {

  /// What a token is.
  public enum Kind {
    KEYWORD,
    STRING,
    COMMENT,
    NUMBER,
    DEFINED_NAME,
    DECORATOR
  }

  /// One coloured stretch of the text.
  ///
  /// @param start its first character
  /// @param end the character after its last
  public record Token(Kind kind, int start, int end) {}

  private static final String STRING_PREFIXES = "rRbBuUfFtT";

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private boolean lineIsBlank = true;
  private boolean definitionFollows;

  private PythonHighlighter(String text) {
    this.text = text;
  }

  public static List<Token> tokens(String source) {
    return new PythonHighlighter(source).scan();
  }

  private List<Token> scan() {
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      int end = endOfToken(at, c);
      if (c == '\n') {
        lineIsBlank = true;
      } else if (!Character.isWhitespace(c)) {
        lineIsBlank = false;
      }
      at = end;
    }
    return List.copyOf(tokens);
  }

  private int endOfToken(int at, char c) {
    if (c == '#') {
      return add(Kind.COMMENT, at, endOfLine(at));
    }
    if (c == '"' || c == '\'') {
      return add(Kind.STRING, at, endOfString(at));
    }
    if (c == '@' && lineIsBlank) {
      return add(Kind.DECORATOR, at, endOfDottedName(at + 1));
    }
    if (Character.isDigit(c)) {
      return add(Kind.NUMBER, at, endOfNumber(at));
    }
    if (Character.isJavaIdentifierStart(c) && c != '$') {
      return word(at);
    }
    return at + 1;
  }

  private int word(int at) {
    int end = endOfWord(at);
    if (end < text.length() && isQuote(text.charAt(end)) && isPrefix(at, end)) {
      return add(Kind.STRING, at, endOfString(end));
    }
    String word = text.substring(at, end);
    if (definitionFollows) {
      definitionFollows = false;
      return add(Kind.DEFINED_NAME, at, end);
    }
    if (PythonKeywords.ALL.contains(word)) {
      definitionFollows = word.equals("def") || word.equals("class");
      return add(Kind.KEYWORD, at, end);
    }
    return end;
  }

  private int add(Kind kind, int start, int end) {
    tokens.add(new Token(kind, start, end));
    return end;
  }

  private boolean isPrefix(int start, int end) {
    if (end - start > 2) {
      return false;
    }
    for (int i = start; i < end; i++) {
      if (STRING_PREFIXES.indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'';
  }

  private int endOfWord(int at) {
    int end = at;
    while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private int endOfDottedName(int at) {
    int end = at;
    while (end < text.length()
        && (Character.isJavaIdentifierPart(text.charAt(end)) || text.charAt(end) == '.')) {
      end++;
    }
    return end;
  }

  private int endOfNumber(int at) {
    int end = endOfDottedName(at);
    boolean signedExponent =
        end < text.length()
            && Character.toLowerCase(text.charAt(end - 1)) == 'e'
            && "+-".indexOf(text.charAt(end)) >= 0
            && !text.startsWith("0x", at);
    return signedExponent ? endOfWord(end + 1) : end;
  }

  private int endOfLine(int at) {
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end;
  }

  /// The end of the string whose opening quote is here. A string that is not closed ends with its
  /// line, or with the text if it has three quotes.
  private int endOfString(int quote) {
    char c = text.charAt(quote);
    boolean triple = text.startsWith(String.valueOf(c).repeat(3), quote);
    int at = quote + (triple ? 3 : 1);
    while (at < text.length()) {
      char now = text.charAt(at);
      if (now == '\\') {
        at += 2;
        continue;
      }
      if (!triple && now == '\n') {
        return at;
      }
      if (now == c && (!triple || text.startsWith(String.valueOf(c).repeat(3), at))) {
        return at + (triple ? 3 : 1);
      }
      at++;
    }
    return text.length();
  }
}
