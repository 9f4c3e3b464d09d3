package lynearm.python;

import java.util.ArrayList;
import java.util.List;
import lynearm.python.Expression.Part;
import lynearm.python.Expression.Text;

/// The value of one string token: prefix, quotes, escapes.
final class StringLiteral {
  private final char[] source;
  private final int line;
  private final boolean raw;
  private final boolean bytes;
  private final boolean formatted;
  private final int bodyStart;
  private final int bodyEnd;
  private int height;

  StringLiteral(Tokens tokens, int index) {
    source = tokens.source();
    line = tokens.line(index);
    boolean isRaw = false;
    boolean isBytes = false;
    boolean isFormatted = false;
    int at = tokens.start(index);
    while (source[at] != '\'' && source[at] != '"') {
      switch (source[at]) {
        case 'r', 'R' -> isRaw = true;
        case 'b', 'B' -> isBytes = true;
        case 'f', 'F' -> isFormatted = true;
        default -> {}
      }
      at++;
    }
    int end = tokens.end(index);
    char quote = source[at];
    int quotes = end - at >= 6 && source[at + 1] == quote && source[at + 2] == quote ? 3 : 1;
    raw = isRaw;
    bytes = isBytes;
    formatted = isFormatted;
    bodyStart = at + quotes;
    bodyEnd = end - quotes;
  }

  /// Where the text between the quotes begins.
  int bodyStart() {
    return bodyStart;
  }

  /// Where the text between the quotes ends.
  int bodyEnd() {
    return bodyEnd;
  }

  boolean isBytes() {
    return bytes;
  }

  boolean isFormatted() {
    return formatted;
  }

  /// The text, or one character per byte.
  String text() throws PythonSyntaxException {
    for (int i = bodyStart; i < bodyEnd; i++) {
      char c = source[i];
      if ((c == '\\' && !raw) || c >= 0x80) {
        return unescape(bodyStart, bodyEnd);
      }
    }
    return new String(source, bodyStart, bodyEnd - bodyStart);
  }

  /// The pieces of an f-string.
  ///
  /// @param depth how deep in an expression it stands
  List<Part> parts(int depth) throws PythonSyntaxException {
    return new FStringReader(depth).read();
  }

  /// The height of the highest expression among the fields that [#parts] gave.
  int height() {
    return height;
  }

  private String unescape(int start, int end) throws PythonSyntaxException {
    StringBuilder text = new StringBuilder(end - start);
    int at = start;
    while (at < end) {
      char c = source[at];
      if (c == '\\' && !raw) {
        at = appendEscape(text, at + 1, end);
        continue;
      }
      if (c >= 0x80) {
        requireText(c);
      }
      text.append(c);
      at++;
    }
    return text.toString();
  }

  private void requireText(char c) throws PythonSyntaxException {
    if (c >= 0xdc80 && c <= 0xdcff) {
      return;
    }
    if (bytes) {
      throw problem(
          "a bytes literal holds a character that is not ASCII",
          "Write it as \\x and two hexadecimal digits");
    }
  }

  /// Appends what stands for the escape whose letter is at `at`; returns the place behind it.
  private int appendEscape(StringBuilder text, int at, int end) throws PythonSyntaxException {
    char c = source[at];
    int plain = "\n\\'\"abfnrtv".indexOf(c);
    if (plain >= 0) {
      if (c != '\n') {
        text.append("\n\\'\"\u0007\b\f\n\r\t\u000b".charAt(plain));
      }
      return at + 1;
    }
    if (c >= '0' && c <= '7') {
      return appendOctal(text, at, end);
    }
    if (c == 'x') {
      return appendHex(text, at, end, 2);
    }
    if (!bytes && c == 'u') {
      return appendHex(text, at, end, 4);
    }
    if (!bytes && c == 'U') {
      return appendHex(text, at, end, 8);
    }
    if (!bytes && c == 'N') {
      return appendNamed(text, at + 1, end);
    }
    text.append('\\');
    return at;
  }

  private int appendOctal(StringBuilder text, int start, int end) {
    int at = start;
    int value = 0;
    while (at < end && at < start + 3 && source[at] >= '0' && source[at] <= '7') {
      value = value * 8 + source[at] - '0';
      at++;
    }
    text.append((char) (bytes ? value & 0xff : value));
    return at;
  }

  private int appendHex(StringBuilder text, int letter, int end, int digits)
      throws PythonSyntaxException {
    int stop = letter + 1 + digits;
    long value = 0;
    for (int i = letter + 1; i < stop; i++) {
      int digit = i < end && source[i] < 0x80 ? Character.digit(source[i], 16) : -1;
      if (digit < 0) {
        throw problem(
            "the escape \\"
                + source[letter]
                + " is not followed by "
                + digits
                + " hexadecimal digits",
            "Double the backslash, or put r before the quote");
      }
      value = value * 16 + digit;
    }
    if (value > Character.MAX_CODE_POINT) {
      throw problem("the escape \\U names no character", "Unicode ends at U+10FFFF");
    }
    text.appendCodePoint((int) value);
    return stop;
  }

