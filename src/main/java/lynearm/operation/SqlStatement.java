package lynearm.operation;

import java.util.List;
import java.util.Optional;

/// What a parser tells of one statement of SQL.
///
/// @param kind what it does
/// @param tables those it names, the one it changes first
/// @param columns those of the first table that it changes, adds or drops, as far as told
/// @param name the index, constraint, type or other thing it makes or drops
/// @param text the statement alone, without comments
public record SqlStatement(
    SqlKind kind,
    List<TableName> tables,
    List<String> columns,
    Optional<String> name,
    String text) {
  public SqlStatement {
    tables = List.copyOf(tables);
    columns = List.copyOf(columns);
  }

  SqlStatement(SqlKind kind, List<TableName> tables, List<String> columns, Optional<String> name) {
    this(kind, tables, columns, name, "");
  }

  SqlStatement withText(String newText) {
    return new SqlStatement(kind, tables, columns, name, newText);
  }
}
