package lynearm.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lynearm.operation.Arguments.Given;
import lynearm.python.Expression;
import lynearm.python.ExpressionText;
import lynearm.python.PythonValue;

/// A call of one of Alembic's operations, of `op` or of a batch, whose arguments tell what it does
/// (Alembic: Operation reference, of 1.17, and names of parameters from before 1.0).
final class AlembicCall {

  /// The parameters that may be given by place, the table among them.
  private static final Map<String, List<String>> PARAMETERS =
      Map.ofEntries(
          Map.entry("create_table", List.of("table_name")),
          Map.entry("drop_table", List.of("table_name")),
          Map.entry("rename_table", List.of("old_table_name", "new_table_name")),
          Map.entry("add_column", List.of("table_name", "column")),
          Map.entry("drop_column", List.of("table_name", "column_name")),
          Map.entry("alter_column", List.of("table_name", "column_name")),
          Map.entry("create_index", List.of("index_name", "table_name", "columns")),
          Map.entry("drop_index", List.of("index_name", "table_name")),
          Map.entry("create_primary_key", List.of("constraint_name", "table_name", "columns")),
          Map.entry(
              "create_foreign_key",
              List.of(
                  "constraint_name",
                  "source_table",
                  "referent_table",
                  "local_cols",
                  "remote_cols")),
          Map.entry(
              "create_unique_constraint", List.of("constraint_name", "table_name", "columns")),
          Map.entry(
              "create_check_constraint", List.of("constraint_name", "table_name", "condition")),
          Map.entry("create_exclude_constraint", List.of("constraint_name", "table_name")),
          Map.entry("drop_constraint", List.of("constraint_name", "table_name", "type_")),
          Map.entry("create_table_comment", List.of("table_name", "comment")),
          Map.entry("drop_table_comment", List.of("table_name")),
          Map.entry("bulk_insert", List.of("table", "rows")));

  /// Other names of parameters, which older files use.
  private static final Map<String, String> OLD_NAMES =
      Map.ofEntries(
          Map.entry("index_name", "name"),
          Map.entry("constraint_name", "name"),
          Map.entry("table_name", "tablename"),
          Map.entry("source_table", "source"),
          Map.entry("referent_table", "referent"),
          Map.entry("type_", "type"),
          Map.entry("columns", "cols"),
          Map.entry("local_cols", "local_columns"),
          Map.entry("remote_cols", "remote_columns"));

  private final String method;
  private final Arguments arguments;
  private final Optional<Symbol.Batch> batch;
  private final List<String> parameters;

  private AlembicCall(String method, Arguments arguments, Optional<Symbol.Batch> batch) {
    this.method = method;
    this.arguments = arguments;
    this.batch = batch;
    this.parameters = parameters(method, batch.isPresent());
  }

  private static List<String> parameters(String method, boolean inBatch) {
    List<String> all = PARAMETERS.getOrDefault(method, List.of());
    return inBatch
        ? all.stream()
            .filter(name -> !name.equals("table_name") && !name.equals("source_table"))
            .toList()
        : all;
  }

  static boolean knows(String method) {
    return PARAMETERS.containsKey(method);
  }

  /// What a call does; the one thing, or several if a part of it cannot be told.
  static List<Operation> read(
      String method, Arguments arguments, Optional<Symbol.Batch> batch, Expression.Call source) {
    AlembicCall call = new AlembicCall(method, arguments, batch);
    try {
      return call.operations(source);
    } catch (UntoldException e) {
      return List.of(
          new Operation.Unknown(e.reason(), ExpressionText.of(source), call.knownTables()));
    }
  }

  private List<Operation> operations(Expression.Call source) throws UntoldException {
    if (method.equals("create_table")) {
      return createTable(source);
    }
    Operation operation =
        switch (method) {
          case "drop_table" -> new Operation.DropTable(table());
          case "rename_table" ->
              new Operation.RenameTable(
                  named("old_table_name"), required("new_table_name", "the new name"));
          case "add_column" ->
              new Operation.AddColumn(table(), Constructs.column(given("column", "the column")));
          case "drop_column" -> new Operation.DropColumn(table(), column("column_name"));
          case "alter_column" -> alterColumn();
          case "create_index" ->
              new Operation.CreateIndex(
                  table(),
                  new Index(
                      name("index_name"),
                      columns("columns"),
                      arguments
                          .named("unique")
                          .flatMap(it -> Constructs.bool(it.symbol()))
                          .orElse(false),
                      Constructs.where(arguments)));
          case "drop_index" -> new Operation.DropIndex(name("index_name"), optionalTable());
          case "create_primary_key" -> keyed(ConstraintKind.PRIMARY_KEY, columns("columns"));
          case "create_unique_constraint" -> keyed(ConstraintKind.UNIQUE, columns("columns"));
          case "create_exclude_constraint" ->
              keyed(
                  ConstraintKind.EXCLUDE,
                  Constructs.elements(arguments, batch.isPresent() ? 1 : 2));
          case "create_check_constraint" ->
              new Operation.AddConstraint(
                  table(),
                  new Constraint(
                      ConstraintKind.CHECK,
                      name("constraint_name"),
                      List.of(),
                      Optional.empty(),
                      List.of(),
                      Optional.of(Constructs.sql(given("condition", "the condition")))));
          case "create_foreign_key" -> foreignKey();
          case "drop_constraint" -> dropConstraint();
          case "create_table_comment" ->
              new Operation.CommentTable(
                  table(), optional("comment").flatMap(it -> Constructs.text(it.symbol())));
          case "drop_table_comment" -> new Operation.CommentTable(table(), Optional.empty());
          case "bulk_insert" -> bulkInsert(source);
          default ->
              throw new UntoldException("op." + method + " is no operation of Alembic itself");
        };
    return List.of(operation);
  }

