package lynearm.layout;

import java.util.Arrays;

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

  /// What leads from one strand to another between a row and the next. It is added in the order of
  /// rows.
  static final class Joints {

    private int count;
    private int[] rows = new int[64];
    private int[] from = new int[64];
    private int[] to = new int[64];

    /// @param row the upper row
    /// @param leaves the strand that it leaves
    /// @param enters the one that it enters
    void add(int row, int leaves, int enters) {
      if (count == rows.length) {
        rows = Arrays.copyOf(rows, 2 * count);
        from = Arrays.copyOf(from, 2 * count);
        to = Arrays.copyOf(to, 2 * count);
      }
      rows[count] = row;
      from[count] = leaves;
      to[count++] = enters;
    }

    /// The same by half rows.
    Unknotting.Joints sideways(int strands) {
      Unknotting.Joints all = new Unknotting.Joints(strands);
      for (int joint = 0; joint < count; joint++) {
        all.add(from[joint], to[joint], 2 * rows[joint] + 1, joint);
      }
      return all;
    }

    /// For each row the place of the first there or below; what is below all of them last.
    private int[] firstAt(int rowCount) {
      int[] first = new int[rowCount + 1];
      for (int joint = 0; joint < count; joint++) {
        first[rows[joint] + 1]++;
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

  /// For each row the lanes that are taken there, a bit for each that is tried.
  private final int[] taken;

  /// The same for what lies between each row and the next.
  private final int[] takenBelow;

  private final int[] cost = new int[MOST_LANES + 2];

  private Untangling(Strands strands, Joints joints, int[] lane) {
    this.strands = strands;
    this.joints = joints;
    this.lane = lane;
    first = new int[lane.length];
    Arrays.fill(first, NONE);
    next = new int[2 * joints.count];
    for (int joint = joints.count - 1; joint >= 0; joint--) {
      list(2 * joint, joints.from[joint]);
      list(2 * joint + 1, joints.to[joint]);
    }
    int rows = 1 + lastRow();
    firstJoint = joints.firstAt(rows);
    taken = new int[rows];
    takenBelow = new int[rows];
    for (int strand = 0; strand < lane.length; strand++) {
      if (isTried(lane[strand])) {
        exchange(strand, 0, bit(lane[strand]));
      }
    }
  }

  private static boolean isTried(int its) {
    return its >= 1 && its <= MOST_LANES;
  }

  private static int bit(int its) {
    return 1 << its;
  }

  private int lastRow() {
    int last = 0;
    for (int strand = 0; strand < lane.length; strand++) {
      last = Math.max(last, strands.endOf(strand));
    }
    return joints.count == 0 ? last : Math.max(last, joints.rows[joints.count - 1]);
  }

  /// Lets a strand leave one lane and take another.
  private void exchange(int strand, int leaves, int takes) {
    int end = strands.endOf(strand);
    for (int row = strands.startOf(strand); row < end; row++) {
      taken[row] = (taken[row] & ~leaves) | takes;
      takenBelow[row] = (takenBelow[row] & ~leaves) | takes;
    }
    taken[end] = (taken[end] & ~leaves) | takes;
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
    if (!isTried(from) || first[strand] == NONE || !countCrossings(strand)) {
      return false;
    }
    int best = from;
    int beside = takenBeside(strand);
    for (int its = 1; its <= MOST_LANES; its++) {
      boolean better = cost[its] < cost[best] || (cost[its] == cost[best] && its < best);
      if (better && (beside & bit(its)) == 0) {
        best = its;
      }
    }
    if (best == from) {
      return false;
    }
    exchange(strand, bit(from), bit(best));
    lane[strand] = best;
    return true;
  }

  /// The lanes that are taken at any row of the strand.
  private int takenBeside(int strand) {
    int beside = 0;
    for (int row = strands.startOf(strand); row <= strands.endOf(strand); row++) {
      beside |= taken[row];
    }
    return beside;
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
    int between = takenBelow[row] & ~own(strand, row) & ~own(other, row);
    while (between != 0) {
      int its = Integer.numberOfTrailingZeros(between);
      between &= between - 1;
      if (its > lane[other]) {
        addFrom(its + 1, 1);
      } else if (its < lane[other]) {
        addFrom(1, 1);
        addFrom(its, -1);
      }
    }
  }

  /// The lane that the strand takes between this row and the next.
  private int own(int strand, int row) {
    boolean stands = strands.startOf(strand) <= row && row < strands.endOf(strand);
    return stands && isTried(lane[strand]) ? bit(lane[strand]) : 0;
  }
}
