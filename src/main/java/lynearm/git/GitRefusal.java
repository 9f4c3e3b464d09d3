package lynearm.git;

/// Why something can't be done.
///
/// @param what a short sentence stating the fact
/// @param next what follows from it and what to do; may be empty
public record GitRefusal(String what, String next) {

  @Override
  public String toString() {
    return next.isEmpty() ? what : what + " " + next;
  }
}
