package lynearm.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.TokenMgrException;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.UnsupportedStatement;
import net.sf.jsqlparser.statement.alter.Alter;
import net.sf.jsqlparser.statement.alter.AlterExpression;
import net.sf.jsqlparser.statement.comment.Comment;
import net.sf.jsqlparser.statement.create.index.CreateIndex;
import net.sf.jsqlparser.statement.create.table.CreateTable;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.drop.Drop;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.merge.Merge;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.truncate.Truncate;
import net.sf.jsqlparser.statement.update.Update;
import net.sf.jsqlparser.statement.update.UpdateSet;
import net.sf.jsqlparser.util.TablesNamesFinder;

/// Finds out what SQL does, with JSqlParser. What that cannot parse is told by its first words if
/// they leave no doubt, and is unknown otherwise.
///
/// The parser is called in this thread, without the lookahead that costs exponential time; texts
/// beyond a moderate size or depth are not given to it.
final class SqlReader {
  private static final int LONGEST = 10_000;
  private static final int LONGEST_TEXT = 100_000;
  private static final int DEEPEST = 40;
  private static final int MOST_STATEMENTS = 200;

  private static final Set<String> SETTINGS =
      Set.of(
          "set",
          "reset",
          "pragma",
          "vacuum",
          "analyze",
          "analyse",
          "reindex",
          "commit",
          "begin",
          "rollback",
          "start",
          "lock",
          "unlock",
          "savepoint",
          "release",
          "use",
          "show",
          "explain",
          "optimize",
          "checkpoint",
          "discard",
          "cluster");

  /// What stands for a value in the SQL of drivers.
  private static final Pattern PLACEHOLDER = Pattern.compile("%(?:\\(\\w+\\))?s");

  private SqlReader() {}

  /// What a text of SQL does; [Operation.Unknown] if some of its statements cannot be told.
  static Operation read(String sql) {
    String plain = sql.strip();
    if (plain.length() > LONGEST_TEXT) {
      return new Operation.Unknown("the SQL is too long to be read", cut(plain), List.of());
    }
    List<SqlStatement> found = new ArrayList<>();
    List<String> statements = SqlSplitter.split(plain);
    if (statements.size() > MOST_STATEMENTS) {
      return new Operation.Unknown("the SQL has too many statements", cut(plain), List.of());
    }
    for (String statement : statements) {
      Optional<SqlStatement> one = statement(statement);
      if (one.isEmpty()) {
        return new Operation.Unknown(
            "the SQL cannot be told apart", cut(plain), firstWords(statement).tables());
      }
      found.add(one.get().withText(statement));
    }
    return new Operation.RunSql(plain, found);
  }

  /// SQL of which pieces are computed: what it touches cannot be told, but perhaps where.
  static Operation partly(String sql) {
    if (isQuoted(sql)) {
      return read(sql);
    }
    List<TableName> tables = new ArrayList<>();
    if (sql.length() <= LONGEST) {
      for (String statement : SqlSplitter.split(sql)) {
        for (TableName table : firstWords(statement).tables()) {
          if (!table.text().contains("{") && !table.text().contains("%")) {
            tables.add(table);
          }
        }
      }
    }
    return new Operation.Unknown("a part of the SQL is computed", cut(sql.strip()), tables);
  }

