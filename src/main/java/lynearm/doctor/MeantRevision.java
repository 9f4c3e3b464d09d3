package lynearm.doctor;

import java.util.List;
import java.util.Optional;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.revision.BranchLabel;
import lynearm.revision.RevisionId;

/// What a person means by a word where Alembic, which would know, refuses the history.
public final class MeantRevision {

  private MeantRevision() {}

  /// The revisions that a whole id, a branch label or the beginning of an id stands for, all of
  /// them with files; usually one.
  public static List<RevisionId> of(RevisionGraph graph, String word) {
    Optional<Node> exact =
        graph
            .find(new RevisionId(word))
            .filter(node -> !node.isMissing())
            .or(() -> graph.find(new BranchLabel(word)));
    if (exact.isPresent() || word.isBlank()) {
      return exact.stream().map(Node::id).toList();
    }
    return graph.files().stream()
        .map(Node::id)
        .filter(id -> id.value().startsWith(word))
        .distinct()
        .toList();
  }
}
