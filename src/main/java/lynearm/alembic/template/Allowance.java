package lynearm.alembic.template;

import lynearm.python.PythonValue;

/// How much work rendering one template may be. A template that wants more is refused, so none can
/// make the program hang or run out of memory.
final class Allowance {

  private static final int MOST_STEPS = 1_000_000;
  private static final int MOST_CHARACTERS = 4_000_000;
  private static final int DEEPEST = 50;
  private static final int LONGEST_NUMBER = 8_192;

  private int steps;
  private long written;

  /// Counts one step of work.
  void step() {
    steps(1);
  }

  void steps(long count) {
    if (count > MOST_STEPS - steps) {
      throw TemplateFault.outside("rendering takes too long");
    }
    steps += (int) count;
  }

  /// Counts text that becomes part of the file.
  void write(String text) {
    written += text.length();
    size(written);
  }

  /// Lets a text of this length pass.
  static void size(long characters) {
    if (characters > MOST_CHARACTERS) {
      throw TemplateFault.outside("the text becomes too long");
    }
  }

  /// Lets a number of this many bits pass.
  static void bits(long bits) {
    if (bits > LONGEST_NUMBER) {
      throw TemplateFault.outside("the number becomes too long");
    }
  }

  /// Lets a new collection pass unless it is nested too deep or, written out, too long.
  PythonValue built(PythonValue collection) {
    weigh(collection, 0, 0);
    return collection;
  }

  private long weigh(PythonValue value, int depth, long before) {
    step();
    if (depth > DEEPEST) {
      throw TemplateFault.outside("a value is nested too deep");
    }
    long weight = before + 1;
    switch (value) {
      case PythonValue.Str(String text) -> weight += text.length();
      case PythonValue.TupleValue(var items) -> weight = weigh(items, depth, weight);
      case PythonValue.ListValue(var items) -> weight = weigh(items, depth, weight);
      case PythonValue.SetValue(var items, _) -> {
        if (depth > 0 && items.size() > 1) {
          throw Values.noOrder();
        }
        weight = weigh(items, depth, weight);
      }
      case PythonValue.DictValue(var entries) -> {
        weight = weigh(entries.keySet(), depth, weight);
        weight = weigh(entries.values(), depth, weight);
      }
      default -> {}
    }
    size(weight);
    return weight;
  }

  private long weigh(Iterable<PythonValue> items, int depth, long before) {
    long weight = before;
    for (PythonValue item : items) {
      weight = weigh(item, depth + 1, weight);
    }
    return weight;
  }
}
