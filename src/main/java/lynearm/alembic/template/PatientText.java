package lynearm.alembic.template;

/// A text for a regular expression that stops the search when it looks at too many characters.
final class PatientText implements CharSequence {

  private static final int MOST_LOOKS = 10_000_000;

  private final String text;
  private int looks;

  PatientText(String text) {
    this.text = text;
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    looks++;
    if (looks > MOST_LOOKS) {
      throw TemplateFault.outside("the regular expression takes too long");
    }
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
