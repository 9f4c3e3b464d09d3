package lynearm.git;

import java.io.IOException;

/// Carries a refusal out of the depth of an operation; [Access] turns it into an answer.
final class RefusedException extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient GitRefusal reason;

  RefusedException(String what, String next) {
    super(what);
    reason = new GitRefusal(what, next);
  }

  GitRefusal reason() {
    return reason;
  }
}
