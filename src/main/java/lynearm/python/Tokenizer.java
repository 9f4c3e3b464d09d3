package lynearm.python;

import static lynearm.python.TokenKind.*;

import java.util.Arrays;
import java.util.Locale;

/// Cuts Python 3 text into tokens as CPython's tokenizer does: brackets, indentation, strings of
/// every prefix, line continuation. An f-string is one token, with nested quotes as from Python
/// 3.12 on. Reads each character once.
final class Tokenizer {

  /// How many brackets Python allows inside each other.
  static final int MOST_BRACKETS = 200;

  private static final int USUAL_BRACKETS = 8;

  /// How many blocks Python allows inside each other.
  private static final int MOST_BLOCKS = 100;

  /// How many f-strings are followed inside each other.
  private static final int MOST_NESTED_STRINGS = 100;

  private static final int TAB = 8;

  private static final byte BLANK = 1;
  private static final byte LETTER = 2;
  private static final byte DIGIT = 3;
  private static final byte QUOTE = 4;
  private static final byte SIGN = 5;
  private static final byte[] CLASSES = new byte[128];

  static {
    for (char c = 'a'; c <= 'z'; c++) {
      CLASSES[c] = LETTER;
      CLASSES[c - 'a' + 'A'] = LETTER;
    }
    CLASSES['_'] = LETTER;
    for (char c = '0'; c <= '9'; c++) {
      CLASSES[c] = DIGIT;
    }
    CLASSES[' '] = BLANK;
    CLASSES['\t'] = BLANK;
    CLASSES['\f'] = BLANK;
    CLASSES['\''] = QUOTE;
    CLASSES['"'] = QUOTE;
    for (char c : "()[]{},:;.+-*/%@&|^~<>=!".toCharArray()) {
      CLASSES[c] = SIGN;
    }
  }

  /// What is read.
  private enum Extent {
    MODULE,
    EXPRESSION,
    /// A field of an f-string, which a colon, a brace or a conversion ends.
    FIELD
  }

  private final char[] source;
  private final int length;
  private final Tokens tokens;
  private final Extent extent;

  private int at;
  private int line;
  private char[] brackets = new char[USUAL_BRACKETS];
  private int[] bracketLines = new int[USUAL_BRACKETS];
  private int depth;
  private int[] indents = new int[16];
  private int[] alternativeIndents = new int[16];
  private int blocks = 1;

  private Tokenizer(char[] text, int start, int length, int firstLine, Extent extent) {
    this(
        text,
        start,
        length,
        firstLine,
        extent,
        new Tokens(text, extent == Extent.FIELD ? 0 : length));
  }

  private Tokenizer(
      char[] text, int start, int length, int firstLine, Extent extent, Tokens tokens) {
    this.source = text;
    this.at = start;
    this.length = length;
    this.line = firstLine;
    this.extent = extent;
    this.tokens = tokens;
  }

  /// The tokens of a module.
  ///
  /// @param text with `\n` as its only newline, and one more character at its end, which is NUL
  static Tokens ofModule(char[] text) {
    return new Tokenizer(text, 0, text.length - 1, 1, Extent.MODULE).run();
  }

  /// The tokens of a module whose text stands in a larger buffer.
  ///
  /// @param length where the text ends; a NUL stands there
  /// @param room where the tokens go
  static Tokens ofModule(char[] buffer, int length, Tokens room) {
    return new Tokenizer(buffer, 0, length, 1, Extent.MODULE, room.cleared(buffer)).run();
  }

  /// The tokens of an expression, read as if brackets stood around it: newlines are blanks.
  static Tokens ofExpression(String text, int firstLine) {
    String unix = text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    char[] source = Arrays.copyOf(unix.toCharArray(), unix.length() + 1);
    return new Tokenizer(source, 0, unix.length(), firstLine, Extent.EXPRESSION).run();
  }

  /// The tokens of a field of an f-string, up to what ends its expression.
  ///
  /// @param start behind the brace that opens the field
  /// @param end where the f-string ends
  static Tokens ofField(char[] source, int start, int end, int firstLine) {
    return new Tokenizer(source, start, end, firstLine, Extent.FIELD).run();
  }

