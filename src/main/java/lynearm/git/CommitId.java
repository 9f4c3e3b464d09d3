package lynearm.git;

/// The id of a commit: forty hexadecimal digits.
public record CommitId(String value) {

  private static final int SHORT_LENGTH = 8;

  /// The first eight digits, for places where space is short.
  public String shortForm() {
    return value.length() <= SHORT_LENGTH ? value : value.substring(0, SHORT_LENGTH);
  }

  @Override
  public String toString() {
    return value;
  }
}
