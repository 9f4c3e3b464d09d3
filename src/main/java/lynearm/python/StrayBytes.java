package lynearm.python;

import java.util.Locale;
import java.util.Optional;

/// Finds bytes that are no UTF-8 where Python minds them: in strings. Those in code stop the
/// tokenizer, those in comments harm nobody.
final class StrayBytes {

  private StrayBytes() {}

  static Optional<SyntaxProblem> in(Tokens tokens) {
    for (int i = 0; i < tokens.count(); i++) {
      if (tokens.kind(i) != TokenKind.STRING) {
        continue;
      }
      for (int at = tokens.start(i); at < tokens.end(i); at++) {
        char c = tokens.source()[at];
        if (c >= 0xdc80 && c <= 0xdcff && !Character.isHighSurrogate(tokens.source()[at - 1])) {
          return Optional.of(
              SyntaxProblem.confusing(
                  tokens.line(i),
                  String.format(
                      Locale.ROOT, "a string holds the byte 0x%02x, which is no UTF-8", c & 0xff),
                  "Save the file as UTF-8, or name its encoding in the first line"));
        }
      }
    }
    return Optional.empty();
  }
}
