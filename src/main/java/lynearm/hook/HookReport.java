package lynearm.hook;

/// What came of one hook.
///
/// @param hook its name
public record HookReport(String hook, HookOutcome outcome) {

  /// Whether it did its work, as far as its exit status tells.
  public boolean wentWell() {
    return outcome instanceof HookOutcome.Ended(int status, _) && status == 0;
  }

  /// What came of it, in a sentence.
  public String sentence() {
    return switch (outcome) {
      case HookOutcome.Ended(int status, _) ->
          hook + (status == 0 ? " is done." : " ended with status " + status + ".");
      case HookOutcome.Stopped(String why, _) -> hook + ": " + why;
      case HookOutcome.NotStarted(String what) -> hook + ": " + what + ".";
    };
  }

  /// What it printed.
  public String output() {
    return switch (outcome) {
      case HookOutcome.Ended(_, String output) -> output;
      case HookOutcome.Stopped(_, String output) -> output;
      case HookOutcome.NotStarted _ -> "";
    };
  }
}
