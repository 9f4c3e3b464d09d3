package lynearm.collision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lynearm.operation.Column;
import lynearm.operation.ColumnType;
import lynearm.operation.Constraint;
import lynearm.operation.ConstraintKind;
import lynearm.operation.DataVerb;
import lynearm.operation.Index;
import lynearm.operation.Operation;
import lynearm.operation.SqlName;
import lynearm.operation.SqlStatement;
import lynearm.operation.TableName;

/// Turns the steps of one side, in the order in which they run, into what they do to single things.
/// Tables and columns are known by the name they had where the sides parted: what a side renames
/// stays the same thing.
final class EffectReader {
  private static final Pattern TYPE_NAME = Pattern.compile("\\bname=['\"]([^'\"]+)['\"]");

  /// An enumeration without a name is called like its class (SQLAlchemy: `Enum`).
  private static final Pattern CLASS_NAME =
      Pattern.compile("(?i:enum)\\((?:[A-Za-z_]\\w*\\.)*([A-Za-z_]\\w*)\\s*[,)]");

  /// A type of PostgreSQL with its name before what it rests on.
  private static final Pattern DOMAIN = Pattern.compile("\\bDOMAIN\\(['\"]([^'\"]+)['\"]");

  private static final Pattern MADE_TYPE = Pattern.compile("\\b(?:Enum|ENUM|Boolean)\\(");
  private static final Pattern AUTOINCREMENT = Pattern.compile("autoincrement\\s*=\\s*True");

  /// Words of SQL that let a column number itself.
  private static final Set<String> COUNTING = Set.of("identity", "auto_increment", "autoincrement");

  private static final String VERSION_TABLE = "alembic_version";
  private static final Set<String> TABLE_WORDS = Set.of("if", "exists", "only");
  private static final Set<String> IF_WORDS = Set.of("if", "not", "exists");
  private static final String[] DROPPED_IN_LISTS = {
    "sequence",
    "function",
    "procedure",
    "aggregate",
    "extension",
    "schema",
    "role",
    "user",
    "statistics",
    "publication"
  };
  private static final Set<String> RIGHTS_WORDS =
      Set.of("grant", "revoke", "table", "tables", "sequence", "schema", "function", "type");
  private static final Set<String> INDEX_WORDS =
      Set.of("unique", "index", "key", "fulltext", "spatial");
  private static final Set<String> KEY_WORDS =
      Set.of(
          "constraint",
          "primary",
          "foreign",
          "unique",
          "check",
          "exclude",
          "index",
          "key",
          "fulltext");

  /// A statement in which names may stand that no parser tells.
  record Spoken(Occurrence at, Set<String> words) {}

  private final List<Effect> effects = new ArrayList<>();
  private final List<Spoken> spoken = new ArrayList<>();
  private final Set<Occurrence> vague = new LinkedHashSet<>();
  private final Map<String, Set<String>> tables = new HashMap<>();
  private final Map<String, Set<String>> columns = new HashMap<>();
  private Occurrence at;

  private EffectReader(Occurrence first) {
    at = first;
  }

  /// What the steps of a side do, and the statements in which more may stand.
  ///
  /// @param vague steps of which a name is computed that their operation depends on
  record Effects(List<Effect> all, List<Spoken> spoken, Set<Occurrence> vague) {}

  static Effects of(List<Occurrence> steps) {
    if (steps.isEmpty()) {
      return new Effects(List.of(), List.of(), Set.of());
    }
    EffectReader reader = new EffectReader(steps.getFirst());
    for (Occurrence step : steps) {
      reader.at = step;
      reader.operation(step.step().operation());
    }
    reader.doubtVersionTable();
    return new Effects(reader.withPassing(steps), reader.spoken, reader.vague);
  }

  /// Whoever changes the table in which Alembic keeps where a database stands may make it skip
  /// anything, or run it again.
  private void doubtVersionTable() {
    for (Effect effect : effects) {
      boolean changes = effect.isStructural() || effect.act() == Act.CHANGE;
      if (changes && effect.key().equals(VERSION_TABLE)) {
        vague.add(effect.at());
      }
    }
  }

