package lynearm.layout;

import java.util.ArrayList;
import java.util.List;

/// Tries every way in which the branches of a small graph can stand in as many columns as they have
/// now, the trunk in its own, and counts what crosses.
final class AllColumns {

  private record Joint(int one, int other, int row, int item) {
    boolean isOf(int branch) {
      return one == branch || other == branch;
    }
  }

  private final MapColumns columns;
  private final int[] now;
  private final List<Joint> joints = new ArrayList<>();
  private int least;

  AllColumns(FoldedGraph graph) {
    Branches branches = graph.branches();
    MapOrder order = branches.order();
    columns = graph.columns();
    now = new int[branches.count()];
    for (int branch = 0; branch < now.length; branch++) {
      now[branch] = columns.columnOf(branch);
    }
    for (int child = 0; child < graph.size(); child++) {
      int[] parents = graph.parentsOf(child);
      for (int k = 0; k < parents.length; k++) {
        int own = branches.branchOf(child);
        int other = branches.branchOf(parents[k]);
        if (own != other && !order.closesCycle(child, k)) {
          boolean above = branches.endOf(own) != child && branches.tipOf(other) == parents[k];
          int row = 2 * order.rankOf(above ? child : parents[k]) + (above ? 1 : -1);
          joints.add(new Joint(own, other, row, above ? child : parents[k]));
        }
      }
    }
  }

  int crossings() {
    return crossings(now);
  }

  int leastCrossings() {
    least = Integer.MAX_VALUE;
    tryFrom(1, new int[now.length]);
    return least;
  }

  private void tryFrom(int branch, int[] column) {
    if (branch == column.length) {
      least = Math.min(least, crossings(column));
      return;
    }
    for (int its = 1; its < columns.columnCount(); its++) {
      if (isFree(its, branch, column)) {
        column[branch] = its;
        tryFrom(branch + 1, column);
      }
    }
  }

  private boolean isFree(int its, int branch, int[] column) {
    for (int other = 1; other < branch; other++) {
      if (column[other] == its
          && columns.topOf(other) <= columns.bottomOf(branch)
          && columns.topOf(branch) <= columns.bottomOf(other)) {
        return false;
      }
    }
    return true;
  }

  private int crossings(int[] column) {
    int count = 0;
    for (Joint joint : joints) {
      int left = Math.min(column[joint.one], column[joint.other]);
      int right = Math.max(column[joint.one], column[joint.other]);
      for (int branch = 0; branch < column.length; branch++) {
        if (column[branch] > left && column[branch] < right && isCrossed(joint, branch)) {
          count++;
        }
      }
    }
    return count;
  }

  /// Links of one item lie on one another.
  private boolean isCrossed(Joint joint, int branch) {
    int top = columns.topOf(branch);
    int bottom = columns.bottomOf(branch);
    if (joint.row < top || joint.row > bottom) {
      return false;
    }
    boolean inside = joint.row > top && joint.row < bottom;
    return inside
        || joints.stream()
            .noneMatch(
                other -> other.isOf(branch) && other.row == joint.row && other.item == joint.item);
  }
}
