package lynearm.layout;

import java.util.Arrays;
import java.util.BitSet;

/// Which items stand above which: ranks from the heads down, with links that close a cycle left
/// out. Cost: O(V + E); an explicit stack, so that long histories cannot overflow it.
final class MapOrder {

  private static final int NONE = -1;
  private static final int OPEN = 1;
  private static final int DONE = 2;

  private final FoldedGraph graph;
  private final int[] firstLink;
  private final BitSet closing;
  private final int[] childrenFirst;
  private final int[] rank;
  private final int[] depth;
  private final int[] longestTip;
  private final int[] merges;
  private final int[] component;
  private final int componentCount;

  MapOrder(FoldedGraph graph) {
    this.graph = graph;
    int size = graph.size();
    firstLink = new int[size + 1];
    for (int item = 0; item < size; item++) {
      firstLink[item + 1] = firstLink[item] + graph.parentsOf(item).length;
    }
    closing = new BitSet(firstLink[size]);
    childrenFirst = new int[size];
    rank = new int[size];
    depth = new int[size];
    longestTip = new int[size];
    merges = new int[size];
    component = new int[size];
    walk();
    measure();
    componentCount = join();
    lowerBases();
  }

  /// Depth first from the heads; what is met again while still open closes a cycle.
  private void walk() {
    int size = graph.size();
    byte[] state = new byte[size];
    int[] stack = new int[size];
    int[] next = new int[size];
    int place = size;
    for (int round = 0; round < 2; round++) {
      for (int start = size - 1; start >= 0; start--) {
        if (state[start] != 0 || (round == 0 && graph.childrenOf(start).length > 0)) {
          continue;
        }
        int top = 0;
        stack[0] = start;
        state[start] = OPEN;
        while (top >= 0) {
          int item = stack[top];
          int[] parents = graph.parentsOf(item);
          if (next[item] == parents.length) {
            state[item] = DONE;
            childrenFirst[--place] = item;
            top--;
            continue;
          }
          int link = next[item]++;
          int parent = parents[link];
          if (state[parent] == OPEN) {
            closing.set(firstLink[item] + link);
          } else if (state[parent] == 0) {
            state[parent] = OPEN;
            stack[++top] = parent;
          }
        }
      }
    }
  }

  private void measure() {
    for (int item : childrenFirst) {
      int[] parents = graph.parentsOf(item);
      for (int k = 0; k < parents.length; k++) {
        if (!closesCycle(item, k)) {
          rank[parents[k]] = Math.max(rank[parents[k]], rank[item] + 1);
        }
      }
    }
    for (int place = childrenFirst.length - 1; place >= 0; place--) {
      int item = childrenFirst[place];
      int longest = longestParent(item);
      if (longest != NONE && graph.parentsOf(item).length > 1) {
        depth[item] = depth[longest];
        longestTip[item] = longestTip[longest];
        merges[item] = merges[longest] + 1;
      } else {
        depth[item] = weightOf(item) + (longest == NONE ? 0 : depth[longest]);
        longestTip[item] = item;
      }
    }
  }

  private int longestParent(int item) {
    int[] parents = graph.parentsOf(item);
    int longest = NONE;
    for (int k = 0; k < parents.length; k++) {
      if (!closesCycle(item, k) && (longest == NONE || compare(parents[k], longest) < 0)) {
        longest = parents[k];
      }
    }
    return longest;
  }

  private int weightOf(int item) {
    return graph.item(item) instanceof FoldedGraph.Item.Fold fold ? fold.nodes().size() : 1;
  }

  /// Numbers the parts that hang together, the one with the lowest item first.
  private int join() {
    int size = graph.size();
    int[] leader = new int[size];
    Arrays.setAll(leader, item -> item);
    for (int item = 0; item < size; item++) {
      for (int parent : graph.parentsOf(item)) {
        int a = leaderOf(leader, item);
        int b = leaderOf(leader, parent);
        leader[Math.max(a, b)] = Math.min(a, b);
      }
    }
    int count = 0;
    for (int item = 0; item < size; item++) {
      int first = leaderOf(leader, item);
      component[item] = first == item ? count++ : component[first];
    }
    return count;
  }

  private static int leaderOf(int[] leader, int item) {
    int at = item;
    while (leader[at] != at) {
      leader[at] = leader[leader[at]];
      at = leader[at];
    }
    return at;
  }

  /// Bases stand in the last row of their part; ghosts stay close to what names them.
  private void lowerBases() {
    int[] last = new int[componentCount];
    for (int item = 0; item < rank.length; item++) {
      last[component[item]] = Math.max(last[component[item]], rank[item]);
    }
    for (int item = 0; item < rank.length; item++) {
      if (graph.parentsOf(item).length == 0
          && graph.childrenOf(item).length > 0
          && !graph.graph().node(graph.item(item).firstNode()).isMissing()) {
        rank[item] = last[component[item]];
      }
    }
  }

  /// Whether the link to the parent in this place leads back to an item above.
  boolean closesCycle(int item, int place) {
    return closing.get(firstLink[item] + place);
  }

  /// The row, 0 for heads.
  int rankOf(int item) {
    return rank[item];
  }

  /// How many revisions the longest way down to a base has, with this one, merge points not
  /// counted. What comes later changes it in no way.
  int depthOf(int item) {
    return depth[item];
  }

  /// Compares by what has the longer history, that first; of equally long ones that which is loaded
  /// first. A merge point counts as the longest that it joins and comes just before it, so that a
  /// merge of others never outruns the longest.
  int compare(int item, int other) {
    int byDepth = Integer.compare(depth[other], depth[item]);
    if (byDepth != 0) {
      return byDepth;
    }
    int byTip = Integer.compare(longestTip[item], longestTip[other]);
    if (byTip != 0) {
      return byTip;
    }
    int byMerges = Integer.compare(merges[other], merges[item]);
    return byMerges != 0 ? byMerges : Integer.compare(item, other);
  }

  /// All items in the order of [#compare]: sorted by what tells least first, each time keeping the
  /// order of equal ones. Cost: O(V).
  int[] longestFirst() {
    int size = rank.length;
    int[] items = new int[size];
    Arrays.setAll(items, item -> item);
    items = Sorting.byKey(items, item -> size - merges[item]);
    items = Sorting.byKey(items, item -> longestTip[item]);
    int deepest = Arrays.stream(depth).max().orElse(0);
    return Sorting.byKey(items, item -> deepest - depth[item]);
  }

  /// The number of the part of the graph that hangs together.
  int componentOf(int item) {
    return component[item];
  }

  int componentCount() {
    return componentCount;
  }
}
