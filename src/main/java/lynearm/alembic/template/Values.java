package lynearm.alembic.template;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import lynearm.python.PythonException;
import lynearm.python.PythonRepr;
import lynearm.python.PythonText;
import lynearm.python.PythonValue;
import org.jspecify.annotations.Nullable;

/// What every Python value can be asked: its text, its items, its length, whether it equals
/// another.
final class Values {

  private Values() {}

  static PythonValue text(String text) {
    Allowance.size(text.length());
    return PythonValue.of(text);
  }

  static PythonValue texts(List<String> texts) {
    return new PythonValue.ListValue(texts.stream().map(Values::text).toList());
  }

  /// `str(value)`.
  static String str(PythonValue value) {
    return switch (value) {
      case PythonValue.Str(String text) -> text;
      case PythonValue.Opaque opaque -> opaque.text();
      default -> repr(value);
    };
  }

  /// `repr(value)`.
  static String repr(PythonValue value) {
    return switch (value) {
      case PythonValue.Opaque opaque -> opaque.representation();
      case PythonValue.SetValue(var items, _) when items.size() > 1 -> throw noOrder();
      default -> PythonRepr.repr(value);
    };
  }

  /// The items that `for` would visit.
  static Iterator<PythonValue> iterate(PythonValue value) throws PythonException {
    return switch (value) {
      case Iteration iteration -> iteration.items();
      case PythonValue.Bytes _ -> throw TemplateFault.outside("bytes are not taken apart here");
      default -> items(value).iterator();
    };
  }

  /// All items at once.
  static List<PythonValue> list(PythonValue value, Allowance allowance) throws PythonException {
    var list = new ArrayList<PythonValue>();
    for (var items = iterate(value); items.hasNext(); ) {
      allowance.step();
      list.add(items.next());
    }
    return list;
  }

  private static List<PythonValue> items(PythonValue value) throws PythonException {
    return switch (value) {
      case PythonValue.Str(String text) ->
          PythonText.characters(text).stream().map(Values::text).toList();
      case PythonValue.TupleValue(var items) -> items;
      case PythonValue.ListValue(var items) -> items;
      case PythonValue.SetValue(var items, _) -> ordered(items);
      case PythonValue.DictValue(var entries) -> List.copyOf(entries.keySet());
      case RangeValue range -> range.items();
      case ContextValue _, ConfigValue _, Module _, LoopValue _ ->
          throw TemplateFault.outside("the items of this " + value.typeName() + " are not known");
      default -> throw new PythonException("TypeError", value.typeName() + " is not iterable");
    };
  }

  private static List<PythonValue> ordered(List<PythonValue> items) {
    if (items.size() > 1) {
      throw noOrder();
    }
    return items;
  }

  static TemplateFault noOrder() {
    return TemplateFault.outside("a set has no order that is always the same");
  }

  /// `len(value)`.
  static int length(PythonValue value) throws PythonException {
    return switch (value) {
      case PythonValue.Str(String text) -> PythonText.length(text);
      case PythonValue.Bytes(String bytes) -> bytes.length();
      case PythonValue.SetValue(var items, _) -> items.size();
      case LoopValue loop -> loop.length();
      case RangeValue range -> range.size();
      case Iteration iteration ->
          throw new PythonException("TypeError", iteration.typeName() + " has no len()");
      case PythonValue.TupleValue _, PythonValue.ListValue _, PythonValue.DictValue _ ->
          items(value).size();
      default ->
          throw new PythonException(
              "TypeError", "object of type " + value.typeName() + " has no len()");
    };
  }

  /// `left == right`.
  static boolean equal(PythonValue left, PythonValue right) {
    if (isNumber(left) && isNumber(right)) {
      return compareNumbers(left, right) == 0 && !isNaN(left) && !isNaN(right);
    }
    return switch (left) {
      case PythonValue.TupleValue(var items) ->
          right instanceof PythonValue.TupleValue(var others) && equalItems(items, others);
      case PythonValue.ListValue(var items) ->
          right instanceof PythonValue.ListValue(var others) && equalItems(items, others);
      case PythonValue.SetValue(var items, _) ->
          right instanceof PythonValue.SetValue(var others, _)
              && items.size() == others.size()
              && items.stream().allMatch(item -> contains(others, item));
      case PythonValue.DictValue(var entries) ->
          right instanceof PythonValue.DictValue(var others)
              && entries.size() == others.size()
              && entries.entrySet().stream()
                  .allMatch(entry -> {
                    var other = find(right, entry.getKey());
                    return other != null && equal(entry.getValue(), other);
                  });
      default -> left.equals(right);
    };
  }