  /// Marks what concerns tables that the side makes and surely drops again, unless something on the
  /// way could not be followed.
  private List<Effect> withPassing(List<Occurrence> steps) {
    boolean clear =
        steps.stream().noneMatch(step -> step.step().operation() instanceof Operation.Unknown);
    Map<String, Integer> made = new HashMap<>();
    Set<String> passing = new HashSet<>();
    for (Effect effect : effects) {
      if (effect.thing() != Thing.TABLE || !effect.at().isCertain()) {
        continue;
      }
      if (effect.act() == Act.CREATE) {
        made.putIfAbsent(effect.key(), effect.at().number());
        passing.remove(effect.key());
      } else if (effect.act() == Act.DROP && made.containsKey(effect.key())) {
        passing.add(effect.key());
      }
    }
    effects.stream()
        .filter(effect -> made.containsKey(effect.key()))
        .filter(effect ->
            effect.at().number() < Objects.requireNonNull(made.get(effect.key()))
                || effect.act() == Act.RENAME)
        .forEach(effect -> passing.remove(effect.key()));
    if (!clear || passing.isEmpty()) {
      return effects;
    }
    return effects.stream()
        .map(effect -> passing.contains(effect.key()) ? effect.asPassing() : effect)
        .toList();
  }

  // ---- names

  private Set<String> keys(TableName table) {
    return tables.getOrDefault(Names.key(table), Set.of(Names.key(table)));
  }

  private Set<String> columnKeys(String tableKey, String column) {
    String key = Names.key(column);
    return columns.getOrDefault(tableKey + "\0" + key, Set.of(key));
  }

  private void add(
      Thing thing,
      Act act,
      TableName table,
      String name,
      String aspect,
      String detail,
      List<String> columns,
      boolean anyColumn) {
    for (String key : keys(table)) {
      Set<String> columnKeys = new TreeSet<>();
      for (String column : columns) {
        // an expression such as lower(email) concerns the names in it
        for (String word : Names.words(column)) {
          columnKeys.addAll(columnKeys(key, word));
        }
        columnKeys.addAll(columnKeys(key, column));
      }
      effects.add(
          new Effect(
              thing,
              act,
              Optional.of(table),
              key,
              name,
              aspect,
              detail,
              columnKeys,
              anyColumn,
              false,
              at));
    }
  }

  private void addLoose(Thing thing, Act act, String name, String detail) {
    effects.add(
        new Effect(thing, act, Optional.empty(), "", name, "", detail, Set.of(), false, false, at));
  }

  private void table(Act act, TableName table, String detail, List<String> columns) {
    add(Thing.TABLE, act, table, table.name(), "", detail, columns, act == Act.ANY);
  }

  private void column(Act act, TableName table, String column, String aspect, String detail) {
    add(Thing.COLUMN, act, table, column, aspect, detail, List.of(column), false);
  }

  private void rows(Act act, TableName table, String verb, String text, Iterable<String> columns) {
    List<String> names = new ArrayList<>();
    columns.forEach(names::add);
    add(Thing.ROWS, act, table, table.name(), verb, text, names, true);
  }

  private void speak(String text) {
    spoken.add(new Spoken(at, Names.words(text)));
  }

  // ---- operations

  private void operation(Operation operation) {
    switch (operation) {
      case Operation.CreateTable create -> createTable(create);
      case Operation.DropTable(TableName table) -> table(Act.DROP, table, "", List.of());
      case Operation.RenameTable(TableName table, String newName) -> renameTable(table, newName);
      case Operation.AddColumn(TableName table, Column column) -> {
        String definition = definition(column);
        boolean counts =
            definition.contains("Identity(") || AUTOINCREMENT.matcher(at.code()).find();
        column(Act.CREATE, table, column.name(), counts ? Effect.NUMBERS_ITSELF : "", definition);
        partsOf(table, column, false);
      }
      case Operation.DropColumn(TableName table, String column) ->
          column(Act.DROP, table, column, "", "");
      case Operation.AlterColumn alter -> alterColumn(alter);
      case Operation.CreateIndex(TableName table, Index index) -> index(table, index);
      case Operation.DropIndex(Optional<String> index, Optional<TableName> table) ->
          drop(Thing.INDEX, index, table, "");
      case Operation.AddConstraint(TableName table, Constraint constraint) ->
          constraint(table, constraint);
      case Operation.DropConstraint(TableName table, var constraint, var kind) ->
          drop(
              Thing.CONSTRAINT,
              constraint,
              Optional.of(table),
              kind.map(ConstraintKind::words).orElse(""));
      case Operation.CommentTable(TableName table, Optional<String> comment) ->
          add(
              Thing.TABLE,
              Act.ALTER,
              table,
              table.name(),
              "comment",
              comment.orElse(""),
              List.of(),
              false);
      case Operation.CreateType(String type, List<String> values) ->
          addLoose(Thing.TYPE, Act.CREATE, type, String.join(",", values));
      case Operation.DropType(String type) -> addLoose(Thing.TYPE, Act.DROP, type, "");
      case Operation.ChangeRows rows -> changeRows(rows);
      case Operation.RunSql(String text, List<SqlStatement> statements) -> {
        statements.forEach(this::statement);
        speak(text);
      }
      case Operation.Stop _ -> {}
      case Operation.Unknown unknown -> {
        speak(unknown.text());
        unknown.tables().forEach(table -> table(Act.ANY, table, "", List.of()));
      }
    }
  }

