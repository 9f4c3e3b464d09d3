package lynearm.graph;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.jgrapht.GraphPath;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.alg.shortestpath.BFSShortestPath;

/// What hangs together, worked out by JGraphT.
final class Connections {

  private Connections() {}

  /// The parts that no link joins, by their first node.
  static List<BitSet> components(Links links) {
    return sorted(new ConnectivityInspector<>(new LinkGraph(links)).connectedSets());
  }

  /// The sets of several nodes that all lead to each other, by their first node.
  static List<BitSet> strongComponents(Links links) {
    if (!links.hasCycle()) {
      return List.of();
    }
    return sorted(
        new KosarajuStrongConnectivityInspector<>(new LinkGraph(links))
            .stronglyConnectedSets().stream().filter(set -> set.size() > 1).toList());
  }

  private static List<BitSet> sorted(List<? extends Iterable<Integer>> sets) {
    List<BitSet> all = new ArrayList<>();
    for (Iterable<Integer> set : sets) {
      BitSet bits = new BitSet();
      set.forEach(bits::set);
      all.add(bits);
    }
    all.sort(Comparator.comparingInt(bits -> bits.nextSetBit(0)));
    return all;
  }

  /// A shortest way down, both ends included; empty if there is none.
  static List<Integer> path(Links links, int from, int to) {
    GraphPath<Integer, Integer> path =
        BFSShortestPath.findPathBetween(new LinkGraph(links), from, to);
    return path == null ? List.of() : path.getVertexList();
  }
}
