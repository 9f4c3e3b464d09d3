package lynearm.alembic;

/// The answer Alembic itself would give instead of working: the class of the Python exception and
/// its message. The message is Alembic's own, word for word, where it is a `CommandError`; all
/// other classes end in a traceback, whose words are Python's and only explain.
///
/// @param className the simple name of the exception's class
/// @param message its text
public record AlembicError(String className, String message) {

  private static final String COMMAND_ERROR = "CommandError";

  /// An error that Alembic words itself and prints as `FAILED: message`.
  public static AlembicError command(String message) {
    return new AlembicError(COMMAND_ERROR, message);
  }

  static AlembicError noSection(String iniName, String section) {
    return command(
        "No config file %s found, or file has no '[%s]' section"
            .formatted(PythonText.repr(iniName), section));
  }

  /// Whether Alembic prints this as `FAILED: message` instead of a traceback.
  public boolean isCommandError() {
    return className.equals(COMMAND_ERROR);
  }
}
