package lynearm.python;

import java.util.List;
import java.util.Map;

/// How much work the values of one file may cost. Hostile files ask for texts of gigabytes in one
/// line; a header never needs them.
final class Budget {
  private static final int MOST_STEPS = 500_000;
  private static final int MOST_CHARACTERS = 1_000_000;
  private static final int MOST_ITEMS = 100_000;
  private static final int MOST_BITS = 100_000;
  private static final int MOST_LEVELS = 50;

  private int steps;

  /// Whether everything is spent.
  boolean isSpent() {
    return steps > MOST_STEPS;
  }

  /// Counts work that is not refused at once; see [#isSpent].
  void note(int count) {
    steps += count;
  }

  void step() throws UnknownValueException {
    spend(1);
  }

  private void spend(int count) throws UnknownValueException {
    steps += count;
    if (steps > MOST_STEPS) {
      throw tooLarge();
    }
  }

  /// Refuses a text of this length.
  void requireText(long characters) throws UnknownValueException {
    if (characters > MOST_CHARACTERS) {
      throw tooLarge();
    }
    spend((int) (characters / 100));
  }

  void requireBits(long bits) throws UnknownValueException {
    if (bits > MOST_BITS) {
      throw tooLarge();
    }
  }

  void requireItems(long items) throws UnknownValueException {
    if (items > MOST_ITEMS) {
      throw tooLarge();
    }
    spend((int) (items / 10));
  }

  /// Gives the value back if all that it holds, counted as often as it occurs, is moderate.
  <V extends PythonValue> V moderate(V value) throws UnknownValueException {
    count(value, 0);
    return value;
  }

  private void count(PythonValue value, int level) throws UnknownValueException {
    if (level > MOST_LEVELS) {
      throw tooLarge();
    }
    spend(1);
    switch (value) {
      case PythonValue.TupleValue(List<PythonValue> items) -> countAll(items, level);
      case PythonValue.ListValue(List<PythonValue> items) -> countAll(items, level);
      case PythonValue.SetValue(List<PythonValue> items, _) -> countAll(items, level);
      case PythonValue.DictValue(Map<PythonValue, PythonValue> entries) -> {
        for (Map.Entry<PythonValue, PythonValue> entry : entries.entrySet()) {
          count(entry.getKey(), level + 1);
          count(entry.getValue(), level + 1);
        }
      }
      default -> {}
    }
  }

  private void countAll(List<PythonValue> items, int level) throws UnknownValueException {
    for (PythonValue item : items) {
      count(item, level + 1);
    }
  }

  private static UnknownValueException tooLarge() {
    return new UnknownValueException("it is too large to work out");
  }
}
