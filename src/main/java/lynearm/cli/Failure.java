package lynearm.cli;

/// A command could not do what it was asked; the message is one line for standard error.
final class Failure extends Exception {

  private static final long serialVersionUID = 1L;

  Failure(String message) {
    super(message.replace('\n', ' '));
  }
}
