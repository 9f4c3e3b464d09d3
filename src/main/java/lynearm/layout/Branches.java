package lynearm.layout;

import java.util.Arrays;
import java.util.BitSet;

/// The history cut into branches: chains of items that share a column and a colour.
///
/// In every part of the graph the head with the longest history goes first and takes the longest
/// way down: the trunk. The others take what is left, going on to the first parent that is free, so
/// that a merge stands on the branch that it names first.
///
/// Branches are numbered so that the one a branch hangs on always has the lower number. Cost: O(V
/// log V + E).
final class Branches {

  static final int NONE = -1;

  private final FoldedGraph graph;
  private final MapOrder order;
  private final int[] branchOf;
  private final int[] nextInBranch;
  private final int[] host;
  private int count;
  private int[] tip = new int[16];
  private int[] end = new int[16];

  Branches(FoldedGraph graph) {
    this.graph = graph;
    order = new MapOrder(graph);
    int size = graph.size();
    branchOf = new int[size];
    nextInBranch = new int[size];
    Arrays.fill(branchOf, NONE);
    Arrays.fill(nextInBranch, NONE);
    BitSet partsWithTrunk = new BitSet();
    for (int start : order.longestFirst()) {
      if (branchOf[start] == NONE) {
        int part = order.componentOf(start);
        follow(start, !partsWithTrunk.get(part));
        partsWithTrunk.set(part);
      }
    }
    host = new int[count];
    for (int branch = 0; branch < count; branch++) {
      host[branch] = findHost(branch);
    }
  }

  private void follow(int start, boolean trunk) {
    if (count == tip.length) {
      tip = Arrays.copyOf(tip, count * 2);
      end = Arrays.copyOf(end, count * 2);
    }
    tip[count] = start;
    int item = start;
    while (true) {
      branchOf[item] = count;
      int next = freeParent(item, trunk);
      if (next == NONE) {
        break;
      }
      nextInBranch[item] = next;
      item = next;
    }
    end[count++] = item;
  }

  private int freeParent(int item, boolean longest) {
    int[] parents = graph.parentsOf(item);
    int best = NONE;
    for (int k = 0; k < parents.length; k++) {
      int parent = parents[k];
      if (branchOf[parent] == NONE
          && !order.closesCycle(item, k)
          && (best == NONE || (longest && order.compare(parent, best) < 0))) {
        best = parent;
      }
    }
    return best;
  }

  private int findHost(int branch) {
    int found = NONE;
    for (int child : graph.childrenOf(tip[branch])) {
      if (order.rankOf(child) < order.rankOf(tip[branch])) {
        found = lower(found, branchOf[child], branch);
      }
    }
    int[] parents = graph.parentsOf(end[branch]);
    for (int k = 0; k < parents.length; k++) {
      if (!order.closesCycle(end[branch], k)) {
        found = lower(found, branchOf[parents[k]], branch);
      }
    }
    return found;
  }

  private static int lower(int found, int other, int branch) {
    return other < branch && (found == NONE || other < found) ? other : found;
  }

  MapOrder order() {
    return order;
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

  /// The branch that the link from a child to its parent belongs to: the child's where that goes on
  /// or began, else the parent's.
  int ofLink(int child, int parent) {
    boolean childs = continues(child, parent) || end[branchOf[child]] == child;
    return branchOf[childs ? child : parent];
  }

  /// The branch that this one hangs on by one of its ends, or [#NONE] for a trunk.
  int hostOf(int branch) {
    return host[branch];
  }

  /// All branches by where they began: the oldest first, and of those that began together the one
  /// loaded last. Branches added later, and what is added on top of any, change nothing in the
  /// order of the others.
  int[] oldestFirst() {
    long[] keys = new long[count];
    for (int branch = 0; branch < count; branch++) {
      int oldest = end[branch];
      keys[branch] = (long) order.depthOf(oldest) << 32 | (branchOf.length - 1 - oldest);
    }
    Arrays.sort(keys);
    return Arrays.stream(keys).mapToInt(key -> branchOf[branchOf.length - 1 - (int) key]).toArray();
  }
}
