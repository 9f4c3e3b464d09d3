package lynearm.python;

import static lynearm.python.TokenKind.*;

import java.util.ArrayList;
import java.util.List;

/// Finds the places of the literals that a value is made of. What is no plain literal is passed
/// over as [WrittenValue.Other]. Brackets never stand deeper than the tokenizer allows.
final class LiteralReader {

  private final Tokens tokens;
  private final int end;
  private int at;

  /// @param range the tokens of the value, all of them on one logical line
  LiteralReader(Tokens tokens, ModuleTree.Range range) {
    this.tokens = tokens;
    at = range.start();
    end = range.end();
  }

  WrittenValue read() {
    int start = at;
    for (int i = start; i < end; i++) {
      if (tokens.isName(i, "lambda")) {
        return new WrittenValue.Other("computed by a lambda", span(start, end));
      }
    }
    if (start == end) {
      return new WrittenValue.Other("not written", new Span(0, 0));
    }
    List<WrittenValue> items = items(end);
    return endsInComma || items.size() > 1
        ? several("", items, span(start, end))
        : items.getFirst();
  }

  private boolean endsInComma;

  /// Reads values parted by commas up to a token.
  private List<WrittenValue> items(int stop) {
    List<WrittenValue> items = new ArrayList<>();
    boolean comma = false;
    while (at < stop) {
      items.add(item(stop));
      comma = at < stop;
      at += comma ? 1 : 0;
    }
    endsInComma = comma;
    return items;
  }

  /// Reads one value up to the comma behind it or to a token.
  private WrittenValue item(int stop) {
    int start = at;
    int next = next(stop);
    WrittenValue value =
        switch (tokens.kind(start)) {
          case STRING -> text(next);
          case NAME ->
              tokens.isName(start, "None") && next == start + 1
                  ? new WrittenValue.Nothing(span(start, next))
                  : other(next);
          case LEFT_PAREN, LEFT_BRACKET, LEFT_BRACE ->
              isClosedBy(next - 1) ? bracketed(next - 1) : other(next);
          default -> other(next);
        };
    at = next;
    return value;
  }

  /// Where the next comma stands that is in no bracket.
  private int next(int stop) {
    int depth = 0;
    for (int i = at; i < stop; i++) {
      depth += WrittenModule.change(tokens.kind(i));
      if (depth == 0 && tokens.kind(i) == COMMA) {
        return i;
      }
    }
    return stop;
  }

  /// Whether the bracket here is closed by this token and none before.
  private boolean isClosedBy(int last) {
    int depth = 0;
    for (int i = at; i < last; i++) {
      depth += WrittenModule.change(tokens.kind(i));
      if (depth == 0) {
        return false;
      }
    }
    return depth == 1 && WrittenModule.change(tokens.kind(last)) == -1;
  }

  private WrittenValue bracketed(int close) {
    int open = at;
    TokenKind kind = tokens.kind(open);
    at = open + 1;
    List<WrittenValue> items = items(close);
    boolean comma = endsInComma;
    endsInComma = false;
    Span whole = span(open, close + 1);
    if (kind == LEFT_BRACE && items.isEmpty()) {
      return new WrittenValue.Other("an empty dict", whole);
    }
    if (kind == LEFT_PAREN && items.size() == 1 && !comma) {
      return items.getFirst();
    }
    return several(kind.text(), items, whole);
  }

  private static WrittenValue several(String opening, List<WrittenValue> items, Span span) {
    for (WrittenValue item : items) {
      if (item instanceof WrittenValue.Other(String construct, _) && construct.equals(STARRED)) {
        return new WrittenValue.Other(STARRED, span);
      }
    }
    return new WrittenValue.Several(opening, items, span);
  }

  private static final String STARRED = "unpacked with a star";

  private WrittenValue text(int next) {
    Span span = span(at, next);
    StringBuilder value = new StringBuilder();
    boolean isSolid = true;
    for (int i = at; i < next; i++) {
      if (tokens.kind(i) != STRING) {
        return other(next);
      }
      StringLiteral literal = new StringLiteral(tokens, i);
      if (literal.isBytes() || literal.isFormatted()) {
        return new WrittenValue.Other(literal.isBytes() ? "a bytes literal" : "an f-string", span);
      }
      try {
        value.append(literal.text());
      } catch (PythonSyntaxException e) {
        return new WrittenValue.Other("a string that Python refuses", span);
      }
      isSolid &= i == at || isBlank(tokens.end(i - 1), tokens.start(i));
    }
    return new WrittenValue.Text(value.toString(), quotes(at), next - at, isSolid, span);
  }

  private boolean isBlank(int from, int to) {
    for (int i = from; i < to; i++) {
      if (tokens.source()[i] != ' ' && tokens.source()[i] != '\t') {
        return false;
      }
    }
    return true;
  }

  private Quotes quotes(int token) {
    String text = tokens.text(token);
    int start = 0;
    while (text.charAt(start) != '\'' && text.charAt(start) != '"') {
      start++;
    }
    int bodyStart = new StringLiteral(tokens, token).bodyStart() - tokens.start(token);
    return new Quotes(text.substring(0, start), text.substring(start, bodyStart));
  }

  private WrittenValue other(int next) {
    return new WrittenValue.Other(construct(next), span(at, next));
  }

  private String construct(int next) {
    if (tokens.kind(at) == STAR) {
      return STARRED;
    }
    if (tokens.kind(at) == NAME && next == at + 1) {
      return "taken from the name " + tokens.text(at);
    }
    if (next == at + 1) {
      return "not a text";
    }
    for (int i = at; i < next - 1; i++) {
      boolean isCalled = tokens.kind(i) == NAME && tokens.kind(i + 1) == LEFT_PAREN;
      if (isCalled && !tokens.isKeyword(i)) {
        return "computed by a call of " + tokens.text(i) + "()";
      }
    }
    return "computed by an expression";
  }

  private Span span(int start, int stop) {
    return new Span(tokens.start(start), tokens.end(Math.max(start, stop - 1)));
  }
}
