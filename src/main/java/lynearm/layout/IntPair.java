package lynearm.layout;

/// Takes two numbers that have something to do with one another.
@FunctionalInterface
interface IntPair {
  void take(int one, int other);
}
