package lynearm.move;

/// Carries a refusal up to where it is answered.
final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient MovePlan.Refused refusal;

  RefusedException(String what, String next) {
    super(what, null, false, false);
    refusal = new MovePlan.Refused(what, next);
  }

  MovePlan.Refused refusal() {
    return refusal;
  }
}
