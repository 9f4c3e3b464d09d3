package lynearm.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lynearm.change.ChangeWriter;
import lynearm.change.WriteResult;
import lynearm.graph.Answer;
import lynearm.graph.Node;
import lynearm.graph.Symbols;
import lynearm.merge.MergePlan;
import lynearm.merge.MergePlanner;
import lynearm.merge.MergeRequest;
import lynearm.revision.BranchLabel;
import lynearm.revision.RevisionId;
import lynearm.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `alembic merge`, with a look at the file before it is written.
@Command(
    name = "merge",
    description = "Join heads by a merge migration.",
    mixinStandardHelpOptions = true)
final class MergeCommand implements Callable<Integer> {

  @ParentCommand CommandLineProgram program = new CommandLineProgram();

  @Spec CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "REV",
      arity = "1..*",
      description = "The heads to join: ids, parts of ids, labels, or heads for all.")
  List<String> revisions = List.of();

  @Option(
      names = {"-m", "--message"},
      paramLabel = "TEXT",
      description = "The message of the new revision.")
  Optional<String> message = Optional.empty();

  @Option(names = "--rev-id", paramLabel = "ID", description = "The id of the new revision.")
  Optional<String> id = Optional.empty();

  @Option(
      names = "--branch-label",
      paramLabel = "LABEL",
      description = "A branch label for the new revision.")
  Optional<String> label = Optional.empty();

  @Option(names = "--dry-run", description = "Print the file and write nothing.")
  boolean dryRun;

  @Override
  public Integer call() throws Failure {
    Workspace workspace = program.place.read();
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    MergePlan.Ready plan = plan(workspace);
    if (dryRun) {
      err.println("Would create " + plan.file());
      out.print(plan.text());
      return CommandLineProgram.DONE;
    }
    return switch (new ChangeWriter().write(plan.change())) {
      case WriteResult.Written _ -> {
        out.println("Generating " + plan.file() + " ...  done");
        yield CommandLineProgram.DONE;
      }
      case WriteResult.Refused(String what, String next) -> throw new Failure(what + ". " + next);
      case WriteResult.TakenBack _ ->
          throw new IllegalStateException("writing took something back");
    };
  }

  private MergePlan.Ready plan(Workspace workspace) throws Failure {
    Clock clock = Clock.systemDefaultZone();
    List<Integer> parents =
        switch (new Symbols(workspace.graph()).parents(revisions, false)) {
          case Answer.Given<List<Node>>(List<Node> nodes) ->
              nodes.stream().map(Node::index).toList();
          case Answer.Refused<List<Node>>(var error, _) -> throw new Failure(error.message());
        };
    MergeRequest request =
        new MergeRequest(
            parents,
            id.map(RevisionId::new).orElseGet(RevisionId::random),
            message,
            label.map(BranchLabel::new),
            clock.instant());
    return switch (new MergePlanner(workspace, ZoneId.systemDefault()).plan(request)) {
      case MergePlan.Ready ready -> ready;
      case MergePlan.Refused(String what, String next) -> throw new Failure(what + ". " + next);
    };
  }
}
