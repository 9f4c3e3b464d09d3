package lynearm.python;

/// The kinds of tokens. Keywords are names; the parser tells them apart by their text.
enum TokenKind {
  NAME("a name"),
  NUMBER("a number"),
  BAD_NUMBER("a number"),
  STRING("a string"),
  NEWLINE("the end of the line"),
  INDENT("an indent"),
  DEDENT("the end of the block"),
  END("the end of the file"),

  LEFT_PAREN("("),
  RIGHT_PAREN(")"),
  LEFT_BRACKET("["),
  RIGHT_BRACKET("]"),
  LEFT_BRACE("{"),
  RIGHT_BRACE("}"),
  COMMA(","),
  COLON(":"),
  SEMICOLON(";"),
  DOT("."),
  ELLIPSIS("..."),
  ARROW("->"),
  WALRUS(":="),
  ASSIGN("="),
  PLUS("+"),
  MINUS("-"),
  STAR("*"),
  DOUBLE_STAR("**"),
  SLASH("/"),
  DOUBLE_SLASH("//"),
  PERCENT("%"),
  AT("@"),
  AMPERSAND("&"),
  BAR("|"),
  CARET("^"),
  TILDE("~"),
  LEFT_SHIFT("<<"),
  RIGHT_SHIFT(">>"),
  EQUAL("=="),
  NOT_EQUAL("!="),
  LESS("<"),
  LESS_EQUAL("<="),
  GREATER(">"),
  GREATER_EQUAL(">="),
  PLUS_ASSIGN("+="),
  MINUS_ASSIGN("-="),
  STAR_ASSIGN("*="),
  DOUBLE_STAR_ASSIGN("**="),
  SLASH_ASSIGN("/="),
  DOUBLE_SLASH_ASSIGN("//="),
  PERCENT_ASSIGN("%="),
  AT_ASSIGN("@="),
  AMPERSAND_ASSIGN("&="),
  BAR_ASSIGN("|="),
  CARET_ASSIGN("^="),
  LEFT_SHIFT_ASSIGN("<<="),
  RIGHT_SHIFT_ASSIGN(">>=");

  private static final TokenKind[] ALL = values();

  private final String text;

  TokenKind(String text) {
    this.text = text;
  }

  /// The kind that has this code.
  static TokenKind of(byte code) {
    return ALL[code];
  }

  /// A number for it that fits a byte, for arrays of many; of no meaning elsewhere.
  @SuppressWarnings("EnumOrdinal")
  byte code() {
    return (byte) ordinal();
  }

  /// How it is written, or what it is called.
  String text() {
    return text;
  }
}
