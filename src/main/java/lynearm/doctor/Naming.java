package lynearm.doctor;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;

/// The revisions here that name one that is not here.
///
/// @param children those that do in `down_revision`
/// @param dependents those that do in `depends_on`
record Naming(List<RevisionId> children, List<RevisionId> dependents) {

  Naming {
    children = List.copyOf(children);
    dependents = List.copyOf(dependents);
  }

  static Naming of(RevisionGraph graph, RevisionId id) {
    Optional<Node> ghost = graph.find(id).filter(Node::isMissing);
    return new Naming(
        ghost.map(node -> ids(graph, graph.childrenOf(node.index()))).orElse(List.of()),
        ghost.map(node -> ids(graph, graph.dependentsOf(node.index()))).orElse(List.of()));
  }

  private static List<RevisionId> ids(RevisionGraph graph, int[] nodes) {
    return Arrays.stream(nodes).mapToObj(node -> graph.node(node).id()).toList();
  }

  /// The files of the children.
  List<Path> files(RevisionGraph graph) {
    return children.stream()
        .flatMap(child -> graph.find(child).stream())
        .flatMap(node -> node.revision().stream())
        .map(Revision::file)
        .toList();
  }
}
