package lynearm.graph;

import java.util.stream.Collectors;
import lynearm.revision.Revision;

/// Pieces of the lines that Alembic prints.
final class Words {

  private Words() {}

  /// The parents as Alembic prints them: in file order, `<base>` if there are none.
  static String parents(Revision revision) {
    boolean none =
        revision.downRevisions().isEmpty()
            || revision.downRevisions().size() == 1
                && revision.downRevisions().getFirst().value().isEmpty();
    return none
        ? "<base>"
        : revision.downRevisions().stream().map(id -> id.value()).collect(Collectors.joining(", "));
  }
}
