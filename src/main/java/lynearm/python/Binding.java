package lynearm.python;

/// What a module binds a name to.
public sealed interface Binding {

  /// The line (from 1) of the statement that binds it.
  int line();

  record Known(PythonValue value, int line) implements Binding {}

  /// Only running the module can tell the value.
  ///
  /// @param reason why, as a clause: "it calls get_parent()"
  record Computed(int line, String reason) implements Binding {}
}
