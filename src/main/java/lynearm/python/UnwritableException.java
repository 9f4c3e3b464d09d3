package lynearm.python;

/// A text cannot be written where it is wanted.
public final class UnwritableException extends Exception {
  private static final long serialVersionUID = 1L;

  UnwritableException(String reason) {
    super(reason, null, false, false);
  }

  /// Why not, as a clause: "its encoding ISO-8859-1 has no character for é".
  public String reason() {
    return String.valueOf(getMessage());
  }
}
