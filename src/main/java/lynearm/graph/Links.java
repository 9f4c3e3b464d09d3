package lynearm.graph;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One kind of link between numbered nodes, to be followed both ways.
///
/// Rows are shared, never copied: whoever gets one must not change it.
final class Links {

  static final int[] NONE = {};

  private final int[][] down;
  private final int[][] up;
  private int @Nullable [] bottomUp;

  private Links(int[][] down, int[][] up) {
    this.down = down;
    this.up = up;
  }

  /// Links from each node to the nodes of its row.
  static Links of(int[][] down) {
    int[] counts = new int[down.length];
    for (int[] row : down) {
      for (int target : row) {
        counts[target]++;
      }
    }
    int[][] up = new int[down.length][];
    for (int node = 0; node < down.length; node++) {
      up[node] = counts[node] == 0 ? NONE : new int[counts[node]];
    }
    for (int node = down.length - 1; node >= 0; node--) {
      for (int target : down[node]) {
        up[target][--counts[target]] = node;
      }
    }
    return new Links(down, up);
  }

  /// These links with some nodes seen from below as others, or not at all.
  ///
  /// @param seenAs for each node as which it is seen; a negative number for not at all
  /// @param position for each node its place among those above the same node
  Links seenAs(int[] seenAs, int[] position) {
    int[][] seen = new int[up.length][];
    for (int node = 0; node < up.length; node++) {
      seen[node] =
          IntStream.of(up[node])
              .map(source -> seenAs[source])
              .filter(source -> source >= 0)
              .distinct()
              .boxed()
              .sorted(Comparator.comparingInt(source -> position[source]))
              .mapToInt(Integer::intValue)
              .toArray();
    }
    return new Links(down, seen);
  }

  /// These links and then the others, each target once.
  Links and(Links others) {
    int[][] both = new int[down.length][];
    boolean same = true;
    for (int node = 0; node < down.length; node++) {
      both[node] = joined(down[node], others.down[node]);
      same &= both[node].length == down[node].length;
    }
    return same ? this : of(both);
  }

  /// Both rows in order, each number once; the first row itself if the second adds nothing.
  static int[] joined(int[] first, int[] second) {
    int[] both = Arrays.copyOf(first, first.length + second.length);
    int size = first.length;
    for (int target : second) {
      if (!contains(both, size, target)) {
        both[size++] = target;
      }
    }
    return size == first.length ? first : Arrays.copyOf(both, size);
  }

  private static boolean contains(int[] row, int size, int value) {
    for (int i = 0; i < size; i++) {
      if (row[i] == value) {
        return true;
      }
    }
    return false;
  }

  int size() {
    return down.length;
  }

  /// The nodes that this one links to, in declared order.
  int[] downFrom(int node) {
    return down[node];
  }

  /// The nodes that link to this one, in load order.
  int[] upFrom(int node) {
    return up[node];
  }

  /// The starts and all that can be reached downwards. O(V + E).
  BitSet below(BitSet starts) {
    return closure(starts, down);
  }

  /// The starts and all that can be reached upwards. O(V + E).
  BitSet above(BitSet starts) {
    return closure(starts, up);
  }

  BitSet below(int start) {
    return closure(only(start), down);
  }

  BitSet above(int start) {
    return closure(only(start), up);
  }

  private static BitSet only(int node) {
    BitSet set = new BitSet(node + 1);
    set.set(node);
    return set;
  }

  private static BitSet closure(BitSet starts, int[][] rows) {
    BitSet seen = new BitSet(rows.length);
    seen.or(starts);
    int[] stack = new int[rows.length];
    int depth = 0;
    for (int start = starts.nextSetBit(0); start >= 0; start = starts.nextSetBit(start + 1)) {
      stack[depth++] = start;
    }
    while (depth > 0) {
      for (int next : rows[stack[--depth]]) {
        if (!seen.get(next)) {
          seen.set(next);
          stack[depth++] = next;
        }
      }
    }
    return seen;
  }

  /// All nodes, each after everything it links to. Nodes that lead into a cycle are left out, so
  /// the result is shorter than [#size()] exactly if there is one. O(V + E), once.
  int[] bottomUp() {
    int[] known = bottomUp;
    if (known == null) {
      known = findBottomUp();
      bottomUp = known;
    }
    return known;
  }

  private int[] findBottomUp() {
    int[] order = new int[down.length];
    int[] waiting = new int[down.length];
    int size = 0;
    for (int node = 0; node < down.length; node++) {
      for (int source : up[node]) {
        waiting[source]++;
      }
    }
    for (int node = 0; node < down.length; node++) {
      if (waiting[node] == 0) {
        order[size++] = node;
      }
    }
    for (int i = 0; i < size; i++) {
      for (int source : up[order[i]]) {
        if (--waiting[source] == 0) {
          order[size++] = source;
        }
      }
    }
    return Arrays.copyOf(order, size);
  }

  /// Whether a node leads back to itself.
  boolean hasCycle() {
    return bottomUp().length < down.length;
  }
}
