package lynearm.python;

import static lynearm.python.TokenKind.*;

import java.util.Optional;

/// Looks over the body of a function without parsing it: two values side by side, as a print
/// statement of Python 2 has them, a missing block, an indent for no reason.
final class BodyCheck {
  private final Tokens tokens;
  private final int start;
  private final int end;

  BodyCheck(Tokens tokens, int start, int end) {
    this.tokens = tokens;
    this.start = start;
    this.end = end;
  }

  Optional<SyntaxProblem> firstProblem() {
    TokenKind before = COLON;
    for (int i = start; i < end; i++) {
      TokenKind kind = tokens.kind(i);
      if (kind == NAME || kind == NUMBER || kind == STRING) {
        if (endsValue(before) && !(kind == STRING && before == STRING) && areTwoValues(i)) {
          return Optional.of(twoValues(i));
        }
      } else if (kind == INDENT) {
        if (before != NEWLINE || tokens.kind(i - 2) != COLON) {
          return Optional.of(
              SyntaxProblem.local(
                  tokens.line(i),
                  "the line is indented for no reason",
                  "Give it the indentation of the line before"));
        }
      } else if (kind == NEWLINE
          && before == COLON
          && i + 1 < end
          && tokens.kind(i + 1) != INDENT) {
        return Optional.of(
            SyntaxProblem.local(
                tokens.line(i),
                "an indented block is missing after the line that ends in a colon",
                "Indent what belongs to it, or write pass"));
      }
      before = kind;
    }
    return Optional.empty();
  }

  private static boolean endsValue(TokenKind kind) {
    return switch (kind) {
      case NAME, NUMBER, STRING, RIGHT_PAREN, RIGHT_BRACKET, RIGHT_BRACE -> true;
      default -> false;
    };
  }

  /// Whether the token at `index` and the one before it are both values, with nothing between them.
  private boolean areTwoValues(int index) {
    int before = index - 1;
    if (tokens.isKeyword(before) || tokens.isKeyword(index)) {
      return false;
    }
    return tokens.kind(before) != NAME || !isSoftKeyword(before);
  }

  /// Whether a name is one of those that are keywords at the beginning of a statement only.
  private boolean isSoftKeyword(int index) {
    boolean soft =
        tokens.isName(index, "match")
            || tokens.isName(index, "case")
            || tokens.isName(index, "type")
            || tokens.isName(index, "lazy");
    return soft
        && switch (tokens.kind(index - 1)) {
          case NEWLINE, INDENT, DEDENT, SEMICOLON, COLON -> true;
          default -> false;
        };
  }

  private SyntaxProblem twoValues(int index) {
    String first = tokens.kind(index - 1) == NAME ? tokens.text(index - 1) : "";
    if (first.equals("print") || first.equals("exec")) {
      return SyntaxProblem.local(
          tokens.line(index),
          first + " is written without brackets, as in Python 2",
          "Write " + first + "(…)");
    }
    return SyntaxProblem.local(
        tokens.line(index), "two values stand side by side with nothing between them", "");
  }
}
