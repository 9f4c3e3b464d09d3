package lynearm.hook;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lynearm.revision.AlembicError;

/// What running a hook on a file would mean.
public sealed interface HookCall {

  /// The name of the hook.
  String hook();

  /// This program would run.
  ///
  /// @param command the program and its arguments, as they are, without a shell
  /// @param folder where it would run
  record Ready(String hook, List<String> command, Path folder) implements HookCall {
    public Ready {
      command = List.copyOf(command);
    }
  }

  /// It can't run.
  ///
  /// @param error what Alembic would say, if it would stop here too
  /// @param what the fact
  /// @param next what to do
  record Refused(String hook, Optional<AlembicError> error, String what, String next)
      implements HookCall {}
}