  private Tokens run() {
    try {
      if (extent == Extent.MODULE) {
        readLines();
      } else {
        readLogicalLine();
      }
      if (depth > 0) {
        throw confusing(
            bracketLines[depth - 1],
            "the bracket " + brackets[depth - 1] + " is never closed",
            "Close it");
      }
      while (blocks > 1) {
        blocks--;
        tokens.add(DEDENT, at, at, line);
      }
    } catch (PythonSyntaxException e) {
      tokens.stoppedBy(e.problem());
    }
    tokens.add(END, at, at, line);
    return tokens;
  }

  private void readLines() throws PythonSyntaxException {
    while (at < length) {
      readIndentation();
      readLogicalLine();
    }
  }

  /// Skips blank and comment lines, then compares the indentation with that of the lines before.
  private void readIndentation() throws PythonSyntaxException {
    int column = 0;
    int alternative = 0;
    boolean continued = false;
    while (true) {
      char c = source[at];
      if (c == ' ') {
        column += continued ? 0 : 1;
        alternative += continued ? 0 : 1;
      } else if (c == '\t') {
        column = continued ? column : (column / TAB + 1) * TAB;
        alternative += continued ? 0 : 1;
      } else if (c == '\f') {
        column = 0;
        alternative = 0;
      } else if (c == '\\' && source[at + 1] == '\n') {
        continued = column > 0;
        at++;
        line++;
        requireMore();
      } else if (c == '#') {
        skipComment();
        continue;
      } else if (c == '\n') {
        line++;
        column = 0;
        alternative = 0;
        continued = false;
      } else {
        break;
      }
      at++;
    }
    if (at < length) {
      refuseConflictMarker();
      indent(column, alternative);
    }
  }

  private void indent(int column, int alternative) throws PythonSyntaxException {
    int top = blocks - 1;
    if (column == indents[top]) {
      requireSameTabs(alternative, alternativeIndents[top]);
      return;
    }
    if (column > indents[top]) {
      if (alternative <= alternativeIndents[top]) {
        throw mixedTabs();
      }
      if (blocks == MOST_BLOCKS) {
        throw brokenOff("more than 100 blocks stand inside each other", "");
      }
      if (blocks == indents.length) {
        indents = Arrays.copyOf(indents, blocks * 2);
        alternativeIndents = Arrays.copyOf(alternativeIndents, blocks * 2);
      }
      indents[blocks] = column;
      alternativeIndents[blocks] = alternative;
      blocks++;
      tokens.add(INDENT, at, at, line);
      return;
    }
    while (blocks > 1 && column < indents[blocks - 1]) {
      blocks--;
      tokens.add(DEDENT, at, at, line);
    }
    if (column != indents[blocks - 1]) {
      throw brokenOff(
          "the line is indented less than the block before and more than the one around it",
          "Give it the indentation of the lines it belongs to");
    }
    requireSameTabs(alternative, alternativeIndents[blocks - 1]);
  }

  private void requireSameTabs(int found, int expected) throws PythonSyntaxException {
    if (found != expected) {
      throw mixedTabs();
    }
  }

  private PythonSyntaxException mixedTabs() {
    return brokenOff("tabs and spaces are mixed in the indentation", "Indent with spaces only");
  }

  /// Reads to the end of a logical line, or to the end of the text if brackets are around it.
  private void readLogicalLine() throws PythonSyntaxException {
    int first = tokens.count();
    while (at < length) {
      char c = source[at];
      if (c >= 0x80) {
        readOtherName();
        continue;
      }
      switch (CLASSES[c]) {
        case BLANK -> {
          do {
            at++;
          } while (source[at] == ' ');
        }
        case LETTER -> readName();
        case DIGIT -> readNumber();
        case QUOTE -> readString(at);
        case SIGN -> {
          if (extent == Extent.FIELD && depth == 0 && endsField(c)) {
            return;
          }
          readSign(c);
        }
        default -> {
          if (c == '\n') {
            if (endsLine(first)) {
              return;
            }
          } else if (c == '#') {
            skipComment();
          } else if (c == '\\') {
            joinLines();
          } else {
            throw strange(c);
          }
        }
      }
    }
    if (extent == Extent.MODULE && depth == 0 && tokens.count() > first) {
      tokens.add(NEWLINE, at, at, line);
    }
  }

