package lynearm.layout;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/// Finds each strand a lane: trunks the first, the others the leftmost that is free, what ends
/// sooner before what ends later. So what begins and ends while another goes on stands between that
/// one and the trunk, and their links do not cross. Where they do all the same, strands move and
/// change places. Cost: O(n log n).
final class LanePacking {

  private static final int NONE = -1;

  private final Strands strands;
  private final int[] lane;

  LanePacking(Strands strands, Untangling.Joints joints) {
    this.strands = strands;
    lane = new int[strands.count()];
    Arrays.fill(lane, NONE);
    pack();
    Untangling.untangle(strands, joints, lane);
    exchange(joints);
    closeGaps();
  }

  /// Rows count two here, and between two of them lies what leads from lane to lane.
  private void exchange(Untangling.Joints joints) {
    int last = Arrays.stream(lane).max().orElse(0);
    int[] top = new int[lane.length];
    int[] bottom = new int[lane.length];
    int[] leftmost = new int[lane.length];
    int[] rightmost = new int[lane.length];
    for (int strand = 0; strand < lane.length; strand++) {
      top[strand] = 2 * strands.startOf(strand);
      bottom[strand] = 2 * strands.endOf(strand);
      leftmost[strand] = Math.min(lane[strand], 1);
      rightmost[strand] = lane[strand] == 0 ? 0 : last;
    }
    Unknotting.unknot(
        top,
        bottom,
        lane,
        leftmost,
        rightmost,
        joints.sideways(lane.length),
        sorted(strands::endOf));
  }

  /// Leaves out lanes that nothing stands in.
  private void closeGaps() {
    int[] place = new int[Untangling.LANES];
    for (int its : lane) {
      place[its] = 1;
    }
    place[0] = 0;
    for (int its = 1; its < place.length; its++) {
      place[its] += place[its - 1];
    }
    Arrays.setAll(lane, strand -> place[lane[strand]]);
  }

  private void pack() {
    int taken = NONE;
    for (int strand : sorted(strands::startOf)) {
      if (strands.isTrunk(strand) && strands.startOf(strand) > taken) {
        lane[strand] = 0;
        taken = strands.endOf(strand);
      }
    }
    FirstFit lanes = new FirstFit();
    for (int strand : sorted(strands::endOf)) {
      if (lane[strand] == NONE) {
        lane[strand] = 1 + lanes.place(strands.startOf(strand), strands.endOf(strand));
      }
    }
  }

  private int[] sorted(IntUnaryOperator by) {
    long[] keys = new long[lane.length];
    Arrays.setAll(keys, strand -> (long) by.applyAsInt(strand) << 32 | strand);
    Arrays.sort(keys);
    return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
  }

  /// Tells each pair of branches that are somewhere drawn in neighbouring lanes.
  void forEachNeighbours(IntPair consumer) {
    long[][] pieces = piecesByLane();
    int[] lastRow = lastRows();
    for (int its = 1; its < pieces.length; its++) {
      int left = 0;
      int right = 0;
      while (left < pieces[its - 1].length && right < pieces[its].length) {
        int a = (int) pieces[its - 1][left];
        int b = (int) pieces[its][right];
        if (strands.startOfPiece(a) <= lastRow[b] && strands.startOfPiece(b) <= lastRow[a]) {
          consumer.take(strands.branchOfPiece(a), strands.branchOfPiece(b));
        }
        if (lastRow[a] < lastRow[b]) {
          left++;
        } else {
          right++;
        }
      }
    }
  }

  /// For each lane its pieces by the rows in which they begin.
  private long[][] piecesByLane() {
    int lanes = width();
    int[] counts = new int[lanes];
    forEachPiece((strand, _) -> counts[lane[strand]]++);
    long[][] all = new long[lanes][];
    Arrays.setAll(all, its -> new long[counts[its]]);
    forEachPiece((strand, piece) ->
        all[lane[strand]][--counts[lane[strand]]] =
            (long) strands.startOfPiece(piece) << 32 | piece);
    for (long[] its : all) {
      Arrays.sort(its);
    }
    return all;
  }

  private int[] lastRows() {
    int[] last = new int[strands.pieceCount()];
    forEachPiece((strand, piece) -> {
      int next = strands.pieceAfter(piece);
      last[piece] = next == NONE ? strands.endOf(strand) : strands.startOfPiece(next) - 1;
    });
    return last;
  }

  private void forEachPiece(IntPair consumer) {
    for (int strand = 0; strand < lane.length; strand++) {
      for (int piece = strands.firstPieceOf(strand);
          piece != NONE;
          piece = strands.pieceAfter(piece)) {
        consumer.take(strand, piece);
      }
    }
  }

  /// How many lanes there are.
  int width() {
    return Arrays.stream(lane).max().orElse(NONE) + 1;
  }

  /// The lane of the strand with this number.
  int laneOf(int number) {
    return lane[number - strands.firstNumber()];
  }
}
