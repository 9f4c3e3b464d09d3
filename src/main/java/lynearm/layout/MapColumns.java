package lynearm.layout;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Gives each branch a column: the trunk of every part on its left, side branches to its right, the
/// later begun the nearer, so that links nest instead of crossing.
///
/// A branch keeps its column from the row where it is joined (or the top, for a head) down to the
/// row it came from; above and below, the column is free for others. Where a branch began never
/// changes, so what is added later leaves most columns as they are. Links that cross all the same
/// are then untangled as far as exchanging columns can. Cost: O(V log V + E).
final class MapColumns {

  private final FoldedGraph graph;
  private final MapOrder order;
  private final Branches branches;
  private final int[] top;
  private final int[] bottom;
  private final int[] column;
  private int columnCount;

  MapColumns(FoldedGraph graph, Branches branches) {
    this.graph = graph;
    this.order = branches.order();
    this.branches = branches;
    int count = branches.count();
    top = new int[count];
    bottom = new int[count];
    column = new int[count];
    for (int branch = 0; branch < count; branch++) {
      reserve(branch);
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

  /// The parts of the graph from left to right, the one with the longest history first.
  private void placeParts() {
    int[] trunkOf = new int[order.componentCount()];
    int[] widthOf = new int[trunkOf.length];
    @Nullable FirstFit[] beside = new FirstFit[trunkOf.length];
    for (int branch = column.length - 1; branch >= 0; branch--) {
      int part = partOf(branch);
      trunkOf[part] = branch;
      widthOf[part] = 1;
    }
    int[] laterBegunFirst = laterBegunFirst();
    for (int branch : laterBegunFirst) {
      int part = partOf(branch);
      if (branch == trunkOf[part]) {
        continue;
      }
      FirstFit its = beside[part];
      if (its == null) {
        its = new FirstFit();
        beside[part] = its;
      }
      column[branch] = 1 + its.place(top[branch], bottom[branch]);
      widthOf[part] = Math.max(widthOf[part], column[branch] + 1);
    }
    int[] leftOf = new int[trunkOf.length];
    for (int branch = 0; branch < column.length; branch++) {
      int part = partOf(branch);
      if (branch == trunkOf[part]) {
        leftOf[part] = columnCount;
        columnCount += widthOf[part];
      }
      column[branch] += leftOf[part];
    }
    unknot(laterBegunFirst, trunkOf, leftOf, widthOf);
  }

  private void unknot(int[] inTurn, int[] trunkOf, int[] leftOf, int[] widthOf) {
    int[] leftmost = new int[column.length];
    int[] rightmost = new int[column.length];
    for (int branch = 0; branch < column.length; branch++) {
      int part = partOf(branch);
      boolean trunk = branch == trunkOf[part];
      leftmost[branch] = leftOf[part] + (trunk ? 0 : 1);
      rightmost[branch] = leftOf[part] + (trunk ? 0 : widthOf[part] - 1);
    }
    Unknotting.unknot(top, bottom, column, leftmost, rightmost, joints(), inTurn);
  }

  /// Where links run sideways: at the end whose branch the link does not belong to.
  private Unknotting.Joints joints() {
    Unknotting.Joints joints = new Unknotting.Joints(column.length);
    for (int child = 0; child < graph.size(); child++) {
      int[] parents = graph.parentsOf(child);
      for (int k = 0; k < parents.length; k++) {
        int parent = parents[k];
        int own = branches.branchOf(child);
        int other = branches.branchOf(parent);
        if (own == other || order.closesCycle(child, k)) {
          continue;
        }
        if (branches.endOf(own) != child && branches.tipOf(other) == parent) {
          joints.add(own, other, 2 * order.rankOf(child) + 1, child);
        } else {
          joints.add(own, other, 2 * order.rankOf(parent) - 1, parent);
        }
      }
    }
    return joints;
  }

  private int partOf(int branch) {
    return order.componentOf(branches.tipOf(branch));
  }

  /// By their last rows; of those that end in one row the one that began last, by depth and then by
  /// load order, comes first.
  private int[] laterBegunFirst() {
    int count = column.length;
    int[] inOrder = branches.oldestFirst();
    long[] keys = new long[count];
    for (int place = 0; place < count; place++) {
      int branch = inOrder[place];
      keys[place] = (long) bottom[branch] << 32 | (count - 1 - place);
    }
    Arrays.sort(keys);
    return Arrays.stream(keys).mapToInt(key -> inOrder[count - 1 - (int) key]).toArray();
  }

  int columnOf(int branch) {
    return column[branch];
  }

  int columnCount() {
    return columnCount;
  }

  /// The first half row that a branch needs of its column; rows count two.
  int topOf(int branch) {
    return top[branch];
  }

  /// The last half row that a branch needs of its column.
  int bottomOf(int branch) {
    return bottom[branch];
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
        if (top[a] <= bottom[b] && top[b] <= bottom[a]) {
          consumer.take(a, b);
        }
        if (bottom[a] < bottom[b]) {
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
      all[its][--counts[its]] = (long) (top[branch] + 1) << 32 | branch;
    }
    for (long[] its : all) {
      Arrays.sort(its);
    }
    return all;
  }
}
