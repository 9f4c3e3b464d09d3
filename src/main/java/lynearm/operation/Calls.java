package lynearm.operation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lynearm.operation.Arguments.Given;
import lynearm.operation.Evaluation.Use;
import lynearm.python.Expression;
import lynearm.python.ExpressionText;
import lynearm.python.PythonRepr;
import lynearm.python.PythonValue;

/// Follows calls: of Alembic's operations, of SQLAlchemy, of functions of the file. What may do
/// anything becomes an unknown step.
final class Calls {

  private static final int MOST_ROUNDS = 300;

  private static final int DEEPEST_NAMES = 8;

  static final Set<String> TABLE_METHODS =
      Set.of(
          "insert", "update", "delete", "select", "create", "drop", "alias", "join", "outerjoin");

  /// Functions of other files with such names look and do not change.
  private static final List<String> LOOKING =
      List.of(
          "get_",
          "is_",
          "has_",
          "find_",
          "load_",
          "read_",
          "should_",
          "needs_",
          "can_",
          "fetch_",
          "parse_",
          "format_",
          "make_",
          "build_",
          "table_has_",
          "check_",
          "list_",
          "to_",
          "from_",
          "inspect",
          "supports_",
          "generic_find_",
          "encode",
          "decode",
          "uuid",
          "now",
          "utcnow",
          "foreign_key_",
          "constraint_",
          "index_",
          "column_");

  private static final Set<String> LOG =
      Set.of(
          "debug",
          "info",
          "warning",
          "warn",
          "error",
          "exception",
          "critical",
          "log",
          "echo",
          "secho",
          "write",
          "output",
          "print");

  /// Methods of sessions that end or tidy something and change no row by themselves.
  private static final Set<String> SETTLING =
      Set.of("commit", "rollback", "flush", "close", "expire_all", "expunge_all", "dispose");

  private static final Set<String> SQL_METHODS =
      Set.of(
          "execute",
          "exec_driver_sql",
          "executemany",
          "executescript",
          "scalar",
          "scalars",
          "stream");

  private static final Set<String> CHANGING =
      Set.of(
          "create",
          "drop",
          "create_all",
          "drop_all",
          "add",
          "add_all",
          "delete",
          "merge",
          "bulk_save_objects",
          "bulk_insert_mappings",
          "bulk_update_mappings",
          "save",
          "insert",
          "update_all",
          "run",
          "upgrade",
          "downgrade",
          "apply",
          "migrate");

  /// Functions of Python that look at what they are given, or give a part of it back.
  private static final Set<String> LOOKS_ONLY =
      Set.of(
          "getattr",
          "hasattr",
          "isinstance",
          "print",
          "repr",
          "str",
          "id",
          "callable",
          "list",
          "tuple",
          "dict",
          "zip",
          "enumerate",
          "bool",
          "type",
          "len");

  /// Methods of collections, and of what stands for rows of a database.
  private static final Set<String> ADDING =
      Set.of("add", "append", "extend", "insert", "remove", "pop", "clear", "update", "discard");

  private static final String NOT_FOLLOWED = "what it does is not followed";

  private static final Set<String> STATEMENTS =
      Set.of("insert", "update", "delete", "select", "exists", "union", "union_all");

  private final Interpreter interpreter;
  private final Evaluation evaluation;
  private final Recorder recorder;

  Calls(Interpreter interpreter, Evaluation evaluation, Recorder recorder) {
    this.interpreter = interpreter;
    this.evaluation = evaluation;
    this.recorder = recorder;
  }

  Symbol call(Expression.Call call, Use use) throws TooMuchException {
    Symbol function = evaluation.evaluate(call.function(), Use.VALUE);
    Arguments arguments = evaluation.arguments(call.arguments(), argumentUse(function));
    return called(function, arguments, call, use);
  }

  private static Use argumentUse(Symbol function) {
    return function instanceof Symbol.Function || function instanceof Symbol.Foreign
        ? Use.VALUE
        : Use.ARGUMENT;
  }

  private Symbol called(Symbol function, Arguments arguments, Expression.Call call, Use use)
      throws TooMuchException {
    return switch (function) {
      case Symbol.Named named -> named(named, arguments, call, use);
      case Symbol.Method(Symbol receiver, String name) ->
          method(receiver, name, arguments, call, use);
      case Symbol.Function local -> interpreter.call(local, arguments);
      case Symbol.Lambda lambda -> interpreter.call(lambda, arguments);
      case Symbol.Table table when table.isClass() -> new Symbol.Entity(List.of(table.name()));
      case Symbol.LocalClass local -> made(local, arguments, call);
      case Symbol.ColumnOf _, Symbol.Rows _, Symbol.Query _ -> data();
      case Symbol.Either(List<Symbol> options) -> {
        List<Symbol> results = new ArrayList<>();
        Condition condition =
            new Condition(
                ExpressionText.of(call.function()) + " is this one",
                true,
                call.line(),
                Optional.empty());
        for (Symbol option : options) {
          int known = recorder.depth();
          recorder.enter(condition);
          results.add(called(option, arguments, call, use));
          recorder.leave(known);
        }
        yield Interpreter.either(results);
      }
      case Symbol.Made made
          when made.last().equals("sessionmaker") || made.last().equals("scoped_session") ->
          new Symbol.Connection();
      case Symbol.Connection connection -> connection;
      case Symbol.Made made when isSqlAlchemy(made.what()) || use != Use.STATEMENT -> {
        if (arguments.anyPowerful()) {
          yield unknown("it calls something that only running can tell", call);
        }
        yield data();
      }
      case Symbol.Foreign _ -> foreign(call, arguments, use);
      case Symbol.Data _, Symbol.Constant _, Symbol.Entity _ -> {
        if (arguments.anyPowerful() || (use == Use.STATEMENT && !isLogging(call))) {
          yield unknown("it calls something that only running can tell", call);
        }
        yield trusted(data(), "it calls something that only running can tell", call);
      }
      default -> unknown("it calls something that only running can tell", call);
    };
  }

  private static boolean isLogging(Expression.Call call) {
    return call.function() instanceof Expression.Attribute(_, String name, _) && LOG.contains(name);
  }

  private static Symbol data() {
    return new Symbol.Data();
  }

  /// Takes something on trust, and says so.
  private Symbol trusted(Symbol symbol, String reason, Expression call) throws TooMuchException {
    recorder.doubt(reason, ExpressionText.of(call));
    return symbol;
  }

