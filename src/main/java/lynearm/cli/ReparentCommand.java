package lynearm.cli;

import java.util.ArrayList;
import java.util.List;
import lynearm.doctor.Diagnosis;
import lynearm.doctor.Doctor;
import lynearm.doctor.MeantRevision;
import lynearm.doctor.Offer;
import lynearm.doctor.RemedyPlan;
import lynearm.revision.RevisionId;
import lynearm.workspace.Progress;
import lynearm.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Gives the children of a missing revision another parent.
@Command(
    name = ReparentCommand.NAME,
    description = {
      "Give the revisions that follow a missing one another parent: those that it followed itself,"
          + " as far as git knows them, or the ones that are named. Only down_revision and the"
          + " docstring that repeats it are edited.",
    },
    mixinStandardHelpOptions = true)
final class ReparentCommand extends RemedyCommand {

  static final String NAME = "reparent";

  @Option(
      names = "--onto",
      paramLabel = "REV",
      description = {
        "The revision that they are to follow; may be given several times.",
      })
  List<String> onto = List.of();

  @Override
  RemedyPlan plan(Workspace workspace) throws Failure {
    if (!onto.isEmpty()) {
      List<RevisionId> parents = new ArrayList<>();
      for (String word : onto) {
        parents.add(parent(workspace, word));
      }
      return Doctor.onto(workspace, new RevisionId(id), parents);
    }
    Diagnosis diagnosis = Doctor.diagnose(workspace, id, Progress.IGNORED);
    return diagnosis.offers().stream()
        .filter(offer -> offer.kind() == Offer.Kind.AROUND)
        .findFirst()
        .map(Offer::plan)
        .orElseThrow(() ->
            new Failure(
                diagnosis.isHere()
                    ? diagnosis.text()
                    : "Git doesn't know what " + id + " followed. " + diagnosis.text(),
                diagnosis.isHere() ? "" : "Name what its children are to follow with --onto REV."));
  }

  private static RevisionId parent(Workspace workspace, String word) throws Failure {
    List<RevisionId> meant = MeantRevision.of(workspace.graph(), word);
    if (meant.size() != 1) {
      throw new Failure(
          word + " means " + (meant.isEmpty() ? "no revision" : meant.size() + " revisions"),
          "Name one.");
    }
    return meant.getFirst();
  }
}
