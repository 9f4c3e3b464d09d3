package lynearm.alembic;

import lynearm.revision.AlembicError;

/// What a question to the ini file gives.
public sealed interface Lookup<T> {

  /// The value, interpolated.
  record Found<T>(T value) implements Lookup<T> {}

  /// There is no such option or section.
  record Absent<T>() implements Lookup<T> {}

  /// Alembic would fail when it is asked.
  record Failed<T>(AlembicError error) implements Lookup<T> {}
}