  /// An object of a class of the file; what its constructor does is followed.
  private Symbol made(Symbol.LocalClass type, Arguments arguments, Expression.Call call)
      throws TooMuchException {
    Symbol.LocalObject object = new Symbol.LocalObject(type);
    if (type.derived()) {
      recorder.doubt(
          "it makes a " + type.name() + ", of which not all is followed", ExpressionText.of(call));
    }
    if (type.members().get(PythonValue.of("__init__")) instanceof Symbol.Function function) {
      interpreter.call(function, withReceiver(object, arguments, call));
    }
    return arguments.anyPowerful()
        ? unknown("it makes a " + type.name() + " that can run SQL", call)
        : object;
  }

  private static Arguments withReceiver(Symbol receiver, Arguments arguments, Expression source) {
    List<Given> all = new ArrayList<>();
    all.add(new Given(receiver, source));
    all.addAll(arguments.positional());
    return new Arguments(all, arguments.keywords(), arguments.open());
  }

  /// What `with` does with an object of a class of the file, at its beginning and its end.
  Symbol entered(Symbol.LocalObject object, Expression source) throws TooMuchException {
    Symbol result = object;
    for (String name : List.of("__enter__", "__exit__")) {
      if (object.type().members().get(PythonValue.of(name)) instanceof Symbol.Function function) {
        Symbol given = interpreter.call(function, withReceiver(object, Arguments.NONE, source));
        result = name.equals("__enter__") ? given : result;
      }
    }
    return result;
  }

  private Symbol unknown(String reason, Expression call) throws TooMuchException {
    String text = ExpressionText.of(call);
    recorder.unknown(reason, text);
    return new Symbol.Foreign(text);
  }

  // ---- what is imported

  private Symbol named(Symbol.Named named, Arguments arguments, Expression.Call call, Use use)
      throws TooMuchException {
    String path = named.path();
    if (path.startsWith("alembic.op.")) {
      return operation(path.substring("alembic.op.".length()), arguments, call);
    }
    if (path.startsWith("alembic.context.")) {
      return contextual(named.last(), arguments, call);
    }
    if (path.startsWith("builtins.")) {
      return builtin(named.last(), arguments, call);
    }
    if (named.last().equals("getattr") && path.startsWith("builtins")) {
      return data();
    }
    if (Builtin.isHarmlessModule(named.root())) {
      boolean called = calledBack(arguments, call);
      if (arguments.anyPowerful() || runsPrograms(named)) {
        recorder.doubt("it gives away what can run SQL", ExpressionText.of(call));
      }
      return called ? new Symbol.Data() : folded(named, arguments);
    }
    Optional<Symbol> construct = construct(named, arguments, call);
    if (construct.isPresent()) {
      return construct.get();
    }
    if (path.startsWith("alembic.")) {
      return ofAlembic(named, arguments, call, use);
    }
    if (isSqlAlchemy(named)) {
      return sqlAlchemy(named, arguments, call, use);
    }
    return foreign(call, arguments, use);
  }

  /// Whether it starts another program, which may do anything.
  private static boolean runsPrograms(Symbol.Named named) {
    String last = named.last();
    return named.root().equals("os")
        && (last.equals("system")
            || last.equals("popen")
            || last.startsWith("exec")
            || last.startsWith("spawn")
            || last.startsWith("posix_spawn"));
  }

  private Symbol ofAlembic(Symbol.Named named, Arguments arguments, Expression.Call call, Use use)
      throws TooMuchException {
    if (named.path().startsWith("alembic.operations") && named.last().equals("Operations")) {
      return new Symbol.Named("alembic.op");
    }
    if (named.path().startsWith("alembic.command")) {
      return unknown("it runs a command of Alembic", call);
    }
    if (use == Use.STATEMENT) {
      recorder.doubt("what it does is not followed", ExpressionText.of(call));
    }
    return made(named, arguments, call);
  }

  private static boolean isSqlAlchemy(Symbol.Named named) {
    return switch (named.root()) {
      case "sqlalchemy",
          "sqlalchemy_utils",
          "geoalchemy2",
          "sqlmodel",
          "pgvector",
          "sqlalchemy_json",
          "citext",
          "geoalchemy",
          "sqlalchemy_searchable" ->
          true;
      default -> false;
    };
  }

  private static Symbol made(Symbol.Named named, Arguments arguments, Expression.Call call) {
    return new Symbol.Made(named, Optional.empty(), arguments, call);
  }

  private static Symbol folded(Symbol.Named named, Arguments arguments) {
    if (named.path().equals("textwrap.dedent") || named.path().equals("inspect.cleandoc")) {
      return arguments.at(0).map(Given::symbol).orElse(Symbol.none());
    }
    return data();
  }

  /// What SQLAlchemy calls this, whichever module passes it on: projects re-export its names.
  private Optional<Symbol> construct(
      Symbol.Named named, Arguments arguments, Expression.Call call) {
    return switch (named.last()) {
      case "table", "Table" -> {
        if (!isSqlAlchemy(named) && !named.last().equals("Table")) {
          yield Optional.empty();
        }
        Optional<String> name =
            arguments.get(0, "name").flatMap(given -> Constructs.text(given.symbol()));
        Optional<String> schema =
            arguments.named("schema").flatMap(given -> Constructs.text(given.symbol()));
        yield name.<Symbol>map(it -> new Symbol.Table(new TableName(schema, it), arguments, false))
            .or(() -> Optional.of(data()));
      }
      case "conv", "quoted_name" -> {
        if (!isSqlAlchemy(named)) {
          yield Optional.empty();
        }
        yield arguments.at(0).map(Given::symbol);
      }
      case "Column",
          "PrimaryKeyConstraint",
          "UniqueConstraint",
          "CheckConstraint",
          "ForeignKeyConstraint",
          "ForeignKey",
          "Index" ->
          Optional.of(made(named, arguments, call));
      default -> Optional.empty();
    };
  }

