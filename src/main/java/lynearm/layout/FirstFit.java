package lynearm.layout;

import java.util.Arrays;

/// Gives stretches of rows the leftmost place where they touch no other. They come in the order of
/// their last rows; then no more places are used than stretches lie beside one another somewhere,
/// and what lies beside a longer one gets a place left of it. A tree of the last rows taken; cost:
/// O(log n) each.
final class FirstFit {

  private static final int FREE = -1;

  private int[] leastTaken = {FREE, FREE};
  private int places = 1;

  /// The place of the next stretch, from 0.
  int place(int firstRow, int lastRow) {
    if (leastTaken[1] >= firstRow) {
      grow();
    }
    int node = 1;
    while (node < places) {
      node *= 2;
      if (leastTaken[node] >= firstRow) {
        node++;
      }
    }
    int found = node - places;
    leastTaken[node] = Math.max(leastTaken[node], lastRow);
    for (node /= 2; node > 0; node /= 2) {
      leastTaken[node] = Math.min(leastTaken[2 * node], leastTaken[2 * node + 1]);
    }
    return found;
  }

  private void grow() {
    int[] old = leastTaken;
    int half = places;
    places *= 2;
    leastTaken = new int[2 * places];
    Arrays.fill(leastTaken, FREE);
    System.arraycopy(old, half, leastTaken, places, half);
    for (int node = places - 1; node > 0; node--) {
      leastTaken[node] = Math.min(leastTaken[2 * node], leastTaken[2 * node + 1]);
    }
  }
}
