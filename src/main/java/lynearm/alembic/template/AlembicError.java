package lynearm.alembic.template;

/// An answer of Alembic that is no success.
///
/// @param pythonClass the class of the Python exception; `CommandError` is what a user sees as
///   `FAILED: message`, every other one is a traceback
/// @param message Alembic's own words for a `CommandError`; for other classes Python's words, or
///   ours where Python's name temporary things
public record AlembicError(String pythonClass, String message) {

  private static final String COMMAND_ERROR = "CommandError";

  static AlembicError commandError(String message) {
    return new AlembicError(COMMAND_ERROR, message);
  }

  /// Whether Alembic ends with a sentence instead of a traceback.
  public boolean isCommandError() {
    return pythonClass.equals(COMMAND_ERROR);
  }
}
