package lynearm.layout;

import java.util.Arrays;

/// Exchanges what stands in neighbouring columns of the map, or lanes of the log, where fewer links
/// cross then.
///
/// Branches that lie beside one another somewhere in two neighbouring columns, and what lies beside
/// those, and so on, can change sides together without meeting others. So each branch is moved step
/// by step away from the trunk and towards it, and stays where the fewest cross; among equals where
/// it was. No column is added and trunks stay. What may be spent grows with the number of branches,
/// so the cost is linear, and a large history that is all knots stays one.
final class Unknotting {

  private static final int NONE = -1;
  private static final int ROUNDS = 4;

  /// Steps of one branch to one side.
  private static final int MOST_STEPS = 24;

  /// More branches do not change sides at once.
  private static final int MOST_AT_ONCE = 48;

  private static final int LEAST_SPENT = 400_000;
  private static final int SPENT_FOR_EACH = 24;

  /// Stretches that branches keep of their columns, in half rows, and the columns.
  private final int[] top;

  private final int[] bottom;
  private final int[] column;

  /// For each branch the first and the last column it may stand in.
  private final int[] leftmost;

  private final int[] rightmost;

  private final Joints joints;

  /// For each column its branches by their rows.
  private final int[][] standing;

  private final int[] standingCount;
  private long left;

  /// The stretches of both columns that change sides, as places in [#standing].
  private int fromHere;

  private int toHere;
  private int fromNext;
  private int toNext;

  /// What leads sideways from one branch to another.
  static final class Joints {
    private int count;
    private int[] one;
    private int[] other;
    private int[] row;
    private int[] item;

    /// The joints of each branch, as lists of places of their ends.
    private final int[] first;

    private int[] next;

    Joints(int branches) {
      first = new int[branches];
      Arrays.fill(first, NONE);
      one = new int[64];
      other = new int[64];
      row = new int[64];
      item = new int[64];
      next = new int[128];
    }

    /// @param its the item where it ends; links of one item that lie on one another do not cross
    void add(int branch, int otherBranch, int halfRow, int its) {
      if (count == one.length) {
        one = Arrays.copyOf(one, 2 * count);
        other = Arrays.copyOf(other, 2 * count);
        row = Arrays.copyOf(row, 2 * count);
        item = Arrays.copyOf(item, 2 * count);
        next = Arrays.copyOf(next, 4 * count);
      }
      one[count] = branch;
      other[count] = otherBranch;
      row[count] = halfRow;
      item[count] = its;
      list(2 * count, branch);
      list(2 * count + 1, otherBranch);
      count++;
    }

    private void list(int end, int branch) {
      next[end] = first[branch];
      first[branch] = end;
    }

    private int otherEnd(int end) {
      return end % 2 == 0 ? other[end / 2] : one[end / 2];
    }
  }

  private Unknotting(
      int[] top, int[] bottom, int[] column, int[] leftmost, int[] rightmost, Joints joints) {
    this.top = top;
    this.bottom = bottom;
    this.column = column;
    this.leftmost = leftmost;
    this.rightmost = rightmost;
    this.joints = joints;
    int columns = Arrays.stream(column).max().orElse(NONE) + 1;
    standingCount = new int[columns];
    for (int its : column) {
      standingCount[its]++;
    }
    long[][] sorted = new long[columns][];
    Arrays.setAll(sorted, its -> new long[standingCount[its]]);
    int[] filled = new int[columns];
    for (int branch = 0; branch < column.length; branch++) {
      int its = column[branch];
      sorted[its][filled[its]++] = (long) (top[branch] + 1) << 32 | branch;
    }
    standing = new int[columns][];
    for (int its = 0; its < columns; its++) {
      Arrays.sort(sorted[its]);
      standing[its] = Arrays.stream(sorted[its]).mapToInt(key -> (int) key).toArray();
    }
    left = LEAST_SPENT + (long) SPENT_FOR_EACH * column.length;
  }

  /// Changes the columns of some branches.
  ///
  /// @param top the first half row that each branch needs of its column
  /// @param bottom the last
  /// @param leftmost for each branch the first column it may stand in; a trunk has only one
  /// @param rightmost the last
  /// @param inTurn the branches in the order in which they are moved
  static void unknot(
      int[] top,
      int[] bottom,
      int[] column,
      int[] leftmost,
      int[] rightmost,
      Joints joints,
      int[] inTurn) {
    Unknotting its = new Unknotting(top, bottom, column, leftmost, rightmost, joints);
    boolean changed = true;
    for (int round = 0; round < ROUNDS && changed; round++) {
      changed = false;
      for (int branch : inTurn) {
        if (leftmost[branch] < rightmost[branch]) {
          changed |= its.move(branch, 1) || its.move(branch, -1);
        }
      }
    }
  }

  /// Moves the branch to where fewest links cross on this side; false if that is where it is.
  private boolean move(int branch, int side) {
    int sum = 0;
    int least = 0;
    int best = 0;
    int steps = 0;
    while (left > 0 && steps < MOST_STEPS && choose(branch, side)) {
      sum += exchange(Math.min(column[branch], column[branch] + side));
      steps++;
      if (sum < least) {
        least = sum;
        best = steps;
      }
    }
    for (; steps > best; steps--) {
      choose(branch, -side);
      exchange(Math.min(column[branch], column[branch] - side));
    }
    return best > 0;
  }

