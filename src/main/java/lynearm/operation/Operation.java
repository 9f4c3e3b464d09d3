package lynearm.operation;

import java.util.List;
import java.util.Optional;

/// What one operation of a migration does, as Alembic names it (Alembic: Operation reference).
/// Names are those of the database; nothing stands for what is not written.
public sealed interface Operation {

  record CreateTable(
      TableName table,
      List<Column> columns,
      List<Constraint> constraints,
      List<Index> indexes,
      Optional<String> comment)
      implements Operation {
    public CreateTable {
      columns = List.copyOf(columns);
      constraints = List.copyOf(constraints);
      indexes = List.copyOf(indexes);
    }
  }

  record DropTable(TableName table) implements Operation {}

  record RenameTable(TableName table, String newName) implements Operation {}

  record AddColumn(TableName table, Column column) implements Operation {}

  record DropColumn(TableName table, String column) implements Operation {}

  /// Only what is present changes.
  ///
  /// @param serverDefault the new default; an empty one takes it away
  /// @param comment the new comment; an empty one takes it away
  /// @param existing what the file says the column is before
  record AlterColumn(
      TableName table,
      String column,
      Optional<String> newName,
      Optional<ColumnType> type,
      Optional<Boolean> nullable,
      Optional<Optional<String>> serverDefault,
      Optional<Optional<String>> comment,
      Optional<Boolean> autoincrement,
      Existing existing)
      implements Operation {

    /// Whether nothing changes, as far as can be told.
    public boolean isEmpty() {
      return newName.isEmpty()
          && type.isEmpty()
          && nullable.isEmpty()
          && serverDefault.isEmpty()
          && comment.isEmpty()
          && autoincrement.isEmpty();
    }
  }

  /// What the file says a column is before it is altered; the database is not asked.
  record Existing(
      Optional<ColumnType> type,
      Optional<Boolean> nullable,
      Optional<Optional<String>> serverDefault,
      Optional<Optional<String>> comment) {}

  record CreateIndex(TableName table, Index index) implements Operation {}

  /// @param table nothing if it is not written, as older files have it
  record DropIndex(Optional<String> index, Optional<TableName> table) implements Operation {}

  record AddConstraint(TableName table, Constraint constraint) implements Operation {}

  /// @param kind what `type_` says
  record DropConstraint(TableName table, Optional<String> constraint, Optional<ConstraintKind> kind)
      implements Operation {}

  /// @param comment nothing if it is taken away
  record CommentTable(TableName table, Optional<String> comment) implements Operation {}

  /// A type of its own is made in the database, such as an enumeration.
  record CreateType(String type, List<String> values) implements Operation {
    public CreateType {
      values = List.copyOf(values);
    }
  }

  record DropType(String type) implements Operation {}

  /// Rows are touched through SQLAlchemy: `bulk_insert`, an expression such as `table.update()`, a
  /// session.
  ///
  /// @param columns those that are named, if any; each belongs to the first table
  /// @param text the expression
  record ChangeRows(DataVerb verb, List<TableName> tables, List<String> columns, String text)
      implements Operation {
    public ChangeRows {
      tables = List.copyOf(tables);
      columns = List.copyOf(columns);
    }
  }

  /// SQL as text. What a parser found in it stands beside it.
  record RunSql(String text, List<SqlStatement> statements) implements Operation {
    public RunSql {
      statements = List.copyOf(statements);
    }
  }

  /// The function stops here with an error.
  ///
  /// @param error what it raises, as written: `NotImplementedError('one way only')`
  record Stop(String error) implements Operation {}

  /// Something is done that cannot be told from the text. It may be anything.
  ///
  /// @param reason why it cannot be told, as a clause: "it calls move_rows(), which is in another
  ///   file"
  /// @param text what stands in the file
  /// @param tables those it surely concerns
  /// @param confined whether it can concern no others
  record Unknown(String reason, String text, List<TableName> tables, boolean confined)
      implements Operation {
    public Unknown {
      tables = List.copyOf(tables);
    }

    Unknown(String reason, String text, List<TableName> tables) {
      this(reason, text, tables, false);
    }
  }
}
