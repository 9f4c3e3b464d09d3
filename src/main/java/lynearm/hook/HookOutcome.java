package lynearm.hook;

/// What came of running a program.
public sealed interface HookOutcome {

  /// It ended by itself. Alembic takes any exit status for success.
  ///
  /// @param output what it printed, on both streams, as far as it is kept
  record Ended(int exitStatus, String output) implements HookOutcome {}

  /// It was stopped: it took too long, or the person wanted it.
  ///
  /// @param why in words
  /// @param output what it had printed until then
  record Stopped(String why, String output) implements HookOutcome {}

  /// It could not be started.
  record NotStarted(String what) implements HookOutcome {}
}
