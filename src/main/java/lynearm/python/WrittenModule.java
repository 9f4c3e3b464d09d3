package lynearm.python;

import static lynearm.python.TokenKind.*;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The text of a module with the places of its literals, so that one of them can be changed and
/// nothing else. Says where text stands, not what it comes to: whoever changes a value reads the
/// result again.
///
/// A second look at single files; reading many is the work of [PythonReader]. Linear in the length
/// of the text.
public final class WrittenModule {

  private final WrittenSource source;
  private final ModuleTree tree;

  private WrittenModule(WrittenSource source) {
    this.source = source;
    tree = ModuleParser.parse(Tokenizer.ofModule(source.characters()));
  }

  /// Looks at the bytes of a module.
  ///
  /// @throws PythonSyntaxException if they are no text
  public static WrittenModule of(byte[] bytes) throws PythonSyntaxException {
    return new WrittenModule(new WrittenSource(bytes));
  }

  /// The bytes with other text in some places; all others stay.
  ///
  /// @throws UnwritableException if the encoding of the file cannot hold it
  public byte[] with(List<Replacement> replacements) throws UnwritableException {
    return source.with(replacements);
  }

  /// The text of a stretch, with `\n` as its only newline.
  public String text(Span span) {
    return source.text(span);
  }

  /// Where the docstring stands, without its quotes: one stretch for each literal it is made of,
  /// none if there is no docstring.
  public List<Span> docstring() {
    List<Statement> statements = tree.statements();
    if (statements.isEmpty()
        || !(statements.getFirst()
            instanceof Statement.Bare(Expression.Literal(PythonValue.Str _, _), _))) {
      return List.of();
    }
    Tokens tokens = tree.tokens();
    List<Span> bodies = new ArrayList<>();
    ModuleTree.Range piece = piece(0);
    for (int i = piece.start(); i < piece.end(); i++) {
      if (tokens.kind(i) == STRING) {
        StringLiteral literal = new StringLiteral(tokens, i);
        bodies.add(new Span(literal.bodyStart(), literal.bodyEnd()));
      }
    }
    return bodies;
  }

  /// Where the module binds a name.
  ///
  /// @param name the name
  /// @param readElsewhere names that others read from this module: none of them may change too
  public AssignedValue valueOf(String name, Set<String> readElsewhere) {
    List<Integer> binding = binding(name);
    if (binding.isEmpty()) {
      return new AssignedValue.Other("not bound in this file", 0);
    }
    Statement statement = tree.statements().get(binding.getFirst());
    if (binding.size() > 1) {
      Statement last = tree.statements().get(binding.getLast());
      return new AssignedValue.Other(
          "bound more than once, first on line " + statement.line(), last.line());
    }
    return switch (statement) {
      case Statement.Assign(List<Expression> targets, _, int line) ->
          assigned(binding.getFirst(), name, targets, readElsewhere, line);
      case Statement.Annotated(Expression target, _, int line) ->
          assigned(binding.getFirst(), name, List.of(target), readElsewhere, line);
      default -> new AssignedValue.Other(construct(statement), lineOf(statement, name));
    };
  }

  private static int lineOf(Statement statement, String name) {
    Map<String, Integer> bound = new HashMap<>();
    Names.putBound(statement, bound);
    return bound.getOrDefault(name, statement.line());
  }

  private static String construct(Statement statement) {
    return switch (statement) {
      case Statement.Assign _, Statement.Annotated _, Statement.Plain _ -> "assigned";
      case Statement.Augmented _ -> "changed by an augmented assignment";
      case Statement.Bare _, Statement.Assert _, Statement.Raise _ -> "bound within an expression";
      case Statement.Delete _ -> "deleted";
      case Statement.Import _, Statement.FromImport _ -> "imported";
      case Statement.If _ -> "bound inside of an if";
      case Statement.While _, Statement.For _ -> "bound in a loop";
      case Statement.Try _ -> "bound inside of a try";
      case Statement.With _ -> "bound inside of a with";
      case Statement.Match _ -> "bound inside of a match";
      case Statement.Definition(String called, boolean isClass, _, _, _) ->
          isClass ? "bound by the class " + called : "bound by the function " + called + "()";
    };
  }

  /// The statements that may bind a name, by number.
  private List<Integer> binding(String name) {
    List<Integer> binding = new ArrayList<>();
    for (int i = 0; i < tree.statements().size(); i++) {
      Map<String, Integer> bound = new HashMap<>();
      Names.putBound(tree.statements().get(i), bound);
      if (bound.containsKey(name)) {
        binding.add(i);
      }
    }
    return binding;
  }

