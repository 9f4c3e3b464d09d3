package lynearm.graph;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Finds and names what leads back to itself.
final class Cycles {

  private Cycles() {}

  static List<Cycle> of(RevisionGraph graph) {
    List<Cycle> cycles = new ArrayList<>();
    for (Node node : graph.files()) {
      if (contains(graph.parentsOf(node.index()), node.index())) {
        cycles.add(new Cycle(Cycle.Kind.SELF_LOOP, List.of(node)));
      }
      if (contains(graph.dependenciesOf(node.index()), node.index())) {
        cycles.add(new Cycle(Cycle.Kind.DEPENDENCY_SELF_LOOP, List.of(node)));
      }
    }
    List<BitSet> alongParents = Connections.strongComponents(graph.parentLinks());
    for (BitSet members : alongParents) {
      cycles.add(new Cycle(Cycle.Kind.CYCLE, nodes(graph, members)));
    }
    for (BitSet members : Connections.strongComponents(graph.allLinks())) {
      if (!alongParents.contains(members)) {
        cycles.add(new Cycle(Cycle.Kind.DEPENDENCY_CYCLE, nodes(graph, members)));
      }
    }
    return List.copyOf(cycles);
  }

  private static boolean contains(int[] row, int node) {
    for (int target : row) {
      if (target == node) {
        return true;
      }
    }
    return false;
  }

  private static List<Node> nodes(RevisionGraph graph, BitSet members) {
    return members.stream().mapToObj(graph::node).toList();
  }
}
