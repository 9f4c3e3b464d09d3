package lynearm.layout;

import java.util.Arrays;

/// Which of 128 lanes are taken in which rows: a segment tree over the rows where something begins
/// or ends. Cost: O(log n) a call.
final class LaneMask {

  static final int LANES = 2 * Long.SIZE;

  private final int[] rows;
  private final long[] somewhere;
  private final long[] everywhere;

  /// @param ends all rows that will be asked for
  LaneMask(int[] ends) {
    rows = Arrays.stream(ends).sorted().distinct().toArray();
    somewhere = new long[8 * rows.length];
    everywhere = new long[8 * rows.length];
  }

  /// The lowest lane from this one on that is free in all these rows, or [#LANES].
  int lowestFree(int fromLane, int fromRow, int toRow) {
    int first = Arrays.binarySearch(rows, fromRow);
    int last = Arrays.binarySearch(rows, toRow);
    for (int half = fromLane / Long.SIZE; half < 2; half++) {
      long taken = taken(half, 0, 0, rows.length - 1, first, last);
      if (half == fromLane / Long.SIZE) {
        taken |= (1L << fromLane % Long.SIZE) - 1;
      }
      if (taken != -1L) {
        return half * Long.SIZE + Long.numberOfTrailingZeros(~taken);
      }
    }
    return LANES;
  }

  private long taken(int half, int node, int left, int right, int first, int last) {
    if (last < left || right < first) {
      return 0;
    }
    if (first <= left && right <= last) {
      return somewhere[2 * node + half];
    }
    int middle = (left + right) >>> 1;
    return everywhere[2 * node + half]
        | taken(half, 2 * node + 1, left, middle, first, last)
        | taken(half, 2 * node + 2, middle + 1, right, first, last);
  }

  void take(int lane, int fromRow, int toRow) {
    take(
        lane / Long.SIZE,
        1L << lane % Long.SIZE,
        0,
        0,
        rows.length - 1,
        Arrays.binarySearch(rows, fromRow),
        Arrays.binarySearch(rows, toRow));
  }

  private void take(int half, long bit, int node, int left, int right, int first, int last) {
    if (last < left || right < first) {
      return;
    }
    somewhere[2 * node + half] |= bit;
    if (first <= left && right <= last) {
      everywhere[2 * node + half] |= bit;
      return;
    }
    int middle = (left + right) >>> 1;
    take(half, bit, 2 * node + 1, left, middle, first, last);
    take(half, bit, 2 * node + 2, middle + 1, right, first, last);
  }
}
