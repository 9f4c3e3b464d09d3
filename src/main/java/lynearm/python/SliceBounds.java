package lynearm.python;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The bounds of a slice, as evaluated; what is absent counts from the end that fits the step.
record SliceBounds(
    Optional<BigInteger> lower, Optional<BigInteger> upper, Optional<BigInteger> step) {

  private static final BigInteger FAR = BigInteger.valueOf(Integer.MAX_VALUE / 2);

  List<PythonValue> pick(List<PythonValue> items) throws PythonException {
    int size = items.size();
    int stride = step.map(SliceBounds::clamped).orElse(1);
    if (stride == 0) {
      throw PythonException.valueError("slice step cannot be zero");
    }
    int first = stride > 0 ? 0 : size - 1;
    int end = stride > 0 ? size : -1;
    int from = lower.map(bound -> within(clamped(bound), size, stride)).orElse(first);
    int to = upper.map(bound -> within(clamped(bound), size, stride)).orElse(end);
    List<PythonValue> picked = new ArrayList<>();
    for (int i = from; stride > 0 ? i < to : i > to; i += stride) {
      picked.add(items.get(i));
    }
    return picked;
  }

  private static int clamped(BigInteger bound) {
    return bound.min(FAR).max(FAR.negate()).intValue();
  }

  private static int within(int bound, int size, int stride) {
    int from = bound < 0 ? bound + size : bound;
    return stride > 0 ? Math.clamp(from, 0, size) : Math.clamp(from, -1, size - 1);
  }
}
