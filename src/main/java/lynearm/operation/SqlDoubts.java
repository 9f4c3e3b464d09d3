package lynearm.operation;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds what may make SQL do more than its statements say: functions that may do anything,
/// settings that give names another meaning, readings that write, quotes that databases read
/// differently.
final class SqlDoubts {
  /// A name of PostgreSQL with the numbers of its signs: `U&"\\0075sers"`.
  private static final Pattern ESCAPED_NAME = Pattern.compile("(?i)\\bu&\"");

  private static final Set<String> WRITING = Set.of("insert", "delete", "merge", "into", "replace");

  /// Settings that change neither what names mean nor what statements do.
  private static final Set<String> PLAIN_SETTINGS =
      Set.of(
          "lock_timeout",
          "statement_timeout",
          "idle_in_transaction_session_timeout",
          "innodb_lock_wait_timeout",
          "lock_wait_timeout",
          "client_min_messages",
          "client_encoding",
          "names",
          "work_mem",
          "maintenance_work_mem",
          "max_parallel_maintenance_workers",
          "synchronous_commit",
          "foreign_key_checks",
          "unique_checks",
          "constraints",
          "transaction",
          "autocommit",
          "default_tablespace",
          "default_table_access_method",
          "nocount",
          "xact_abort",
          "lock_priority");

  /// The same of SQLite (SQLite: PRAGMA Statements).
  private static final Set<String> PLAIN_PRAGMAS =
      Set.of(
          "foreign_keys",
          "defer_foreign_keys",
          "foreign_key_check",
          "foreign_key_list",
          "journal_mode",
          "synchronous",
          "busy_timeout",
          "cache_size",
          "temp_store",
          "table_info",
          "table_xinfo",
          "table_list",
          "index_list",
          "index_info",
          "index_xinfo",
          "integrity_check",
          "quick_check",
          "optimize",
          "wal_checkpoint",
          "user_version",
          "application_id",
          "page_size",
          "auto_vacuum",
          "incremental_vacuum");

  private SqlDoubts() {}

  /// Why a text may do more than was told of it; nothing if there is no reason.
  static Optional<String> of(String sql, List<SqlStatement> told) {
    if (sql.contains("/*!") || sql.contains("\\'") || sql.contains("\\\"")) {
      return Optional.of("databases read its quotes or comments differently");
    }
    if (ESCAPED_NAME.matcher(sql).find()) {
      return Optional.of("a name in it is written with escapes");
    }
    for (SqlStatement statement : told) {
      Optional<String> doubt = of(statement);
      if (doubt.isPresent()) {
        return doubt;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> of(SqlStatement statement) {
    if (statement.tables().stream().anyMatch(table -> table.name().isBlank())) {
      return Optional.of("the name of its table cannot be told");
    }
    Scan scan = new Scan(statement.text());
    if (!scan.closed) {
      return Optional.of("a quote in it is not closed");
    }
    if (scan.cascades) {
      return Optional.of("CASCADE reaches what rests on it as well");
    }
    return switch (statement.kind()) {
      case SETTING ->
          scan.words.contains("search_path")
                  || scan.words.contains("schema")
                  || scan.first.equals("use")
                  || scan.first.equals("explain")
                  || (scan.first.equals("set") && !scan.hasOneOf(PLAIN_SETTINGS))
                  || (scan.first.equals("pragma") && !scan.hasOneOf(PLAIN_PRAGMAS))
              ? Optional.of("what is meant or done after it depends on it")
              : Optional.empty();
      case SELECT ->
          scan.words.stream().anyMatch(WRITING::contains) || scan.updates
              ? Optional.of("it may write as well as read")
              : scan.unknownFunction();
      case INSERT, UPDATE, DELETE, MERGE -> scan.unknownFunction();
      case TRUNCATE,
          CREATE_TABLE,
          ALTER_TABLE,
          RENAME_TABLE,
          DROP_TABLE,
          CREATE_INDEX,
          DROP_INDEX,
          CREATE_VIEW,
          DROP_VIEW,
          CREATE_TYPE,
          ALTER_TYPE,
          DROP_TYPE,
          COMMENT ->
          Optional.empty();
      case DEFINITION ->
          scan.first.equals("drop") && scan.words.contains("extension")
              ? Optional.of("what the extension brought goes with it")
              : scan.first.equals("alter") && scan.words.contains("privileges")
                  ? Optional.of("what is made after it gets other rights")
                  : scan.words.contains("search_path") || scan.words.contains("event")
                      ? Optional.of("what is done after it depends on it")
                      : scan.words.contains("publication") && scan.words.contains("all")
                          ? Optional.of("it concerns all tables")
                          : Optional.empty();
    };
  }

  /// The words of a statement outside of quotes, and those before brackets.
  private static final class Scan {
    private final Set<String> words = new HashSet<>();
    private final Set<String> functions = new HashSet<>();
    private String first = "";
    private boolean closed = true;
    private boolean updates;

    /// Whether `CASCADE` stands in it other than as what a foreign key does.
    private boolean cascades;

    Scan(String sql) {
      String last = "";
      String before = "";
      boolean namesTable = false;
      int i = 0;
      while (i < sql.length()) {
        char c = sql.charAt(i);
        if (c == '\'' || c == '"' || c == '`') {
          int end = sql.indexOf(c, i + 1);
          closed &= end >= 0;
          i = end < 0 ? sql.length() : end + 1;
          last = c == '\'' ? "" : last;
        } else if (Character.isLetter(c) || c == '_') {
          int start = i;
          while (i < sql.length()
              && (Character.isLetterOrDigit(sql.charAt(i)) || sql.charAt(i) == '_')) {
            i++;
          }
          before = last;
          last = sql.substring(start, i).toLowerCase(Locale.ROOT);
          words.add(last);
          first = first.isEmpty() ? last : first;
          namesTable =
              last.equals("into")
                  || last.equals("update")
                  || last.equals("table")
                  || (namesTable && !Harmless.isSql(last));
          cascades |=
              last.equals("cascade") && !before.equals("delete") && !before.equals("update");
          updates |=
              last.equals("update")
                  && !before.equals("for")
                  && !before.equals("key")
                  && !first.equals("update");
        } else {
          if (c == '('
              && !last.isEmpty()
              && !namesTable
              && !before.equals("as")
              && !before.equals("with")) {
            functions.add(last);
          }
          if (c == '(') {
            namesTable = false;
          }
          if (!Character.isWhitespace(c) && c != '.') {
            last = "";
          }
          i++;
        }
      }
    }

    boolean hasOneOf(Set<String> some) {
      return some.stream().anyMatch(words::contains);
    }

    Optional<String> unknownFunction() {
      return functions.stream()
          .filter(word -> !Harmless.isSql(word))
          .sorted()
          .findFirst()
          .map(word -> "it calls " + word + "(), which may do anything");
    }
  }
}