  private Symbol sqlAlchemy(Symbol.Named named, Arguments arguments, Expression.Call call, Use use)
      throws TooMuchException {
    String last = named.last();
    boolean isFunction = named.path().contains(".func.");
    if (last.equals("create_all") || last.equals("drop_all")) {
      return unknown("it makes or drops all tables of some metadata", call);
    }
    if (isFunction && !Harmless.isSql(last.toLowerCase(Locale.ROOT))) {
      recorder.doubt(
          "it calls " + last + "() of the database, which may do anything",
          ExpressionText.of(call));
    } else if (use == Use.STATEMENT || (!isFunction && CHANGING.contains(last))) {
      recorder.doubt("what it does is not followed", ExpressionText.of(call));
    }
    if (STATEMENTS.contains(last) && !named.path().contains(".func.")) {
      return statement(last, arguments);
    }
    switch (last) {
      case "Session", "create_engine", "create_session", "AsyncSession" -> {
        return new Symbol.Connection();
      }
      case "from_engine", "inspect", "Inspector" -> {
        return new Symbol.Data();
      }
      case "aliased" -> {
        return arguments.at(0).map(Given::symbol).orElse(data());
      }
      case "column" -> {
        return made(named, arguments, call);
      }
      default -> {}
    }
    if (named.root().equals("sqlalchemy_searchable") || last.equals("sync_trigger")) {
      return unknown("it calls " + last + "() of " + named.root(), call);
    }
    return made(named, arguments, call);
  }

  private Symbol statement(String verb, Arguments arguments) {
    List<TableName> tables = new ArrayList<>();
    List<String> columns = new ArrayList<>();
    for (Given given : arguments.positional()) {
      addNames(given, tables, columns);
    }
    return new Symbol.Rows(verb(verb), tables, columns, false);
  }

  private static DataVerb verb(String method) {
    return switch (method) {
      case "insert" -> DataVerb.INSERT;
      case "update" -> DataVerb.UPDATE;
      case "delete" -> DataVerb.DELETE;
      default -> DataVerb.READ;
    };
  }

  private static void addNames(Given given, List<TableName> tables, List<String> columns) {
    addNames(given, tables, columns, 0);
  }

  private static void addNames(
      Given given, List<TableName> tables, List<String> columns, int depth) {
    if (depth > DEEPEST_NAMES) {
      return;
    }
    for (Given item : Constructs.items(given)) {
      switch (item.symbol()) {
        case Symbol.Table(TableName name, _, _) -> addOnce(tables, name);
        case Symbol.TableColumns(Symbol.Table table) -> addOnce(tables, table.name());
        case Symbol.ColumnOf(Symbol.Table table, String column) -> {
          addOnce(tables, table.name());
          if (table.name().equals(tables.getFirst())) {
            addOnce(columns, column);
          }
        }
        case Symbol.Entity(List<TableName> names) -> names.forEach(name -> addOnce(tables, name));
        case Symbol.Rows rows -> rows.tables().forEach(name -> addOnce(tables, name));
        case Symbol.Query(List<TableName> names) -> names.forEach(name -> addOnce(tables, name));
        case Symbol.Made made -> {
          made.receiver()
              .ifPresent(it -> addNames(new Given(it, item.source()), tables, columns, depth + 1));
          made.arguments()
              .positional()
              .forEach(inner -> addNames(inner, tables, columns, depth + 1));
        }
        default -> {}
      }
    }
  }

  private static <T> void addOnce(List<T> list, T item) {
    if (!list.contains(item)) {
      list.add(item);
    }
  }

  private Symbol contextual(String method, Arguments arguments, Expression.Call call)
      throws TooMuchException {
    return switch (method) {
      case "get_bind" -> new Symbol.Connection();
      case "get_context" -> new Symbol.Context();
      case "execute" -> {
        runSql(arguments, call);
        yield data();
      }
      case "run_migrations" -> unknown("it runs migrations", call);
      default -> data();
    };
  }

  private Symbol builtin(String name, Arguments arguments, Expression.Call call)
      throws TooMuchException {
    if (Builtin.isPowerful(name)) {
      return unknown("it calls " + name + "()", call);
    }
    boolean called = calledBack(arguments, call);
    if (arguments.anyPowerful() && !LOOKS_ONLY.contains(name)) {
      recorder.doubt("it gives away what can run SQL", ExpressionText.of(call));
    }
    return switch (name) {
      case "exit", "quit" -> {
        recorder.record(new Operation.Stop(ExpressionText.of(call)));
        yield Symbol.none();
      }
      case "globals", "locals", "vars" -> new Symbol.Globals();
      case "getattr" -> {
        Optional<String> member = arguments.at(1).flatMap(given -> given.symbol().text());
        if (member.isPresent()) {
          yield evaluation.attribute(arguments.positional().getFirst().symbol(), member.get());
        }
        yield arguments.anyPowerful() ? new Symbol.Foreign(ExpressionText.of(call)) : data();
      }
      case "list", "tuple", "set", "sorted", "reversed", "frozenset", "iter" -> {
        Optional<Symbol> only = arguments.at(0).map(Given::symbol);
        if (only.isPresent() && only.get() instanceof Symbol.Constant) {
          yield constant(call);
        }
        if (only.isPresent() && evaluation.items(only.get()).isPresent()) {
          List<Symbol> items = evaluation.items(only.get()).get();
          yield new Symbol.Sequence(name.equals("reversed") ? items.reversed() : items);
        }
        yield only.isPresent() && only.get() instanceof Symbol.Entity ? only.get() : data();
      }
      case "zip", "enumerate" -> paired(name, arguments);
      case "range" -> range(arguments);
      case "dict" -> {
        if (arguments.positional().isEmpty() && !arguments.open()) {
          Map<PythonValue, Symbol> entries = new LinkedHashMap<>();
          arguments
              .keywords()
              .forEach((key, given) -> entries.put(PythonValue.of(key), given.symbol()));
          yield new Symbol.Mapping(entries);
        }
        yield arguments.keywords().isEmpty()
            ? arguments
                .at(0)
                .map(Given::symbol)
                .filter(it -> Evaluation.entries(it).isPresent())
                .orElse(data())
            : data();
      }
      default -> called ? data() : constant(call);
    };
  }

  private Symbol constant(Expression.Call call) {
    return evaluation.constantValue(call).<Symbol>map(Symbol.Constant::new).orElseGet(() -> data());
  }

  private static Symbol range(Arguments arguments) {
    List<Integer> bounds = new ArrayList<>();
    for (Given given : arguments.positional()) {
      if (given.symbol() instanceof Symbol.Constant(PythonValue.Int(var number))
          && number.bitLength() < 31) {
        bounds.add(number.intValue());
      }
    }
    int first = bounds.size() == 2 ? bounds.getFirst() : 0;
    boolean told = bounds.size() == arguments.positional().size() && !bounds.isEmpty();
    if (!told || bounds.size() > 2 || (long) bounds.getLast() - first > MOST_ROUNDS) {
      return data();
    }
    List<Symbol> numbers = new ArrayList<>();
    for (int i = first; i < bounds.getLast(); i++) {
      numbers.add(new Symbol.Constant(PythonValue.of(i)));
    }
    return new Symbol.Sequence(numbers);
  }

