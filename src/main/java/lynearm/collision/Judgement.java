package lynearm.collision;

/// What is to be said of two effects.
///
/// @param subject what they meet at
/// @param why a clause that says what is the matter
/// @param afterFirst what happens where the first has run and the second runs now
/// @param afterSecond what happens the other way round
record Judgement(Grade grade, String subject, String why, Then afterFirst, Then afterSecond) {

  /// What comes of running something late.
  ///
  /// @param fails whether it may stop with an error
  /// @param surely whether it does so whatever the rows and the history before
  /// @param text the error, or a clause that says what becomes of it: "what it changed is gone"
  record Then(boolean fails, boolean surely, String text) {
    static Then fails(String text) {
      return new Then(true, true, text);
    }

    static Then mayFail(String text) {
      return new Then(true, false, text);
    }

    static Then goesOn(String text) {
      return new Then(false, true, text);
    }
  }

  Judgement swapped() {
    return new Judgement(grade, subject, why, afterSecond, afterFirst);
  }
}
