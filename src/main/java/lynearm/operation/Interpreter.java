package lynearm.operation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lynearm.operation.Arguments.Given;
import lynearm.python.BodyStatement;
import lynearm.python.Expression;
import lynearm.python.ExpressionText;
import lynearm.python.PythonValue;

/// Follows the statements of a function in order without running them, and records the operations
/// on the way. Both ways of a fork are followed, each under its condition; loops over what the text
/// tells are followed round by round, others once.
final class Interpreter {
  private static final int MOST_ROUNDS = 300;
  private static final int MOST_STATEMENTS = 20_000;
  private static final int DEEPEST = 12;

  private final Frame module;
  private final Recorder recorder;
  private final ImportedModules imported;
  private final Evaluation evaluation;
  private final Set<BodyStatement.Function> running =
      Collections.newSetFromMap(new IdentityHashMap<>());
  private Frame frame;
  private int statements;
  private int depth;

  /// Whether the innermost loop has been left by `break` on some way.
  private boolean left;

  /// Whether its next round has been begun by `continue` on some way.
  private boolean goesOn;

  /// Methods that are followed where they are called.
  private static final Set<String> SEEN_METHODS =
      Set.of("__init__", "__call__", "__enter__", "__exit__");

  /// What is given back by the function that is followed, as far as it has been seen.
  private List<Symbol> returned = new ArrayList<>();

  Interpreter(Frame module, Recorder recorder, ImportedModules imported) {
    this.module = module;
    this.frame = module;
    this.recorder = recorder;
    this.imported = imported;
    this.evaluation = new Evaluation(this, recorder);
  }

  Frame frame() {
    return frame;
  }

  /// What something imported stands for, if it is followed there.
  Optional<Symbol> imported(Symbol.Named named) {
    return imported.symbol(named.path());
  }

  /// Gives what a lambda gives, with the names where it was made.
  Symbol call(Symbol.Lambda lambda, Arguments arguments) throws TooMuchException {
    Frame inner = new Frame(lambda.around());
    bindParameters(inner, lambda.definition().parameters(), arguments);
    Frame outer = frame;
    boolean abroad = frame.importedIn().isEmpty() && inner.importedIn().isPresent();
    frame = inner;
    if (abroad) {
      recorder.freeze();
    }
    try {
      return evaluation.evaluate(lambda.definition().body(), Evaluation.Use.STATEMENT);
    } finally {
      if (abroad) {
        recorder.thaw();
      }
      frame = outer;
    }
  }

  /// Follows a function from its beginning to its end.
  void runFunction(Symbol.Function function) throws TooMuchException {
    call(function, Arguments.NONE);
  }

  /// Follows statements in the present frame.
  void runModule(List<BodyStatement> body) throws TooMuchException {
    block(body);
  }

  // ---- calls of functions of the file

  /// Follows a call of a function of the file; gives what it returns.
  Symbol call(Symbol.Function function, Arguments arguments) throws TooMuchException {
    BodyStatement.Function definition = function.definition();
    if (depth >= DEEPEST || !running.add(definition)) {
      recorder.unknown(
          "it calls " + definition.name() + "(), which calls itself", definition.name() + "()");
      return new Symbol.Foreign(definition.name() + "()");
    }
    Frame outer = frame;
    List<Symbol> outerReturned = returned;
    Lines outerLines = recorder.lines();
    int known = recorder.depth();
    depth++;
    Frame inner = new Frame(function.around());
    bindParameters(inner, definition.parameters(), arguments);
    boolean abroad = outer.importedIn().isEmpty() && inner.importedIn().isPresent();
    if (abroad) {
      recorder.freeze();
    }
    frame = inner;
    returned = new ArrayList<>();
    try {
      boolean ended = block(definition.body());
      if (!ended && !returned.isEmpty()) {
        returned.add(Symbol.none());
      }
      return returned.isEmpty() ? Symbol.none() : either(returned);
    } finally {
      recorder.leave(known);
      if (abroad) {
        recorder.thaw();
      }
      recorder.moveTo(outerLines);
      frame = outer;
      returned = outerReturned;
      running.remove(definition);
      depth--;
    }
  }

