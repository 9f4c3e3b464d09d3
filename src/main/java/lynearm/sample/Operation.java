package lynearm.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A step of a migration and the step back, as lines of Python without indentation. All of them run
/// on SQLite too, which changes tables by copying them (Alembic: Batch migrations).
record Operation(List<String> upgrade, List<String> downgrade) {

  Operation {
    upgrade = List.copyOf(upgrade);
    downgrade = List.copyOf(downgrade);
  }

  private static Operation of(String upgrade, String downgrade) {
    return new Operation(List.of(upgrade), List.of(downgrade));
  }

  /// A table with an `id` in front of the given columns.
  static Operation createTable(String table, Column... columns) {
    return createTable(table, List.of(columns), List.of());
  }

  /// @param constraints further lines, such as foreign keys
  static Operation createTable(String table, List<Column> columns, List<String> constraints) {
    List<String> up = new ArrayList<>();
    up.add("op.create_table(");
    up.add("    '" + table + "',");
    up.add("    sa.Column('id', sa.Integer(), nullable=False),");
    columns.forEach(column -> up.add("    " + column.python() + ","));
    constraints.forEach(constraint -> up.add("    " + constraint + ","));
    up.add("    sa.PrimaryKeyConstraint('id', name='pk_" + table + "'),");
    up.add(")");
    return new Operation(up, List.of("op.drop_table('" + table + "')"));
  }

  /// For use in [#createTable(String, List, List)].
  static String foreignKey(String table, String column, String target) {
    return "sa.ForeignKeyConstraint(['"
        + column
        + "'], ['"
        + target
        + ".id'], name='fk_"
        + table
        + "_"
        + column
        + "')";
  }

  static Operation addColumn(String table, Column column) {
    return new Operation(
        List.of("op.add_column('" + table + "', " + column.python() + ")"),
        batch(table, "batch_op.drop_column('" + column.name() + "')"));
  }

  static Operation dropColumn(String table, Column column) {
    return new Operation(
        batch(table, "batch_op.drop_column('" + column.name() + "')"),
        List.of("op.add_column('" + table + "', " + column.python() + ")"));
  }

  static Operation createIndex(String table, boolean isUnique, String... columns) {
    String name = (isUnique ? "ux_" : "ix_") + table + "_" + String.join("_", columns);
    String list =
        List.of(columns).stream().map(it -> "'" + it + "'").collect(Collectors.joining(", "));
    return of(
        "op.create_index('"
            + name
            + "', '"
            + table
            + "', ["
            + list
            + "], unique="
            + (isUnique ? "True" : "False")
            + ")",
        "op.drop_index('" + name + "', table_name='" + table + "')");
  }

  static Operation dropIndex(String table, String column) {
    return createIndex(table, false, column).reversed();
  }

  private Operation reversed() {
    List<String> forth = downgrade;
    List<String> back = upgrade;
    return new Operation(forth, back);
  }

  static Operation uniqueConstraint(String table, String... columns) {
    String name = "uq_" + table + "_" + String.join("_", columns);
    String list =
        List.of(columns).stream().map(it -> "'" + it + "'").collect(Collectors.joining(", "));
    return new Operation(
        batch(table, "batch_op.create_unique_constraint('" + name + "', [" + list + "])"),
        batch(table, "batch_op.drop_constraint('" + name + "', type_='unique')"));
  }

  static Operation rename(String table, Column column, String newName) {
    return new Operation(
        batch(
            table,
            "batch_op.alter_column('" + column.name() + "', new_column_name='" + newName + "')"),
        batch(
            table,
            "batch_op.alter_column('" + newName + "', new_column_name='" + column.name() + "')"));
  }

  static Operation require(String table, Column column) {
    return new Operation(
        batch(table, nullable(column, "False")), batch(table, nullable(column, "True")));
  }

  private static String nullable(Column column, String value) {
    return "batch_op.alter_column('"
        + column.name()
        + "', existing_type="
        + column.type()
        + ", nullable="
        + value
        + ")";
  }

  /// A column that points to another table, with its foreign key.
  static Operation addReference(String table, String column, String target) {
    String key = "fk_" + table + "_" + column;
    return new Operation(
        batch(
            table,
            "batch_op.add_column(" + Column.optional(column, "sa.Integer()").python() + ")",
            "batch_op.create_foreign_key('"
                + key
                + "', '"
                + target
                + "', ['"
                + column
                + "'], ['id'])"),
        batch(
            table,
            "batch_op.drop_constraint('" + key + "', type_='foreignkey')",
            "batch_op.drop_column('" + column + "')"));
  }

  /// A change of rows that has no way back.
  static Operation update(String sql) {
    return new Operation(List.of("op.execute(\"" + sql + "\")"), List.of());
  }

  static Operation update(String sql, String back) {
    return of("op.execute(\"" + sql + "\")", "op.execute(\"" + back + "\")");
  }

  private static List<String> batch(String table, String... lines) {
    List<String> all = new ArrayList<>();
    all.add("with op.batch_alter_table('" + table + "') as batch_op:");
    for (String line : lines) {
      all.add("    " + line);
    }
    return all;
  }
}
