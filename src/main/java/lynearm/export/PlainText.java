package lynearm.export;

/// Text of strangers on its way into a file.
final class PlainText {

  private static final int REPLACEMENT = 0xfffd;

  private PlainText() {}

  /// On one line, without what no file may hold: white space becomes a space; control characters
  /// and halves of characters become a question mark in a diamond.
  static String of(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints().forEach(c -> plain.appendCodePoint(plain(c)));
    return plain.toString();
  }

  private static int plain(int c) {
    if (c == '\n' || c == '\r' || c == '\t' || c == '\u2028' || c == '\u2029') {
      return ' ';
    }
    boolean unfit =
        c < ' '
            || (c >= 0x7f && c < 0xa0)
            || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
            || (c & 0xfffe) == 0xfffe;
    return unfit ? REPLACEMENT : c;
  }

  /// As text or the value of an attribute in XML.
  static String xml(String text) {
    return of(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
