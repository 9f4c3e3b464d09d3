package lynearm.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Prints the manual page.
@Command(
    name = "man",
    description = "Print the manual page. Read it with: lynearm man | man -l -",
    mixinStandardHelpOptions = true)
final class ManCommand implements Callable<Integer> {

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().getOut().print(new ManPage(spec.root()).text());
    return CommandLineProgram.DONE;
  }
}
