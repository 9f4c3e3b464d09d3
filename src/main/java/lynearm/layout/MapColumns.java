package lynearm.layout;

import java.util.Arrays;

/// Gives each branch a column: the trunk of every part on its left, side branches to its right, the
/// shorter the nearer, so that links nest instead of crossing.
///
/// A branch keeps its column from the row where it is joined (or the top, for a head) down to the
/// row it came from. A branch with everything that hangs on it is a block; blocks that share a row
/// stand side by side. Cost: O(V log V + E).
final class MapColumns {

  private static final int NONE = -1;

  private final FoldedGraph graph;
  private final MapOrder order;
  private final MapBranches branches;
  private final int[] host;
  private final int[] top;
  private final int[] bottom;
  private final int[] width;
  private final int[] column;
  private final int[] colour;
  private int columnCount;

  MapColumns(FoldedGraph graph, MapOrder order, MapBranches branches, int colours) {
    this.graph = graph;
    this.order = order;
    this.branches = branches;
    int count = branches.count();
    host = new int[count];
    top = new int[count];
    bottom = new int[count];
    width = new int[count];
    column = new int[count];
    colour = new int[count];
    for (int branch = 0; branch < count; branch++) {
      reserve(branch);
    }
    int[][] hosted = hosted();
    for (int branch = count - 1; branch >= 0; branch--) {
      stack(branch, hosted[branch]);
    }
    placeParts();
    for (int branch = 0; branch < count; branch++) {
      colourBlocks(branch, hosted[branch], colours);
    }
  }

  /// What a branch needs of its column, in half rows: its own rows, and from where it is joined
  /// down to where it came from, without the rows of the cards at both ends.
  private void reserve(int branch) {
    int tip = branches.tipOf(branch);
    int end = branches.endOf(branch);
    top[branch] = 2 * order.rankOf(tip);
    bottom[branch] = 2 * order.rankOf(end);
    host[branch] = NONE;
    for (int child : graph.childrenOf(tip)) {
      if (order.rankOf(child) < order.rankOf(tip)) {
        top[branch] = Math.min(top[branch], 2 * order.rankOf(child) + 1);
        hangOn(branch, child);
      }
    }
    int[] parents = graph.parentsOf(end);
    for (int k = 0; k < parents.length; k++) {
      if (!order.closesCycle(end, k)) {
        bottom[branch] = Math.max(bottom[branch], 2 * order.rankOf(parents[k]) - 1);
        hangOn(branch, parents[k]);
      }
    }
  }

  private void hangOn(int branch, int item) {
    int other = branches.branchOf(item);
    if (other < branch && (host[branch] == NONE || other < host[branch])) {
      host[branch] = other;
    }
  }

  private int[][] hosted() {
    int[] counts = new int[host.length];
    for (int on : host) {
      if (on != NONE) {
        counts[on]++;
      }
    }
    int[][] all = new int[host.length][];
    Arrays.setAll(all, branch -> new int[counts[branch]]);
    for (int branch = host.length - 1; branch >= 0; branch--) {
      if (host[branch] != NONE) {
        all[host[branch]][--counts[host[branch]]] = branch;
      }
    }
    return all;
  }

  /// Stands the blocks that hang on a branch beside it; their columns are relative to it for now.
  private void stack(int branch, int[] blocks) {
    width[branch] = 1;
    if (blocks.length == 0) {
      return;
    }
    long[] shortestFirst = new long[blocks.length];
    for (int i = 0; i < blocks.length; i++) {
      shortestFirst[i] = ((long) (bottom[blocks[i]] - top[blocks[i]]) << 32) | blocks[i];
    }
    Arrays.sort(shortestFirst);
    Skyline skyline = new Skyline(blocks, top, bottom);
    for (long key : shortestFirst) {
      int block = (int) key;
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

  /// The parts of the graph from left to right, the deepest first.
  private void placeParts() {
    for (int branch = 0; branch < host.length; branch++) {
      if (host[branch] == NONE) {
        column[branch] = columnCount;
        columnCount += width[branch];
      } else {
        column[branch] += column[host[branch]];
      }
    }
  }

  /// Gives what hangs on a branch colours that depend on where it began, so that they live as long
  /// as it, and that are neither the branch's own nor that of the ones begun just before.
  private void colourBlocks(int branch, int[] blocks, int colours) {
    long[] oldestFirst = new long[blocks.length];
    for (int i = 0; i < blocks.length; i++) {
      oldestFirst[i] = ((long) order.depthOf(branches.endOf(blocks[i])) << 32) | blocks[i];
    }
    Arrays.sort(oldestFirst);
    int last = NONE;
    int lastButOne = NONE;
    for (long key : oldestFirst) {
      int block = (int) key;
      int wish = wishOf(block, colours);
      while (wish == colour[branch] || wish == last || wish == lastButOne) {
        wish = 1 + wish % (colours - 1);
      }
      colour[block] = wish;
      lastButOne = last;
      last = wish;
    }
  }

  private int wishOf(int branch, int colours) {
    String id = graph.graph().node(graph.item(branches.endOf(branch)).firstNode()).id().value();
    return 1 + Math.floorMod(id.hashCode(), colours - 1);
  }

  int columnOf(int branch) {
    return column[branch];
  }

  int colourOf(int branch) {
    return colour[branch];
  }

  int columnCount() {
    return columnCount;
  }
}