  private boolean endsField(char c) {
    return c == '}' || c == ':' || (c == '!' && source[at + 1] != '=');
  }

  /// Takes a newline; true if it ends the logical line.
  private boolean endsLine(int firstToken) throws PythonSyntaxException {
    int start = at;
    at++;
    line++;
    if (depth > 0 || extent != Extent.MODULE) {
      refuseConflictMarker();
      return false;
    }
    if (tokens.count() > firstToken) {
      tokens.add(NEWLINE, start, at, line - 1);
    }
    return true;
  }

  private void joinLines() throws PythonSyntaxException {
    if (source[at + 1] != '\n') {
      if (at + 1 == length) {
        throw unfinishedLine();
      }
      throw confusing(
          line,
          "something stands after the backslash that continues the line",
          "Remove what follows the backslash, blanks included");
    }
    at += 2;
    line++;
    requireMore();
  }

  private void requireMore() throws PythonSyntaxException {
    if (at >= length) {
      throw unfinishedLine();
    }
  }

  private PythonSyntaxException unfinishedLine() {
    return confusing(
        line, "the file ends after a backslash that continues the line", "Remove the backslash");
  }

  private void skipComment() {
    char[] text = source;
    int end = length;
    int i = at;
    while (i < end && text[i] != '\n') {
      i++;
    }
    at = i;
  }

  private void readName() throws PythonSyntaxException {
    char[] text = source;
    int start = at;
    int i = at + 1;
    char next = text[i];
    while (next < 0x80 && (CLASSES[next] == LETTER || CLASSES[next] == DIGIT)) {
      i++;
      next = text[i];
    }
    at = i;
    if (next >= 0x80) {
      readRestOfName(start);
      return;
    }
    if ((next == '\'' || next == '"') && i - start <= 2 && isStringPrefix(start, i)) {
      readString(start);
      return;
    }
    tokens.add(NAME, start, i, line);
  }

  private void readOtherName() throws PythonSyntaxException {
    int start = at;
    int first = Character.codePointAt(source, at);
    if (!Character.isUnicodeIdentifierStart(first)) {
      throw strange(first);
    }
    readRestOfName(start);
  }

  private void readRestOfName(int start) throws PythonSyntaxException {
    while (at < length) {
      int c = Character.codePointAt(source, at);
      if (c < 0x80 ? CLASSES[c] != LETTER && CLASSES[c] != DIGIT : !isNamePart(c)) {
        break;
      }
      at += Character.charCount(c);
    }
    tokens.add(NAME, start, at, line);
    if (at < length && source[at] >= 0x80) {
      throw strange(Character.codePointAt(source, at));
    }
  }