  private Symbol paired(String name, Arguments arguments) {
    List<List<Symbol>> lists = new ArrayList<>();
    for (Given given : arguments.positional()) {
      Optional<List<Symbol>> items = evaluation.items(given.symbol());
      if (items.isEmpty()) {
        return data();
      }
      lists.add(items.get());
      if (name.equals("enumerate")) {
        break;
      }
    }
    if (lists.isEmpty()) {
      return data();
    }
    int size = lists.stream().mapToInt(List::size).min().orElse(0);
    List<Symbol> pairs = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      List<Symbol> pair = new ArrayList<>();
      if (name.equals("enumerate")) {
        pair.add(
            arguments.positional().size() > 1 || !arguments.keywords().isEmpty()
                ? data()
                : new Symbol.Constant(PythonValue.of(i)));
      }
      for (List<Symbol> list : lists) {
        pair.add(list.get(i));
      }
      pairs.add(new Symbol.Sequence(pair));
    }
    return new Symbol.Sequence(pairs);
  }

  /// Follows the functions that are given to a call of Python's own, once each.
  private boolean calledBack(Arguments arguments, Expression.Call call) throws TooMuchException {
    boolean any = false;
    List<Given> all = new ArrayList<>(arguments.positional());
    all.addAll(arguments.keywords().values());
    for (Given given : all) {
      if (given.symbol() instanceof Symbol.Function || given.symbol() instanceof Symbol.Lambda) {
        any = true;
        recorder.enterLoop(ExpressionText.of(call));
        try {
          called(given.symbol(), new Arguments(List.of(), Map.of(), true), call, Use.VALUE);
        } finally {
          recorder.leaveLoop();
        }
      } else if (given.symbol() instanceof Symbol.Method(Symbol receiver, String name)
          && receiver.isPowerful()) {
        any = true;
        recorder.enterLoop(ExpressionText.of(call));
        try {
          recorder.unknown("it gives " + name + " away to be called", ExpressionText.of(call));
        } finally {
          recorder.leaveLoop();
        }
      } else if (given.symbol() instanceof Symbol.Named named
          && named.path().startsWith("alembic.op.")) {
        any = true;
        recorder.unknown(
            "it gives op." + named.last() + " away to be called", ExpressionText.of(call));
      }
    }
    return any;
  }

  /// A call of something in another file.
  private Symbol foreign(Expression.Call call, Arguments arguments, Use use)
      throws TooMuchException {
    String name =
        switch (call.function()) {
          case Expression.Name(String id, _) -> id;
          case Expression.Attribute(_, String member, _) -> member;
          default -> "";
        };
    boolean powerful = arguments.anyPowerful();
    boolean looks =
        LOOKING.stream().anyMatch(name::startsWith)
            || name.endsWith("_exists")
            || name.endsWith("_exist")
            || name.equals("exists")
            || (LOG.contains(name) && !name.equals("write"));
    boolean makes = !name.isEmpty() && Character.isUpperCase(name.charAt(0));
    boolean harmless =
        switch (use) {
          case STATEMENT -> (LOG.contains(name) || SETTLING.contains(name)) && !powerful;
          case CONDITION -> looks || !powerful;
          case VALUE -> looks || (makes && !powerful);
          case ARGUMENT -> looks || !powerful;
        };
    Optional<Expression> receiver =
        call.function() instanceof Expression.Attribute(Expression object, _, _)
            ? Optional.of(object)
            : Optional.empty();
    if (SQL_METHODS.contains(name) && receiver.isPresent()) {
      runSql(arguments, call);
      return data();
    }
    Optional<String> loaded = arguments.at(0).flatMap(given -> given.symbol().text());
    if (looks && name.contains("_table") && loaded.isPresent()) {
      recorder.doubt(notFollowed(call), ExpressionText.of(call));
      return new Symbol.Table(TableName.of(loaded.get()), Arguments.NONE, false);
    }
    calledBack(arguments, call);
    if (harmless && !CHANGING.contains(name)) {
      boolean plain = use == Use.ARGUMENT && makes && !powerful;
      boolean logs = LOG.contains(name) || SETTLING.contains(name);
      if (!plain && !(logs && !powerful)) {
        recorder.doubt(notFollowed(call), ExpressionText.of(call));
      }
      return made(new Symbol.Named(ExpressionText.of(call.function())), arguments, call);
    }
    return unknown(notFollowed(call), call);
  }

  private static String notFollowed(Expression.Call call) {
    return "it calls " + ExpressionText.of(call.function()) + "(), which is in another file";
  }

  // ---- Alembic's operations

  private Symbol operation(String method, Arguments arguments, Expression.Call call)
      throws TooMuchException {
    switch (method) {
      case "f" -> {
        return arguments.at(0).map(Given::symbol).orElse(Symbol.none());
      }
      case "get_bind" -> {
        return new Symbol.Connection();
      }
      case "get_context" -> {
        return new Symbol.Context();
      }
      case "inline_literal" -> {
        return arguments.at(0).map(Given::symbol).orElse(Symbol.none());
      }
      case "batch_alter_table" -> {
        return batch(arguments, call);
      }
      case "execute" -> {
        runSql(arguments, call);
        return data();
      }
      case "create_table" -> {
        List<Operation> operations = AlembicCall.read(method, arguments, Optional.empty(), call);
        for (Operation operation : operations) {
          recorder.record(operation);
        }
        return operations.getFirst() instanceof Operation.CreateTable create
            ? new Symbol.Table(create.table(), arguments, false)
            : data();
      }
      case "invoke", "run_async" -> {
        return unknown("op." + method + "() runs what it is given", call);
      }
      default -> {}
    }
    if (!AlembicCall.knows(method)) {
      return unknown("op." + method + "() is no operation of Alembic itself", call);
    }
    record(AlembicCall.read(method, arguments, Optional.empty(), call));
    return data();
  }

  private void record(List<Operation> operations) throws TooMuchException {
    for (Operation operation : operations) {
      recorder.record(operation);
    }
  }

  private Symbol batch(Arguments arguments, Expression.Call call) throws TooMuchException {
    Symbol.Batch batch = batchOf(arguments);
    boolean rebuilds =
        arguments.open()
            || List.of("copy_from", "table_args", "reflect_args", "reflect_kwargs", "table_kwargs")
                .stream()
                .anyMatch(arguments.keywords()::containsKey);
    if (rebuilds) {
      recorder.doubt(
          new Operation.Unknown(
              "the batch may build the table anew from what the file says of it",
              ExpressionText.of(call),
              batch.table().map(List::of).orElse(List.of()),
              true));
    }
    return batch;
  }

  private static Symbol.Batch batchOf(Arguments arguments) {
    Optional<Given> table = arguments.get(0, "table_name", "tablename");
    if (table.isPresent() && table.get().symbol() instanceof Symbol.Table(TableName name, _, _)) {
      return new Symbol.Batch(Optional.of(name));
    }
    Optional<String> schema =
        arguments.get(1, "schema").flatMap(given -> Constructs.text(given.symbol()));
    return new Symbol.Batch(
        table
            .flatMap(given -> Constructs.text(given.symbol()))
            .map(name -> new TableName(schema, name)));
  }

  private Symbol inBatch(
      Symbol.Batch batch, String method, Arguments arguments, Expression.Call call)
      throws TooMuchException {
    switch (method) {
      case "f" -> {
        return arguments.at(0).map(Given::symbol).orElse(Symbol.none());
      }
      case "get_bind" -> {
        return new Symbol.Connection();
      }
      case "get_context" -> {
        return new Symbol.Context();
      }
      case "execute" -> {
        runSql(arguments, call);
        return data();
      }
      default -> {}
    }
    if (!AlembicCall.knows(method)) {
      String text = ExpressionText.of(call);
      recorder.record(
          new Operation.Unknown(
              method + "() is no operation of Alembic itself",
              text,
              batch.table().map(List::of).orElse(List.of())));
      return data();
    }
    record(AlembicCall.read(method, arguments, Optional.of(batch), call));
    return data();
  }

  // ---- methods

  private Symbol method(
      Symbol receiver, String name, Arguments arguments, Expression.Call call, Use use)
      throws TooMuchException {
    return switch (receiver) {
      case Symbol.Batch batch -> inBatch(batch, name, arguments, call);
      case Symbol.Connection connection -> onConnection(connection, name, arguments, call);
      case Symbol.Context context ->
          switch (name) {
            case "autocommit_block", "begin_transaction" -> context;
            case "execute" -> {
              runSql(arguments, call);
              yield data();
            }
            default -> Harmless.isMethod(name) ? data() : trusted(data(), NOT_FOLLOWED, call);
          };
      case Symbol.DialectName _ -> onDialectName(name, arguments);
      case Symbol.Dialect _ ->
          arguments.anyPowerful() && CHANGING.contains(name)
              ? unknown("it changes the dialect", call)
              : Harmless.isMethod(name) ? data() : trusted(data(), NOT_FOLLOWED, call);
      case Symbol.Table table -> onTable(table, name, arguments, call);
      case Symbol.TableColumns(Symbol.Table table) ->
          ofColumns(table, receiver, name, arguments, call);
      case Symbol.ColumnOf(Symbol.Table table, _) ->
          ofColumns(table, receiver, name, arguments, call);
      case Symbol.Rows rows -> onRows(rows, name, arguments, call);
      case Symbol.Query query -> onQuery(query, name, arguments, call);
      case Symbol.Entity entity -> onEntity(entity, name, arguments, call);
      case Symbol.Made made -> onMade(made, name, arguments, call, use);
      case Symbol.Constant constant -> onConstant(constant, name, arguments, call, use);
      case Symbol.Sequence _, Symbol.Mapping _ -> onCollection(receiver, name, arguments, call);
      case Symbol.PartlyText(String text) ->
          switch (name) {
            case "strip", "lstrip", "rstrip", "format", "encode", "decode" ->
                new Symbol.PartlyText(text);
            default -> data();
          };
      case Symbol.LocalObject(Symbol.LocalClass type) -> {
        Symbol member = type.members().get(PythonValue.of(name));
        if (member instanceof Symbol.Function function) {
          yield interpreter.call(function, withReceiver(receiver, arguments, call));
        }
        yield unknown("it calls " + name + "() of " + type.name(), call);
      }
      default -> onData(name, arguments, call, use);
    };
  }

  /// Methods of columns make expressions; whatever else they are called may do something.
  private Symbol ofColumns(
      Symbol.Table table, Symbol receiver, String name, Arguments arguments, Expression.Call call)
      throws TooMuchException {
    if (!Harmless.isExpression(name)) {
      recorder.doubt(
          new Operation.Unknown(
              "it calls " + name + "() of a table or column",
              ExpressionText.of(call),
              List.of(table.name())));
    }
    return made(receiver, name, arguments, call);
  }

  private Symbol made(Symbol receiver, String name, Arguments arguments, Expression.Call call) {
    return new Symbol.Made(
        new Symbol.Named("sqlalchemy." + name), Optional.of(receiver), arguments, call);
  }

  private static Symbol onDialectName(String name, Arguments arguments) {
    Optional<String> prefix = arguments.at(0).flatMap(given -> given.symbol().text());
    if (name.equals("startswith") && prefix.isPresent()) {
      for (String dialect :
          List.of("postgresql", "mysql", "sqlite", "oracle", "mssql", "mariadb")) {
        if (dialect.startsWith(prefix.get())) {
          return new Symbol.DialectCheck(new Condition.Dialects(Set.of(dialect), true));
        }
      }
    }
    return name.equals("lower") || name.equals("strip") ? new Symbol.DialectName() : data();
  }

  private Symbol onConnection(
      Symbol.Connection connection, String name, Arguments arguments, Expression.Call call)
      throws TooMuchException {
    if (SQL_METHODS.contains(name)) {
      return runSql(arguments, call);
    }
    return switch (name) {
      case "execution_options" -> {
        if (arguments.open() || arguments.named("schema_translate_map").isPresent()) {
          recorder.doubt("names mean other schemas after it", ExpressionText.of(call));
        }
        yield connection;
      }
      case "begin",
          "connect",
          "begin_nested",
          "get_bind",
          "bind",
          "connection",
          "get_transaction",
          "raw_connection",
          "cursor",
          "__enter__",
          "contextual_connect",
          "transaction",
          "get_connection",
          "no_autoflush" ->
          connection;
      case "commit",
          "rollback",
          "close",
          "expire_all",
          "expunge_all",
          "invalidate",
          "refresh",
          "detach",
          "dispose",
          "flush",
          "expire",
          "expunge",
          "is_active",
          "get_execution_options" ->
          data();
      case "fetchone", "fetchall", "has_table", "get_isolation_level", "in_transaction" -> data();
      case "query" -> {
        List<TableName> tables = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        arguments.positional().forEach(given -> addNames(given, tables, columns));
        yield new Symbol.Query(tables);
      }
      case "get" -> fetched(arguments, call);
      case "add",
          "add_all",
          "merge",
          "bulk_save_objects",
          "bulk_insert_mappings",
          "bulk_update_mappings",
          "delete" -> {
        List<TableName> tables = new ArrayList<>();
        arguments.positional().forEach(given -> addNames(given, tables, new ArrayList<>()));
        if (tables.isEmpty()) {
          yield unknown("it changes rows of a table that only running can tell", call);
        }
        recorder.record(
            new Operation.ChangeRows(
                name.equals("delete")
                    ? DataVerb.DELETE
                    : name.equals("merge")
                        ? DataVerb.MERGE
                        : name.contains("update") ? DataVerb.UPDATE : DataVerb.INSERT,
                tables,
                List.of(),
                ExpressionText.of(call)));
        yield new Symbol.Entity(tables);
      }
      default -> unknown("it calls " + name + "() of a connection", call);
    };
  }

  private Symbol fetched(Arguments arguments, Expression.Call call) throws TooMuchException {
    List<TableName> tables = new ArrayList<>();
    arguments.positional().forEach(given -> addNames(given, tables, new ArrayList<>()));
    recorder.record(
        new Operation.ChangeRows(DataVerb.READ, tables, List.of(), ExpressionText.of(call)));
    return new Symbol.Entity(tables);
  }

  private Symbol onTable(Symbol.Table table, String name, Arguments arguments, Expression.Call call)
      throws TooMuchException {
    return switch (name) {
      case "insert", "update", "delete", "select" -> {
        List<TableName> tables = new ArrayList<>(List.of(table.name()));
        List<String> columns = new ArrayList<>();
        arguments.positional().forEach(given -> addNames(given, tables, columns));
        yield new Symbol.Rows(verb(name), tables, columns, false);
      }
      case "create" -> {
        record(createTable(table, call));
        yield table;
      }
      case "drop" -> {
        recorder.record(new Operation.DropTable(table.name()));
        yield data();
      }
      case "alias", "join", "outerjoin" -> table;
      default -> data();
    };
  }

  /// `sa.Table('t', metadata, …).create(bind)` makes what `op.create_table` would.
  private static List<Operation> createTable(Symbol.Table table, Expression.Call call) {
    List<Given> parts = new ArrayList<>(table.made().positional());
    if (parts.size() > 1 && !Constructs.isColumn(parts.get(1).symbol())) {
      parts.remove(1);
    }
    if (parts.isEmpty()) {
      return List.of(
          new Operation.Unknown(
              "the columns of the table are not told",
              ExpressionText.of(call),
              List.of(table.name())));
    }
    Arguments arguments = new Arguments(parts, table.made().keywords(), table.made().open());
    return AlembicCall.read("create_table", arguments, Optional.empty(), call);
  }

  private Symbol onRows(Symbol.Rows rows, String name, Arguments arguments, Expression.Call call)
      throws TooMuchException {
    if (name.equals("execute")) {
      recorder.record(
          new Operation.ChangeRows(
              rows.verb(), rows.tables(), rows.columns(), ExpressionText.of(call)));
      return new Symbol.Data();
    }
    List<TableName> tables = new ArrayList<>(rows.tables());
    List<String> columns = new ArrayList<>(rows.columns());
    if (name.equals("values") || name.equals("ordered_values")) {
      columns.addAll(arguments.keywords().keySet());
      for (Given given : arguments.positional()) {
        addKeys(given.symbol(), columns);
      }
    } else if (rows.verb() == DataVerb.READ || name.equals("from_select")) {
      List<String> others = new ArrayList<>();
      arguments.positional().forEach(given -> addNames(given, tables, others));
      if (name.equals("from_select") && !arguments.positional().isEmpty()) {
        columns.addAll(Constructs.names(arguments.positional().getFirst()));
      }
    } else {
      arguments.positional().forEach(given -> addNames(given, tables, new ArrayList<>()));
    }
    List<String> different = columns.stream().distinct().toList();
    return new Symbol.Rows(rows.verb(), tables, different, rows.fromModel());
  }

  private static void addKeys(Symbol symbol, List<String> columns) {
    Evaluation.entries(symbol)
        .ifPresent(entries -> entries.keySet().forEach(key -> columns.add(PythonRepr.str(key))));
  }

  private Symbol onQuery(Symbol.Query query, String name, Arguments arguments, Expression.Call call)
      throws TooMuchException {
    String text = ExpressionText.of(call);
    return switch (name) {
      case "update" -> {
        List<String> columns = new ArrayList<>();
        arguments.at(0).ifPresent(given -> addKeys(given.symbol(), columns));
        recorder.record(new Operation.ChangeRows(DataVerb.UPDATE, query.tables(), columns, text));
        yield data();
      }
      case "delete" -> {
        recorder.record(new Operation.ChangeRows(DataVerb.DELETE, query.tables(), List.of(), text));
        yield data();
      }
      case "all",
          "first",
          "one",
          "one_or_none",
          "scalar",
          "count",
          "get",
          "yield_per",
          "scalar_one",
          "scalars",
          "exists" -> {
        recorder.record(new Operation.ChangeRows(DataVerb.READ, query.tables(), List.of(), text));
        yield new Symbol.Entity(query.tables());
      }
      default -> {
        List<TableName> tables = new ArrayList<>(query.tables());
        arguments.positional().forEach(given -> addNames(given, tables, new ArrayList<>()));
        yield new Symbol.Query(tables);
      }
    };
  }

  private Symbol onEntity(
      Symbol.Entity entity, String name, Arguments arguments, Expression.Call call)
      throws TooMuchException {
    if (arguments.anyPowerful() || CHANGING.contains(name)) {
      recorder.record(
          new Operation.Unknown(
              "it calls " + name + "() of a row", ExpressionText.of(call), entity.tables()));
    }
    if (!Harmless.isMethod(name) && !name.equals("scalars")) {
      recorder.doubt(
          new Operation.Unknown(
              "it calls " + name + "() of a row", ExpressionText.of(call), entity.tables()));
    }
    return switch (name) {
      case "fetchall",
          "all",
          "scalars",
          "mappings",
          "unique",
          "partitions",
          "tuples",
          "fetchmany",
          "fetchone",
          "first",
          "one",
          "one_or_none" ->
          entity;
      default -> data();
    };
  }

  private Symbol onMade(
      Symbol.Made made, String name, Arguments arguments, Expression.Call call, Use use)
      throws TooMuchException {
    if (name.equals("create") || name.equals("drop")) {
      return createdOrDropped(made, name, call);
    }
    if (name.equals("create_all") || name.equals("drop_all")) {
      return unknown("it makes or drops all tables of some metadata", call);
    }
    if (SQL_METHODS.contains(name)) {
      if (arguments.positional().isEmpty()) {
        return runText(Constructs.text(made), made, call);
      }
      return runSql(arguments, call);
    }
    if (isSqlAlchemy(made.what()) || made.what().path().startsWith("alembic.")) {
      if (name.equals("fetchall") || name.equals("reflect")) {
        return data();
      }
      boolean plain = Harmless.isExpression(name) && !ADDING.contains(name);
      if (!plain
          && (use == Use.STATEMENT || CHANGING.contains(name) || !isSqlAlchemy(made.what()))) {
        recorder.doubt(NOT_FOLLOWED, ExpressionText.of(call));
      }
      return made(made, name, arguments, call);
    }
    return foreign(call, arguments, use == Use.STATEMENT ? Use.STATEMENT : Use.VALUE);
  }

  private Symbol createdOrDropped(Symbol.Made made, String name, Expression.Call call)
      throws TooMuchException {
    Optional<Index> index = Constructs.index(made);
    if (index.isPresent()) {
      List<TableName> tables = new ArrayList<>();
      made.arguments().positional().forEach(given -> addNames(given, tables, new ArrayList<>()));
      if (name.equals("drop")) {
        recorder.record(new Operation.DropIndex(index.get().name(), tables.stream().findFirst()));
        return data();
      }
      if (!tables.isEmpty()) {
        recorder.record(new Operation.CreateIndex(tables.getFirst(), index.get()));
        return data();
      }
    }
    Optional<String> type =
        made.arguments().named("name").flatMap(given -> Constructs.text(given.symbol()));
    boolean isType = isSqlAlchemy(made.what()) && type.isPresent();
    if (!isType) {
      return unknown(
          "it " + (name.equals("create") ? "makes" : "drops") + " something that is computed",
          call);
    }
    if (name.equals("drop")) {
      recorder.record(new Operation.DropType(type.get()));
    } else {
      List<String> values = new ArrayList<>();
      for (Given given : made.arguments().positional()) {
        values.add(Constructs.sql(given));
      }
      recorder.record(new Operation.CreateType(type.get(), values));
    }
    return data();
  }

  private Symbol onConstant(
      Symbol.Constant constant, String name, Arguments arguments, Expression.Call call, Use use)
      throws TooMuchException {
    if (constant.value() instanceof PythonValue.Str) {
      Optional<PythonValue> value = textMethod(constant, name, arguments, call);
      if (value.isPresent()) {
        return new Symbol.Constant(value.get());
      }
      boolean allTold =
          arguments.positional().stream().allMatch(it -> it.symbol() instanceof Symbol.Constant);
      if (name.equals("format")) {
        return new Symbol.PartlyText(constant.text().orElse(""));
      }
      if (name.equals("join") || !allTold) {
        return new Symbol.PartlyText(constant.text().orElse("") + "{…}");
      }
      return new Symbol.Data();
    }
    if (constant.isNone()) {
      return use == Use.STATEMENT && arguments.anyPowerful()
          ? unknown("it calls something that only running can tell", call)
          : data();
    }
    return onCollection(constant, name, arguments, call);
  }

  /// What a method of a known text gives, its arguments being known as well.
  private Optional<PythonValue> textMethod(
      Symbol.Constant text, String name, Arguments arguments, Expression.Call call) {
    if (arguments.open()) {
      return Optional.empty();
    }
    List<Expression.Argument> literals = new ArrayList<>();
    for (Given given : arguments.positional()) {
      Optional<Expression> literal = literal(given);
      if (literal.isEmpty()) {
        return Optional.empty();
      }
      literals.add(new Expression.Positional(literal.get()));
    }
    for (Map.Entry<String, Given> entry : arguments.keywords().entrySet()) {
      Optional<Expression> literal = literal(entry.getValue());
      if (literal.isEmpty()) {
        return Optional.empty();
      }
      literals.add(new Expression.Keyword(entry.getKey(), literal.get()));
    }
    Expression object = new Expression.Literal(text.value(), call.line());
    Expression method = new Expression.Attribute(object, name, call.line());
    return evaluation.constantValue(new Expression.Call(method, literals, call.line()));
  }

  private static Optional<Expression> literal(Given given) {
    if (given.symbol() instanceof Symbol.Constant(PythonValue value)) {
      return Optional.of(new Expression.Literal(value, given.source().line()));
    }
    return given.source() instanceof Expression.Comprehension
        ? Optional.of(given.source())
        : Optional.empty();
  }

  /// Methods of lists and dicts, also those that change one which has a name.
  private Symbol onCollection(
      Symbol receiver, String name, Arguments arguments, Expression.Call call)
      throws TooMuchException {
    Optional<Map<PythonValue, Symbol>> entries = Evaluation.entries(receiver);
    Optional<List<Symbol>> items = evaluation.items(receiver);
    Expression object =
        call.function() instanceof Expression.Attribute(Expression inner, _, _)
            ? inner
            : call.function();
    switch (name) {
      case "items" -> {
        if (entries.isPresent()) {
          List<Symbol> pairs = new ArrayList<>();
          entries
              .get()
              .forEach((key, value) ->
                  pairs.add(new Symbol.Sequence(List.of(new Symbol.Constant(key), value))));
          return new Symbol.Sequence(pairs);
        }
      }
      case "iteritems" -> {
        return method(receiver, "items", arguments, call, Use.VALUE);
      }
      case "values" -> {
        if (entries.isPresent()) {
          return new Symbol.Sequence(List.copyOf(entries.get().values()));
        }
      }
      case "keys" -> {
        if (items.isPresent()) {
          return new Symbol.Sequence(items.get());
        }
      }
      case "get" -> {
        Optional<Symbol> key = arguments.at(0).map(Given::symbol);
        if (entries.isPresent()
            && key.isPresent()
            && key.get() instanceof Symbol.Constant(PythonValue value)) {
          Symbol found = entries.get().get(value);
          return found != null ? found : arguments.at(1).map(Given::symbol).orElse(Symbol.none());
        }
      }
      case "copy" -> {
        return receiver;
      }
      case "append",
          "add",
          "extend",
          "insert",
          "remove",
          "pop",
          "update",
          "setdefault",
          "clear",
          "sort",
          "reverse",
          "discard",
          "popitem" -> {
        change(receiver, object, name, arguments);
        return data();
      }
      default -> {}
    }
    return arguments.anyPowerful()
        ? unknown("it calls something that only running can tell", call)
        : data();
  }

  private void change(Symbol receiver, Expression object, String name, Arguments arguments) {
    if (!(object instanceof Expression.Name(String id, _))) {
      return;
    }
    Optional<List<Symbol>> items = evaluation.items(receiver);
    Optional<Symbol> given = arguments.at(0).map(Given::symbol);
    boolean isList = Evaluation.entries(receiver).isEmpty();
    boolean clear = !recorder.isLooping() && items.isPresent() && given.isPresent() && isList;
    if (clear && (name.equals("append") || name.equals("add"))) {
      List<Symbol> all = new ArrayList<>(items.get());
      all.add(given.get());
      interpreter.frame().change(id, new Symbol.Sequence(all));
    } else if (clear && name.equals("extend") && evaluation.items(given.get()).isPresent()) {
      List<Symbol> all = new ArrayList<>(items.get());
      all.addAll(evaluation.items(given.get()).get());
      interpreter.frame().change(id, new Symbol.Sequence(all));
    } else {
      interpreter.frame().change(id, new Symbol.Data());
    }
  }

  private Symbol onData(String name, Arguments arguments, Expression.Call call, Use use)
      throws TooMuchException {
    if (SQL_METHODS.contains(name) && !arguments.positional().isEmpty()) {
      return runSql(arguments, call);
    }
    boolean doubtful =
        name.equals("create")
            || name.equals("drop")
            || name.equals("create_all")
            || name.equals("drop_all");
    if (doubtful || (arguments.anyPowerful() && use == Use.STATEMENT)) {
      return unknown("it calls " + name + "() of something that only running can tell", call);
    }
    calledBack(arguments, call);
    boolean ofName =
        call.function() instanceof Expression.Attribute(Expression object, _, _)
            && !(object instanceof Expression.Attribute);
    boolean fetches =
        (name.equals("scalar") || name.equals("scalars")) && call.arguments().isEmpty();
    if (fetches) {
      return data();
    }
    boolean plain =
        Harmless.isMethod(name) && (ofName || !ADDING.contains(name)) && !arguments.anyPowerful();
    return plain || LOG.contains(name) ? data() : trusted(data(), NOT_FOLLOWED, call);
  }

  // ---- SQL

  /// Records what runs, from text or from an expression of SQLAlchemy.
  private Symbol runSql(Arguments arguments, Expression.Call call) throws TooMuchException {
    Optional<Given> sql = arguments.get(0, "sqltext", "statement", "sql", "clause", "object_");
    if (sql.isEmpty()) {
      return unknown("it runs SQL that only running can tell", call);
    }
    return runOne(sql.get().symbol(), call);
  }

  private Symbol runOne(Symbol symbol, Expression.Call call) throws TooMuchException {
    return switch (symbol) {
      case Symbol.Rows rows -> {
        recorder.record(
            new Operation.ChangeRows(
                rows.verb(), rows.tables(), rows.columns(), ExpressionText.of(call)));
        yield rows.fromModel() || rows.verb() == DataVerb.READ ? new Symbol.Data() : data();
      }
      case Symbol.Query(List<TableName> tables) -> {
        recorder.record(
            new Operation.ChangeRows(DataVerb.READ, tables, List.of(), ExpressionText.of(call)));
        yield data();
      }
      case Symbol.Either(List<Symbol> options) -> {
        for (Symbol option : options) {
          int known = recorder.depth();
          recorder.enter(
              new Condition(
                  "this is the SQL of " + ExpressionText.of(call),
                  true,
                  call.line(),
                  Optional.empty()));
          runOne(option, call);
          recorder.leave(known);
        }
        yield data();
      }
      case Symbol.Sequence(List<Symbol> items) -> {
        for (Symbol item : items) {
          runOne(item, call);
        }
        yield data();
      }
      case Symbol.PartlyText(String text) -> {
        Operation told = SqlReader.partly(text);
        recorder.record(told);
        if (told instanceof Operation.RunSql) {
          recorder.doubt("a value in the SQL is computed", text);
        }
        yield data();
      }
      default -> runText(Constructs.text(symbol), symbol, call);
    };
  }

  private Symbol runText(Optional<String> text, Symbol symbol, Expression.Call call)
      throws TooMuchException {
    if (text.isPresent()) {
      Operation told = SqlReader.read(text.get());
      recorder.record(told);
      if (told instanceof Operation.RunSql(_, List<SqlStatement> statements)) {
        Optional<String> doubt = SqlDoubts.of(text.get(), statements);
        if (doubt.isPresent()) {
          recorder.doubt(doubt.get(), text.get());
        }
      }
      return data();
    }
    Symbol inner = symbol;
    while (inner instanceof Symbol.Made made && made.receiver().isPresent()) {
      inner = made.receiver().get();
    }
    if (inner instanceof Symbol.Made made
        && made.last().equals("text")
        && !made.arguments().positional().isEmpty()) {
      return runOne(made.arguments().positional().getFirst().symbol(), call);
    }
    if (inner instanceof Symbol.Made made) {
      Optional<Operation> schema = schemaChange(made, call);
      if (schema.isPresent()) {
        recorder.record(schema.get());
        return data();
      }
    }
    return unknown("it runs SQL that only running can tell", call);
  }

  /// `CreateSequence(Sequence('s'))` and its kin.
  private static Optional<Operation> schemaChange(Symbol.Made made, Expression.Call call) {
    String text = ExpressionText.of(call);
    String verb =
        switch (made.last()) {
          case "CreateSequence" -> "create sequence ";
          case "CreateSchema" -> "create schema ";
          case "DropSequence" -> "drop sequence ";
          case "DropSchema" -> "drop schema ";
          default -> "";
        };
    Optional<String> name =
        made.arguments().positional().stream().findFirst().flatMap(Calls::nameOfMade);
    if (verb.isEmpty() || name.isEmpty()) {
      return Optional.empty();
    }
    SqlStatement statement =
        new SqlStatement(SqlKind.DEFINITION, List.of(), List.of(), name)
            .withText(verb + '"' + name.get().replace("\"", "\"\"") + '"');
    return Optional.of(new Operation.RunSql(text, List.of(statement)));
  }

  private static Optional<String> nameOfMade(Given given) {
    return given.symbol() instanceof Symbol.Made inner && inner.receiver().isEmpty()
        ? inner.arguments().get(0, "name").flatMap(it -> Constructs.text(it.symbol()))
        : Constructs.text(given.symbol());
  }
}
