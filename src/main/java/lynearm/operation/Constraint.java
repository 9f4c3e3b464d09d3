package lynearm.operation;

import java.util.List;
import java.util.Optional;

/// A constraint as an operation creates it.
///
/// @param name nothing if the database or a naming convention gives it one
/// @param columns in order; expressions as SQL
/// @param referent the table that a foreign key leads to
/// @param referentColumns the columns that a foreign key leads to
/// @param condition the SQL that a check asks for
public record Constraint(
    ConstraintKind kind,
    Optional<String> name,
    List<String> columns,
    Optional<TableName> referent,
    List<String> referentColumns,
    Optional<String> condition) {

  public Constraint {
    columns = List.copyOf(columns);
    referentColumns = List.copyOf(referentColumns);
  }

  static Constraint of(ConstraintKind kind, Optional<String> name, List<String> columns) {
    return new Constraint(kind, name, columns, Optional.empty(), List.of(), Optional.empty());
  }
}