  private int appendNamed(StringBuilder text, int at, int end) throws PythonSyntaxException {
    int close = at;
    while (close < end && source[close] != '}') {
      close++;
    }
    if (at >= end || source[at] != '{' || close >= end || close == at + 1) {
      throw problem(
          "the escape \\N is not followed by a name in braces",
          "Double the backslash, or put r before the quote");
    }
    String name = new String(source, at + 1, close - at - 1);
    try {
      int character = Character.codePointOf(name);
      if (name.equals(name.strip())) {
        text.appendCodePoint(character);
        return close + 1;
      }
    } catch (IllegalArgumentException e) {
      // reported below, like a name with blanks around it
    }
    throw problem("the escape \\N names no character that is known", "Write the character itself");
  }

  private PythonSyntaxException problem(String what, String remedy) {
    return new PythonSyntaxException(SyntaxProblem.local(line, what, remedy));
  }

  /// Takes an f-string apart. The tokenizer has made sure that its braces match.
  private final class FStringReader {
    private final int depth;
    private int at = bodyStart;
    private int currentLine = line;

    FStringReader(int depth) {
      this.depth = depth;
    }

    List<Part> read() throws PythonSyntaxException {
      List<Part> parts = new ArrayList<>();
      readText(parts, bodyEnd, false);
      return parts;
    }

    /// Reads text and fields to the end, or within a format to the brace that closes its field.
    private void readText(List<Part> parts, int end, boolean inFormat)
        throws PythonSyntaxException {
      int start = at;
      StringBuilder text = new StringBuilder();
      while (at < end) {
        char c = source[at];
        if (c == '{' && at + 1 < end && source[at + 1] == '{' && !inFormat) {
          text.append(unescape(start, at + 1));
          at += 2;
          start = at;
        } else if (c == '{') {
          text.append(unescape(start, at));
          addText(parts, text);
          at++;
          readField(parts, end);
          start = at;
        } else if (c == '}') {
          if (inFormat) {
            break;
          }
          if (at + 1 >= end || source[at + 1] != '}') {
            throw problem("a closing brace stands alone in an f-string", "Double it");
          }
          text.append(unescape(start, at + 1));
          at += 2;
          start = at;
        } else if (c == '\\' && !raw) {
          skipEscape(end);
        } else {
          currentLine += c == '\n' ? 1 : 0;
          at++;
        }
      }
      text.append(unescape(start, at));
      addText(parts, text);
    }

    private void skipEscape(int end) {
      if (at + 2 < end && source[at + 1] == 'N' && source[at + 2] == '{') {
        while (at < end && source[at] != '}') {
          at++;
        }
        at = Math.min(at + 1, end);
        return;
      }
      if (at + 1 < end && (source[at + 1] == '{' || source[at + 1] == '}')) {
        at++;
        return;
      }
      currentLine += at + 1 < end && source[at + 1] == '\n' ? 1 : 0;
      at = Math.min(at + 2, end);
    }

    private void addText(List<Part> parts, StringBuilder text) {
      if (!text.isEmpty()) {
        parts.add(new Text(text.toString()));
        text.setLength(0);
      }
    }

    private void readField(List<Part> parts, int end) throws PythonSyntaxException {
      int start = at;
      int fieldLine = currentLine;
      Tokens tokens = Tokenizer.ofField(source, start, end, fieldLine);
      ExpressionParser parser = new ExpressionParser(new TokenCursor(tokens), depth);
      TokenCursor cursor = parser.cursor();
      if (tokens.stop().isPresent()) {
        throw new PythonSyntaxException(tokens.stop().get());
      }
      if (cursor.is(TokenKind.END)) {
        throw problem("a field of an f-string is empty", "Double the braces");
      }
      Expression value = parser.expressions();
      height = Math.max(height, parser.height());
      boolean shown = cursor.is(TokenKind.ASSIGN);
      if (shown) {
        cursor.advance();
      }
      int valueEnd =
          cursor.is(TokenKind.END) ? tokens.end(cursor.index()) : tokens.start(cursor.index());
      if (shown) {
        parts.add(new Text(new String(source, start, valueEnd - start)));
      }
      if (!cursor.is(TokenKind.END)) {
        throw cursor.unexpected("in a field of an f-string");
      }
      for (int i = start; i < valueEnd; i++) {
        currentLine += source[i] == '\n' ? 1 : 0;
      }
      at = valueEnd;
      char conversion = ' ';
      if (at < end && source[at] == '!') {
        conversion = at + 1 < end ? source[at + 1] : ' ';
        if (conversion != 'r' && conversion != 's' && conversion != 'a') {
          throw problem("an f-string knows the conversions !r, !s and !a only", "");
        }
        at += 2;
      }
      while (at < end && (source[at] == ' ' || source[at] == '\n' || source[at] == '\t')) {
        currentLine += source[at] == '\n' ? 1 : 0;
        at++;
      }
      List<Part> format = new ArrayList<>();
      boolean hasFormat = at < end && source[at] == ':';
      if (hasFormat) {
        at++;
        readText(format, end, true);
      }
      if (at >= end || source[at] != '}') {
        throw problem("a field of an f-string is not understood", "");
      }
      at++;
      boolean plain = shown && conversion == ' ' && !hasFormat;
      parts.add(new Expression.Field(value, plain ? 'r' : conversion, format));
    }
  }
}
