package lynearm.python;

/// How a string literal is set off.
///
/// @param prefix the letters in front, such as `r` or `u`
/// @param mark the quotes: `'`, `"`, or either of them three times
public record Quotes(String prefix, String mark) {

  /// As Python itself writes most strings.
  public static final Quotes SINGLE = new Quotes("", "'");

  /// The literal that gives this text, set off like this.
  ///
  /// @throws UnwritableException if no literal of this kind can
  public String literal(String text) throws UnwritableException {
    boolean isRaw = prefix.indexOf('r') >= 0 || prefix.indexOf('R') >= 0;
    String body = isRaw ? text : escaped(text);
    String literal = prefix + mark + body + mark;
    if (!literal.equals(literal.replace("\r", "").replace("\n", "").replace("\0", ""))
        || !text.equals(valueOf(literal))) {
      throw new UnwritableException("a literal " + prefix + mark + "…" + mark + " cannot hold it");
    }
    return literal;
  }

  private static String valueOf(String literal) {
    char[] source = (literal + "\0").toCharArray();
    Tokens tokens = Tokenizer.ofModule(source);
    boolean isOne =
        tokens.stop().isEmpty()
            && tokens.flaw().isEmpty()
            && tokens.kind(0) == TokenKind.STRING
            && tokens.end(0) == literal.length();
    try {
      return isOne ? new StringLiteral(tokens, 0).text() : "";
    } catch (PythonSyntaxException _) {
      return "";
    }
  }

  private String escaped(String text) {
    char quote = mark.charAt(0);
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          if (c == quote) {
            out.append('\\').append(quote);
          } else {
            PythonRepr.appendCharacter(out, c, quote);
          }
        });
    return out.toString();
  }
}
