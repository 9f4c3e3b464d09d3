package lynearm.cli;

import lynearm.revision.AlembicError;

/// A command could not do what it was asked; the message is one line for standard error.
final class Failure extends Exception {

  private static final long serialVersionUID = 1L;

  Failure(String message) {
    super(Sentences.oneLine(message));
  }

  Failure(String what, String next) {
    this(Sentences.joined(what, next));
  }

  /// Alembic would refuse.
  Failure(AlembicError error, String next) {
    this(next.isEmpty() ? Sentences.of(error) : Sentences.joined(Sentences.of(error), next));
  }
}
