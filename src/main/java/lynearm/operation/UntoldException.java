package lynearm.operation;

/// Something needed to tell an operation is computed. Carries the reason as a clause and no stack
/// trace.
final class UntoldException extends Exception {
  private static final long serialVersionUID = 1L;

  UntoldException(String reason) {
    super(reason, null, false, false);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
