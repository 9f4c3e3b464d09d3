package lynearm.collision;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import lynearm.graph.RevisionGraph;

/// What two heads have for themselves: all that one needs, over parents and dependencies, and the
/// other does not.
///
/// @param left of the first head, each after all that it needs
/// @param right of the second
/// @param common what both need
record Branching(List<Integer> left, List<Integer> right, List<Integer> common) {

  /// O(V + E).
  static Branching of(RevisionGraph graph, int one, int other) {
    BitSet left = needed(graph, one);
    BitSet right = needed(graph, other);
    BitSet onlyLeft = (BitSet) left.clone();
    onlyLeft.andNot(right);
    BitSet common = (BitSet) left.clone();
    common.and(right);
    right.andNot(left);
    return new Branching(inOrder(graph, onlyLeft), inOrder(graph, right), inOrder(graph, common));
  }

  private static BitSet needed(RevisionGraph graph, int head) {
    BitSet seen = new BitSet();
    Deque<Integer> open = new ArrayDeque<>(List.of(head));
    seen.set(head);
    while (!open.isEmpty()) {
      for (int down : graph.allDownOf(open.pop())) {
        if (!seen.get(down)) {
          seen.set(down);
          open.push(down);
        }
      }
    }
    return seen;
  }

  /// An order in which they can run; those of a cycle at its end.
  private static List<Integer> inOrder(RevisionGraph graph, BitSet nodes) {
    int[] waiting = new int[graph.size()];
    Deque<Integer> ready = new ArrayDeque<>();
    nodes.stream()
        .forEach(node -> {
          for (int down : graph.allDownOf(node)) {
            if (nodes.get(down)) {
              waiting[node]++;
            }
          }
          if (waiting[node] == 0) {
            ready.add(node);
          }
        });
    List<Integer> order = new ArrayList<>();
    BitSet left = (BitSet) nodes.clone();
    while (!ready.isEmpty()) {
      int node = ready.remove();
      order.add(node);
      left.clear(node);
      for (int next : above(graph, node)) {
        if (left.get(next) && --waiting[next] == 0) {
          ready.add(next);
        }
      }
    }
    left.stream().forEach(order::add);
    return order;
  }

  private static Set<Integer> above(RevisionGraph graph, int node) {
    Set<Integer> above = new LinkedHashSet<>();
    for (int child : graph.childrenOf(node)) {
      above.add(child);
    }
    for (int dependent : graph.dependentsOf(node)) {
      above.add(dependent);
    }
    return above;
  }
}
