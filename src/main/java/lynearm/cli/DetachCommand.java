package lynearm.cli;

import java.util.List;
import java.util.Optional;
import lynearm.graph.Node;
import lynearm.move.DetachPlanner;
import lynearm.move.MovePlan;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;
import lynearm.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Turns a fork and its merge back into a line.
@Command(
    name = DetachCommand.NAME,
    description = {
      "Turn a fork that was merged back into one line: delete the file of the merge, if it does"
          + " nothing but merge, and move one of its branches onto the other. Refused where a"
          + " published revision or a database that is named would skip migrations afterwards.",
      "If none is named, the SQLite file that the configuration names is looked into, and only"
          + " read.",
    },
    mixinStandardHelpOptions = true)
final class DetachCommand extends MovingCommand {

  static final String NAME = "detach";

  @Parameters(paramLabel = "MERGE", description = "The merge to take out of the history.")
  String merge = "";

  @Option(
      names = "--onto",
      paramLabel = "REV",
      description = {
        "The parent of the merge whose branch stays where it is; the first one if not named.",
      })
  Optional<String> onto = Optional.empty();

  @Override
  String name() {
    return NAME;
  }

  @Override
  MovePlan plan(Workspace workspace) throws Failure {
    Revisions.check(List.of(merge), NAME);
    return plan(workspace, stays(workspace));
  }

  private Optional<RevisionId> stays(Workspace workspace) throws Failure {
    return onto.isEmpty() ? Optional.empty() : Optional.of(revision(workspace, onto.get()).id());
  }

  private MovePlan plan(Workspace workspace, Optional<RevisionId> staying) throws Failure {
    return new DetachPlanner(workspace).plan(revision(workspace, merge).index(), staying);
  }

  @Override
  Optional<MovePlan.Ready> opposite(Workspace workspace) throws Failure {
    return plan(workspace, Optional.of(other(workspace))) instanceof MovePlan.Ready ready
        ? Optional.of(ready)
        : Optional.empty();
  }

  /// The parent that stays the other way round.
  private RevisionId other(Workspace workspace) throws Failure {
    Node node = revision(workspace, merge);
    List<RevisionId> parents = node.revision().map(Revision::downRevisions).orElse(List.of());
    RevisionId staying =
        stays(workspace).orElse(parents.isEmpty() ? node.id() : parents.getFirst());
    return parents.stream().filter(id -> !id.equals(staying)).findFirst().orElse(staying);
  }

  @Override
  String instead() {
    return "Leave the merge as it is.";
  }

  @Override
  String otherWay(Workspace workspace) throws Failure {
    return CommandLineProgram.NAME + " detach " + merge + " --onto " + other(workspace);
  }
}