  private Operation keyed(ConstraintKind kind, List<String> columns) throws UntoldException {
    return new Operation.AddConstraint(
        table(), Constraint.of(kind, name("constraint_name"), columns));
  }

  // ---- arguments

  private Optional<Given> optional(String parameter) {
    Optional<Given> named = arguments.named(parameter);
    if (named.isEmpty() && OLD_NAMES.containsKey(parameter)) {
      named = arguments.named(OLD_NAMES.get(parameter));
    }
    if (named.isPresent()) {
      return named;
    }
    int place = parameters.indexOf(parameter);
    return place < 0 ? Optional.empty() : arguments.at(place);
  }

  private Given given(String parameter, String words) throws UntoldException {
    return optional(parameter)
        .orElseThrow(() ->
            new UntoldException(arguments.open() ? words + " is computed" : words + " is missing"));
  }

  private String required(String parameter, String words) throws UntoldException {
    return Constructs.text(given(parameter, words).symbol())
        .orElseThrow(() -> new UntoldException(words + " is computed"));
  }

  private String column(String parameter) throws UntoldException {
    Given given = given(parameter, "the column");
    return switch (given.symbol()) {
      case Symbol.ColumnOf(_, String name) -> name;
      case Symbol.Made made when Constructs.isColumn(made) -> Constructs.column(given).name();
      default -> required(parameter, "the column");
    };
  }

  /// The name of an index or constraint; nothing for `None`.
  private Optional<String> name(String parameter) throws UntoldException {
    Optional<Given> given = optional(parameter);
    if (given.isEmpty() && arguments.open()) {
      throw new UntoldException("the name is computed");
    }
    if (given.isEmpty() || given.get().symbol().isNone()) {
      return Optional.empty();
    }
    return Optional.of(required(parameter, "the name"));
  }

  private List<String> columns(String parameter) throws UntoldException {
    Given given = given(parameter, "the list of columns");
    if (!Constructs.isTold(given)) {
      throw new UntoldException("the list of columns is computed");
    }
    return Constructs.names(given);
  }

  private TableName table() throws UntoldException {
    return optionalTable()
        .orElseThrow(() ->
            new UntoldException(
                arguments.open() ? "the table is computed" : "the table is missing"));
  }

  private Optional<TableName> optionalTable() throws UntoldException {
    if (batch.isPresent()) {
      return Optional.of(
          batch.get().table().orElseThrow(() -> new UntoldException("the table is computed")));
    }
    Optional<Given> given = optional("table_name");
    return given.isEmpty() || given.get().symbol().isNone()
        ? Optional.empty()
        : Optional.of(named("table_name"));
  }

  private TableName named(String parameter) throws UntoldException {
    Given given = given(parameter, "the table");
    if (given.symbol() instanceof Symbol.Table(TableName name, _, _)) {
      return name;
    }
    return new TableName(schema("schema"), required(parameter, "the table"));
  }

  private Optional<String> schema(String parameter) throws UntoldException {
    Optional<Given> given = arguments.named(parameter);
    if (given.isEmpty() || given.get().symbol().isNone()) {
      return Optional.empty();
    }
    return Optional.of(
        Constructs.text(given.get().symbol())
            .orElseThrow(() -> new UntoldException("the schema is computed")));
  }

  private List<TableName> knownTables() {
    try {
      return optionalTable().map(List::of).orElse(List.of());
    } catch (UntoldException e) {
      return List.of();
    }
  }

  // ---- operations of some size

  private List<Operation> createTable(Expression.Call source) throws UntoldException {
    TableName table = table();
    List<Operation> operations = new ArrayList<>();
    List<Operation> unknown = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    List<Constraint> constraints = new ArrayList<>();
    List<Index> indexes = new ArrayList<>();
    for (int i = 1; i < arguments.positional().size(); i++) {
      Given given = arguments.positional().get(i);
      Optional<Constraint> constraint = Constructs.constraint(given.symbol(), List.of());
      Optional<Index> index = Constructs.index(given.symbol());
      if (Constructs.isColumn(given.symbol())) {
        try {
          columns.add(Constructs.column(given));
        } catch (UntoldException e) {
          unknown.add(new Operation.Unknown(e.reason(), ExpressionText.of(source), List.of(table)));
        }
      } else if (constraint.isPresent()) {
        constraints.add(constraint.get());
      } else if (index.isPresent()) {
        indexes.add(index.get());
      } else if (!given.symbol().isNone() && !isMetadata(given.symbol())) {
        unknown.add(
            new Operation.Unknown(
                "a part of the table is computed", ExpressionText.of(source), List.of(table)));
      }
    }
    if (arguments.open()) {
      unknown.add(
          new Operation.Unknown(
              "a part of the table is computed", ExpressionText.of(source), List.of(table)));
    }
    operations.add(
        new Operation.CreateTable(
            table,
            columns,
            constraints,
            indexes,
            arguments.named("comment").flatMap(it -> Constructs.text(it.symbol()))));
    unknown.stream().limit(1).forEach(operations::add);
    return operations;
  }

