package lynearm.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Prints what a shell needs to complete the words of the other commands.
@Command(
    name = "completion",
    description = {
      "Print completion for bash and zsh. Use it with: source <(lynearm completion)",
    },
    mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine()
        .getOut()
        .print(AutoComplete.bash(CommandLineProgram.NAME, spec.root().commandLine()));
    return CommandLineProgram.DONE;
  }
}
