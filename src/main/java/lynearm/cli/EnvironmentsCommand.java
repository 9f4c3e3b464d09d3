package lynearm.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import lynearm.alembic.Environment;
import lynearm.workspace.Progress;
import lynearm.workspace.WorkspaceReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// Lists the Alembic environments of a folder.
@Command(
    name = "environments",
    description = "List the Alembic environments found here.",
    mixinStandardHelpOptions = true)
final class EnvironmentsCommand implements Callable<Integer> {

  @ParentCommand CommandLineProgram program = new CommandLineProgram();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Failure {
    List<Environment> found =
        new WorkspaceReader().environments(program.place.folder(), Progress.IGNORED);
    if (found.isEmpty()) {
      throw new Failure("There is no Alembic environment in " + program.place.folder() + ".");
    }
    PrintWriter out = spec.commandLine().getOut();
    found.forEach(environment -> out.println(environment.name()));
    return CommandLineProgram.DONE;
  }
}
