package lynearm.layout;

import java.util.Arrays;

/// What is drawn in one lane without a break: from which row to which, and which branches it shows
/// on the way. Rows count where the strand keeps its lane from others.
final class Strands {

  private static final int NONE = -1;

  private final int firstNumber;
  private int count;
  private int[] start = new int[64];
  private int[] end = new int[64];
  private boolean[] trunk = new boolean[64];

  /// Pieces of one branch each; those of a strand follow one another by [#nextPiece].
  private int[] firstPiece = new int[64];

  private int[] lastPiece = new int[64];
  private int pieces;
  private int[] pieceBranch = new int[64];
  private int[] pieceStart = new int[64];
  private int[] nextPiece = new int[64];

  /// @param firstNumber the number of the first strand
  Strands(int firstNumber) {
    this.firstNumber = firstNumber;
  }

  /// A new strand that needs its lane from this row on.
  int begin(int row) {
    if (count == start.length) {
      start = Arrays.copyOf(start, 2 * count);
      end = Arrays.copyOf(end, 2 * count);
      trunk = Arrays.copyOf(trunk, 2 * count);
      firstPiece = Arrays.copyOf(firstPiece, 2 * count);
      lastPiece = Arrays.copyOf(lastPiece, 2 * count);
    }
    start[count] = row;
    end[count] = NONE;
    firstPiece[count] = NONE;
    lastPiece[count] = NONE;
    return firstNumber + count++;
  }

  /// From this row on it shows this branch.
  void carry(int number, int branch, boolean isTrunk, int row) {
    int strand = number - firstNumber;
    trunk[strand] |= isTrunk;
    int last = lastPiece[strand];
    if (last != NONE && pieceBranch[last] == branch) {
      return;
    }
    if (pieces == pieceBranch.length) {
      pieceBranch = Arrays.copyOf(pieceBranch, 2 * pieces);
      pieceStart = Arrays.copyOf(pieceStart, 2 * pieces);
      nextPiece = Arrays.copyOf(nextPiece, 2 * pieces);
    }
    pieceBranch[pieces] = branch;
    pieceStart[pieces] = row;
    nextPiece[pieces] = NONE;
    if (last == NONE) {
      firstPiece[strand] = pieces;
    } else {
      nextPiece[last] = pieces;
    }
    lastPiece[strand] = pieces++;
  }

  /// Its lane is free after this row.
  void end(int number, int row) {
    end[number - firstNumber] = row;
  }

  /// Ends what has not ended.
  void finish(int lastRow) {
    for (int strand = 0; strand < count; strand++) {
      end[strand] = Math.max(start[strand], end[strand] == NONE ? lastRow : end[strand]);
    }
  }

  int firstNumber() {
    return firstNumber;
  }

  int count() {
    return count;
  }

  /// The first row of a strand, counted from 0 whatever its number.
  int startOf(int strand) {
    return start[strand];
  }

  int endOf(int strand) {
    return end[strand];
  }

  boolean isTrunk(int strand) {
    return trunk[strand];
  }

  int pieceCount() {
    return pieces;
  }

  int firstPieceOf(int strand) {
    return firstPiece[strand];
  }

  /// The piece below this one in its strand, or -1.
  int pieceAfter(int piece) {
    return nextPiece[piece];
  }

  int branchOfPiece(int piece) {
    return pieceBranch[piece];
  }

  int startOfPiece(int piece) {
    return pieceStart[piece];
  }
}
