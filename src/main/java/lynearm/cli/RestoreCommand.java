package lynearm.cli;

import java.util.List;
import java.util.Optional;
import lynearm.doctor.Diagnosis;
import lynearm.doctor.Doctor;
import lynearm.doctor.Offer;
import lynearm.doctor.RemedyPlan;
import lynearm.revision.RevisionId;
import lynearm.workspace.Progress;
import lynearm.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Brings a missing revision back from git.
@Command(
    name = RestoreCommand.NAME,
    description = {
      "Bring the file of a revision that is not here back from git, from a branch that has it or"
          + " from before it was deleted, together with the ancestors that it needs and that are"
          + " not here either. The files are those of git to the byte; none is written over"
          + " another.",
    },
    mixinStandardHelpOptions = true)
final class RestoreCommand extends RemedyCommand {

  static final String NAME = "restore";

  @Option(
      names = "--from",
      paramLabel = "REF",
      description = {
        "The branch, tag or commit to take it from. If not named, one that has it is looked for,"
            + " and standard error tells which, and which other versions there were.",
      })
  Optional<String> from = Optional.empty();

  @Override
  RemedyPlan plan(Workspace workspace) throws Failure {
    if (from.isPresent()) {
      return Doctor.restore(workspace, new RevisionId(id), from.get(), Progress.IGNORED);
    }
    Diagnosis diagnosis = Doctor.diagnose(workspace, id, Progress.IGNORED);
    List<Offer> offers =
        diagnosis.offers().stream().filter(offer -> !offer.from().isEmpty()).toList();
    Offer best =
        offers.stream()
            .filter(Offer::isPossible)
            .findFirst()
            .or(() -> offers.stream().findFirst())
            .orElseThrow(() -> new Failure(diagnosis.text(), diagnosis.looked()));
    if (best.isPossible()) {
      program.err().println(Sentences.own("Taken from " + best.from() + "."));
      offers.stream()
          .filter(offer -> offer.kind() == Offer.Kind.EARLIER && !offer.from().equals(best.from()))
          .map(offer -> offer.why() + " --from " + offer.from() + " takes that.")
          .forEach(line -> program.err().println(Sentences.own("Another version: " + line)));
    }
    return best.plan();
  }
}
