package lynearm.operation;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Something to find a revision by.
///
/// @param name the table, `table.column`, index, constraint or type; or the operation as Alembic
///   calls it: `add_column`
public record Fact(Kind kind, String name) {

  public enum Kind {
    OPERATION,
    TABLE,
    COLUMN,
    INDEX,
    CONSTRAINT,
    TYPE
  }

  static void addTo(Set<Fact> facts, Operation operation) {
    switch (operation) {
      case Operation.CreateTable create -> {
        operation(facts, "create_table");
        table(facts, create.table());
        create.columns().forEach(column -> column(facts, create.table(), column));
        create.constraints().forEach(constraint -> constraint(facts, create.table(), constraint));
        create.indexes().forEach(index -> index(facts, create.table(), index));
      }
      case Operation.DropTable(TableName table) -> {
        operation(facts, "drop_table");
        table(facts, table);
      }
      case Operation.RenameTable(TableName table, String newName) -> {
        operation(facts, "rename_table");
        table(facts, table);
        table(facts, new TableName(table.schema(), newName));
      }
      case Operation.AddColumn(TableName table, Column column) -> {
        operation(facts, "add_column");
        table(facts, table);
        column(facts, table, column);
      }
      case Operation.DropColumn(TableName table, String column) -> {
        operation(facts, "drop_column");
        columns(facts, table, List.of(column));
      }
      case Operation.AlterColumn alter -> {
        operation(facts, "alter_column");
        columns(facts, alter.table(), List.of(alter.column()));
        alter.newName().ifPresent(name -> columns(facts, alter.table(), List.of(name)));
      }
      case Operation.CreateIndex(TableName table, Index index) -> {
        operation(facts, "create_index");
        table(facts, table);
        index(facts, table, index);
      }
      case Operation.DropIndex(Optional<String> index, Optional<TableName> table) -> {
        operation(facts, "drop_index");
        index.ifPresent(name -> facts.add(new Fact(Kind.INDEX, name)));
        table.ifPresent(name -> table(facts, name));
      }
      case Operation.AddConstraint(TableName table, Constraint constraint) -> {
        operation(facts, addingOperation(constraint.kind()));
        table(facts, table);
        constraint(facts, table, constraint);
      }
      case Operation.DropConstraint(TableName table, Optional<String> constraint, _) -> {
        operation(facts, "drop_constraint");
        table(facts, table);
        constraint.ifPresent(name -> facts.add(new Fact(Kind.CONSTRAINT, name)));
      }
      case Operation.CommentTable(TableName table, Optional<String> comment) -> {
        operation(facts, comment.isPresent() ? "create_table_comment" : "drop_table_comment");
        table(facts, table);
      }
      case Operation.CreateType(String type, _) -> facts.add(new Fact(Kind.TYPE, type));
      case Operation.DropType(String type) -> facts.add(new Fact(Kind.TYPE, type));
      case Operation.ChangeRows(DataVerb verb, List<TableName> tables, List<String> columns, _) -> {
        operation(facts, verb == DataVerb.INSERT ? "bulk_insert" : "execute");
        tables.forEach(table -> table(facts, table));
        if (!tables.isEmpty()) {
          columns(facts, tables.getFirst(), columns);
        }
      }
      case Operation.RunSql(_, List<SqlStatement> statements) -> {
        operation(facts, "execute");
        statements.forEach(statement -> sql(facts, statement));
      }
      case Operation.Stop _ -> {}
      case Operation.Unknown unknown -> unknown.tables().forEach(table -> table(facts, table));
    }
  }

  private static String addingOperation(ConstraintKind kind) {
    return switch (kind) {
      case PRIMARY_KEY -> "create_primary_key";
      case FOREIGN_KEY -> "create_foreign_key";
      case UNIQUE -> "create_unique_constraint";
      case CHECK -> "create_check_constraint";
      case EXCLUDE -> "create_exclude_constraint";
    };
  }

  private static void sql(Set<Fact> facts, SqlStatement statement) {
    statement.tables().forEach(table -> table(facts, table));
    if (!statement.tables().isEmpty()) {
      columns(facts, statement.tables().getFirst(), statement.columns());
    }
    Optional<Kind> kind =
        switch (statement.kind()) {
          case CREATE_INDEX, DROP_INDEX -> Optional.of(Kind.INDEX);
          case CREATE_TYPE, ALTER_TYPE, DROP_TYPE -> Optional.of(Kind.TYPE);
          case ALTER_TABLE -> Optional.of(Kind.CONSTRAINT);
          default -> Optional.empty();
        };
    if (kind.isPresent()) {
      statement.name().ifPresent(name -> facts.add(new Fact(kind.get(), name)));
    }
  }

  private static void operation(Set<Fact> facts, String name) {
    facts.add(new Fact(Kind.OPERATION, name));
  }

  private static void table(Set<Fact> facts, TableName table) {
    facts.add(new Fact(Kind.TABLE, table.text()));
  }

  private static void column(Set<Fact> facts, TableName table, Column column) {
    columns(facts, table, List.of(column.name()));
    column.constraints().forEach(constraint -> constraint(facts, table, constraint));
  }

  private static void columns(Set<Fact> facts, TableName table, List<String> columns) {
    table(facts, table);
    for (String column : columns) {
      facts.add(new Fact(Kind.COLUMN, table.text() + "." + column));
    }
  }

  private static void index(Set<Fact> facts, TableName table, Index index) {
    index.name().ifPresent(name -> facts.add(new Fact(Kind.INDEX, name)));
    columns(facts, table, index.columns());
  }

  private static void constraint(Set<Fact> facts, TableName table, Constraint constraint) {
    constraint.name().ifPresent(name -> facts.add(new Fact(Kind.CONSTRAINT, name)));
    columns(facts, table, constraint.columns());
    constraint
        .referent()
        .ifPresent(referent -> columns(facts, referent, constraint.referentColumns()));
  }
}