  private void createTable(Operation.CreateTable create) {
    List<String> shape = new ArrayList<>();
    for (Column column : create.columns()) {
      shape.add(Names.key(column.name()) + ":" + definition(column));
    }
    table(
        Act.CREATE,
        create.table(),
        String.join("\n", shape),
        create.columns().stream().map(Column::name).toList());
    for (Column column : create.columns()) {
      partsOf(create.table(), column, true);
    }
    for (Constraint constraint : create.constraints()) {
      if (constraint.kind() != ConstraintKind.PRIMARY_KEY || constraint.name().isPresent()) {
        constraint(create.table(), constraint);
      }
    }
    create.indexes().forEach(index -> index(create.table(), index));
  }

  private void renameTable(TableName table, String newName) {
    table(Act.RENAME, table, Names.key(newName), List.of());
    TableName after = new TableName(table.schema(), newName);
    Set<String> before = keys(table);
    tables.remove(Names.key(after));
    table(Act.CREATE, after, Effect.RENAMED + Names.key(table), List.of());
    Set<String> now = new LinkedHashSet<>(before);
    if (!at.isCertain()) {
      now.add(Names.key(newName));
    }
    tables.put(Names.key(newName), now);
  }

  private void renameColumn(TableName table, String column, String newName) {
    column(Act.RENAME, table, column, "", Names.key(newName));
    for (String key : keys(table)) {
      Set<String> now = new LinkedHashSet<>(columnKeys(key, column));
      effects.add(
          new Effect(
              Thing.COLUMN,
              Act.CREATE,
              Optional.of(table),
              key,
              newName,
              "",
              Effect.RENAMED + Names.key(column),
              Set.of(Names.key(newName)),
              false,
              false,
              at));
      if (!at.isCertain()) {
        now.add(Names.key(newName));
      }
      columns.put(key + "\0" + Names.key(newName), now);
    }
  }

  /// What is made beside a column: indexes, constraints, types.
  ///
  /// @param withTable whether the table is made with it, which makes types as well
  private void partsOf(TableName table, Column column, boolean withTable) {
    column.constraints().forEach(constraint -> constraint(table, constraint));
    if (column.primaryKey() && !withTable) {
      constraint(table, primaryKeyOf(column));
    }
    if (column.indexed()) {
      index(table, new Index(Optional.empty(), List.of(column.name()), false, Optional.empty()));
    }
    column
        .serverDefault()
        .ifPresent(text -> {
          speak(text);
          if (text.contains("Computed(")) {
            rows(Act.READ, table, "READ", text, Names.words(text));
          }
        });
    Optional<String> type = column.type().flatMap(EffectReader::typeName);
    if (type.isPresent()) {
      boolean makes =
          withTable
              && !column.type().get().written().replace(" ", "").contains("create_type=False");
      addLoose(Thing.TYPE, makes ? Act.CREATE : Act.USE, type.get(), column.type().get().normal());
    }
  }

