package lynearm.graph;

import java.util.Optional;
import java.util.stream.Collectors;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;

/// One node of a [RevisionGraph]: a revision file, or the ghost of a revision that others name but
/// that is not there. Two files with the same id are two nodes.
///
/// @param index its number in the graph, from 0; files come first, in load order, then ghosts
public record Node(int index, RevisionId id, Optional<Revision> revision) {

  /// Whether this is the ghost of a revision that is named but has no file.
  public boolean isMissing() {
    return revision.isEmpty();
  }

  /// The message on one line; empty for a ghost.
  public String message() {
    return revision.map(Revision::message).orElse("");
  }

  /// The parents as Alembic prints them: in file order, `<base>` if there are none.
  public String parentsText() {
    String parents =
        revision.stream()
            .flatMap(file -> file.downRevisions().stream())
            .map(RevisionId::value)
            .collect(Collectors.joining(", "));
    return parents.isEmpty() ? "<base>" : parents;
  }
}