  /// Finds what has to change sides with this branch and the next column on that side; false if
  /// that may not be, or is too much.
  private boolean choose(int branch, int side) {
    int its = column[branch];
    int next = its + side;
    if (next < leftmost[branch] || next > rightmost[branch]) {
      return false;
    }
    fromHere = firstFrom(its, top[branch]);
    toHere = fromHere + 1;
    fromNext = firstFrom(next, top[branch]);
    toNext = fromNext;
    boolean grown = true;
    while (grown) {
      grown = false;
      while (toNext < standingCount[next]
          && top[standing[next][toNext]] <= bottom[standing[its][toHere - 1]]) {
        toNext++;
        grown = true;
      }
      while (fromNext > 0 && bottom[standing[next][fromNext - 1]] >= top[standing[its][fromHere]]) {
        fromNext--;
        grown = true;
      }
      if (fromNext < toNext) {
        while (toHere < standingCount[its]
            && top[standing[its][toHere]] <= bottom[standing[next][toNext - 1]]) {
          toHere++;
          grown = true;
        }
        while (fromHere > 0
            && bottom[standing[its][fromHere - 1]] >= top[standing[next][fromNext]]) {
          fromHere--;
          grown = true;
        }
      }
      if (toHere - fromHere + toNext - fromNext > MOST_AT_ONCE) {
        left -= MOST_AT_ONCE;
        return false;
      }
    }
    left -= toHere - fromHere + toNext - fromNext;
    if (side < 0) {
      int from = fromHere;
      int to = toHere;
      fromHere = fromNext;
      toHere = toNext;
      fromNext = from;
      toNext = to;
    }
    return true;
  }

  /// Lets what was chosen of this column and the next change sides, and gives how many crossings
  /// that adds.
  private int exchange(int its) {
    int added = -crossings(its);
    mark(its, fromHere, toHere, its + 1);
    mark(its + 1, fromNext, toNext, its);
    int here = toHere - fromHere;
    int next = toNext - fromNext;
    int[] moved = Arrays.copyOfRange(standing[its], fromHere, toHere);
    int[] back = Arrays.copyOfRange(standing[its + 1], fromNext, toNext);
    replace(its, fromHere, here, back);
    replace(its + 1, fromNext, next, moved);
    toHere = fromHere + next;
    toNext = fromNext + here;
    return added + crossings(its);
  }

  private void mark(int its, int from, int to, int now) {
    for (int place = from; place < to; place++) {
      column[standing[its][place]] = now;
    }
  }

  private void replace(int its, int from, int length, int[] by) {
    int count = standingCount[its] + by.length - length;
    if (count > standing[its].length) {
      standing[its] = Arrays.copyOf(standing[its], 2 * count);
    }
    int[] all = standing[its];
    if (by.length != length) {
      int after = standingCount[its] - from - length;
      System.arraycopy(all, from + length, all, from + by.length, after);
      left -= after / 16;
    }
    System.arraycopy(by, 0, all, from, by.length);
    standingCount[its] = count;
  }

  /// How often links of what was chosen cross the other column of both. What else such an exchange
  /// can change is nothing: links of others lead across both columns or none.
  private int crossings(int its) {
    int count = 0;
    for (int place = fromHere; place < toHere; place++) {
      count += crossings(standing[its][place], its + 1);
    }
    for (int place = fromNext; place < toNext; place++) {
      count += crossings(standing[its + 1][place], its);
    }
    return count;
  }

  private int crossings(int branch, int across) {
    int count = 0;
    for (int end = joints.first[branch]; end != NONE; end = joints.next[end]) {
      int other = column[joints.otherEnd(end)];
      boolean leads = across > column[branch] ? other > across : other < across;
      if (leads && isCrossed(end / 2, at(across, joints.row[end / 2]))) {
        count++;
      }
      left--;
    }
    return count;
  }

  private boolean isCrossed(int joint, int branch) {
    if (branch == NONE || branch == joints.one[joint] || branch == joints.other[joint]) {
      return false;
    }
    int row = joints.row[joint];
    if (row > top[branch] && row < bottom[branch]) {
      return true;
    }
    for (int end = joints.first[branch]; end != NONE; end = joints.next[end]) {
      left--;
      if (joints.row[end / 2] == row && joints.item[end / 2] == joints.item[joint]) {
        return false;
      }
    }
    return true;
  }

  /// The branch that keeps this column in this half row.
  private int at(int its, int row) {
    left--;
    int place = firstFrom(its, row);
    return place < standingCount[its] && top[standing[its][place]] <= row
        ? standing[its][place]
        : NONE;
  }

  /// The place of the first branch of the column that ends at this half row or below.
  private int firstFrom(int its, int row) {
    int[] all = standing[its];
    int low = 0;
    int high = standingCount[its];
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (bottom[all[middle]] < row) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
