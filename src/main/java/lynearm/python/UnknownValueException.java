package lynearm.python;

/// A value that cannot be told without running. Carries the reason as a clause and no stack trace.
final class UnknownValueException extends Exception {
  private static final long serialVersionUID = 1L;

  UnknownValueException(String reason) {
    super(reason, null, false, false);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
