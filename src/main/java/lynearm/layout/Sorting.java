package lynearm.layout;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;

/// Sorts numbers of things without making an object of each. Equal ones keep their order.
final class Sorting {

  private Sorting() {}

  /// By keys that are small numbers, 0 at least. Cost: O(n + highest key).
  static int[] byKey(int[] numbers, IntUnaryOperator key) {
    int highest = 0;
    for (int number : numbers) {
      highest = Math.max(highest, key.applyAsInt(number));
    }
    int[] place = new int[highest + 2];
    for (int number : numbers) {
      place[key.applyAsInt(number) + 1]++;
    }
    for (int its = 0; its <= highest; its++) {
      place[its + 1] += place[its];
    }
    int[] sorted = new int[numbers.length];
    for (int number : numbers) {
      sorted[place[key.applyAsInt(number)]++] = number;
    }
    return sorted;
  }

  /// The numbers from 0 on by lengths, 0 at least, of which a part in some millions is not told
  /// apart. Cost: O(n log n).
  static int[] byLength(int count, IntToDoubleFunction length) {
    long[] keys = new long[count];
    Arrays.setAll(
        keys,
        number -> (long) Float.floatToIntBits((float) length.applyAsDouble(number)) << 32 | number);
    Arrays.sort(keys);
    int[] sorted = new int[count];
    Arrays.setAll(sorted, place -> (int) keys[place]);
    return sorted;
  }
}
