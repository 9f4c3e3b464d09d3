package lynearm.operation;

import java.util.List;
import java.util.Optional;

/// An index as an operation creates it.
///
/// @param name nothing if a naming convention gives it one
/// @param columns in order; expressions as SQL
/// @param unique whether it allows each value once
/// @param condition the SQL that a partial index asks for
public record Index(
    Optional<String> name, List<String> columns, boolean unique, Optional<String> condition) {
  public Index {
    columns = List.copyOf(columns);
  }
}
