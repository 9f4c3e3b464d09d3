package lynearm.doctor;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lynearm.graph.Node;
import lynearm.move.Adviser;
import lynearm.move.Evidence;
import lynearm.move.Reason;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;
import lynearm.workspace.Workspace;

/// Warns that others have the revisions that are to get another parent. It never forbids: as long
/// as their parent is missing, Alembic refuses the history everywhere.
final class Published {

  private Published() {}

  /// The reasons and what follows from them, in sentences; none if nobody else has them, as far as
  /// git knows.
  static List<String> warnings(Workspace open, List<RevisionId> edited) {
    List<Path> files =
        edited.stream()
            .flatMap(id -> open.graph().find(id).flatMap(Node::revision).stream())
            .map(Revision::file)
            .toList();
    Evidence evidence = Evidence.about(files, open.git(), List.of(), Instant.EPOCH, () -> false);
    List<Reason> reasons = new Adviser(open.graph(), evidence).holders(edited);
    List<String> warnings = new ArrayList<>(reasons.stream().map(Reason::sentence).toList());
    Optional<Reason> published =
        reasons.stream().filter(Reason.Published.class::isInstance).findFirst();
    if (published.isPresent()) {
      warnings.add(
          "There the old parent stays until this change arrives. A database that has run "
              + Words.ids(published.get().revisions())
              + " takes all below its new parent for done.");
    }
    return warnings;
  }
}
