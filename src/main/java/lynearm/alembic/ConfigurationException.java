package lynearm.alembic;

import lynearm.python.PythonText;
import lynearm.revision.AlembicError;
import lynearm.revision.Problem;
import lynearm.revision.SourceLocation;

/// Ends the reading of a configuration at the point where Alembic would end it.
final class ConfigurationException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient AlembicError error;
  private final transient Problem problem;

  ConfigurationException(AlembicError error, SourceLocation at, String what, String next) {
    super(error.message(), null, false, false);
    this.error = error;
    this.problem = Problem.at(Problem.Kind.CONFIGURATION, at, what, next);
  }

  ConfigurationException(
      String className, String message, SourceLocation at, String what, String next) {
    this(new AlembicError(className, message), at, what, next);
  }

  /// What Alembic says when a section of the ini file is asked for that is not there.
  static AlembicError noSection(String iniName, String section) {
    return AlembicError.command(
        "No config file %s found, or file has no '[%s]' section"
            .formatted(PythonText.repr(iniName), section));
  }

  AlembicError error() {
    return error;
  }

  Problem problem() {
    return problem;
  }
}