  /// Some files give the metadata as to `sa.Table`.
  private static boolean isMetadata(Symbol symbol) {
    return symbol instanceof Symbol.Made made && made.last().equals("MetaData");
  }

  private Operation alterColumn() throws UntoldException {
    if (arguments.open()) {
      throw new UntoldException("what changes is computed");
    }
    TableName table = table();
    String column = column("column_name");
    Optional<Given> newName = arguments.named("new_column_name").or(() -> arguments.named("name"));
    Optional<Given> nullable = arguments.named("nullable").filter(it -> !it.symbol().isNone());
    return new Operation.AlterColumn(
        table,
        column,
        newName.isEmpty() || newName.get().symbol().isNone()
            ? Optional.empty()
            : Optional.of(
                Constructs.text(newName.get().symbol())
                    .orElseThrow(() -> new UntoldException("the new name is computed"))),
        type("type_").or(() -> type("type")),
        nullable.isEmpty()
            ? Optional.empty()
            : Optional.of(
                Constructs.bool(nullable.get().symbol())
                    .orElseThrow(() -> new UntoldException("whether it may be empty is computed"))),
        changed("server_default"),
        changed("comment"),
        arguments.named("autoincrement").flatMap(it -> Constructs.bool(it.symbol())),
        new Operation.Existing(
            type("existing_type"),
            arguments.named("existing_nullable").flatMap(it -> Constructs.bool(it.symbol())),
            changed("existing_server_default"),
            changed("existing_comment")));
  }

  private Optional<ColumnType> type(String parameter) {
    return arguments
        .named(parameter)
        .filter(given -> !given.symbol().isNone())
        .map(Constructs::type);
  }

  /// `False` stands for no change, `None` for none any more (Alembic: `alter_column`).
  private Optional<Optional<String>> changed(String parameter) {
    Optional<Given> given = arguments.named(parameter);
    if (given.isEmpty() || given.get().symbol().equals(new Symbol.Constant(PythonValue.FALSE))) {
      return Optional.empty();
    }
    return Optional.of(
        parameter.endsWith("comment")
            ? Constructs.text(given.get().symbol())
            : Constructs.sqlDefault(given.get()));
  }

  private Operation foreignKey() throws UntoldException {
    TableName source;
    if (batch.isPresent()) {
      source = table();
    } else {
      TableName written = named("source_table");
      Optional<String> schema = schema("source_schema");
      source = new TableName(schema.or(written::schema), written.name());
    }
    Given given = given("referent_table", "the table it leads to");
    TableName referent =
        given.symbol() instanceof Symbol.Table(TableName name, _, _)
            ? name
            : new TableName(
                schema("referent_schema"), required("referent_table", "the table it leads to"));
    return new Operation.AddConstraint(
        source,
        new Constraint(
            ConstraintKind.FOREIGN_KEY,
            name("constraint_name"),
            columns("local_cols"),
            Optional.of(referent),
            columns("remote_cols"),
            Optional.empty()));
  }

  private Operation dropConstraint() throws UntoldException {
    Optional<ConstraintKind> kind =
        optional("type_")
            .flatMap(given -> Constructs.text(given.symbol()))
            .flatMap(ConstraintKind::ofType);
    return new Operation.DropConstraint(table(), name("constraint_name"), kind);
  }

  private Operation bulkInsert(Expression.Call source) throws UntoldException {
    Given given = given("table", "the table");
    if (!(given.symbol() instanceof Symbol.Table(TableName table, _, _))) {
      throw new UntoldException("the table is computed");
    }
    List<String> columns = new ArrayList<>();
    Optional<Given> rows = optional("rows");
    if (rows.isPresent()) {
      for (Given row : Constructs.items(rows.get())) {
        columnsOf(row.symbol()).stream().filter(it -> !columns.contains(it)).forEach(columns::add);
      }
    }
    return new Operation.ChangeRows(
        DataVerb.INSERT, List.of(table), columns, ExpressionText.of(source));
  }

  private static List<String> columnsOf(Symbol row) {
    List<String> names = new ArrayList<>();
    Iterable<PythonValue> keys =
        switch (row) {
          case Symbol.Mapping(Map<PythonValue, Symbol> entries) -> entries.keySet();
          case Symbol.Constant(PythonValue.DictValue(Map<PythonValue, PythonValue> entries)) ->
              entries.keySet();
          default -> List.of();
        };
    for (PythonValue key : keys) {
      if (key instanceof PythonValue.Str(String name)) {
        names.add(name);
      }
    }
    return names;
  }
}