  private static void bindParameters(
      Frame inner, List<Expression.Parameter> parameters, Arguments arguments) {
    int place = 0;
    Map<PythonValue, Symbol> rest = new LinkedHashMap<>();
    Set<String> names = new HashSet<>();
    parameters.forEach(parameter -> names.add(parameter.name()));
    arguments
        .keywords()
        .forEach((name, given) -> {
          if (!names.contains(name)) {
            rest.put(PythonValue.of(name), given.symbol());
          }
        });
    for (Expression.Parameter parameter : parameters) {
      Optional<Given> given = arguments.named(parameter.name());
      Symbol symbol =
          switch (parameter.kind()) {
            case POSITIONAL, KEYWORD_ONLY -> {
              if (given.isEmpty() && parameter.kind() == Expression.ParameterKind.POSITIONAL) {
                given = arguments.at(place);
                place++;
              }
              yield given.map(Given::symbol).orElseGet(() -> byDefault(parameter, arguments));
            }
            case REST -> {
              List<Symbol> items = new ArrayList<>();
              for (int i = place; i < arguments.positional().size(); i++) {
                items.add(arguments.positional().get(i).symbol());
              }
              yield arguments.open() ? new Symbol.Data() : new Symbol.Sequence(items);
            }
            case KEYWORD_REST -> arguments.open() ? new Symbol.Data() : new Symbol.Mapping(rest);
          };
      inner.bind(parameter.name(), symbol);
    }
  }

  private static Symbol byDefault(Expression.Parameter parameter, Arguments arguments) {
    if (!arguments.open()
        && parameter.byDefault().isPresent()
        && parameter.byDefault().get() instanceof Expression.Literal(PythonValue value, _)) {
      return new Symbol.Constant(value);
    }
    return new Symbol.Data();
  }

  static Symbol either(List<Symbol> options) {
    List<Symbol> different = new ArrayList<>();
    for (Symbol option : options) {
      List<Symbol> each =
          option instanceof Symbol.Either(List<Symbol> more) ? more : List.of(option);
      for (Symbol one : each) {
        if (!different.contains(one)) {
          different.add(one);
        }
      }
    }
    if (different.size() > 8) {
      return new Symbol.Data();
    }
    return different.size() == 1 ? different.getFirst() : new Symbol.Either(different);
  }

  // ---- statements

  /// Follows statements; tells whether the way ends within them for sure, by a return or an error.
  private boolean block(List<BodyStatement> body) throws TooMuchException {
    for (BodyStatement statement : body) {
      if (statement(statement)) {
        return true;
      }
    }
    return false;
  }

