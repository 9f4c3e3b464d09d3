package lynearm.revision;

/// What Alembic would raise instead of working: the class of the Python exception and its message.
///
/// A `CommandError` is worded by Alembic and is what a person sees as `FAILED: <message>`; any
/// other class ends in a traceback, whose words are Python's and only explain.
public record AlembicError(String className, String message) {

  private static final String COMMAND_ERROR = "CommandError";

  /// What `current --check-heads` raises: a kind of command error.
  private static final String NOT_AT_HEAD = "DatabaseNotAtHead";

  /// An error that Alembic words itself.
  public static AlembicError command(String message) {
    return new AlembicError(COMMAND_ERROR, message);
  }

  /// Whether Alembic prints this as `FAILED: message` instead of a traceback.
  public boolean isCommandError() {
    return className.equals(COMMAND_ERROR) || className.equals(NOT_AT_HEAD);
  }
}
