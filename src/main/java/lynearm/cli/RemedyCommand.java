package lynearm.cli;

import java.util.List;
import java.util.concurrent.Callable;
import lynearm.change.FileDiff;
import lynearm.doctor.RemedyPlan;
import lynearm.workspace.Workspace;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// A command that mends what a missing revision has broken.
abstract class RemedyCommand implements Callable<Integer> {

  @ParentCommand CommandLineProgram program = new CommandLineProgram();

  @Spec CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "ID",
      description = "The id of the missing revision, as other files or a database name it.")
  String id = "";

  @Option(
      names = "--dry-run",
      description = {
        "Print the difference for patch -p1 and git apply, and the paths of the files on standard"
            + " error; write nothing.",
      })
  boolean dryRun;

  @Option(names = "--json", description = "Print what is done as JSON (schema lynearm/1).")
  boolean json;

  /// What is to be done.
  abstract RemedyPlan plan(Workspace workspace) throws Failure;

  @Override
  public Integer call() throws Failure {
    try {
      return answer();
    } catch (Failure failure) {
      if (json) {
        new JsonReport(spec.name(), program.out()).notDone(String.valueOf(failure.getMessage()));
      }
      throw failure;
    }
  }

  private int answer() throws Failure {
    Revisions.check(List.of(id), spec.name());
    Workspace workspace =
        dryRun ? program.place.read() : Writing.readSettled(program.place, program.err());
    RemedyPlan.Ready plan =
        switch (plan(workspace)) {
          case RemedyPlan.Refused(String what, String next) -> throw new Failure(what, next);
          case RemedyPlan.Ready ready -> ready;
        };
    if (!dryRun) {
      Writing.write(workspace, plan.change());
    }
    if (json) {
      new JsonReport(spec.name(), program.out())
          .mended(plan, !dryRun, edit -> FileDiff.of(edit, workspace.show(edit.path())));
    } else {
      Writing.print(program, workspace, plan.change(), dryRun);
      plan.warnings().forEach(warning -> program.err().println(Sentences.own(warning)));
      plan.notes().forEach(note -> program.err().println(Sentences.own(note)));
    }
    return Problems.status(plan.change().graphAfter().problems());
  }
}
