package lynearm.change;

/// What became of a change during which the program, or the computer, ended.
///
/// @param outcome whether the folder is as after the change, or as before
/// @param change the change
/// @param what the fact, in a sentence
/// @param next what that means
public record Recovered(Outcome outcome, WrittenChange change, String what, String next) {

  /// How the folder is now.
  public enum Outcome {
    /// As after the change.
    FINISHED,
    /// As before the change.
    TAKEN_BACK,
    /// Others edited the files since; they were left alone.
    LEFT,
    /// It could not be put right yet; the next start tries again.
    NOT_YET,
  }
}
