package lynearm.doctor;

/// Carries a refusal up to where it is answered.
final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient RemedyPlan.Refused refusal;

  RefusedException(String what, String next) {
    super(what, null, false, false);
    refusal = new RemedyPlan.Refused(what, next);
  }

  RemedyPlan.Refused refusal() {
    return refusal;
  }
}
