package lynearm.graph;

import lynearm.revision.AlembicError;

/// What Alembic answers to a question: a value, or an error and what it had said before.
public sealed interface Answer<T> {

  /// The value, or what was there before the error struck.
  T value();

  /// The same answer, error included, with another value.
  <U> Answer<U> withValue(U other);

  /// A whole answer.
  record Given<T>(T value) implements Answer<T> {
    @Override
    public <U> Answer<U> withValue(U other) {
      return new Given<>(other);
    }
  }

  /// An answer that ends in an error.
  ///
  /// @param error what is raised
  /// @param value what had been given before
  record Refused<T>(AlembicError error, T value) implements Answer<T> {
    @Override
    public <U> Answer<U> withValue(U other) {
      return new Refused<>(error, other);
    }
  }
}
