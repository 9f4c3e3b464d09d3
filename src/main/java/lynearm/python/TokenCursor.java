package lynearm.python;

import java.util.Optional;

/// A place in a list of tokens, and the questions a parser asks there.
final class TokenCursor {

  private final Tokens tokens;
  private int index;

  TokenCursor(Tokens tokens) {
    this.tokens = tokens;
  }

  Tokens tokens() {
    return tokens;
  }

  int index() {
    return index;
  }

  void moveTo(int newIndex) {
    index = newIndex;
  }

  TokenKind kind() {
    return tokens.kind(index);
  }

  int line() {
    return tokens.line(index);
  }

  boolean is(TokenKind kind) {
    return tokens.kind(index) == kind;
  }

  boolean isWord(String keyword) {
    return tokens.isName(index, keyword);
  }

  /// Whether the token after this one is of a kind.
  boolean isNext(TokenKind kind) {
    return index + 1 < tokens.count() && tokens.kind(index + 1) == kind;
  }

  boolean isNextWord(String keyword) {
    return index + 1 < tokens.count() && tokens.isName(index + 1, keyword);
  }

  /// Whether a name stands here that is no keyword.
  boolean isIdentifier() {
    return is(TokenKind.NAME) && !PythonKeywords.ALL.contains(tokens.name(index));
  }

  boolean isKeyword() {
    return is(TokenKind.NAME) && PythonKeywords.ALL.contains(tokens.name(index));
  }

  void advance() {
    if (index < tokens.count() - 1) {
      index++;
    }
  }

  boolean accept(TokenKind kind) {
    if (is(kind)) {
      advance();
      return true;
    }
    return false;
  }

  boolean acceptWord(String keyword) {
    if (isWord(keyword)) {
      advance();
      return true;
    }
    return false;
  }

  void expect(TokenKind kind) throws PythonSyntaxException {
    if (!accept(kind)) {
      throw unexpected("where " + kind.text() + " is expected");
    }
  }

  void expectWord(String keyword) throws PythonSyntaxException {
    if (!acceptWord(keyword)) {
      throw unexpected("where " + keyword + " is expected");
    }
  }

  String identifier() throws PythonSyntaxException {
    if (!isIdentifier()) {
      throw unexpected("where a name is expected");
    }
    String name = tokens.name(index);
    advance();
    return name;
  }

  /// Takes a name of which parts may be set off by dots.
  String dottedName() throws PythonSyntaxException {
    String first = identifier();
    if (!is(TokenKind.DOT)) {
      return first;
    }
    StringBuilder name = new StringBuilder(first);
    while (accept(TokenKind.DOT)) {
      name.append('.').append(identifier());
    }
    return name.toString();
  }

  /// Takes `as` and the name behind it, if they stand here.
  Optional<String> alias() throws PythonSyntaxException {
    return acceptWord("as") ? Optional.of(identifier()) : Optional.empty();
  }

  /// Whether the bracket here closes right before the colon of the statement.
  boolean bracketsReachColon() {
    int depth = 0;
    for (int i = index; i < tokens.count() - 1; i++) {
      switch (tokens.kind(i)) {
        case LEFT_PAREN, LEFT_BRACKET, LEFT_BRACE -> depth++;
        case RIGHT_PAREN, RIGHT_BRACKET, RIGHT_BRACE -> depth--;
        default -> {}
      }
      if (depth == 0) {
        return tokens.kind(i + 1) == TokenKind.COLON;
      }
    }
    return false;
  }

  /// Passes over an indented block, the indent of which stands here.
  void skipBlock() {
    int depth = 0;
    do {
      if (is(TokenKind.INDENT)) {
        depth++;
      } else if (is(TokenKind.DEDENT)) {
        depth--;
      }
      advance();
    } while (depth > 0 && !is(TokenKind.END));
  }

  /// A problem with the token here.
  ///
  /// @param where a phrase to end the sentence with
  PythonSyntaxException unexpected(String where) {
    return problem(shown() + " stands " + where);
  }

  PythonSyntaxException problem(String what) {
    return problem(what, "");
  }

  PythonSyntaxException problem(String what, String remedy) {
    return new PythonSyntaxException(SyntaxProblem.local(line(), what, remedy));
  }

  private String shown() {
    return switch (kind()) {
      case NAME, NUMBER, BAD_NUMBER -> brief(tokens.text(index));
      case STRING, NEWLINE, INDENT, DEDENT, END -> kind().text();
      default -> kind().text();
    };
  }

  private static String brief(String text) {
    return text.length() <= 40 ? text : text.substring(0, 39) + "…";
  }
}
