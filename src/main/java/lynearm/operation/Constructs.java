package lynearm.operation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import lynearm.operation.Arguments.Given;
import lynearm.python.Expression;
import lynearm.python.ExpressionText;
import lynearm.python.PythonRepr;
import lynearm.python.PythonValue;

/// Reads what SQLAlchemy's constructs say: columns, types, constraints, names, defaults.
final class Constructs {

  /// What can stand where SQL is asked for as text.
  private static final Set<String> TEXTS = Set.of("text", "literal_column", "TextClause", "DDL");

  private static final Set<String> KEYS =
      Set.of("ForeignKey", "PrimaryKeyConstraint", "UniqueConstraint", "ForeignKeyConstraint");

  /// Arguments of types that say nothing about the column.
  private static final Set<String> SILENT =
      Set.of(
          "astext_type",
          "create_type",
          "create_constraint",
          "native_enum",
          "none_as_null",
          "inherit_schema",
          "metadata",
          "values_callable",
          "validate_strings",
          "_create_events",
          "_adapted_from",
          "dimensions",
          "asdecimal",
          "zero_indexes");

  /// Arguments of types that go without their names.
  private static final List<String> FIRST = List.of("length", "precision", "scale", "item_type");

  private static final int DEEPEST_TYPE = 4;

  private Constructs() {}

  /// What a column is said to be.
  static Column column(Given given) throws UntoldException {
    if (!(given.symbol() instanceof Symbol.Made made) || !isColumn(made)) {
      throw new UntoldException("the column is computed");
    }
    return column(made);
  }

  static boolean isColumn(Symbol symbol) {
    return symbol instanceof Symbol.Made made && isColumn(made);
  }

  private static boolean isColumn(Symbol.Made made) {
    return made.receiver().isEmpty()
        && (made.last().equals("Column")
            || made.last().equals("column")
            || made.last().equals("mapped_column"));
  }

  private static Column column(Symbol.Made made) throws UntoldException {
    Arguments arguments = made.arguments();
    Given name =
        arguments.get(0, "name").orElseThrow(() -> new UntoldException("a column has no name"));
    String text =
        text(name.symbol())
            .orElseThrow(() -> new UntoldException("the name of a column is computed"));
    return columnNamed(text, arguments);
  }

  /// A column of a name that stands elsewhere, as in a mapped class.
  private static Column columnNamed(String name, Arguments arguments) {
    Optional<ColumnType> type = arguments.named("type_").map(Constructs::type);
    List<Constraint> constraints = new ArrayList<>();
    Optional<String> identity = Optional.empty();
    for (int i = 1; i < arguments.positional().size(); i++) {
      Given given = arguments.positional().get(i);
      Optional<Constraint> constraint = constraint(given.symbol(), List.of(name));
      if (constraint.isPresent()) {
        constraints.add(constraint.get());
      } else if (given.symbol() instanceof Symbol.Made inner
          && (inner.last().equals("Identity")
              || inner.last().equals("Computed")
              || inner.last().equals("Sequence"))) {
        identity = Optional.of(ExpressionText.of(inner.source()));
      } else if (type.isEmpty() && !given.symbol().isNone()) {
        type = Optional.of(type(given));
      }
    }
    boolean primaryKey = isTrue(arguments.named("primary_key"));
    if (isTrue(arguments.named("unique"))) {
      constraints.add(Constraint.of(ConstraintKind.UNIQUE, Optional.empty(), List.of(name)));
    }
    Optional<Boolean> nullable =
        arguments.named("nullable").isPresent()
            ? bool(arguments.named("nullable").get().symbol())
            : arguments.open() ? Optional.empty() : Optional.of(!primaryKey);
    Optional<String> serverDefault =
        arguments.named("server_default").isPresent()
            ? sqlDefault(arguments.named("server_default").get())
            : identity;
    return new Column(
        name,
        type,
        nullable,
        serverDefault,
        primaryKey,
        constraints,
        isTrue(arguments.named("index")),
        arguments.named("comment").flatMap(given -> text(given.symbol())));
  }

