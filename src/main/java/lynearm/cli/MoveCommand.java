package lynearm.cli;

import java.util.List;
import java.util.Optional;
import lynearm.graph.Node;
import lynearm.move.MovePlan;
import lynearm.move.MovePlanner;
import lynearm.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Moves a branch onto another revision: the other way out of two heads.
@Command(
    name = MoveCommand.NAME,
    description = {
      "Move a branch onto another head, so that the history is one line again: the first revision"
          + " since the fork gets another down_revision. Refused where a published revision or a"
          + " database that is named would skip migrations afterwards.",
      "If none is named, the SQLite file that the configuration names is looked into, and only"
          + " read.",
    },
    mixinStandardHelpOptions = true)
final class MoveCommand extends MovingCommand {

  static final String NAME = "move";

  @Parameters(
      paramLabel = "REV",
      description = {
        "The head of the branch to move, or any other revision of it: an id, the beginning of one,"
            + " a label, label@head.",
      })
  String revision = "";

  @Option(
      names = "--onto",
      paramLabel = "REV",
      required = true,
      description = "The revision that it is to follow.")
  String onto = "";

  @Override
  String name() {
    return NAME;
  }

  @Override
  MovePlan plan(Workspace workspace) throws Failure {
    Revisions.check(List.of(revision, onto), NAME);
    return plan(workspace, revision, onto);
  }

  @Override
  Optional<MovePlan.Ready> opposite(Workspace workspace) throws Failure {
    return plan(workspace, onto, revision) instanceof MovePlan.Ready ready
        ? Optional.of(ready)
        : Optional.empty();
  }

  private static MovePlan plan(Workspace workspace, String moved, String target) throws Failure {
    Node from = revision(workspace, moved);
    Node to = revision(workspace, target);
    return new MovePlanner(workspace).plan(from.index(), to.index());
  }

  @Override
  String instead() {
    return "\""
        + CommandLineProgram.NAME
        + " merge "
        + revision
        + " "
        + onto
        + "\" joins them instead.";
  }

  @Override
  String otherWay(Workspace workspace) {
    return CommandLineProgram.NAME + " move " + onto + " --onto " + revision;
  }
}
