package lynearm.ui.shell;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;

/// What belongs together in a graph: what lies below, what lies above, what lies between.
final class Related {

  private Related() {}

  /// These nodes and all below them along `down_revision`.
  static BitSet withAncestors(RevisionGraph graph, Collection<Integer> nodes) {
    return reach(nodes, graph::parentsOf);
  }

  /// These nodes and all above them.
  static BitSet withDescendants(RevisionGraph graph, Collection<Integer> nodes) {
    return reach(nodes, graph::childrenOf);
  }

  private interface Neighbours {
    int[] of(int node);
  }

  private static BitSet reach(Collection<Integer> nodes, Neighbours neighbours) {
    BitSet reached = new BitSet();
    nodes.forEach(reached::set);
    var waiting = new ArrayDeque<>(nodes);
    while (!waiting.isEmpty()) {
      for (int next : neighbours.of(waiting.pop())) {
        if (!reached.get(next)) {
          reached.set(next);
          waiting.push(next);
        }
      }
    }
    return reached;
  }

  /// A way from one to the other: straight if one lies above the other, else over where they
  /// parted. Empty if they have nothing in common.
  static Optional<BitSet> path(RevisionGraph graph, int one, int other) {
    List<Node> straight = graph.pathBetween(one, other);
    if (!straight.isEmpty()) {
      return Optional.of(bits(straight));
    }
    return graph.forkPoints(one, other).stream()
        .findFirst()
        .map(fork -> {
          BitSet way = bits(graph.pathBetween(fork.index(), one));
          way.or(bits(graph.pathBetween(fork.index(), other)));
          return way;
        });
  }

  /// The line of revisions through this one, each the only child of its only parent.
  static List<Integer> line(RevisionGraph graph, int node) {
    List<Integer> line = new ArrayList<>(List.of(node));
    for (Neighbours way : List.<Neighbours>of(graph::parentsOf, graph::childrenOf)) {
      int at = node;
      while (isLink(graph, at) && line.size() <= graph.size()) {
        at = way.of(at)[0];
        line.add(at);
      }
    }
    return line;
  }

  private static boolean isLink(RevisionGraph graph, int node) {
    return graph.parentsOf(node).length == 1 && graph.childrenOf(node).length == 1;
  }

  private static BitSet bits(List<Node> nodes) {
    BitSet bits = new BitSet();
    nodes.forEach(node -> bits.set(node.index()));
    return bits;
  }
}