  private static boolean isTrue(Optional<Given> given) {
    return given.flatMap(it -> bool(it.symbol())).orElse(false);
  }

  static Optional<Boolean> bool(Symbol symbol) {
    return switch (symbol) {
      case Symbol.Constant(PythonValue.NoneValue _) -> Optional.empty();
      case Symbol.Constant(PythonValue value) -> Optional.of(value.isTrue());
      default -> Optional.empty();
    };
  }

  /// The SQL of a server default; nothing for `None`.
  static Optional<String> sqlDefault(Given given) {
    Symbol symbol = given.symbol();
    if (symbol.isNone()) {
      return Optional.empty();
    }
    Optional<String> plain = symbol.text();
    if (plain.isPresent()) {
      return Optional.of("'" + plain.get().replace("'", "''") + "'");
    }
    return Optional.of(sql(given));
  }

  /// An expression as SQL, as far as it can be told; else as written.
  static String sql(Given given) {
    return switch (given.symbol()) {
      case Symbol.Constant(PythonValue.Str(String text)) -> text;
      case Symbol.Constant(PythonValue value) -> PythonRepr.str(value);
      case Symbol.ColumnOf(_, String name) -> name;
      case Symbol.Made made
          when TEXTS.contains(made.last()) && !made.arguments().positional().isEmpty() ->
          sql(made.arguments().positional().getFirst());
      case Symbol.Made made
          when made.last().equals("column") && !made.arguments().positional().isEmpty() ->
          sql(made.arguments().positional().getFirst());
      case Symbol.Made made
          when made.what().path().contains(".func.") || made.what().path().startsWith("func.") ->
          made.last() + "(" + joined(made.arguments()) + ")";
      case Symbol.Made made
          when made.last().equals("true")
              || made.last().equals("false")
              || made.last().equals("null") ->
          made.last();
      case Symbol.Named named
          when named.last().equals("true")
              || named.last().equals("false")
              || named.last().equals("null") ->
          named.last();
      case Symbol.PartlyText(String text) -> text;
      case Symbol.Made made when made.receiver().isEmpty() -> ExpressionText.of(made.source());
      default -> ExpressionText.of(given.source());
    };
  }

  private static String joined(Arguments arguments) {
    List<String> texts = new ArrayList<>();
    arguments.positional().forEach(given -> texts.add(sql(given)));
    return String.join(", ", texts);
  }

  /// The text that a construct for SQL holds.
  static Optional<String> text(Symbol symbol) {
    return switch (symbol) {
      case Symbol.Constant(PythonValue.Str(String text)) -> Optional.of(text);
      case Symbol.Made made
          when made.receiver().isEmpty()
              && (TEXTS.contains(made.last()) || made.last().equals("quoted_name"))
              && !made.arguments().positional().isEmpty() ->
          text(made.arguments().positional().getFirst().symbol())
              // SQLAlchemy: DDL puts what it is given into the places marked so
              .filter(text -> !made.last().equals("DDL") || text.indexOf('%') < 0);
      case Symbol.Made made
          when made.last().equals("bindparams") || made.last().equals("columns") ->
          made.receiver().flatMap(Constructs::text);
      case Symbol.Made made when made.last().equals("execution_options") ->
          made.receiver().flatMap(Constructs::text);
      default -> Optional.empty();
    };
  }

  static ColumnType type(Given given) {
    String written =
        given.symbol() instanceof Symbol.Made made
            ? ExpressionText.of(made.source())
            : ExpressionText.of(given.source());
    return new ColumnType(written, normal(given));
  }

  private static String normal(Given given) {
    return normal(given, 0);
  }

  private static String normal(Given given, int depth) {
    if (depth > DEEPEST_TYPE) {
      return "…";
    }
    return switch (given.symbol()) {
      case Symbol.Named named -> named.last();
      case Symbol.Made made -> normal(made, depth + 1);
      case Symbol.Either(List<Symbol> options) -> {
        List<String> texts = new ArrayList<>();
        options.forEach(option -> texts.add(normal(new Given(option, given.source()), depth + 1)));
        yield String.join(" or ", texts);
      }
      case Symbol.Constant(PythonValue value) -> PythonRepr.repr(value);
      default -> ExpressionText.of(given.source()) + " (computed)";
    };
  }