  /// The value of a key in a dict; null if it has none.
  static @Nullable PythonValue find(PythonValue dict, PythonValue key) {
    if (dict instanceof PythonValue.DictValue(var entries)) {
      for (var entry : entries.entrySet()) {
        if (equal(entry.getKey(), key)) {
          return entry.getValue();
        }
      }
    }
    return null;
  }

  static boolean contains(List<PythonValue> items, PythonValue wanted) {
    return items.stream().anyMatch(item -> equal(item, wanted));
  }

  private static boolean equalItems(List<PythonValue> items, List<PythonValue> others) {
    if (items.size() != others.size()) {
      return false;
    }
    for (int at = 0; at < items.size(); at++) {
      if (!equal(items.get(at), others.get(at))) {
        return false;
      }
    }
    return true;
  }

  /// The order that `<` goes by, as a negative number, zero or a positive one.
  static int compare(PythonValue left, PythonValue right) throws PythonException {
    if (isNumber(left) && isNumber(right)) {
      if (isNaN(left) || isNaN(right)) {
        throw TemplateFault.outside("nan has no order");
      }
      return compareNumbers(left, right);
    }
    if (left instanceof PythonValue.Str(String one)
        && right instanceof PythonValue.Str(String other)) {
      return PythonText.BY_CODE_POINT.compare(one, other);
    }
    if (left instanceof PythonValue.TupleValue(var items)
        && right instanceof PythonValue.TupleValue(var others)) {
      return compareItems(items, others);
    }
    if (left instanceof PythonValue.ListValue(var items)
        && right instanceof PythonValue.ListValue(var others)) {
      return compareItems(items, others);
    }
    if (left instanceof DateValue
        || right instanceof DateValue
        || left instanceof PythonValue.SetValue
        || left instanceof PythonValue.Bytes) {
      throw TemplateFault.outside("values of type " + left.typeName() + " are not ordered here");
    }
    throw new PythonException(
        "TypeError", "no order between " + left.typeName() + " and " + right.typeName());
  }

  private static int compareItems(List<PythonValue> items, List<PythonValue> others)
      throws PythonException {
    for (int at = 0; at < Math.min(items.size(), others.size()); at++) {
      if (!equal(items.get(at), others.get(at))) {
        return compare(items.get(at), others.get(at));
      }
    }
    return Integer.compare(items.size(), others.size());
  }

  static boolean isNumber(PythonValue value) {
    return value instanceof PythonValue.Int
        || value instanceof PythonValue.Bool
        || value instanceof PythonValue.Real;
  }

  private static boolean isInfinite(PythonValue value) {
    return value instanceof PythonValue.Real(double number) && Double.isInfinite(number);
  }

  private static boolean isNaN(PythonValue value) {
    return value instanceof PythonValue.Real(double number) && Double.isNaN(number);
  }

  private static int compareNumbers(PythonValue left, PythonValue right) {
    if (isInfinite(left) || isInfinite(right)) {
      return Double.compare(toDouble(left), toDouble(right));
    }
    if (isNaN(left) || isNaN(right)) {
      return 1;
    }
    return decimal(left).compareTo(decimal(right));
  }

  private static BigDecimal decimal(PythonValue number) {
    return number instanceof PythonValue.Real(double value)
        ? new BigDecimal(value)
        : new BigDecimal(toInt(number));
  }

  static double toDouble(PythonValue number) {
    return number instanceof PythonValue.Real(double value) ? value : toInt(number).doubleValue();
  }

  /// The whole number that an `int` or `bool` is.
  static BigInteger toInt(PythonValue number) {
    return switch (number) {
      case PythonValue.Int(BigInteger value) -> value;
      case PythonValue.Bool(boolean value) -> value ? BigInteger.ONE : BigInteger.ZERO;
      default -> throw new IllegalArgumentException("no whole number: " + number.typeName());
    };
  }
}