  private boolean statement(BodyStatement statement) throws TooMuchException {
    if (++statements > MOST_STATEMENTS) {
      throw new TooMuchException();
    }
    recorder.moveTo(headLines(statement));
    return switch (statement) {
      case BodyStatement.Bare(Expression value, _, _) -> {
        evaluation.evaluateStatement(value);
        yield false;
      }
      case BodyStatement.Assign(List<Expression> targets, Expression value, _, _) -> {
        Symbol symbol = evaluation.evaluate(value);
        for (Expression target : targets) {
          assign(target, symbol);
        }
        yield false;
      }
      case BodyStatement.Augmented augmented -> {
        Symbol symbol =
            evaluation.evaluate(
                new Expression.Binary(
                    augmented.operator(), augmented.target(), augmented.value(), augmented.line()));
        assign(augmented.target(), symbol);
        yield false;
      }
      case BodyStatement.Delete(Expression targets, _, _) -> {
        if (targets instanceof Expression.Name(String id, _)) {
          frame.bind(id, new Symbol.Data());
        } else {
          evaluation.evaluate(targets);
        }
        yield false;
      }
      case BodyStatement.Import(var modules, _, _) -> {
        for (BodyStatement.ImportedName module : modules) {
          importModule(module);
        }
        yield false;
      }
      case BodyStatement.FromImport from -> {
        importFrom(from);
        yield false;
      }
      case BodyStatement.Assert(Expression test, _, _) -> {
        evaluation.evaluateCondition(test);
        yield false;
      }
      case BodyStatement.Raise(var error, _, _) -> {
        String text = error.map(ExpressionText::of).orElse("the error at hand");
        recorder.record(new Operation.Stop(text));
        yield true;
      }
      case BodyStatement.Return(var value, _, _) -> {
        returned.add(value.isEmpty() ? Symbol.none() : evaluation.evaluateStatement(value.get()));
        yield true;
      }
      case BodyStatement.Jump(boolean leaves, _, _) -> {
        left |= leaves;
        goesOn |= !leaves;
        yield true;
      }
      case BodyStatement.Plain _ -> false;
      case BodyStatement.Outer(List<String> names, _, _) -> {
        names.forEach(frame::declareOuter);
        yield false;
      }
      case BodyStatement.If ifStatement -> choose(ifStatement);
      case BodyStatement.While loop -> {
        Symbol test = evaluation.evaluateCondition(loop.test());
        if (test instanceof Symbol.Constant(PythonValue value) && !value.isTrue()) {
          yield block(loop.otherwise());
        }
        unclearRounds("while " + ExpressionText.of(loop.test()), loop.body());
        yield block(loop.otherwise());
      }
      case BodyStatement.For loop -> loop(loop);
      case BodyStatement.Try attempt -> attempt(attempt);
      case BodyStatement.With with -> with(with);
      case BodyStatement.Match(Expression subject, var bodies, int line, _) -> {
        evaluation.evaluateCondition(subject);
        recorder.doubt(
            "what its patterns bind is not followed", "match " + ExpressionText.of(subject));
        String text = "match " + ExpressionText.of(subject);
        Map<String, Symbol> before = frame.snapshot();
        List<Map<String, Symbol>> after = new ArrayList<>();
        for (List<BodyStatement> body : bodies) {
          frame.restore(before);
          int known = recorder.depth();
          recorder.enter(new Condition(text, true, line, Optional.empty()));
          block(body);
          recorder.leave(known);
          after.add(frame.snapshot());
        }
        after.add(before);
        merge(after);
        yield false;
      }
      case BodyStatement.Function function -> {
        evaluateHead(function);
        Optional<String> foreign =
            function.decorators().stream()
                .filter(decorator -> !isHarmless(decorator))
                .map(decorator -> "@" + ExpressionText.of(decorator))
                .findFirst();
        if (foreign.isPresent()) {
          recorder.unknown("it may run " + function.name() + " now or later", foreign.get());
          frame.bind(function.name(), new Symbol.Foreign(foreign.get()));
        } else {
          frame.bind(function.name(), new Symbol.Function(function, frame));
        }
        yield false;
      }
      case BodyStatement.ClassDefinition definition -> {
        frame.bind(definition.name(), classSymbol(definition));
        yield false;
      }
      case BodyStatement.Unread(var problem, _, _) -> {
        recorder.unknown("it cannot be read: " + problem.what(), "");
        yield false;
      }
    };
  }

  /// What runs when a function is defined: what is given to its decorators, and its defaults.
  private void evaluateHead(BodyStatement.Function function) throws TooMuchException {
    for (Expression decorator : function.decorators()) {
      if (decorator instanceof Expression.Call call && !isHarmless(decorator)) {
        for (Expression.Argument argument : call.arguments()) {
          evaluation.evaluate(argument.value());
        }
      }
    }
    for (Expression.Parameter parameter : function.parameters()) {
      if (parameter.byDefault().isPresent()) {
        evaluation.evaluate(parameter.byDefault().get());
      }
    }
  }

  private static boolean isHarmless(Expression decorator) {
    String text = ExpressionText.of(decorator);
    return text.endsWith("contextmanager")
        || text.endsWith("staticmethod")
        || text.contains("cache")
        || text.endsWith("wraps")
        || text.endsWith("total_ordering")
        || text.endsWith("overload")
        || text.contains("compiles(");
  }

