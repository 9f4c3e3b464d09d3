package lynearm.python;

/// What Python would raise for an operation on known values, such as a `TypeError`.
public final class PythonException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String pythonClass;

  /// @param pythonClass the class that Python would raise: `TypeError`, `KeyError`
  /// @param message its message
  public PythonException(String pythonClass, String message) {
    super(message, null, false, false);
    this.pythonClass = pythonClass;
  }

  public String pythonClass() {
    return pythonClass;
  }

  /// The message; never null.
  public String reason() {
    return String.valueOf(getMessage());
  }

  static PythonException typeError(String message) {
    return new PythonException("TypeError", message);
  }

  static PythonException valueError(String message) {
    return new PythonException("ValueError", message);
  }
}
