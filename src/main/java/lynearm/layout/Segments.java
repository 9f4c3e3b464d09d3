package lynearm.layout;

import java.util.Arrays;

/// What is drawn between the rows of a log, in the order in which it was added. Kept in blocks, for
/// a wide log has millions, so that nothing is copied while they become more.
final class Segments {

  private static final int BLOCK_BITS = 15;
  private static final int IN_BLOCK = (1 << BLOCK_BITS) - 1;
  private static final int[] FULL = {};

  private int[][] starts = new int[4][];
  private int[][] ends = new int[4][];
  private int[][] branches = new int[4][];
  private int[] lastStarts = FULL;
  private int[] lastEnds = FULL;
  private int[] lastBranches = FULL;
  private int count;

  int count() {
    return count;
  }

  void add(int start, int end, int branch) {
    int place = count & IN_BLOCK;
    if (place == 0) {
      beginBlock(count >> BLOCK_BITS);
    }
    lastStarts[place] = start;
    lastEnds[place] = end;
    lastBranches[place] = branch;
    count++;
  }

  private void beginBlock(int block) {
    if (block == starts.length) {
      starts = Arrays.copyOf(starts, 2 * block);
      ends = Arrays.copyOf(ends, 2 * block);
      branches = Arrays.copyOf(branches, 2 * block);
    }
    lastStarts = new int[IN_BLOCK + 1];
    lastEnds = new int[IN_BLOCK + 1];
    lastBranches = new int[IN_BLOCK + 1];
    starts[block] = lastStarts;
    ends[block] = lastEnds;
    branches[block] = lastBranches;
  }

  int start(int place) {
    return starts[place >> BLOCK_BITS][place & IN_BLOCK];
  }

  int end(int place) {
    return ends[place >> BLOCK_BITS][place & IN_BLOCK];
  }

  void setEnd(int place, int end) {
    ends[place >> BLOCK_BITS][place & IN_BLOCK] = end;
  }

  int branch(int place) {
    return branches[place >> BLOCK_BITS][place & IN_BLOCK];
  }
}