  /// The lines of a statement; for one with blocks those of its head.
  private static Lines headLines(BodyStatement statement) {
    return switch (statement) {
      case BodyStatement.If _,
          BodyStatement.While _,
          BodyStatement.For _,
          BodyStatement.Try _,
          BodyStatement.With _,
          BodyStatement.Match _,
          BodyStatement.Function _,
          BodyStatement.ClassDefinition _ ->
          new Lines(statement.line(), statement.line());
      default -> new Lines(statement.line(), statement.lastLine());
    };
  }

  private void importModule(BodyStatement.ImportedName imported) throws TooMuchException {
    String name = imported.name();
    load(name);
    int dot = name.indexOf('.');
    if (imported.as().isPresent()) {
      frame.bind(imported.as().get(), new Symbol.Named(name));
    } else {
      String top = dot < 0 ? name : name.substring(0, dot);
      frame.bind(top, new Symbol.Named(top));
    }
  }

  private void importFrom(BodyStatement.FromImport from) throws TooMuchException {
    String module = absolute(from);
    load(module);
    if (from.names().isEmpty()) {
      evaluation.importAll(module);
    }
    for (BodyStatement.ImportedName name : from.names()) {
      String full = module + (module.endsWith(".") ? "" : ".") + name.name();
      load(full);
      frame.bind(name.as().orElse(name.name()), new Symbol.Named(full));
    }
  }

  /// Loading a module may work on the database already. What a module loads in its turn is not
  /// looked at.
  private void load(String module) throws TooMuchException {
    if (frame.importedIn().isPresent()) {
      return;
    }
    Optional<Step> act = imported.actOnLoading(module);
    if (act.isPresent()) {
      recorder.doubt(
          "loading " + module + " may work on the database",
          Sentence.of(act.get().operation()).plainText());
    }
  }

  /// The module that is meant, seen from the package in which the code lies.
  private String absolute(BodyStatement.FromImport from) {
    Optional<String> around = frame.importedIn();
    if (from.level() == 0 || around.isEmpty()) {
      return ".".repeat(from.level()) + from.module();
    }
    String at = around.get();
    for (int i = 1; i < from.level(); i++) {
      int dot = at.lastIndexOf('.');
      at = dot < 0 ? "" : at.substring(0, dot);
    }
    return at.isEmpty() || from.module().isEmpty() ? at + from.module() : at + "." + from.module();
  }

  /// Follows a method that Python may call without a call in sight.
  private void followUnseen(Symbol.Function method) throws TooMuchException {
    String name = method.definition().name();
    boolean special = name.startsWith("__") && name.endsWith("__") && !SEEN_METHODS.contains(name);
    boolean isProperty =
        method.definition().decorators().stream()
            .map(ExpressionText::of)
            .anyMatch(it -> it.endsWith("property") || it.endsWith(".setter"));
    if (!special && !isProperty) {
      return;
    }
    int known = recorder.depth();
    recorder.enter(
        new Condition(name + " is called", true, method.definition().line(), Optional.empty()));
    runFunction(method);
    recorder.leave(known);
  }

