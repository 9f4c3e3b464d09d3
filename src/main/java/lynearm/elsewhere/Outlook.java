package lynearm.elsewhere;

/// What becomes of the history when a branch lands, the most urgent first.
public enum Outlook {
  /// There are more heads than before.
  FORKS("forks"),
  /// The history has errors that it had not before, such as one id in two files.
  BREAKS("breaks the history"),
  /// Git stops at revision files that both sides changed.
  CONFLICTS("git conflict"),
  /// It can't be told, for something is not in this clone or can't be read.
  UNKNOWN("unknown"),
  /// It shares no commit with the target, so that git refuses to merge it.
  UNRELATED("unrelated history"),
  /// It has no such environment.
  ELSEWHERE("no such environment"),
  /// There are fewer heads than before.
  JOINS("joins heads"),
  /// It brings or changes revisions, and the number of heads stays.
  GROWS("grows in line"),
  /// It changes no revision.
  NOTHING("brings no revision"),
  /// It is in the target already.
  MERGED("merged already");

  private final String words;

  Outlook(String words) {
    this.words = words;
  }

  /// Whether it changes the shape of the history, or stops somebody.
  public boolean isTelling() {
    return switch (this) {
      case FORKS, BREAKS, CONFLICTS, JOINS, GROWS -> true;
      case UNKNOWN, UNRELATED, ELSEWHERE, NOTHING, MERGED -> false;
    };
  }

  /// In a few words.
  public String words() {
    return words;
  }
}
