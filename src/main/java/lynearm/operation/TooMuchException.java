package lynearm.operation;

/// Following a file asks for more work than any migration needs.
final class TooMuchException extends Exception {
  private static final long serialVersionUID = 1L;

  TooMuchException() {
    super("too much to follow", null, false, false);
  }
}
