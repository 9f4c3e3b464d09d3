package lynearm.operation;

import java.util.List;
import java.util.Optional;

/// A column as an operation creates it.
///
/// @param type empty if none is given, as with some foreign keys
/// @param nullable whether it may be empty; nothing if only running can tell
/// @param serverDefault SQL for what the database puts in when nothing is given: `'new'`, `now()`
/// @param constraints those written within the column, such as a foreign key
/// @param indexed whether it gets an index of its own, by `index=True`
public record Column(
    String name,
    Optional<ColumnType> type,
    Optional<Boolean> nullable,
    Optional<String> serverDefault,
    boolean primaryKey,
    List<Constraint> constraints,
    boolean indexed,
    Optional<String> comment) {

  public Column {
    constraints = List.copyOf(constraints);
  }
}
