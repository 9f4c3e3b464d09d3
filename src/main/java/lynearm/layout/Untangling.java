package lynearm.layout;

import java.util.Arrays;
import java.util.TreeMap;

/// Moves strands to other lanes where fewer links cross. Each looks only so far around itself, so
/// the cost is linear, and a history that is all knots stays one.
final class Untangling {

  /// No strand stands in this lane or further right.
  static final int LANES = 128;

  private static final int ROUNDS = 3;

  /// As many links beside a strand are looked at; one with more stays where it is.
  private static final int MOST_LINKS = 64;

  /// Lanes further right are not tried.
  private static final int MOST_LANES = 16;

  private static final int NONE = -1;

  /// What leads from one strand to another between a row and the next, in the order of rows.
  static final class Joints {

    private final int[] rows;
    private final int[] from;
    private final int[] to;

    /// @param rows the upper row of each
    /// @param from the strand that each leaves
    /// @param to the one that it enters
    Joints(int[] rows, int[] from, int[] to) {
      this.rows = rows;
      this.from = from;
      this.to = to;
    }

    /// The same by half rows.
    Unknotting.Joints sideways(int strands) {
      Unknotting.Joints all = new Unknotting.Joints(strands);
      for (int joint = 0; joint < rows.length; joint++) {
        all.add(from[joint], to[joint], 2 * rows[joint] + 1, joint);
      }
      return all;
    }

    /// For each row the place of the first there or below; what is below all of them last.
    private int[] firstAt(int rowCount) {
      int[] first = new int[rowCount + 1];
      for (int row : rows) {
        first[row + 1]++;
      }
      for (int row = 0; row < rowCount; row++) {
        first[row + 1] += first[row];
      }
      return first;
    }
  }

  private final Strands strands;
  private final Joints joints;
  private final int[] lane;

  /// For each row its first joint.
  private final int[] firstJoint;

  /// The joints of each strand, as lists.
  private final int[] first;

  private final int[] next;

  /// For each lane what stands in it, by first row.
  private final TreeMap<Integer, Integer>[] taken;

  /// For each lane that is tried, which strand is there between each row and the next.
  private final int[][] there = new int[MOST_LANES + 1][];

  private final int[] cost = new int[MOST_LANES + 2];

  @SuppressWarnings({"unchecked", "rawtypes"})
  private Untangling(Strands strands, Joints joints, int[] lane) {
    this.strands = strands;
    this.joints = joints;
    this.lane = lane;
    first = new int[lane.length];
    Arrays.fill(first, NONE);
    next = new int[2 * joints.rows.length];
    for (int joint = joints.rows.length - 1; joint >= 0; joint--) {
      list(2 * joint, joints.from[joint]);
      list(2 * joint + 1, joints.to[joint]);
    }
    taken = new TreeMap[LANES];
    Arrays.setAll(taken, _ -> new TreeMap<>());
    for (int strand = 0; strand < lane.length; strand++) {
      taken[lane[strand]].put(strands.startOf(strand), strand);
    }
    int rows = 1 + lastRow();
    firstJoint = joints.firstAt(rows);
    for (int its = 0; its < there.length; its++) {
      there[its] = new int[rows];
      Arrays.fill(there[its], NONE);
    }
    for (int strand = 0; strand < lane.length; strand++) {
      if (lane[strand] <= MOST_LANES) {
        stand(strand, lane[strand], strand);
      }
    }
  }

  private int lastRow() {
    int last = 0;
    for (int strand = 0; strand < lane.length; strand++) {
      last = Math.max(last, strands.endOf(strand));
    }
    for (int row : joints.rows) {
      last = Math.max(last, row);
    }
    return last;
  }

  private void stand(int strand, int its, int who) {
    Arrays.fill(there[its], strands.startOf(strand), strands.endOf(strand), who);
  }

  private void list(int end, int strand) {
    next[end] = first[strand];
    first[strand] = end;
  }

  /// Changes the lanes of some strands.
  static void untangle(Strands strands, Joints joints, int[] lane) {
    Untangling its = new Untangling(strands, joints, lane);
    boolean changed = true;
    for (int round = 0; round < ROUNDS && changed; round++) {
      changed = false;
      for (int strand = 0; strand < lane.length; strand++) {
        changed |= its.move(strand);
      }
    }
  }

  private boolean move(int strand) {
    int from = lane[strand];
    if (from == 0 || from > MOST_LANES || first[strand] == NONE || !countCrossings(strand)) {
      return false;
    }
    int best = from;
    for (int its = 1; its <= MOST_LANES; its++) {
      boolean better = cost[its] < cost[best] || (cost[its] == cost[best] && its < best);
      if (better && isFree(its, strand)) {
        best = its;
      }
    }
    if (best == from) {
      return false;
    }
    taken[from].remove(strands.startOf(strand));
    taken[best].put(strands.startOf(strand), strand);
    stand(strand, from, NONE);
    stand(strand, best, strand);
    lane[strand] = best;
    return true;
  }

  private boolean isFree(int its, int strand) {
    if (there[its][strands.startOf(strand)] != NONE) {
      return false;
    }
    var before = taken[its].floorEntry(strands.endOf(strand));
    return before == null || strands.endOf(before.getValue()) < strands.startOf(strand);
  }

  /// Fills in for each lane what crosses if the strand stands there; false if that is too much.
  private boolean countCrossings(int strand) {
    int begin = firstJoint[strands.startOf(strand)];
    int end = firstJoint[strands.endOf(strand)];
    if (end - begin > MOST_LINKS) {
      return false;
    }
    Arrays.fill(cost, 0);
    for (int joint = begin; joint < end; joint++) {
      int a = joints.from[joint];
      int b = joints.to[joint];
      if (a != strand && b != strand) {
        addFrom(Math.min(lane[a], lane[b]) + 1, 1);
        addFrom(Math.max(Math.min(lane[a], lane[b]) + 1, Math.max(lane[a], lane[b])), -1);
      }
    }
    int own = 0;
    for (int at = first[strand]; at != NONE; at = next[at]) {
      if (++own > MOST_LINKS) {
        return false;
      }
      int joint = at / 2;
      int other = at % 2 == 0 ? joints.to[joint] : joints.from[joint];
      countBetween(strand, other, joints.rows[joint]);
    }
    for (int its = 1; its <= MOST_LANES; its++) {
      cost[its] += cost[its - 1];
    }
    return true;
  }

  /// While they are counted, costs are kept as steps from each lane to the next.
  private void addFrom(int its, int what) {
    cost[Math.min(its, MOST_LANES + 1)] += what;
  }

  /// What goes on beside the strand between this row and the next lies in the way of a link to
  /// another from every lane beyond.
  private void countBetween(int strand, int other, int row) {
    for (int its = 1; its <= MOST_LANES; its++) {
      int who = there[its][row];
      if (who == NONE || who == strand || who == other) {
        continue;
      }
      if (its > lane[other]) {
        addFrom(its + 1, 1);
      } else if (its < lane[other]) {
        addFrom(1, 1);
        addFrom(its, -1);
      }
    }
  }
}
