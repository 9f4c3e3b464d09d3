package lynearm.graph;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Leaves out those dependencies of a revision that an ancestor of it (along `down_revision`)
/// already has. Source: Alembic, revision map, "normalize depends on".
final class Normalisation {

  private static final int CYCLIC_LIMIT = 5_000;

  private Normalisation() {}

  /// Parents, then remaining dependencies in declared order, each once.
  ///
  /// Only a dependency that several revisions have can be left out. Such are handled in batches of
  /// 64, one bit each, carried upwards from parents to children: O(V + E) a batch.
  static Links of(RevisionGraph graph) {
    int[] bottomUp = graph.parentLinks().bottomUp();
    if (bottomUp.length < graph.size()) {
      return inCycles(graph);
    }
    int[] shared =
        IntStream.range(0, graph.size()).filter(n -> graph.dependentsOf(n).length > 1).toArray();
    if (shared.length == 0) {
      return graph.allLinks();
    }
    @Nullable BitSet[] dropped = new BitSet[graph.size()];
    for (int start = 0; start < shared.length; start += Long.SIZE) {
      int end = Math.min(start + Long.SIZE, shared.length);
      drop(graph, bottomUp, IntStream.range(start, end).map(i -> shared[i]).toArray(), dropped);
    }
    return without(graph, dropped);
  }

  private static Links without(RevisionGraph graph, @Nullable BitSet[] dropped) {
    int[][] down = new int[graph.size()][];
    for (int node = 0; node < down.length; node++) {
      BitSet gone = dropped[node];
      int[] kept = graph.dependenciesOf(node);
      if (gone != null) {
        kept = IntStream.of(kept).filter(target -> !gone.get(target)).toArray();
      }
      down[node] = Links.joined(graph.parentsOf(node), kept);
    }
    return Links.of(down);
  }

  /// The same where revisions lead back to themselves and there is no order to go by. O(V) for each
  /// revision with dependencies; nothing is left out of histories too large for that.
  private static Links inCycles(RevisionGraph graph) {
    @Nullable BitSet[] dropped = new BitSet[graph.size()];
    for (int node = 0; node < graph.size() && graph.size() <= CYCLIC_LIMIT; node++) {
      if (graph.dependenciesOf(node).length > 0) {
        BitSet below = graph.parentLinks().below(node);
        below.clear(node);
        BitSet gone = new BitSet();
        below.stream().flatMap(a -> IntStream.of(graph.dependenciesOf(a))).forEach(gone::set);
        dropped[node] = gone;
      }
    }
    return without(graph, dropped);
  }

  private static void drop(
      RevisionGraph graph, int[] bottomUp, int[] batch, @Nullable BitSet[] dropped) {
    Map<Integer, Integer> bits = new HashMap<>();
    long[] own = new long[graph.size()];
    for (int bit = 0; bit < batch.length; bit++) {
      bits.put(batch[bit], bit);
      for (int dependent : graph.dependentsOf(batch[bit])) {
        if (!graph.isReplaced(dependent)) {
          own[dependent] |= 1L << bit;
        }
      }
    }
    long[] below = new long[graph.size()];
    for (int node : bottomUp) {
      for (int parent : graph.parentsOf(node)) {
        below[node] |= below[parent] | own[parent];
      }
      if (below[node] == 0) {
        continue;
      }
      for (int target : graph.dependenciesOf(node)) {
        Integer bit = bits.get(target);
        if (bit != null && (below[node] & 1L << bit) != 0) {
          BitSet gone = dropped[node];
          if (gone == null) {
            gone = new BitSet();
            dropped[node] = gone;
          }
          gone.set(target);
        }
      }
    }
  }
}
