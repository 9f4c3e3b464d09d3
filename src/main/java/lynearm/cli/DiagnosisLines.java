package lynearm.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import lynearm.doctor.Diagnosis;
import lynearm.doctor.Finding;
import lynearm.doctor.Offer;
import lynearm.doctor.RemedyPlan;
import lynearm.revision.RevisionId;

/// What to know and do about a revision that is not here, beside the commits and branches that have
/// it.
final class DiagnosisLines {

  private DiagnosisLines() {}

  /// The lines; none for a revision that is here.
  static List<String> of(Diagnosis diagnosis) {
    List<String> lines = new ArrayList<>();
    if (diagnosis.isHere()) {
      return lines;
    }
    addNamed(lines, diagnosis.children(), "down_revision", diagnosis.id());
    addNamed(lines, diagnosis.dependents(), "depends_on", diagnosis.id());
    boolean isNamed = !lines.isEmpty();
    diagnosis.findings().stream()
        .filter(finding -> isNamed && isUntold(finding))
        .map(DiagnosisLines::untold)
        .forEach(lines::add);
    for (Offer offer : diagnosis.offers()) {
      lines.add(
          offer.title()
              + ": "
              + switch (offer.plan()) {
                case RemedyPlan.Ready _ -> OfferCommand.of(diagnosis.id(), offer);
                case RemedyPlan.Refused(String what, String next) ->
                    "not possible. " + Sentences.joined(what, next);
              });
    }
    return lines;
  }

  /// Whether no commit or branch tells it.
  private static boolean isUntold(Finding finding) {
    return switch (finding.kind()) {
      case UNREADABLE, LABEL, SIMILAR -> true;
      case DELETED, LEFT_BEHIND -> !finding.others().isEmpty();
      case STAGED, HERE, GOT_ANOTHER_ID, RENAMED, ON_BRANCHES, ADDED, UNBORN -> false;
    };
  }

  private static String untold(Finding finding) {
    String others =
        finding.others().stream().map(RevisionId::value).collect(Collectors.joining(", "));
    return switch (finding.kind()) {
      case DELETED -> "The commit that deleted it added " + others + ".";
      case LEFT_BEHIND -> "The commit in the place of the one that added it has " + others + ".";
      default -> finding.sentence();
    };
  }

  private static void addNamed(
      List<String> lines, List<RevisionId> naming, String header, RevisionId id) {
    if (!naming.isEmpty()) {
      lines.add(
          naming.stream().map(RevisionId::value).collect(Collectors.joining(", "))
              + (naming.size() == 1 ? " names " : " name ")
              + id
              + " in "
              + header
              + ", and no file here declares it.");
    }
  }
}
