package lynearm.elsewhere;

/// What becomes of the history when a branch lands, the most urgent first.
public enum Outlook {
  /// Git stops, at files of the environment that both sides changed or one of them moved.
  CONFLICTS("git conflict"),
  /// The history has errors that it had not before and that Alembic refuses, such as a parent that
  /// is not there.
  BREAKS("breaks the history"),
  /// One id is in two files that were not there before together, of which Alembic takes the last.
  TWICE("one id in two files"),
  /// A revision is where Alembic does not look, or none is left.
  LEAVES_OUT("leaves revisions out"),
  /// There are more heads than before.
  FORKS("forks"),
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
      case CONFLICTS, BREAKS, TWICE, LEAVES_OUT, FORKS, JOINS, GROWS -> true;
      case UNKNOWN, UNRELATED, ELSEWHERE, NOTHING, MERGED -> false;
    };
  }

  /// In a few words.
  public String words() {
    return words;
  }
}