  private static boolean isNamePart(int c) {
    return Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c);
  }

  private boolean isStringPrefix(int start, int end) {
    char first = (char) (source[start] | 0x20);
    if (end - start == 1) {
      return first == 'r' || first == 'b' || first == 'f' || first == 'u';
    }
    char second = (char) (source[start + 1] | 0x20);
    return first == 'r'
        ? second == 'b' || second == 'f'
        : second == 'r' && (first == 'b' || first == 'f');
  }

  private void readNumber() {
    int start = at;
    int end = Numbers.end(source, start);
    if (end < 0) {
      tokens.flawedBy(Numbers.complaint(source, start, line));
      end = ~end;
      while (CLASSES[source[end] & 0x7f] == LETTER || CLASSES[source[end] & 0x7f] == DIGIT) {
        end++;
      }
      if (end == start) {
        end++;
      }
      tokens.add(BAD_NUMBER, start, end, line);
      at = end;
      return;
    }
    tokens.add(NUMBER, start, end, line);
    at = end;
  }

  /// Reads a string whose prefix starts at `start`; [#at] is at its first quote.
  private void readString(int start) throws PythonSyntaxException {
    int firstLine = line;
    boolean formatted = false;
    for (int i = start; i < at; i++) {
      formatted |= source[i] == 'f' || source[i] == 'F';
    }
    if (formatted) {
      boolean raw = at - start == 2;
      skipFormatted(raw, 0);
    } else {
      skipPlain();
    }
    tokens.add(STRING, start, at, firstLine);
  }

  private void skipPlain() throws PythonSyntaxException {
    int firstLine = line;
    char quote = source[at];
    if (isTripleQuote(quote)) {
      at += 3;
      skipTriple(quote, firstLine);
      return;
    }
    char[] text = source;
    int i = at + 1;
    while (true) {
      char c = text[i];
      if (c == quote) {
        at = i + 1;
        return;
      }
      if (c == '\\') {
        i++;
        if (source[i] == '\n') {
          line++;
        }
        if (i >= length) {
          throw unclosed(firstLine);
        }
      } else if (c == '\n' || i >= length) {
        throw unclosed(firstLine);
      }
      i++;
    }
  }

  private void skipTriple(char quote, int firstLine) throws PythonSyntaxException {
    char[] text = source;
    int end = length;
    int i = at;
    while (i < end) {
      char c = text[i];
      if (c == quote) {
        if (source[i + 1] == quote && i + 2 < length && source[i + 2] == quote) {
          at = i + 3;
          return;
        }
      } else if (c == '\n') {
        line++;
      } else if (c == '\\') {
        i++;
        if (source[i] == '\n') {
          line++;
        }
      }
      i++;
    }
    throw unclosedTriple(firstLine);
  }

  /// Skips an f-string, from its first quote to its last.
  private void skipFormatted(boolean raw, int nesting) throws PythonSyntaxException {
    int firstLine = line;
    requireShallow(nesting);
    char quote = source[at];
    boolean triple = isTripleQuote(quote);
    at += triple ? 3 : 1;
    while (at < length) {
      char c = source[at];
      if (c == quote && (!triple || isTripleQuote(quote))) {
        at += triple ? 3 : 1;
        return;
      }
      if (c == '\n') {
        if (!triple) {
          throw unclosed(firstLine);
        }
        line++;
      } else if (c == '\\') {
        boolean named = !raw && source[at + 1] == 'N' && source[at + 2] == '{';
        if (source[at + 1] == '\n') {
          line++;
        }
        if (named) {
          at++;
          skipCharacterName();
          continue;
        }
        if (source[at + 1] != '{' && source[at + 1] != '}') {
          at++;
        }
      } else if (c == '{') {
        if (source[at + 1] == '{') {
          at++;
        } else {
          at++;
          skipField(quote, triple, raw, nesting);
          continue;
        }
      }
      at++;
    }
    throw triple ? unclosedTriple(firstLine) : unclosed(firstLine);
  }

  private void skipCharacterName() {
    int i = at;
    while (i < length
        && source[i] != '}'
        && source[i] != '\n'
        && source[i] != '\''
        && source[i] != '"') {
      i++;
    }
    at = i < length && source[i] == '}' ? i + 1 : at + 1;
  }

  private boolean isTripleQuote(char quote) {
    return at + 2 < length && source[at + 1] == quote && source[at + 2] == quote;
  }

  /// Skips a replacement field, from behind its brace to behind the one that closes it.
  private void skipField(char quote, boolean triple, boolean raw, int nesting)
      throws PythonSyntaxException {
    int firstLine = line;
    requireShallow(nesting);
    int open = 0;
    char[] closers = new char[MOST_BRACKETS];
    while (at < length) {
      char c = source[at];
      if (c == '\'' || c == '"') {
        skipNestedString(nesting);
        continue;
      }
      if (c == '#') {
        skipComment();
        continue;
      }
      at++;
      if (c == '(' || c == '[' || c == '{') {
        if (open == MOST_BRACKETS) {
          throw tooManyBrackets();
        }
        closers[open++] = c == '(' ? ')' : c == '[' ? ']' : '}';
        tokens.nestedTo(depth + nesting + open);
      } else if (c == '}' && open == 0) {
        return;
      } else if (c == ')' || c == ']' || c == '}') {
        if (open == 0 || closers[open - 1] != c) {
          throw confusing(line, "the bracket " + c + " closes nothing in an f-string", "");
        }
        open--;
      } else if (c == ':' && open == 0) {
        skipFormat(quote, triple, raw, nesting);
        return;
      } else if (c == '\n') {
        line++;
      }
    }
    throw unclosedField(firstLine);
  }

  /// Skips the format of a field with the fields in it, to behind the brace that closes them.
  private void skipFormat(char quote, boolean triple, boolean raw, int nesting)
      throws PythonSyntaxException {
    int firstLine = line;
    while (at < length) {
      char c = source[at];
      if ((c == quote && (!triple || isTripleQuote(quote))) || (c == '\n' && !triple)) {
        break;
      }
      at++;
      if (c == '}') {
        return;
      }
      if (c == '{') {
        skipField(quote, triple, raw, nesting + 1);
      } else if (c == '\n') {
        line++;
      } else if (c == '\\' && !raw && source[at] != '{' && source[at] != '}') {
        line += source[at] == '\n' ? 1 : 0;
        at++;
      }
    }
    throw unclosedField(firstLine);
  }

  private PythonSyntaxException unclosedField(int firstLine) {
    return confusing(firstLine, "a brace in an f-string is never closed", "Close it, or double it");
  }

  private void requireShallow(int nesting) throws PythonSyntaxException {
    if (nesting > MOST_NESTED_STRINGS) {
      throw confusing(line, "f-strings stand inside each other too deeply", "Give a part a name");
    }
  }

  /// Skips a string within a replacement field; its prefix has been passed already.
  private void skipNestedString(int nesting) throws PythonSyntaxException {
    boolean formatted = false;
    boolean raw = false;
    for (int i = at - 1;
        i >= 0 && i >= at - 2 && source[i] < 0x80 && CLASSES[source[i]] == LETTER;
        i--) {
      formatted |= source[i] == 'f' || source[i] == 'F';
      raw |= source[i] == 'r' || source[i] == 'R';
    }
    if (formatted) {
      skipFormatted(raw, nesting + 1);
    } else {
      skipPlain();
    }
  }

  private PythonSyntaxException unclosed(int firstLine) {
    return confusing(
        firstLine, "the string is never closed", "Close the quote on line " + firstLine);
  }

  private PythonSyntaxException unclosedTriple(int firstLine) {
    return confusing(
        firstLine,
        "the triple-quoted string is never closed",
        "Close the three quotes that open on line " + firstLine);
  }

  private PythonSyntaxException tooManyBrackets() {
    return confusing(line, "more than 200 brackets stand inside each other", "");
  }

  private void readSign(char c) throws PythonSyntaxException {
    char next = source[at + 1];
    switch (c) {
      case '(' -> open(LEFT_PAREN, c);
      case '[' -> open(LEFT_BRACKET, c);
      case '{' -> open(LEFT_BRACE, c);
      case ')' -> close(RIGHT_PAREN, '(', c);
      case ']' -> close(RIGHT_BRACKET, '[', c);
      case '}' -> close(RIGHT_BRACE, '{', c);
      case ',' -> sign(COMMA, 1);
      case ';' -> sign(SEMICOLON, 1);
      case '~' -> sign(TILDE, 1);
      case ':' -> signOr(next, COLON, WALRUS);
      case '+' -> signOr(next, PLUS, PLUS_ASSIGN);
      case '@' -> signOr(next, AT, AT_ASSIGN);
      case '%' -> signOr(next, PERCENT, PERCENT_ASSIGN);
      case '&' -> signOr(next, AMPERSAND, AMPERSAND_ASSIGN);
      case '|' -> signOr(next, BAR, BAR_ASSIGN);
      case '^' -> signOr(next, CARET, CARET_ASSIGN);
      case '=' -> signOr(next, ASSIGN, EQUAL);
      case '-' -> {
        if (next == '>') {
          sign(ARROW, 2);
        } else {
          signOr(next, MINUS, MINUS_ASSIGN);
        }
      }
      case '*' -> doubled(c, STAR, STAR_ASSIGN, DOUBLE_STAR, DOUBLE_STAR_ASSIGN);
      case '/' -> doubled(c, SLASH, SLASH_ASSIGN, DOUBLE_SLASH, DOUBLE_SLASH_ASSIGN);
      case '<' -> doubled(c, LESS, LESS_EQUAL, LEFT_SHIFT, LEFT_SHIFT_ASSIGN);
      case '>' -> doubled(c, GREATER, GREATER_EQUAL, RIGHT_SHIFT, RIGHT_SHIFT_ASSIGN);
      case '.' -> {
        if (next >= '0' && next <= '9') {
          readNumber();
        } else if (next == '.' && at + 2 < length && source[at + 2] == '.') {
          sign(TokenKind.ELLIPSIS, 3);
        } else {
          sign(DOT, 1);
        }
      }
      default -> {
        if (next != '=') {
          throw strange(c);
        }
        sign(NOT_EQUAL, 2);
      }
    }
  }

  private void sign(TokenKind kind, int width) {
    tokens.add(kind, at, at + width, line);
    at += width;
  }

  private void signOr(char next, TokenKind alone, TokenKind withEquals) {
    if (next == '=') {
      sign(withEquals, 2);
    } else {
      sign(alone, 1);
    }
  }

  private void doubled(
      char c, TokenKind one, TokenKind oneAssign, TokenKind two, TokenKind twoAssign) {
    char next = source[at + 1];
    if (next == c) {
      if (source[at + 2] == '=') {
        sign(twoAssign, 3);
      } else {
        sign(two, 2);
      }
    } else {
      signOr(next, one, oneAssign);
    }
  }

  private void open(TokenKind kind, char bracket) throws PythonSyntaxException {
    if (depth == MOST_BRACKETS) {
      throw tooManyBrackets();
    }
    if (depth == brackets.length) {
      brackets = Arrays.copyOf(brackets, MOST_BRACKETS);
      bracketLines = Arrays.copyOf(bracketLines, MOST_BRACKETS);
    }
    brackets[depth] = bracket;
    bracketLines[depth] = line;
    depth++;
    tokens.nestedTo(depth);
    sign(kind, 1);
  }

  private void close(TokenKind kind, char opening, char bracket) throws PythonSyntaxException {
    if (depth == 0) {
      throw confusing(line, "the bracket " + bracket + " closes nothing", "Remove it");
    }
    depth--;
    if (brackets[depth] != opening) {
      throw confusing(
          line,
          "the bracket "
              + bracket
              + " does not match the "
              + brackets[depth]
              + (bracketLines[depth] == line ? "" : " on line " + bracketLines[depth]),
          "Close them in order");
    }
    sign(kind, 1);
  }

  private void refuseConflictMarker() throws PythonSyntaxException {
    char c = source[at];
    if (c != '<' && c != '=' && c != '>') {
      return;
    }
    if (at + 7 > length || (at > 0 && source[at - 1] != '\n')) {
      return;
    }
    for (int i = at; i < at + 7; i++) {
      if (source[i] != c) {
        return;
      }
    }
    throw confusing(
        line,
        "a git merge conflict is left in the file",
        "Keep one of the two sides and remove the marker lines");
  }

  private PythonSyntaxException strange(int c) {
    if (c >= 0xdc80 && c <= 0xdcff) {
      return confusing(
          line,
          String.format(Locale.ROOT, "the byte 0x%02x is no part of any character", c - 0xdc00),
          "Save the file as UTF-8, or name its encoding in the first line");
    }
    String shown =
        Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT
                || Character.isSpaceChar(c)
            ? ""
            : Character.toString(c) + " ";
    return confusing(
        line,
        String.format(Locale.ROOT, "the character %s(U+%04X) cannot stand in code", shown, c),
        "Remove it, or write the plain character that is meant");
  }

  private static PythonSyntaxException confusing(int line, String what, String remedy) {
    return new PythonSyntaxException(SyntaxProblem.confusing(line, what, remedy));
  }

  private PythonSyntaxException brokenOff(String what, String remedy) {
    return new PythonSyntaxException(SyntaxProblem.brokenOff(line, what, remedy));
  }
}