  private static String normal(Symbol.Made made, int depth) {
    List<String> parts = new ArrayList<>();
    for (Given given : made.arguments().positional()) {
      parts.add(normal(given, depth));
    }
    for (String name : FIRST) {
      made.arguments()
          .named(name)
          .filter(given -> !given.symbol().isNone())
          .ifPresent(given -> parts.add(normal(given, depth)));
    }
    for (Map.Entry<String, Given> entry : new TreeMap<>(made.arguments().keywords()).entrySet()) {
      String name = entry.getKey();
      Symbol symbol = entry.getValue().symbol();
      if (!SILENT.contains(name) && !FIRST.contains(name) && !isSilentValue(symbol)) {
        parts.add(name + "=" + normal(entry.getValue(), depth));
      }
    }
    if (made.arguments().open()) {
      parts.add("…");
    }
    String before =
        made.receiver()
            .map(receiver -> normal(new Given(receiver, made.source()), depth) + ".")
            .orElse("");
    return before + made.last() + (parts.isEmpty() ? "" : "(" + String.join(", ", parts) + ")");
  }

  private static boolean isSilentValue(Symbol symbol) {
    return symbol instanceof Symbol.Constant(PythonValue value)
        && (value.equals(PythonValue.NONE) || value.equals(PythonValue.FALSE));
  }

  /// The constraint that a construct makes.
  ///
  /// @param within the column in which it stands, if it stands in one
  static Optional<Constraint> constraint(Symbol symbol, List<String> within) {
    if (!(symbol instanceof Symbol.Made made) || made.receiver().isPresent()) {
      return Optional.empty();
    }
    Arguments arguments = made.arguments();
    Optional<String> name = arguments.named("name").flatMap(given -> text(given.symbol()));
    return switch (made.last()) {
      case "PrimaryKeyConstraint" ->
          Optional.of(Constraint.of(ConstraintKind.PRIMARY_KEY, name, listed(arguments, 0)));
      case "UniqueConstraint" ->
          Optional.of(Constraint.of(ConstraintKind.UNIQUE, name, listed(arguments, 0)));
      case "CheckConstraint" ->
          Optional.of(
              new Constraint(
                  ConstraintKind.CHECK,
                  name,
                  within,
                  Optional.empty(),
                  List.of(),
                  arguments.get(0, "sqltext").map(Constructs::sql)));
      case "ExcludeConstraint" ->
          Optional.of(Constraint.of(ConstraintKind.EXCLUDE, name, elements(arguments, 0)));
      case "ForeignKey" ->
          arguments.get(0, "column").map(given -> foreignKey(name, within, List.of(given)));
      case "ForeignKeyConstraint" -> {
        List<String> columns = arguments.get(0, "columns").map(Constructs::names).orElse(List.of());
        List<Given> targets =
            arguments.get(1, "refcolumns").map(Constructs::items).orElse(List.of());
        Optional<String> given = arguments.get(2, "name").flatMap(it -> text(it.symbol()));
        yield Optional.of(foreignKey(given, columns, targets));
      }
      default -> Optional.empty();
    };
  }

  static boolean isConstraint(Symbol symbol) {
    return symbol instanceof Symbol.Made made && KEYS.contains(made.last());
  }

  private static Constraint foreignKey(
      Optional<String> name, List<String> columns, List<Given> targets) {
    Optional<TableName> referent = Optional.empty();
    List<String> referentColumns = new ArrayList<>();
    for (Given target : targets) {
      if (target.symbol() instanceof Symbol.ColumnOf(Symbol.Table table, String column)) {
        referent = Optional.of(table.name());
        referentColumns.add(column);
        continue;
      }
      String text = sql(target);
      int dot = text.lastIndexOf('.');
      referentColumns.add(text.substring(dot + 1));
      if (dot > 0) {
        referent = Optional.of(tableName(text.substring(0, dot)));
      }
    }
    return new Constraint(
        ConstraintKind.FOREIGN_KEY, name, columns, referent, referentColumns, Optional.empty());
  }

