package lynearm.hook;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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

    /// The command as one would write it in a shell, so that it is clear where an argument ends.
    public String line() {
      return command.stream().map(ShellWords::quoted).collect(Collectors.joining(" "));
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
