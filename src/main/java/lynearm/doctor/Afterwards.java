package lynearm.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lynearm.graph.RevisionGraph;
import lynearm.revision.AlembicError;
import lynearm.revision.RevisionId;

/// What is still wrong with a history once it is mended in one place.
final class Afterwards {

  private Afterwards() {}

  /// The sentence that tells it; none if Alembic reads the history then.
  static Optional<String> note(RevisionGraph after) {
    Optional<AlembicError> refusal = after.refusal();
    if (refusal.isEmpty()) {
      return Optional.empty();
    }
    Set<RevisionId> missing = after.missing();
    List<RevisionId> sorted = new ArrayList<>(missing);
    sorted.sort(null);
    return Optional.of(
        missing.isEmpty()
            ? "Alembic will still refuse the history: " + refusal.get().message() + "."
            : "Still missing then: " + Words.ids(sorted) + ".");
  }
}
