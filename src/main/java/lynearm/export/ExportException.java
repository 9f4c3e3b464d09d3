package lynearm.export;

/// A history could not be written as asked: a short fact, and what to do about it.
public final class ExportException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String what;
  private final String next;

  ExportException(String what, String next) {
    super(what + ". " + next);
    this.what = what;
    this.next = next;
  }

  /// What is so, without a full stop.
  public String what() {
    return what;
  }

  /// What follows and what can be done, in whole sentences.
  public String next() {
    return next;
  }
}
