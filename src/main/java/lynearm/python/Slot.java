package lynearm.python;

/// What a name stands for while a module is read.
sealed interface Slot {

  /// The line of the statement that binds it.
  int line();

  record Value(PythonValue value, int line) implements Slot {}

  record Unknown(int line, String reason) implements Slot {}

  /// An imported module.
  record Module(String name, int line) implements Slot {}

  /// Something imported from a module, looked up when it is needed.
  record Member(String module, String name, int line) implements Slot {}
}