  /// Whether a class has only what its body says: its bases are plain ones of Python.
  private boolean isPlain(BodyStatement.ClassDefinition definition) {
    for (Expression.Argument argument : definition.arguments()) {
      boolean plain =
          argument instanceof Expression.Positional(Expression base)
              && isPlainBase(ExpressionText.of(base));
      if (!plain) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlainBase(String base) {
    return switch (base) {
      case "object",
          "str",
          "int",
          "dict",
          "list",
          "tuple",
          "Exception",
          "ValueError",
          "RuntimeError",
          "Enum",
          "IntEnum",
          "StrEnum",
          "enum.Enum",
          "enum.IntEnum",
          "enum.StrEnum",
          "NamedTuple",
          "typing.NamedTuple",
          "TypedDict" ->
          true;
      default -> false;
    };
  }

  /// A mapped class is a table; of others nothing is known.
  private Symbol classSymbol(BodyStatement.ClassDefinition definition) throws TooMuchException {
    Optional<String> table = Optional.empty();
    Optional<String> schema = Optional.empty();
    Frame outer = frame;
    Frame inner = new Frame(outer);
    frame = inner;
    try {
      for (BodyStatement statement : definition.body()) {
        if (statement instanceof BodyStatement.Assign(var targets, Expression value, _, _)
            && targets.getFirst() instanceof Expression.Name(String id, _)) {
          Symbol symbol = evaluation.evaluateQuietly(value);
          inner.bind(id, symbol);
          if (id.equals("__tablename__")) {
            table = symbol.text();
          } else if (id.equals("__table__") && symbol instanceof Symbol.Table(var name, _, _)) {
            table = Optional.of(name.name());
            schema = name.schema();
          } else if (id.equals("__table_args__")) {
            schema = schemaOf(symbol).or(() -> Optional.empty());
          }
        } else if (statement instanceof BodyStatement.Function function) {
          Symbol.Function method = new Symbol.Function(function, outer);
          inner.bind(function.name(), method);
          followUnseen(method);
        } else if (!(statement instanceof BodyStatement.Plain)
            && !(statement instanceof BodyStatement.ClassDefinition)) {
          statement(statement);
        }
      }
    } finally {
      frame = outer;
    }
    if (table.isPresent()) {
      return new Symbol.Table(new TableName(schema, table.get()), Arguments.NONE, true);
    }
    Map<PythonValue, Symbol> members = new LinkedHashMap<>();
    inner.own().forEach((name, symbol) -> members.put(PythonValue.of(name), symbol));
    return new Symbol.LocalClass(definition.name(), members, !isPlain(definition));
  }

  private static Optional<String> schemaOf(Symbol symbol) {
    return switch (symbol) {
      case Symbol.Mapping(var entries) ->
          Optional.ofNullable(entries.get(PythonValue.of("schema"))).flatMap(Symbol::text);
      case Symbol.Constant(PythonValue.DictValue(var entries)) ->
          entries.get(PythonValue.of("schema")) instanceof PythonValue.Str(String text)
              ? Optional.of(text)
              : Optional.empty();
      case Symbol.Constant(PythonValue.TupleValue(var items)) when !items.isEmpty() ->
          schemaOf(new Symbol.Constant(items.getLast()));
      case Symbol.Sequence(var items) when !items.isEmpty() -> schemaOf(items.getLast());
      default -> Optional.empty();
    };
  }

  // ---- forks

  private boolean choose(BodyStatement.If statement) throws TooMuchException {
    int outer = recorder.depth();
    Map<String, Symbol> before = frame.snapshot();
    List<Map<String, Symbol>> after = new ArrayList<>();
    List<List<Condition>> endedUnder = new ArrayList<>();
    boolean allEnd = true;
    boolean open = true;
    for (BodyStatement.Branch branch : statement.branches()) {
      recorder.moveTo(new Lines(branch.test().line(), branch.test().line()));
      frame.restore(before);
      Symbol test = evaluation.evaluateCondition(branch.test());
      before = frame.snapshot();
      if (test instanceof Symbol.Constant(PythonValue value)) {
        if (!value.isTrue()) {
          continue;
        }
        open = false;
        boolean ended = branch(branch.body(), after);
        allEnd &= ended;
        break;
      }
      List<Condition> conditions = evaluation.conditions(branch.test(), test);
      int inner = recorder.depth();
      recorder.enterAll(conditions);
      boolean ended = branch(branch.body(), after);
      recorder.leave(inner);
      allEnd &= ended;
      if (ended) {
        endedUnder.add(conditions);
      }
      recorder.enter(negated(conditions, branch.test()));
    }
    frame.restore(before);
    if (open) {
      boolean ended = branch(statement.otherwise(), after);
      allEnd &= ended;
      if (ended && !allEnd) {
        endedUnder.clear();
        List<Condition> not = recorder.since(outer);
        recorder.leave(outer);
        if (not.size() == 1) {
          recorder.enter(not.getFirst().negated());
        } else if (!not.isEmpty()) {
          List<String> tests =
              statement.branches().stream().map(it -> ExpressionText.of(it.test())).toList();
          String text = String.join(" or ", tests);
          recorder.enter(new Condition(text, true, statement.line(), Optional.empty()));
        }
        merge(after);
        return false;
      }
    }
    recorder.leave(outer);
    if (allEnd) {
      return true;
    }
    merge(after);
    for (List<Condition> conditions : endedUnder) {
      recorder.enter(negated(conditions, statement.branches().getFirst().test()));
    }
    return false;
  }

  private boolean branch(List<BodyStatement> body, List<Map<String, Symbol>> after)
      throws TooMuchException {
    Map<String, Symbol> before = frame.snapshot();
    int known = recorder.depth();
    boolean ended = block(body);
    recorder.leave(known);
    if (!ended) {
      after.add(frame.snapshot());
    }
    frame.restore(before);
    return ended;
  }

  private static Condition negated(List<Condition> conditions, Expression test) {
    if (conditions.size() == 1) {
      return conditions.getFirst().negated();
    }
    return new Condition(
        ExpressionText.of(test), false, conditions.getFirst().line(), Optional.empty());
  }

  /// Joins what names stand for after the ways of a fork.
  private void merge(List<Map<String, Symbol>> ways) {
    if (ways.isEmpty()) {
      return;
    }
    Map<String, Symbol> joined = new LinkedHashMap<>(ways.getFirst());
    for (Map<String, Symbol> way : ways.subList(1, ways.size())) {
      way.forEach((name, symbol) ->
          joined.merge(name, symbol, (a, b) -> isSame(a, b) ? a : either(List.of(a, b))));
    }
    frame.restore(joined);
  }

  @SuppressWarnings("ReferenceEquality") // the same object mostly, and comparing large ones costs
  private static boolean isSame(Symbol a, Symbol b) {
    return a == b || a.equals(b);
  }

  private boolean attempt(BodyStatement.Try statement) throws TooMuchException {
    Map<String, Symbol> before = frame.snapshot();
    int known = recorder.depth();
    boolean caught = !statement.handlers().isEmpty();
    if (caught) {
      recorder.enterAttempt();
    }
    boolean ended = block(statement.body());
    List<Condition> guards = recorder.since(known);
    recorder.leave(known);
    if (caught) {
      recorder.leaveAttempt();
    }
    if (!ended) {
      recorder.enterAll(guards);
      ended = block(statement.otherwise());
    }
    recorder.leave(known);
    List<Map<String, Symbol>> after = new ArrayList<>();
    after.add(frame.snapshot());
    boolean allEnd = ended;
    for (BodyStatement.Handler handler : statement.handlers()) {
      frame.restore(before);
      AssignedNames.in(statement.body()).forEach(name -> frame.bind(name, new Symbol.Data()));
      handler.name().ifPresent(name -> frame.bind(name, new Symbol.Data()));
      String error = handler.error().map(ExpressionText::of).orElse("an error");
      recorder.enter(
          new Condition(
              error + " is raised in lines " + statement.line() + " to " + (handler.line() - 1),
              true,
              handler.line(),
              Optional.empty()));
      boolean handlerEnds = block(handler.body());
      recorder.leave(known);
      if (!handlerEnds) {
        after.add(frame.snapshot());
      }
      allEnd &= handlerEnds;
    }
    merge(after);
    boolean lastEnds = block(statement.last());
    return allEnd || lastEnds;
  }

  private boolean with(BodyStatement.With statement) throws TooMuchException {
    for (BodyStatement.WithItem item : statement.items()) {
      Symbol context = evaluation.evaluateContext(item.context());
      if (item.target().isPresent()) {
        assign(item.target().get(), context);
      }
    }
    return block(statement.body());
  }

  // ---- loops

  private boolean loop(BodyStatement.For loop) throws TooMuchException {
    Symbol iterable = evaluation.evaluate(loop.iterable());
    Optional<List<Symbol>> items = evaluation.items(iterable);
    if (items.isPresent() && items.get().size() <= MOST_ROUNDS) {
      int known = recorder.depth();
      boolean outer = left;
      boolean outerGoesOn = goesOn;
      boolean everLeft = false;
      for (Symbol item : items.get()) {
        assign(loop.target(), item);
        int round = recorder.depth();
        left = false;
        goesOn = false;
        boolean ended = block(loop.body());
        recorder.leave(round);
        if (left && ended && !goesOn) {
          break;
        }
        if (left && !everLeft) {
          everLeft = true;
          recorder.enter(
              new Condition("the loop is not left before", true, loop.line(), Optional.empty()));
        }
      }
      recorder.leave(known);
      left = outer;
      goesOn = outerGoesOn;
      return block(loop.otherwise());
    }
    String head = "for " + targetText(loop.target()) + " in " + ExpressionText.of(loop.iterable());
    Symbol each =
        iterable instanceof Symbol.Entity || iterable instanceof Symbol.Foreign
            ? iterable
            : iterable instanceof Symbol.Query(var tables)
                ? new Symbol.Entity(tables)
                : new Symbol.Data();
    assignEach(loop.target(), each);
    unclearRounds(head, loop.body());
    return block(loop.otherwise());
  }

  private static String targetText(Expression target) {
    String text = ExpressionText.of(target);
    return target instanceof Expression.Tuple ? text.substring(1, text.length() - 1) : text;
  }

  private void assignEach(Expression target, Symbol each) throws TooMuchException {
    switch (target) {
      case Expression.Tuple(List<Expression> parts, _) -> {
        for (Expression part : parts) {
          assignEach(part, each);
        }
      }
      case Expression.ListDisplay(List<Expression> parts, _) -> {
        for (Expression part : parts) {
          assignEach(part, each);
        }
      }
      case Expression.Starred(Expression inner, _) -> assignEach(inner, each);
      default -> assign(target, each);
    }
  }

  /// Follows the body of a loop once. What it binds may be anything before, too.
  private void unclearRounds(String head, List<BodyStatement> body) throws TooMuchException {
    Map<String, Symbol> before = frame.snapshot();
    int known = recorder.depth();
    boolean outer = left;
    boolean outerGoesOn = goesOn;
    AssignedNames.in(body).forEach(name -> frame.bind(name, new Symbol.Data()));
    recorder.enterLoop(head);
    try {
      block(body);
    } finally {
      recorder.leaveLoop();
      left = outer;
      goesOn = outerGoesOn;
    }
    recorder.leave(known);
    merge(List.of(before, frame.snapshot()));
  }

  // ---- names

  void assign(Expression target, Symbol symbol) throws TooMuchException {
    switch (target) {
      case Expression.Name(String id, _) -> frame.bind(id, symbol);
      case Expression.Tuple(List<Expression> parts, _) -> assignAll(parts, symbol);
      case Expression.ListDisplay(List<Expression> parts, _) -> assignAll(parts, symbol);
      case Expression.Starred(Expression inner, _) -> assign(inner, symbol);
      case Expression.Attribute(Expression object, String name, _) ->
          evaluation.changeAttribute(evaluation.evaluate(object), name, target);
      case Expression.Subscript(Expression object, Expression index, _) -> {
        evaluation.evaluate(index);
        evaluation.changeItem(object, evaluation.evaluate(object), target);
      }
      default -> evaluation.evaluate(target);
    }
  }

  private void assignAll(List<Expression> parts, Symbol symbol) throws TooMuchException {
    Optional<List<Symbol>> items = evaluation.items(symbol);
    boolean starred = parts.stream().anyMatch(Expression.Starred.class::isInstance);
    if (items.isPresent() && items.get().size() == parts.size() && !starred) {
      for (int i = 0; i < parts.size(); i++) {
        assign(parts.get(i), items.get().get(i));
      }
      return;
    }
    for (Expression part : parts) {
      assignEach(part, new Symbol.Data());
    }
  }

  Frame module() {
    return module;
  }
}
