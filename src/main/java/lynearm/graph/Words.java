package lynearm.graph;

import java.util.List;
import java.util.stream.Collectors;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;

/// Pieces of the lines that Alembic prints.
final class Words {

  private Words() {}

  /// The parents as Alembic prints them: in file order, `<base>` if there are none.
  static String parents(Revision revision) {
    List<RevisionId> parents = revision.downRevisions();
    boolean none = parents.stream().allMatch(id -> id.value().isEmpty()) && parents.size() < 2;
    return none
        ? "<base>"
        : parents.stream().map(RevisionId::value).collect(Collectors.joining(", "));
  }
}
