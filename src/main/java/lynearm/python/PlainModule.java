package lynearm.python;

import static lynearm.python.TokenKind.*;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads, in one pass over the tokens, a module that is made of nothing but a docstring, imports,
/// names bound to literals, and functions: what nearly every migration file is. Gives up at
/// anything else, and at whatever Python would refuse; [ModuleParser] and [ModuleReader] then
/// answer. Where it answers, they would answer the same.
final class PlainModule {

  private static final String DOC = "__doc__";

  private final Tokens tokens;
  private final WantedNames wanted;
  private final Map<String, Binding> bindings;
  private int at;

  private PlainModule(Tokens tokens, WantedNames wanted) {
    this.tokens = tokens;
    this.wanted = wanted;
    this.bindings = HashMap.newHashMap(wanted.all().size());
  }

  /// What the module binds the wanted names to; nothing if it is not as plain as that.
  static Optional<Map<String, Binding>> bindings(Tokens tokens, WantedNames wanted) {
    if (tokens.stop().isPresent() || tokens.flaw().isPresent()) {
      return Optional.empty();
    }
    PlainModule module = new PlainModule(tokens, wanted);
    return module.isRead() ? Optional.of(module.bindings) : Optional.empty();
  }

  private boolean isRead() {
    if (!readDocstring()) {
      return false;
    }
    while (tokens.kind(at) != END) {
      if (tokens.kind(at) != NAME || !readStatement()) {
        return false;
      }
    }
    return true;
  }

  private boolean readDocstring() {
    PythonValue text = PythonValue.NONE;
    if (tokens.kind(at) == STRING) {
      text = string();
      if (text == null || !accept(NEWLINE)) {
        return false;
      }
    }
    if (wanted.all().contains(DOC)) {
      bindings.put(DOC, new Binding.Known(text, 1));
    }
    return true;
  }

  private boolean readStatement() {
    if (acceptWord("import")) {
      return readDottedName() && readAlias() && accept(NEWLINE);
    }
    if (acceptWord("from")) {
      return readFromImport();
    }
    if (acceptWord("def")) {
      return readFunction();
    }
    return readAssignment();
  }

  private boolean readFromImport() {
    if (tokens.isName(at, "__future__") || !readDottedName() || !acceptWord("import")) {
      return false;
    }
    do {
      if (!readHarmlessName() || !readAlias()) {
        return false;
      }
    } while (accept(COMMA));
    return accept(NEWLINE);
  }

  private boolean readDottedName() {
    do {
      if (!readHarmlessName()) {
        return false;
      }
    } while (accept(DOT));
    return true;
  }

  private boolean readAlias() {
    return !acceptWord("as") || readHarmlessName();
  }

  /// Takes a name that has no part in what the wanted names are bound to.
  private boolean readHarmlessName() {
    if (tokens.kind(at) != NAME
        || wanted.find(tokens, at) != null
        || Relevance.isBackDoor(tokens, at)) {
      return false;
    }
    if (tokens.isKeyword(at) || !tokens.isAscii(at)) {
      return false;
    }
    at++;
    return true;
  }

  /// `name = literal` or `name: annotation = literal`.
  private boolean readAssignment() {
    int line = tokens.line(at);
    String name = wanted.find(tokens, at);
    if (name != null && !name.equals(DOC)) {
      at++;
    } else if (!readHarmlessName()) {
      return false;
    }
    if (accept(COLON) && !readAnnotation()) {
      return false;
    }
    if (!accept(ASSIGN)) {
      return false;
    }
    PythonValue value = literal();
    if (value == null || !accept(NEWLINE)) {
      return false;
    }
    if (name != null) {
      bindings.put(name, new Binding.Known(value, line));
    }
    return true;
  }

  /// Takes an annotation of the form `Union[str, Sequence[str], None]` or `str | None`.
  private boolean readAnnotation() {
    int open = 0;
    while (true) {
      if (!acceptWord("None") && !readDottedName()) {
        return false;
      }
      if (accept(LEFT_BRACKET)) {
        open++;
        continue;
      }
      while (open > 0 && accept(RIGHT_BRACKET)) {
        open--;
      }
      if (!accept(BAR) && (open == 0 || !accept(COMMA))) {
        return open == 0;
      }
    }
  }

  private @Nullable PythonValue literal() {
    return switch (tokens.kind(at)) {
      case STRING -> string();
      case NAME -> acceptWord("None") ? PythonValue.NONE : null;
      case LEFT_PAREN -> inBrackets(RIGHT_PAREN);
      case LEFT_BRACKET -> inBrackets(RIGHT_BRACKET);
      default -> null;
    };
  }

  private @Nullable PythonValue inBrackets(TokenKind closing) {
    at++;
    List<PythonValue> items = new ArrayList<>(2);
    boolean comma = true;
    while (!accept(closing)) {
      PythonValue item = comma && tokens.kind(at) == STRING ? string() : null;
      if (item == null) {
        return null;
      }
      items.add(item);
      comma = accept(COMMA);
    }
    if (closing == RIGHT_BRACKET) {
      return new PythonValue.ListValue(items);
    }
    return items.size() == 1 && !comma ? items.getFirst() : new PythonValue.TupleValue(items);
  }

  /// The text of a string that stands alone.
  private @Nullable PythonValue string() {
    StringLiteral literal = new StringLiteral(tokens, at);
    if (literal.isBytes() || literal.isFormatted() || tokens.kind(at + 1) == STRING) {
      return null;
    }
    try {
      PythonValue text = PythonValue.of(literal.text());
      at++;
      return text;
    } catch (PythonSyntaxException _) {
      return null; // the parser says what is wrong with it
    }
  }

  /// A function with one plain parameter or none, and a body that assigns no name of the module.
  private boolean readFunction() {
    if (!readHarmlessName() || !accept(LEFT_PAREN)) {
      return false;
    }
    if (tokens.kind(at) != RIGHT_PAREN && !readHarmlessName()) {
      return false;
    }
    if (!accept(RIGHT_PAREN)) {
      return false;
    }
    if (accept(ARROW) && !acceptWord("None")) {
      return false;
    }
    if (!accept(COLON)) {
      return false;
    }
    int start = at;
    if (!accept(NEWLINE) || tokens.kind(at) != INDENT) {
      return false;
    }
    return readBlock() && new BodyCheck(tokens, start, at).firstProblem().isEmpty();
  }

  private boolean readBlock() {
    int depth = 0;
    do {
      switch (tokens.kind(at)) {
        case INDENT -> depth++;
        case DEDENT -> depth--;
        case NAME -> {
          if (tokens.isName(at, "global")) {
            return false;
          }
        }
        default -> {}
      }
      at++;
    } while (depth > 0);
    return true;
  }

  private boolean accept(TokenKind kind) {
    if (tokens.kind(at) != kind) {
      return false;
    }
    at++;
    return true;
  }

  private boolean acceptWord(String word) {
    if (!tokens.isName(at, word)) {
      return false;
    }
    at++;
    return true;
  }
}
