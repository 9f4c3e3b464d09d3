package lynearm.layout;

import java.util.Arrays;

/// Gives each branch a column: the trunk of every part on its left, side branches to its right, the
/// later begun the nearer, so that links nest instead of crossing.
///
/// A branch keeps its column from the row where it is joined (or the top, for a head) down to the
/// row it came from. A branch with everything that hangs on it is a block; blocks that share a row
/// stand side by side. Where a branch began never changes, so what is added later leaves most
/// columns as they are. Cost: O(V log V + E).
final class MapColumns {

  private final FoldedGraph graph;
  private final MapOrder order;
  private final Branches branches;
  private final int[] top;
  private final int[] bottom;
  private final int[] ownTop;
  private final int[] ownBottom;
  private final int[] width;
  private final int[] column;
  private int columnCount;

  MapColumns(FoldedGraph graph, Branches branches) {
    this.graph = graph;
    this.order = branches.order();
    this.branches = branches;
    int count = branches.count();
    top = new int[count];
    bottom = new int[count];
    width = new int[count];
    column = new int[count];
    for (int branch = 0; branch < count; branch++) {
      reserve(branch);
    }
    ownTop = top.clone();
    ownBottom = bottom.clone();
    for (int branch = count - 1; branch >= 0; branch--) {
      stack(branch, branches.hangingOn(branch));
    }
    placeParts();
  }

  /// What a branch needs of its column, in half rows: its own rows, and from where it is joined
  /// down to where it came from, without the rows of the cards at both ends.
  private void reserve(int branch) {
    int tip = branches.tipOf(branch);
    int end = branches.endOf(branch);
    top[branch] = 2 * order.rankOf(tip);
    bottom[branch] = 2 * order.rankOf(end);
    for (int child : graph.childrenOf(tip)) {
      if (order.rankOf(child) < order.rankOf(tip)) {
        top[branch] = Math.min(top[branch], 2 * order.rankOf(child) + 1);
      }
    }
    int[] parents = graph.parentsOf(end);
    for (int k = 0; k < parents.length; k++) {
      if (!order.closesCycle(end, k)) {
        bottom[branch] = Math.max(bottom[branch], 2 * order.rankOf(parents[k]) - 1);
      }
    }
  }

  /// Stands the blocks that hang on a branch beside it; their columns are relative to it for now.
  private void stack(int branch, int[] blocks) {
    width[branch] = 1;
    if (blocks.length == 0) {
      return;
    }
    Skyline skyline = new Skyline(blocks, top, bottom);
    for (int i = blocks.length - 1; i >= 0; i--) {
      int block = blocks[i];
      int left = skyline.highest(top[block], bottom[block]) + 1;
      column[block] = left;
      skyline.raise(top[block], bottom[block], left + width[block] - 1);
      width[branch] = Math.max(width[branch], left + width[block]);
    }
    for (int block : blocks) {
      top[branch] = Math.min(top[branch], top[block]);
      bottom[branch] = Math.max(bottom[branch], bottom[block]);
    }
  }

  /// The parts of the graph from left to right, the one with the longest history first.
  private void placeParts() {
    for (int branch = 0; branch < column.length; branch++) {
      int host = branches.hostOf(branch);
      if (host == Branches.NONE) {
        column[branch] = columnCount;
        columnCount += width[branch];
      } else {
        column[branch] += column[host];
      }
    }
  }

  int columnOf(int branch) {
    return column[branch];
  }

  int columnCount() {
    return columnCount;
  }

  /// Tells each pair of branches that are somewhere in neighbouring columns. Cost: O(n log n).
  void forEachNeighbours(IntPair consumer) {
    long[][] all = branchesByColumn();
    for (int its = 1; its < all.length; its++) {
      int left = 0;
      int right = 0;
      while (left < all[its - 1].length && right < all[its].length) {
        int a = (int) all[its - 1][left];
        int b = (int) all[its][right];
        if (ownTop[a] <= ownBottom[b] && ownTop[b] <= ownBottom[a]) {
          consumer.take(a, b);
        }
        if (ownBottom[a] < ownBottom[b]) {
          left++;
        } else {
          right++;
        }
      }
    }
  }

  private long[][] branchesByColumn() {
    int[] counts = new int[columnCount];
    for (int its : column) {
      counts[its]++;
    }
    long[][] all = new long[columnCount][];
    Arrays.setAll(all, its -> new long[counts[its]]);
    for (int branch = 0; branch < column.length; branch++) {
      int its = column[branch];
      all[its][--counts[its]] = (long) (ownTop[branch] + 1) << 32 | branch;
    }
    for (long[] its : all) {
      Arrays.sort(its);
    }
    return all;
  }
}
