package lynearm.python;

/// Where a module says what a name stands for.
public sealed interface AssignedValue {

  /// The line (from 1) of the statement.
  int line();

  /// One statement does, by a literal for this name alone.
  record Literal(WrittenValue value, int line) implements AssignedValue {}

  /// It cannot be changed there and nothing else with it.
  ///
  /// @param construct what is found instead, to end "it is …" with; line 0 if it is nowhere
  record Other(String construct, int line) implements AssignedValue {}
}
