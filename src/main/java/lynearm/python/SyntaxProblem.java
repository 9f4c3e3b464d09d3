package lynearm.python;

/// Why Python would refuse a text.
///
/// @param line the line, from 1; 0 if it concerns the text as a whole
/// @param what what is so, as a clause: "the string is never closed"
/// @param remedy what to do about it, as a sentence without a full stop; may be empty
/// @param nature how much of the text stays readable
public record SyntaxProblem(int line, String what, String remedy, Nature nature) {

  /// How much of the text stays readable in spite of a problem.
  public enum Nature {
    /// Nobody can tell where text ends and code begins; nothing may be believed.
    CONFUSING,
    /// What stands before the problem is clear, the rest is lost.
    BROKEN_OFF,
    /// The statement with the problem is lost, its neighbours are clear.
    LOCAL
  }

  static SyntaxProblem confusing(int line, String what, String remedy) {
    return new SyntaxProblem(line, what, remedy, Nature.CONFUSING);
  }

  static SyntaxProblem brokenOff(int line, String what, String remedy) {
    return new SyntaxProblem(line, what, remedy, Nature.BROKEN_OFF);
  }

  static SyntaxProblem local(int line, String what, String remedy) {
    return new SyntaxProblem(line, what, remedy, Nature.LOCAL);
  }
}