  private static Constraint primaryKeyOf(Column column) {
    return new Constraint(
        ConstraintKind.PRIMARY_KEY,
        Optional.empty(),
        List.of(column.name()),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  /// The name of a type of the database's own, as enumerations have one, or of the check that
  /// stands for it.
  private static Optional<String> typeName(ColumnType type) {
    Matcher domain = DOMAIN.matcher(type.written());
    if (domain.find()) {
      return Optional.of(domain.group(1));
    }
    if (!MADE_TYPE.matcher(type.written()).find()) {
      return Optional.empty();
    }
    Matcher named = TYPE_NAME.matcher(type.written());
    if (named.find()) {
      return Optional.of(named.group(1));
    }
    Matcher ofClass = CLASS_NAME.matcher(type.written());
    return ofClass.find() ? Optional.of(Names.key(ofClass.group(1))) : Optional.empty();
  }

  private static String definition(Column column) {
    return String.join(
        " | ",
        column.type().map(EffectReader::typeKey).orElse(""),
        column.nullable().map(it -> it ? "null" : "not null").orElse("?"),
        column.serverDefault().orElse(""),
        column.primaryKey() ? "key" : "",
        column.constraints().stream()
            .map(it ->
                it.kind() + it.referent().map(TableName::text).orElse("") + it.referentColumns())
            .collect(Collectors.joining(",")));
  }

  /// Types that differ in name alone are the same.
  private static String typeKey(ColumnType type) {
    String normal = Names.folded(type.normal());
    int end = normal.indexOf('(');
    String name = end < 0 ? normal : normal.substring(0, end);
    String rest = end < 0 ? "" : normal.substring(end);
    String same =
        switch (name) {
          case "string", "unicode" -> "varchar";
          case "int" -> "integer";
          case "bool" -> "boolean";
          case "unicodetext" -> "text";
          default -> name;
        };
    return same + rest;
  }

  private void alterColumn(Operation.AlterColumn alter) {
    TableName table = alter.table();
    String column = alter.column();
    alter.type().ifPresent(type -> column(Act.ALTER, table, column, "type", typeKey(type)));
    alter
        .nullable()
        .ifPresent(nullable ->
            column(Act.ALTER, table, column, "nullability", nullable ? "null" : "not null"));
    alter
        .serverDefault()
        .ifPresent(text -> {
          column(Act.ALTER, table, column, "default", text.orElse(""));
          text.ifPresent(this::speak);
        });
    alter.comment().ifPresent(text -> column(Act.ALTER, table, column, "comment", text.orElse("")));
    alter
        .autoincrement()
        .ifPresent(on -> column(Act.ALTER, table, column, "autoincrement", on.toString()));
    alter
        .type()
        .flatMap(EffectReader::typeName)
        .ifPresent(type -> addLoose(Thing.TYPE, Act.USE, type, ""));
    if (alter.isEmpty()) {
      column(Act.ALTER, table, column, "restated", "");
    }
    alter.newName().ifPresent(name -> renameColumn(table, column, name));
  }

  private void index(TableName table, Index index) {
    add(
        Thing.INDEX,
        Act.CREATE,
        table,
        index.name().orElse(""),
        index.unique() ? "unique index" : "index",
        index.condition().orElse(""),
        index.columns(),
        index.columns().isEmpty());
    index.condition().ifPresent(this::speak);
  }

  private void constraint(TableName table, Constraint constraint) {
    boolean isReference = constraint.kind() == ConstraintKind.FOREIGN_KEY;
    if (isReference && !constraint.referent().map(it -> isPlain(it.name())).orElse(false)) {
      vague.add(at);
    }
    List<String> concerned = new ArrayList<>(constraint.columns());
    constraint.condition().ifPresent(concerned::add);
    String detail =
        constraint
                .referent()
                .map(referent ->
                    "to " + Names.folded(referent.text()) + constraint.referentColumns())
                .orElse("")
            + constraint.condition().orElse("");
    add(
        Thing.CONSTRAINT,
        Act.CREATE,
        table,
        constraint.name().orElse(""),
        constraint.kind().words(),
        detail,
        concerned,
        concerned.isEmpty());
    constraint
        .referent()
        .ifPresent(referent ->
            add(
                Thing.TABLE,
                Act.USE,
                referent,
                referent.name(),
                "foreign key",
                "",
                constraint.referentColumns(),
                constraint.referentColumns().isEmpty()));
  }

  /// Whether a name is none that stands for something computed.
  private static boolean isPlain(String name) {
    return name.chars().noneMatch(c -> "{}()%+[]'\"".indexOf(c) >= 0);
  }

  private void drop(Thing thing, Optional<String> name, Optional<TableName> table, String kind) {
    if (table.isPresent()) {
      add(thing, Act.DROP, table.get(), name.orElse(""), kind, "", List.of(), true);
      return;
    }
    effects.add(
        new Effect(
            thing,
            Act.DROP,
            Optional.empty(),
            "",
            name.orElse(""),
            kind,
            "",
            Set.of(),
            true,
            false,
            at));
  }

  private void changeRows(Operation.ChangeRows rows) {
    Set<String> concerned = new LinkedHashSet<>(rows.columns());
    concerned.addAll(Names.words(rows.text()));
    if (rows.tables().isEmpty()) {
      vague.add(at);
    }
    boolean first = true;
    for (TableName table : rows.tables()) {
      boolean changes = first && rows.verb() != DataVerb.READ;
      rows(
          changes ? Act.CHANGE : Act.READ,
          table,
          changes ? rows.verb().name() : "READ",
          rows.text(),
          concerned);
      first = false;
    }
    speak(rows.text());
  }

  // ---- SQL

  private void statement(SqlStatement statement) {
    Optional<TableName> first = statement.tables().stream().findFirst();
    switch (statement.kind()) {
      case SELECT -> statement.tables().forEach(table -> read(table, statement));
      case INSERT, UPDATE, DELETE, MERGE -> {
        first.ifPresent(table ->
            rows(
                Act.CHANGE,
                table,
                statement.kind().name(),
                statement.text(),
                Names.words(statement.text())));
        boolean changesMore = changesMore(statement);
        for (TableName table : statement.tables().stream().skip(1).toList()) {
          read(table, statement);
          if (changesMore) {
            rows(Act.CHANGE, table, "UPDATE", statement.text(), Names.words(statement.text()));
          }
        }
      }
      case TRUNCATE ->
          statement
              .tables()
              .forEach(table -> rows(Act.CHANGE, table, "DELETE", statement.text(), List.of()));
      case CREATE_TABLE ->
          first.ifPresent(table -> {
            table(Act.CREATE, table, "?", statement.columns());
            partition(statement.text());
          });
      case DROP_TABLE, DROP_VIEW ->
          namesAfter(statement.text(), "table", "view")
              .forEach(name -> table(Act.DROP, name.table(), "", List.of()));
      case CREATE_VIEW -> first.ifPresent(table -> table(Act.CREATE, table, "?", List.of()));
      case RENAME_TABLE -> renameTables(statement);
      case ALTER_TABLE -> first.ifPresent(table -> alterTable(table, statement));
      case CREATE_INDEX ->
          first.ifPresent(table ->
              add(
                  Thing.INDEX,
                  Act.CREATE,
                  table,
                  statement.name().map(EffectReader::lastPart).orElse(""),
                  statement.text().toLowerCase(java.util.Locale.ROOT).contains("unique")
                      ? "unique index"
                      : "index",
                  "",
                  afterTable(statement.text()),
                  statement.columns().isEmpty()));
      case DROP_INDEX ->
          namesAfter(statement.text(), "index")
              .forEach(name -> drop(Thing.INDEX, Optional.of(name.last()), first, ""));
      case CREATE_TYPE ->
          statement
              .name()
              .ifPresent(
                  name -> addLoose(Thing.TYPE, Act.CREATE, lastPart(name), statement.text()));
      case ALTER_TYPE ->
          statement
              .name()
              .ifPresent(name -> {
                addLoose(
                    Thing.TYPE,
                    Act.ALTER,
                    lastPart(name),
                    normal(statement.text()).replaceAll("(?i) if not exists", ""));
                newName(Thing.TYPE, statement.text());
              });
      case DROP_TYPE ->
          namesAfter(statement.text(), "type", "domain")
              .forEach(name -> addLoose(Thing.TYPE, Act.DROP, name.last(), ""));
      case COMMENT ->
          first.ifPresentOrElse(
              table -> comment(table, statement),
              () ->
                  statement
                      .name()
                      .ifPresent(name ->
                          addLoose(
                              Thing.OTHER, Act.ALTER, lastPart(name), normal(statement.text()))));
      case DEFINITION -> definition(statement);
      case SETTING -> {}
    }
  }

  /// Whether a statement may change rows of more than its first table: those of MySQL on several,
  /// and those with others before them.
  private static boolean changesMore(SqlStatement statement) {
    SqlClauses clauses = new SqlClauses(statement.text());
    if (clauses.accept("with")) {
      return true;
    }
    if (clauses.accept("delete")) {
      return !clauses.accept("from");
    }
    if (!clauses.accept("update")) {
      return false;
    }
    while (!clauses.atEnd() && !clauses.peek().equals("set")) {
      if (clauses.peek().equals(",") || clauses.peek().equals("join")) {
        return true;
      }
      clauses.next();
    }
    return false;
  }

  private void read(TableName table, SqlStatement statement) {
    rows(Act.READ, table, "READ", statement.text(), Names.words(statement.text()));
  }

  private static String normal(String sql) {
    return sql.strip().replaceAll("\\s+", " ");
  }

  private static String lastPart(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /// The names in `DROP … WORD [IF EXISTS] a, b`.
  private static List<SqlName> namesAfter(String sql, String... words) {
    SqlClauses clauses = new SqlClauses(sql);
    Set<String> wanted = Set.of(words);
    while (!clauses.atEnd() && !wanted.contains(clauses.peek())) {
      clauses.next();
    }
    clauses.next();
    clauses.skip(Set.of("concurrently", "if", "exists"));
    List<SqlName> names = new ArrayList<>();
    for (SqlClauses part : clauses.parts()) {
      SqlName name = part.qualifiedName();
      if (!name.last().isEmpty()) {
        names.add(name);
      }
    }
    return names;
  }

  /// What stands behind the table of an index: its columns, as words.
  private static List<String> afterTable(String sql) {
    SqlClauses clauses = new SqlClauses(sql);
    while (!clauses.atEnd() && !clauses.accept("on")) {
      clauses.next();
    }
    clauses.accept("only");
    clauses.qualifiedName();
    return List.of(clauses.rest());
  }

  /// `CREATE TABLE a PARTITION OF b` changes b as well, and so does one that inherits.
  private void partition(String sql) {
    SqlClauses clauses = new SqlClauses(sql);
    while (!clauses.atEnd()) {
      if (clauses.accept("partition", "of")) {
        TableName whole = clauses.qualifiedName().table();
        setting(whole, Effect.PARTITIONS, normal(sql));
        rows(Act.READ, whole, "READ", normal(sql), List.of());
        return;
      }
      clauses.next();
    }
  }

  private void comment(TableName table, SqlStatement statement) {
    if (statement.columns().isEmpty()) {
      add(
          Thing.TABLE,
          Act.ALTER,
          table,
          table.name(),
          "comment",
          normal(statement.text()),
          List.of(),
          false);
    } else {
      column(Act.ALTER, table, statement.columns().getFirst(), "comment", normal(statement.text()));
    }
  }

  /// `ALTER … a RENAME TO b` makes a name beside what it alters.
  private void newName(Thing thing, String sql) {
    SqlClauses clauses = new SqlClauses(sql);
    while (!clauses.atEnd()) {
      if (clauses.accept("rename", "to")) {
        addLoose(thing, Act.CREATE, clauses.qualifiedName().last(), normal(sql));
        return;
      }
      clauses.next();
    }
  }

  /// `ALTER INDEX a RENAME TO b` takes one name and makes another.
  private boolean alterIndex(String sql) {
    SqlClauses clauses = new SqlClauses(sql);
    if (!clauses.accept("alter", "index")) {
      return false;
    }
    clauses.skip(IF_WORDS);
    String name = clauses.qualifiedName().last();
    drop(Thing.INDEX, Optional.of(name), Optional.empty(), "");
    if (clauses.accept("rename", "to")) {
      effects.add(
          new Effect(
              Thing.INDEX,
              Act.CREATE,
              Optional.empty(),
              "",
              clauses.qualifiedName().last(),
              "index",
              Effect.RENAMED + name,
              Set.of(),
              true,
              false,
              at));
    }
    return true;
  }

  private void definition(SqlStatement statement) {
    if (alterIndex(statement.text())) {
      return;
    }
    String verb = new SqlClauses(statement.text()).peek();
    if (verb.equals("grant") || verb.equals("revoke")) {
      rights(verb, statement.text());
      return;
    }
    Act act =
        switch (verb) {
          case "create" -> Act.CREATE;
          case "drop" -> Act.DROP;
          case "alter" -> Act.ALTER;
          default -> Act.USE;
        };
    List<String> names =
        act == Act.DROP
            ? namesAfter(statement.text(), DROPPED_IN_LISTS).stream().map(SqlName::last).toList()
            : statement.name().stream().toList();
    (names.isEmpty() ? statement.name().stream().toList() : names)
        .forEach(name -> addLoose(Thing.OTHER, act, lastPart(name), normal(statement.text())));
    if (act == Act.ALTER) {
      newName(Thing.OTHER, statement.text());
    }
    statement.tables().forEach(table -> rows(Act.READ, table, "READ", statement.text(), List.of()));
  }

  /// `GRANT` and `REVOKE` change what is allowed with tables, or with whatever else they name.
  private void rights(String verb, String sql) {
    SqlClauses clauses = new SqlClauses(sql);
    while (!clauses.atEnd() && !clauses.accept("on")) {
      clauses.next();
    }
    SqlClauses named = clauses.atEnd() ? new SqlClauses(sql) : clauses;
    if (named.accept("all")) {
      String kind = named.next();
      boolean inSchema = named.accept("in", "schema");
      for (SqlClauses part : named.parts()) {
        effects.add(
            new Effect(
                Thing.OTHER,
                Act.ALTER,
                Optional.empty(),
                "",
                "all " + kind + " in schema " + (inSchema ? part.qualifiedName().last() : "?"),
                Effect.ALL_IN_SCHEMA,
                normal(sql),
                Set.of(),
                false,
                false,
                at));
        if (part.peek().equals("to") || part.peek().equals("from")) {
          return;
        }
      }
      return;
    }
    named.skip(RIGHTS_WORDS);
    for (SqlClauses part : named.parts()) {
      SqlName name = part.qualifiedName();
      if (!name.last().isEmpty()) {
        addLoose(Thing.OTHER, Act.ALTER, name.last(), verb + " " + normal(sql));
        setting(name.table(), "rights", normal(sql));
      }
      if (part.peek().equals("to") || part.peek().equals("from")) {
        return;
      }
    }
  }

  private void renameTables(SqlStatement statement) {
    SqlClauses clauses = new SqlClauses(statement.text());
    clauses.next();
    clauses.accept("table");
    clauses.skip(TABLE_WORDS);
    for (SqlClauses part : clauses.parts()) {
      TableName table = part.qualifiedName().table();
      part.accept("rename");
      if (part.accept("to")) {
        renameTable(table, part.qualifiedName().last());
      } else {
        table(Act.ANY, table, "", List.of());
      }
    }
  }

  private void alterTable(TableName table, SqlStatement statement) {
    SqlClauses clauses = new SqlClauses(statement.text());
    clauses.next();
    clauses.accept("foreign");
    if (!clauses.accept("table")) {
      table(Act.ANY, table, "", List.of());
      return;
    }
    clauses.skip(TABLE_WORDS);
    clauses.qualifiedName();
    clauses.accept("*");
    for (SqlClauses part : clauses.parts()) {
      if (!alterPart(table, part)) {
        table(Act.ANY, table, "", List.of());
      }
    }
  }

  /// One of the things that `ALTER TABLE` does; false if it is not understood.
  private boolean alterPart(TableName table, SqlClauses part) {
    String verb = part.peek();
    part.next();
    return switch (verb) {
      case "add" -> addPart(table, part);
      case "drop" -> dropPart(table, part);
      case "alter" -> alterColumnPart(table, part);
      case "rename" -> renamePart(table, part);
      case "modify" -> {
        part.accept("column");
        if (part.peek().equals("(")) {
          yield false;
        }
        column(Act.ALTER, table, part.next(), "definition", normal(part.rest()));
        yield true;
      }
      case "change" -> {
        part.accept("column");
        String column = part.next();
        String newName = part.next();
        column(Act.ALTER, table, column, "definition", normal(part.rest()));
        if (!Names.key(column).equals(Names.key(newName))) {
          renameColumn(table, column, newName);
        }
        yield true;
      }
      case "owner", "cluster", "validate", "replica" -> {
        setting(table, verb, normal(part.rest()));
        yield true;
      }
      case "set" -> {
        if (part.accept("schema")) {
          TableName moved = new TableName(Optional.of(part.next()), table.name());
          table(Act.CREATE, moved, "?", List.of());
        }
        yield false;
      }
      case "enable", "disable", "force" -> {
        setting(table, Names.folded(normal(part.rest())), verb);
        yield true;
      }
      default -> false;
    };
  }

  private void setting(TableName table, String aspect, String value) {
    add(Thing.TABLE, Act.ALTER, table, table.name(), aspect, value, List.of(), false);
  }

  private boolean addPart(TableName table, SqlClauses part) {
    if (part.peek().equals("(") || part.atEnd()) {
      return false;
    }
    if (KEY_WORDS.contains(part.peek())) {
      String name = "";
      if (part.accept("constraint")) {
        part.skip(IF_WORDS);
        name = KEY_WORDS.contains(part.peek()) ? "" : part.next();
      }
      String rest = part.rest();
      String kind =
          switch (part.peek()) {
            case "primary" -> ConstraintKind.PRIMARY_KEY.words();
            case "foreign" -> ConstraintKind.FOREIGN_KEY.words();
            case "unique" -> ConstraintKind.UNIQUE.words();
            case "check" -> ConstraintKind.CHECK.words();
            default -> "constraint";
          };
      if (name.isEmpty() && INDEX_WORDS.contains(part.peek())) {
        indexPart(table, part, kind);
        return true;
      }
      add(Thing.CONSTRAINT, Act.CREATE, table, name, kind, normal(rest), List.of(rest), true);
      referent(part);
      return true;
    }
    part.accept("column");
    part.skip(IF_WORDS);
    String column = part.next();
    boolean counts = Names.words(part.rest()).stream().anyMatch(COUNTING::contains);
    column(Act.CREATE, table, column, counts ? Effect.NUMBERS_ITSELF : "", "?");
    if (Names.words(part.rest()).contains("generated")) {
      rows(Act.READ, table, "READ", "", Names.words(part.rest()));
    }
    referent(part);
    return true;
  }

  /// `ADD UNIQUE INDEX a (b)` of MySQL.
  private void indexPart(TableName table, SqlClauses part, String kind) {
    boolean isIndex = !part.peek().equals("unique");
    part.skip(INDEX_WORDS);
    String name = part.peek().equals("(") ? "" : part.next();
    String rest = part.rest();
    add(
        isIndex ? Thing.INDEX : Thing.CONSTRAINT,
        Act.CREATE,
        table,
        name,
        isIndex ? "index" : kind,
        normal(rest),
        List.of(rest),
        true);
  }

  private void referent(SqlClauses part) {
    while (!part.atEnd()) {
      if (part.accept("references")) {
        TableName referent = part.qualifiedName().table();
        add(
            Thing.TABLE,
            Act.USE,
            referent,
            referent.name(),
            "foreign key",
            "",
            List.of(part.rest()),
            true);
        return;
      }
      part.next();
    }
  }

  private boolean dropPart(TableName table, SqlClauses part) {
    boolean isConstraint =
        part.accept("constraint") || part.accept("foreign", "key") || part.accept("check");
    if (isConstraint || part.accept("index") || part.accept("key")) {
      part.skip(IF_WORDS);
      drop(Thing.CONSTRAINT, Optional.of(part.next()), Optional.of(table), "");
      return true;
    }
    if (part.accept("primary", "key")) {
      drop(Thing.CONSTRAINT, Optional.empty(), Optional.of(table), "primary key");
      return true;
    }
    part.accept("column");
    part.skip(IF_WORDS);
    String column = part.next();
    if (column.isEmpty() || column.equals("(")) {
      return false;
    }
    column(Act.DROP, table, column, "", "");
    return true;
  }

  private boolean alterColumnPart(TableName table, SqlClauses part) {
    if (part.accept("constraint") || part.accept("index")) {
      return false;
    }
    part.accept("column");
    String column = part.next();
    if (column.isEmpty()) {
      return false;
    }
    if (part.accept("set", "not", "null")) {
      column(Act.ALTER, table, column, "nullability", "not null");
    } else if (part.accept("drop", "not", "null")) {
      column(Act.ALTER, table, column, "nullability", "null");
    } else if (part.accept("set", "default") || part.accept("drop", "default")) {
      column(Act.ALTER, table, column, "default", normal(part.rest()));
    } else if (part.accept("type") || part.accept("set", "data", "type")) {
      column(Act.ALTER, table, column, "type", Names.folded(part.rest().replace(" ", "")));
    } else {
      column(Act.ALTER, table, column, "definition", normal(part.rest()));
    }
    return true;
  }

  private boolean renamePart(TableName table, SqlClauses part) {
    if (part.accept("to") || part.accept("as")) {
      renameTable(table, part.qualifiedName().last());
      return true;
    }
    if (part.accept("constraint") || part.accept("index") || part.accept("key")) {
      drop(Thing.CONSTRAINT, Optional.of(part.next()), Optional.of(table), "");
      part.accept("to");
      add(
          Thing.CONSTRAINT,
          Act.CREATE,
          table,
          part.next(),
          "constraint",
          "renamed",
          List.of(),
          true);
      return true;
    }
    part.accept("column");
    String column = part.next();
    if (!part.accept("to")) {
      return false;
    }
    renameColumn(table, column, part.next());
    return true;
  }
}