  /// Whether all computed pieces stand within quotes, as values do.
  private static boolean isQuoted(String sql) {
    boolean quoted = false;
    for (int i = 0; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (c == '\'') {
        quoted = !quoted;
      } else if (!quoted && (c == '{' || c == '%' || c == '$')) {
        return false;
      }
    }
    return !quoted;
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  private static Optional<SqlStatement> statement(String sql) {
    FirstWords words = firstWords(sql);
    if (words.settled() || sql.length() > LONGEST || isTooDeep(sql)) {
      return words.statement();
    }
    try {
      Statement parsed = SqlParser.ofThisThread().parse(prepared(sql));
      if (parsed != null && !(parsed instanceof UnsupportedStatement)) {
        Optional<SqlStatement> told = told(parsed, words);
        if (told.isPresent()) {
          return told.map(it -> withDots(it, sql));
        }
      }
    } catch (ParseException
        | TokenMgrException
        | UnsupportedOperationException
        | IllegalArgumentException
        | IndexOutOfBoundsException
        | ClassCastException
        | NullPointerException e) {
      // the first words may tell
    }
    return words.statement();
  }

  /// Takes out words of PostgreSQL that the parser does not know and that change nothing here.
  private static String prepared(String sql) {
    return PLACEHOLDER
        .matcher(sql)
        .replaceAll(":p")
        .replaceFirst("(?i)^(alter\\s+table\\s+(?:if\\s+exists\\s+)?)only\\s+", "$1")
        .replaceFirst("(?i)\\s+not\\s+valid\\s*$", "");
  }

  private static boolean isTooDeep(String sql) {
    int depth = 0;
    int deepest = 0;
    for (int i = 0; i < sql.length(); i++) {
      char c = sql.charAt(i);
      depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
      deepest = Math.max(deepest, depth);
    }
    return deepest > DEEPEST;
  }

  // ---- what the parser found

  private static Optional<SqlStatement> told(Statement parsed, FirstWords words) {
    return switch (parsed) {
      case Update update -> {
        List<String> columns = new ArrayList<>();
        for (UpdateSet set : update.getUpdateSets()) {
          for (Column column : set.getColumns()) {
            columns.add(name(column.getColumnName()));
          }
        }
        yield some(SqlKind.UPDATE, withFirst(update.getTable(), tables(parsed)), columns);
      }
      case Insert insert -> {
        List<String> columns = new ArrayList<>();
        if (insert.getColumns() != null) {
          insert.getColumns().forEach(column -> columns.add(name(column.getColumnName())));
        }
        yield some(SqlKind.INSERT, withFirst(insert.getTable(), tables(parsed)), columns);
      }
      case Delete delete ->
          some(SqlKind.DELETE, withFirst(delete.getTable(), tables(parsed)), List.of());
      case Merge merge ->
          some(SqlKind.MERGE, withFirst(merge.getTable(), tables(parsed)), List.of());
      case Truncate _ -> words.statement();
      case Select _ -> some(SqlKind.SELECT, tables(parsed), List.of());
      case CreateTable create -> {
        List<String> columns = new ArrayList<>();
        if (create.getColumnDefinitions() != null) {
          create
              .getColumnDefinitions()
              .forEach(column -> columns.add(name(column.getColumnName())));
        }
        yield some(SqlKind.CREATE_TABLE, withFirst(create.getTable(), List.of()), columns);
      }
      case CreateIndex create -> {
        List<String> columns = new ArrayList<>();
        if (create.getIndex().getColumnsNames() != null) {
          create.getIndex().getColumnsNames().forEach(column -> columns.add(name(column)));
        }
        yield Optional.of(
            new SqlStatement(
                SqlKind.CREATE_INDEX,
                withFirst(create.getTable(), List.of()),
                columns,
                Optional.ofNullable(create.getIndex().getName()).map(SqlReader::name)));
      }
      case Alter alter -> altered(alter);
      case Drop _, Comment _ -> words.statement();
      default -> words.statement();
    };
  }

  /// The parser takes the dot in `"a.b"` for one between names.
  private static SqlStatement withDots(SqlStatement told, String sql) {
    List<TableName> tables =
        told.tables().stream()
            .map(table ->
                sql.contains('"' + table.text() + '"') || sql.contains('`' + table.text() + '`')
                    ? TableName.of(table.text())
                    : table)
            .toList();
    return new SqlStatement(told.kind(), tables, told.columns(), told.name(), told.text());
  }

  private static Optional<SqlStatement> some(
      SqlKind kind, List<TableName> tables, List<String> columns) {
    return Optional.of(new SqlStatement(kind, tables, columns, Optional.empty()));
  }

  private static Optional<SqlStatement> altered(Alter alter) {
    List<String> columns = new ArrayList<>();
    Optional<String> name = Optional.empty();
    for (AlterExpression part : alter.getAlterExpressions()) {
      if (part.getColumnName() != null) {
        columns.add(name(part.getColumnName()));
      }
      if (part.getColumnOldName() != null) {
        columns.add(name(part.getColumnOldName()));
      }
      if (part.getColDataTypeList() != null) {
        part.getColDataTypeList().forEach(column -> columns.add(name(column.getColumnName())));
      }
      if (part.getColumnDropNotNullList() != null) {
        part.getColumnDropNotNullList()
            .forEach(column -> columns.add(name(column.getColumnName())));
      }
      if (part.getColumnDropDefaultList() != null) {
        part.getColumnDropDefaultList()
            .forEach(column -> columns.add(name(column.getColumnName())));
      }
      if (part.getColumnSetDefaultList() != null) {
        part.getColumnSetDefaultList().forEach(column -> columns.add(name(column.getColumnName())));
      }
      if (part.getConstraintName() != null) {
        name = Optional.of(name(part.getConstraintName()));
      } else if (part.getIndex() != null && part.getIndex().getName() != null) {
        name = Optional.of(name(part.getIndex().getName()));
      }
    }
    return Optional.of(
        new SqlStatement(
            SqlKind.ALTER_TABLE,
            withFirst(alter.getTable(), List.of()),
            columns.stream().distinct().toList(),
            name));
  }

  private static List<TableName> tables(Statement statement) {
    List<TableName> tables = new ArrayList<>();
    for (String table : new TablesNamesFinder<Void>().getTables(statement)) {
      tables.add(tableName(table));
    }
    return tables;
  }

  private static List<TableName> withFirst(Table first, List<TableName> others) {
    List<TableName> tables = new ArrayList<>();
    if (first != null) {
      tables.add(tableName(first.getFullyQualifiedName()));
    }
    for (TableName other : others) {
      if (!tables.contains(other)) {
        tables.add(other);
      }
    }
    return tables;
  }

  // ---- what the first words say

  /// @param settled whether the parser has nothing to add
  private record FirstWords(Optional<SqlStatement> statement, boolean settled) {
    List<TableName> tables() {
      return statement.map(SqlStatement::tables).orElse(List.of());
    }
  }

  private static FirstWords firstWords(String sql) {
    Words words = new Words(sql);
    String verb = words.next();
    if (SETTINGS.contains(verb)) {
      return settled(SqlKind.SETTING, List.of(), Optional.empty());
    }
    return switch (verb) {
      case "create" -> created(words);
      case "drop" -> dropped(words);
      case "alter" -> alteredByWords(words);
      case "truncate" -> {
        words.skip("table", "only");
        yield settled(SqlKind.TRUNCATE, words.names(), Optional.empty());
      }
      case "comment" -> comment(words);
      case "refresh" -> {
        words.skip("materialized", "view", "concurrently");
        yield settled(SqlKind.DEFINITION, List.of(tableName(words.name())), Optional.empty());
      }
      case "grant", "revoke", "security" ->
          settled(SqlKind.DEFINITION, List.of(), Optional.empty());
      case "rename" -> {
        words.skip("table");
        yield settled(SqlKind.RENAME_TABLE, List.of(tableName(words.name())), Optional.empty());
      }
      case "update" -> {
        words.skip("only", "ignore", "or", "low_priority");
        yield doubtful(SqlKind.UPDATE, words);
      }
      case "insert", "replace" -> {
        words.skip("ignore", "or", "replace", "into");
        yield doubtful(SqlKind.INSERT, words);
      }
      case "delete" -> {
        words.skip("from", "only");
        yield doubtful(SqlKind.DELETE, words);
      }
      default -> new FirstWords(Optional.empty(), false);
    };
  }

  /// The kind and the table are clear, what else it touches is not: for statements that the parser
  /// cannot read, such as those with placeholders of a driver.
  private static FirstWords doubtful(SqlKind kind, Words words) {
    String table = words.name();
    boolean simple =
        !table.isEmpty()
            && !words.restHas("select")
            && !words.restHas("from")
            && !words.restHas("using")
            && !words.restHas("returning");
    return table.isEmpty()
        ? new FirstWords(Optional.empty(), false)
        : new FirstWords(
            simple
                ? Optional.of(
                    new SqlStatement(kind, List.of(tableName(table)), List.of(), Optional.empty()))
                : Optional.empty(),
            false);
  }

  private static FirstWords settled(SqlKind kind, List<TableName> tables, Optional<String> name) {
    return new FirstWords(Optional.of(new SqlStatement(kind, tables, List.of(), name)), true);
  }

  private static FirstWords created(Words words) {
    words.skip(
        "or",
        "replace",
        "unique",
        "temporary",
        "temp",
        "global",
        "local",
        "unlogged",
        "constraint",
        "definer",
        "materialized",
        "recursive",
        "trusted",
        "algorithm",
        "fulltext",
        "spatial",
        "clustered",
        "nonclustered",
        "force");
    String what = words.next();
    return switch (what) {
      case "index" -> {
        words.skip("concurrently", "if", "not", "exists");
        Optional<String> name =
            words.isNext("on") ? Optional.empty() : Optional.of(name(words.name()));
        words.skip("on", "only");
        String table = words.name();
        yield new FirstWords(
            Optional.of(
                new SqlStatement(SqlKind.CREATE_INDEX, List.of(tableName(table)), List.of(), name)),
            false);
      }
      case "table" -> {
        words.skip("if", "not", "exists");
        String table = words.name();
        yield new FirstWords(
            Optional.of(
                new SqlStatement(
                    SqlKind.CREATE_TABLE, List.of(tableName(table)), List.of(), Optional.empty())),
            false);
      }
      case "virtual" -> {
        words.skip("table", "if", "not", "exists");
        yield settled(SqlKind.CREATE_TABLE, List.of(tableName(words.name())), Optional.empty());
      }
      case "view" -> {
        words.skip("if", "not", "exists");
        yield settled(SqlKind.CREATE_VIEW, List.of(tableName(words.name())), Optional.empty());
      }
      case "type", "domain" ->
          settled(SqlKind.CREATE_TYPE, List.of(), Optional.of(name(words.name())));
      case "trigger" -> {
        words.skip("if", "not", "exists");
        String name = words.name();
        yield settled(SqlKind.DEFINITION, words.tableAfter("on"), Optional.of(name(name)));
      }
      case "function",
          "procedure",
          "sequence",
          "extension",
          "schema",
          "role",
          "user",
          "database",
          "aggregate",
          "operator",
          "collation",
          "cast",
          "rule",
          "server",
          "statistics",
          "publication",
          "subscription",
          "text",
          "language",
          "event",
          "policy" -> {
        words.skip("if", "not", "exists");
        yield settled(SqlKind.DEFINITION, List.of(), Optional.of(name(words.name())));
      }
      default -> new FirstWords(Optional.empty(), false);
    };
  }

  private static FirstWords dropped(Words words) {
    words.skip("materialized", "temporary", "foreign");
    String what = words.next();
    words.skip("concurrently", "if", "exists");
    return switch (what) {
      case "table" -> settled(SqlKind.DROP_TABLE, words.names(), Optional.empty());
      case "view" -> settled(SqlKind.DROP_VIEW, words.names(), Optional.empty());
      case "index" -> {
        String name = words.name();
        yield settled(SqlKind.DROP_INDEX, words.tableAfter("on"), Optional.of(name(name)));
      }
      case "type", "domain" ->
          settled(SqlKind.DROP_TYPE, List.of(), Optional.of(name(words.name())));
      case "trigger" -> {
        String name = words.name();
        yield settled(SqlKind.DEFINITION, words.tableAfter("on"), Optional.of(name(name)));
      }
      case "function",
          "procedure",
          "sequence",
          "extension",
          "schema",
          "role",
          "user",
          "aggregate",
          "operator",
          "collation",
          "cast",
          "rule",
          "server",
          "statistics",
          "policy",
          "publication",
          "language",
          "text" ->
          settled(SqlKind.DEFINITION, List.of(), Optional.of(name(words.name())));
      default -> new FirstWords(Optional.empty(), false);
    };
  }

  private static FirstWords alteredByWords(Words words) {
    words.skip("materialized", "foreign");
    String what = words.next();
    words.skip("if", "exists", "only");
    return switch (what) {
      case "table" -> {
        String table = words.name();
        String verb = words.peek();
        boolean clear =
            switch (verb) {
              case "enable",
                  "disable",
                  "owner",
                  "set",
                  "reset",
                  "cluster",
                  "replica",
                  "inherit",
                  "no",
                  "attach",
                  "detach",
                  "validate",
                  "force",
                  "convert",
                  "engine",
                  "auto_increment",
                  "comment",
                  "character",
                  "default" ->
                  true;
              default -> false;
            };
        boolean renames = verb.equals("rename") && words.second().equals("to");
        SqlStatement statement =
            new SqlStatement(
                renames ? SqlKind.RENAME_TABLE : SqlKind.ALTER_TABLE,
                List.of(tableName(table)),
                List.of(),
                Optional.empty());
        yield clear || renames
            ? new FirstWords(Optional.of(statement), true)
            : new FirstWords(Optional.of(statement), false);
      }
      case "type", "domain" ->
          settled(SqlKind.ALTER_TYPE, List.of(), Optional.of(name(words.name())));
      case "index" -> settled(SqlKind.DEFINITION, List.of(), Optional.of(name(words.name())));
      case "view" ->
          settled(SqlKind.DEFINITION, List.of(tableName(words.name())), Optional.empty());
      case "sequence",
          "function",
          "extension",
          "schema",
          "role",
          "user",
          "database",
          "trigger",
          "procedure",
          "policy",
          "publication",
          "server",
          "aggregate",
          "statistics",
          "system",
          "default",
          "session" ->
          settled(SqlKind.DEFINITION, List.of(), Optional.of(name(words.name())));
      default -> new FirstWords(Optional.empty(), false);
    };
  }

  private static FirstWords comment(Words words) {
    words.skip("on");
    String what = words.next();
    String name = words.name();
    if (what.equals("table")) {
      return settled(SqlKind.COMMENT, List.of(tableName(name)), Optional.empty());
    }
    List<String> parts = SqlName.of(name).parts();
    if (what.equals("column") && parts.size() > 1) {
      TableName table = new SqlName(parts.subList(0, parts.size() - 1)).table();
      return new FirstWords(
          Optional.of(
              new SqlStatement(
                  SqlKind.COMMENT, List.of(table), List.of(parts.getLast()), Optional.empty())),
          true);
    }
    return settled(SqlKind.COMMENT, List.of(), Optional.of(name(name)));
  }

  private static TableName tableName(String text) {
    return SqlName.of(text).table();
  }

  /// A name without its quotes.
  private static String name(String text) {
    return SqlName.of(text).text();
  }

  /// The words of a statement, one after the other.
  private static final class Words {
    private final String sql;
    private int at;

    Words(String sql) {
      this.sql = sql;
    }

    String next() {
      skipBlanks();
      int start = at;
      while (at < sql.length()
          && (Character.isLetterOrDigit(sql.charAt(at)) || sql.charAt(at) == '_')) {
        at++;
      }
      return sql.substring(start, at).toLowerCase(Locale.ROOT);
    }

    String peek() {
      int before = at;
      String word = next();
      at = before;
      return word;
    }

    String second() {
      int before = at;
      next();
      String word = next();
      at = before;
      return word;
    }

    boolean isNext(String word) {
      return peek().equals(word);
    }

    void skip(String... words) {
      Set<String> skipped = Set.of(words);
      while (skipped.contains(peek())) {
        next();
      }
    }

    /// A name as written, perhaps quoted, perhaps with its schema.
    String name() {
      skipBlanks();
      int start = at;
      while (at < sql.length()) {
        char c = sql.charAt(at);
        if (c == '"' || c == '`' || (c == '[' && (at == start || sql.charAt(at - 1) == '.'))) {
          at = SqlName.closing(sql, at);
        } else if (Character.isWhitespace(c) || c == '(' || c == ',' || c == ';' || c == ')') {
          break;
        } else {
          at++;
        }
      }
      return sql.substring(start, at);
    }

    List<TableName> names() {
      List<TableName> names = new ArrayList<>();
      while (true) {
        String name = name();
        if (name.isEmpty()) {
          return names;
        }
        names.add(tableName(name));
        skipBlanks();
        if (at >= sql.length() || sql.charAt(at) != ',') {
          return names;
        }
        at++;
      }
    }

    List<TableName> tableAfter(String word) {
      int limit = 40;
      while (at < sql.length() && limit > 0) {
        if (isNext(word)) {
          next();
          return List.of(tableName(name()));
        }
        if (name().isEmpty()) {
          at++;
        }
        limit--;
      }
      return List.of();
    }

    boolean restHas(String word) {
      int before = at;
      boolean found = false;
      while (at < sql.length() && !found) {
        String next = next();
        found = next.equals(word);
        if (next.isEmpty()) {
          at++;
        }
      }
      at = before;
      return found;
    }

    private void skipBlanks() {
      while (at < sql.length() && Character.isWhitespace(sql.charAt(at))) {
        at++;
      }
    }
  }
}