  private AssignedValue assigned(
      int statement, String name, List<Expression> targets, Set<String> readElsewhere, int line) {
    List<Expression> holding = targets.stream().filter(it -> binds(it, name)).toList();
    if (holding.size() != 1) {
      return new AssignedValue.Other("bound more than once by one statement", line);
    }
    Optional<List<Step>> path = path(holding.getFirst(), name);
    if (path.isEmpty()) {
      return new AssignedValue.Other("unpacked from a starred target", line);
    }
    for (Expression other : targets) {
      Optional<String> shared = shared(other, holding.getFirst(), readElsewhere);
      if (shared.isPresent()) {
        return new AssignedValue.Other("bound together with " + shared.get(), line);
      }
    }
    WrittenValue whole = new LiteralReader(tree.tokens(), value(statement, targets.size())).read();
    return at(whole, path.get(), line);
  }

  private static boolean binds(Expression target, String name) {
    Map<String, Integer> bound = new HashMap<>();
    Names.putTarget(target, 1, bound);
    return bound.containsKey(name);
  }

  /// What else gets the very value of a target, if that can matter: a name that is used, or more
  /// than a name.
  private Optional<String> shared(Expression other, Expression target, Set<String> readElsewhere) {
    if (other.equals(target)) {
      return Optional.empty();
    }
    if (!(other instanceof Expression.Name(String id, _))) {
      return Optional.of("another target");
    }
    return readElsewhere.contains(id) || mentions(id) > 1 ? Optional.of(id) : Optional.empty();
  }

  private int mentions(String name) {
    Tokens tokens = tree.tokens();
    int count = 0;
    for (int i = 0; i < tokens.count(); i++) {
      count += tokens.kind(i) == NAME && tokens.name(i).equals(name) ? 1 : 0;
    }
    return count;
  }

  /// One step of unpacking.
  ///
  /// @param index which of the parts is taken
  /// @param parts how many there are
  private record Step(int index, int parts) {}

  /// The way to a name through the targets that hold it; nothing if one is starred.
  private static Optional<List<Step>> path(Expression target, String name) {
    List<Step> path = new ArrayList<>();
    Expression at = target;
    while (!(at instanceof Expression.Name)) {
      List<Expression> items =
          switch (at) {
            case Expression.Tuple(List<Expression> inner, _) -> inner;
            case Expression.ListDisplay(List<Expression> inner, _) -> inner;
            default -> List.of();
          };
      if (items.isEmpty() || items.stream().anyMatch(Expression.Starred.class::isInstance)) {
        return Optional.empty();
      }
      List<Integer> holding = new ArrayList<>();
      for (int i = 0; i < items.size(); i++) {
        if (binds(items.get(i), name)) {
          holding.add(i);
        }
      }
      if (holding.size() != 1) {
        return Optional.empty();
      }
      path.add(new Step(holding.getFirst(), items.size()));
      at = items.get(holding.getFirst());
    }
    return Optional.of(path);
  }

  private static AssignedValue at(WrittenValue whole, List<Step> path, int line) {
    WrittenValue value = whole;
    for (Step step : path) {
      if (!(value instanceof WrittenValue.Several(_, List<WrittenValue> items, _))
          || items.size() != step.parts()) {
        return new AssignedValue.Other(
            value instanceof WrittenValue.Other(String construct, _)
                ? construct
                : "unpacked from a value that does not show its parts",
            line);
      }
      value = items.get(step.index());
    }
    return value instanceof WrittenValue.Other(String construct, _)
        ? new AssignedValue.Other(construct, line)
        : new AssignedValue.Literal(value, line);
  }

  /// The tokens of one of several statements on a line.
  private ModuleTree.Range piece(int statement) {
    ModuleTree.Range range = tree.ranges().get(statement);
    int number = 0;
    while (statement - number > 0 && tree.ranges().get(statement - number - 1).equals(range)) {
      number++;
    }
    Tokens tokens = tree.tokens();
    int start = range.start();
    int depth = 0;
    for (int i = range.start(); i < range.end(); i++) {
      depth += change(tokens.kind(i));
      boolean ends = tokens.kind(i) == NEWLINE || tokens.kind(i) == END;
      if (depth == 0 && (ends || tokens.kind(i) == SEMICOLON)) {
        if (number == 0) {
          return new ModuleTree.Range(start, i);
        }
        number--;
        start = i + 1;
      }
    }
    return new ModuleTree.Range(start, range.end());
  }

  static int change(TokenKind kind) {
    return switch (kind) {
      case LEFT_PAREN, LEFT_BRACKET, LEFT_BRACE -> 1;
      case RIGHT_PAREN, RIGHT_BRACKET, RIGHT_BRACE -> -1;
      default -> 0;
    };
  }

  /// The tokens behind the last `=` that belongs to the statement itself.
  private ModuleTree.Range value(int statement, int targets) {
    ModuleTree.Range piece = piece(statement);
    Tokens tokens = tree.tokens();
    boolean isAnnotated = tree.statements().get(statement) instanceof Statement.Annotated;
    int start = piece.start();
    int depth = 0;
    int found = 0;
    for (int i = piece.start(); i < piece.end(); i++) {
      depth += change(tokens.kind(i));
      if (depth == 0 && tokens.kind(i) == ASSIGN && (isAnnotated || found < targets)) {
        found++;
        start = i + 1;
      }
    }
    return new ModuleTree.Range(start, piece.end());
  }
}