  /// A table from text that may have its schema before a dot.
  static TableName tableName(String text) {
    int dot = text.lastIndexOf('.');
    return dot <= 0
        ? TableName.of(text)
        : new TableName(Optional.of(text.substring(0, dot)), text.substring(dot + 1));
  }

  /// The index that a construct makes, with its name first.
  static Optional<Index> index(Symbol symbol) {
    if (symbol instanceof Symbol.Made made
        && made.last().equals("Index")
        && made.receiver().isEmpty()) {
      Arguments arguments = made.arguments();
      return Optional.of(
          new Index(
              arguments.get(0, "name").flatMap(given -> text(given.symbol())),
              listed(arguments, 1),
              isTrue(arguments.named("unique")),
              where(arguments)));
    }
    return Optional.empty();
  }

  static Optional<String> where(Arguments arguments) {
    for (String name : List.of("postgresql_where", "sqlite_where", "mssql_where")) {
      Optional<Given> given = arguments.named(name).filter(it -> !it.symbol().isNone());
      if (given.isPresent()) {
        return given.map(Constructs::sql);
      }
    }
    return Optional.empty();
  }

  private static List<String> listed(Arguments arguments, int from) {
    List<String> names = new ArrayList<>();
    for (int i = from; i < arguments.positional().size(); i++) {
      names.add(sql(arguments.positional().get(i)));
    }
    return names;
  }

  /// The elements of an exclusion constraint, of pairs with an operator.
  static List<String> elements(Arguments arguments, int from) {
    List<String> names = new ArrayList<>();
    for (int i = from; i < arguments.positional().size(); i++) {
      List<Given> pair = items(arguments.positional().get(i));
      if (!pair.isEmpty()) {
        names.add(sql(pair.getFirst()));
      }
    }
    return names;
  }

  /// The names in a list of columns; a single one counts as a list.
  static List<String> names(Given given) {
    return items(given).stream().map(Constructs::sql).toList();
  }

  /// The items of a list or tuple; what is no list is its only item.
  static List<Given> items(Given given) {
    return switch (given.symbol()) {
      case Symbol.Sequence(List<Symbol> items) -> {
        List<Expression> sources =
            switch (given.source()) {
              case Expression.ListDisplay(List<Expression> written, _)
                  when written.size() == items.size() ->
                  written;
              case Expression.Tuple(List<Expression> written, _)
                  when written.size() == items.size() ->
                  written;
              default -> Collections.nCopies(items.size(), given.source());
            };
        List<Given> all = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
          all.add(new Given(items.get(i), sources.get(i)));
        }
        yield all;
      }
      case Symbol.Constant(PythonValue.ListValue(List<PythonValue> items)) ->
          constants(items, given.source());
      case Symbol.Constant(PythonValue.TupleValue(List<PythonValue> items)) ->
          constants(items, given.source());
      case Symbol.Constant(PythonValue.SetValue(List<PythonValue> items, _)) ->
          constants(items, given.source());
      default -> List.of(given);
    };
  }

  private static List<Given> constants(List<PythonValue> items, Expression source) {
    return items.stream().map(item -> new Given(new Symbol.Constant(item), source)).toList();
  }

  private static boolean isSqlAlchemy(Symbol.Made made) {
    return made.what().root().equals("sqlalchemy")
        || made.last().equals("Column")
        || made.what().path().startsWith("func.");
  }

  /// Whether all names in a list of columns are told by the text.
  static boolean isTold(Given given) {
    return items(given).stream()
        .allMatch(item ->
            switch (item.symbol()) {
              case Symbol.Data _,
                  Symbol.Foreign _,
                  Symbol.Either _,
                  Symbol.PartlyText _,
                  Symbol.Method _,
                  Symbol.Named _,
                  Symbol.Entity _ ->
                  false;
              case Symbol.Made made -> made.receiver().isPresent() || isSqlAlchemy(made);
              default -> true;
            });
  }
}
