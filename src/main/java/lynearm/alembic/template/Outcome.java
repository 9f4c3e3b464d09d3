package lynearm.alembic.template;

import lynearm.revision.AlembicError;

/// What came of asking for a value that Alembic might refuse to give.
public sealed interface Outcome<T> {

  /// Alembic gives this.
  record Given<T>(T value) implements Outcome<T> {}

  /// Alembic ends with this error.
  record Failed<T>(AlembicError error) implements Outcome<T> {}
}
