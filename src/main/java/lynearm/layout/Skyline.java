package lynearm.layout;

import java.util.Arrays;

/// How far to the right the rows beside a branch are taken: the highest value in a range of rows,
/// and raising a range. A segment tree over the rows where blocks begin or end; O(log n) a call.
final class Skyline {

  private final int[] rows;
  private final int[] highest;
  private final int[] floor;

  Skyline(int[] blocks, int[] top, int[] bottom) {
    int[] all = new int[blocks.length * 2];
    for (int i = 0; i < blocks.length; i++) {
      all[2 * i] = top[blocks[i]];
      all[2 * i + 1] = bottom[blocks[i]];
    }
    rows = Arrays.stream(all).sorted().distinct().toArray();
    highest = new int[4 * rows.length];
    floor = new int[4 * rows.length];
  }

  int highest(int from, int to) {
    return highest(1, 0, rows.length - 1, place(from), place(to));
  }

  void raise(int from, int to, int value) {
    raise(1, 0, rows.length - 1, place(from), place(to), value);
  }

  private int place(int row) {
    return Arrays.binarySearch(rows, row);
  }

  private int highest(int node, int left, int right, int from, int to) {
    if (to < left || right < from) {
      return 0;
    }
    if (from <= left && right <= to) {
      return highest[node];
    }
    int middle = (left + right) >>> 1;
    return Math.max(
        floor[node],
        Math.max(
            highest(2 * node, left, middle, from, to),
            highest(2 * node + 1, middle + 1, right, from, to)));
  }

  private void raise(int node, int left, int right, int from, int to, int value) {
    if (to < left || right < from) {
      return;
    }
    highest[node] = Math.max(highest[node], value);
    if (from <= left && right <= to) {
      floor[node] = Math.max(floor[node], value);
      return;
    }
    int middle = (left + right) >>> 1;
    raise(2 * node, left, middle, from, to, value);
    raise(2 * node + 1, middle + 1, right, from, to, value);
  }
}
