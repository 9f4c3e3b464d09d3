package lynearm.layout;

import java.util.Arrays;

/// The history cut into branches: chains of items that share a column. The deepest head goes first
/// and takes the longest way down, so that the trunk is one branch; the next takes what is left.
///
/// Branches are numbered so that the one a branch hangs on always has the lower number. Cost: O(V
/// log V + E).
final class MapBranches {

  private static final int NONE = -1;

  private final FoldedGraph graph;
  private final MapOrder order;
  private final int[] branchOf;
  private final int[] nextInBranch;
  private int count;
  private int[] tip = new int[16];
  private int[] end = new int[16];

  MapBranches(FoldedGraph graph, MapOrder order) {
    this.graph = graph;
    this.order = order;
    int size = graph.size();
    branchOf = new int[size];
    nextInBranch = new int[size];
    Arrays.fill(branchOf, NONE);
    Arrays.fill(nextInBranch, NONE);
    long[] deepestFirst = new long[size];
    for (int item = 0; item < size; item++) {
      deepestFirst[item] = ((long) -order.depthOf(item) << 32) | item;
    }
    Arrays.sort(deepestFirst);
    for (long key : deepestFirst) {
      int start = (int) key;
      if (branchOf[start] == NONE) {
        follow(start);
      }
    }
  }

  private void follow(int start) {
    if (count == tip.length) {
      tip = Arrays.copyOf(tip, count * 2);
      end = Arrays.copyOf(end, count * 2);
    }
    tip[count] = start;
    int item = start;
    while (true) {
      branchOf[item] = count;
      int next = deepestFreeParent(item);
      if (next == NONE) {
        break;
      }
      nextInBranch[item] = next;
      item = next;
    }
    end[count++] = item;
  }

  private int deepestFreeParent(int item) {
    int[] parents = graph.parentsOf(item);
    int best = NONE;
    for (int k = 0; k < parents.length; k++) {
      int parent = parents[k];
      if (branchOf[parent] == NONE
          && !order.closesCycle(item, k)
          && (best == NONE || order.depthOf(parent) > order.depthOf(best))) {
        best = parent;
      }
    }
    return best;
  }

  int count() {
    return count;
  }

  int branchOf(int item) {
    return branchOf[item];
  }

  /// The newest item of the branch.
  int tipOf(int branch) {
    return tip[branch];
  }

  /// The oldest item of the branch.
  int endOf(int branch) {
    return end[branch];
  }

  /// Whether the branch goes on from this child to this parent.
  boolean continues(int child, int parent) {
    return nextInBranch[child] == parent;
  }
}
