package lynearm.python;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import lynearm.python.Expression.BinaryOperator;
import lynearm.python.Expression.ComparisonOperator;

/// Python's operators on known values.
final class Operations {
  private final Budget budget;

  Operations(Budget budget) {
    this.budget = budget;
  }

  void requireItems(int items) throws UnknownValueException {
    budget.requireItems(items);
  }

  PythonValue binary(BinaryOperator operator, PythonValue left, PythonValue right)
      throws UnknownValueException, PythonException {
    return switch (operator) {
      case ADD -> add(left, right);
      case MULTIPLY -> multiply(left, right);
      case MODULO -> modulo(left, right);
      case SUBTRACT, FLOOR_DIVIDE, POWER -> arithmetic(operator, left, right);
      case BIT_OR -> union(left, right);
      default -> throw new UnknownValueException("it is calculated");
    };
  }

  private PythonValue add(PythonValue left, PythonValue right)
      throws UnknownValueException, PythonException {
    if (left instanceof PythonValue.Str(String a) && right instanceof PythonValue.Str(String b)) {
      budget.requireText((long) a.length() + b.length());
      return new PythonValue.Str(a + b);
    }
    if (left instanceof PythonValue.Bytes(String a)
        && right instanceof PythonValue.Bytes(String b)) {
      budget.requireText((long) a.length() + b.length());
      return new PythonValue.Bytes(a + b);
    }
    if (left instanceof PythonValue.TupleValue(var a)
        && right instanceof PythonValue.TupleValue(var b)) {
      return budget.moderate(new PythonValue.TupleValue(joined(a, b)));
    }
    if (left instanceof PythonValue.ListValue(var a)
        && right instanceof PythonValue.ListValue(var b)) {
      return budget.moderate(new PythonValue.ListValue(joined(a, b)));
    }
    if (isText(left) || isText(right)) {
      throw PythonException.typeError(
          "can only concatenate alike values, not " + left.typeName() + " and " + right.typeName());
    }
    return arithmetic(BinaryOperator.ADD, left, right);
  }

  private static boolean isText(PythonValue value) {
    return value instanceof PythonValue.Str || value instanceof PythonValue.Bytes;
  }

  private List<PythonValue> joined(List<PythonValue> a, List<PythonValue> b)
      throws UnknownValueException {
    budget.requireItems((long) a.size() + b.size());
    List<PythonValue> all = new ArrayList<>(a);
    all.addAll(b);
    return all;
  }

  private PythonValue multiply(PythonValue left, PythonValue right)
      throws UnknownValueException, PythonException {
    Optional<BigInteger> count = integer(right);
    if (count.isEmpty() || isSequence(right)) {
      return isSequence(right) && integer(left).isPresent()
          ? multiply(right, left)
          : arithmetic(BinaryOperator.MULTIPLY, left, right);
    }
    if (!isSequence(left)) {
      return arithmetic(BinaryOperator.MULTIPLY, left, right);
    }
    BigInteger wanted = count.get().max(BigInteger.ZERO);
    budget.requireBits(wanted.bitLength() > 31 ? Long.MAX_VALUE : 0);
    int times = wanted.intValue();
    return switch (left) {
      case PythonValue.Str(String text) -> {
        budget.requireText((long) text.length() * times);
        yield new PythonValue.Str(text.repeat(times));
      }
      case PythonValue.Bytes(String text) -> {
        budget.requireText((long) text.length() * times);
        yield new PythonValue.Bytes(text.repeat(times));
      }
      case PythonValue.TupleValue(var items) ->
          budget.moderate(new PythonValue.TupleValue(repeated(items, times)));
      case PythonValue.ListValue(var items) ->
          budget.moderate(new PythonValue.ListValue(repeated(items, times)));
      default -> throw new UnknownValueException("it is calculated");
    };
  }

  private static boolean isSequence(PythonValue value) {
    return isText(value)
        || value instanceof PythonValue.TupleValue
        || value instanceof PythonValue.ListValue;
  }

  private List<PythonValue> repeated(List<PythonValue> items, int times)
      throws UnknownValueException {
    budget.requireItems((long) items.size() * times);
    List<PythonValue> all = new ArrayList<>();
    if (!items.isEmpty()) {
      for (int i = 0; i < times; i++) {
        all.addAll(items);
      }
    }
    return all;
  }

  private PythonValue modulo(PythonValue left, PythonValue right)
      throws UnknownValueException, PythonException {
    if (left instanceof PythonValue.Str(String template)) {
      String text = PythonFormat.format(template, right);
      budget.requireText(text.length());
      return new PythonValue.Str(text);
    }
    return arithmetic(BinaryOperator.MODULO, left, right);
  }

  private PythonValue union(PythonValue left, PythonValue right)
      throws UnknownValueException, PythonException {
    if (left instanceof PythonValue.SetValue(var a, boolean frozen)
        && right instanceof PythonValue.SetValue(var b, _)) {
      return set(joined(a, b), frozen);
    }
    if (left instanceof PythonValue.DictValue(var a)
        && right instanceof PythonValue.DictValue(var b)) {
      Map<PythonValue, PythonValue> all = new LinkedHashMap<>(a);
      all.putAll(b);
      return budget.moderate(new PythonValue.DictValue(all));
    }
    throw new UnknownValueException("it is calculated");
  }

  private PythonValue arithmetic(BinaryOperator operator, PythonValue left, PythonValue right)
      throws UnknownValueException, PythonException {
    Optional<BigInteger> a = integer(left);
    Optional<BigInteger> b = integer(right);
    if (a.isEmpty() || b.isEmpty()) {
      boolean numbers = isNumber(left) && isNumber(right);
      if (numbers || left instanceof PythonValue.Opaque || right instanceof PythonValue.Opaque) {
        throw new UnknownValueException("it is calculated");
      }
      throw PythonException.typeError(
          "unsupported operand types: " + left.typeName() + " and " + right.typeName());
    }
    return new PythonValue.Int(whole(operator, a.get(), b.get()));
  }

  private BigInteger whole(BinaryOperator operator, BigInteger a, BigInteger b)
      throws UnknownValueException, PythonException {
    return switch (operator) {
      case ADD -> a.add(b);
      case SUBTRACT -> a.subtract(b);
      case MULTIPLY -> {
        budget.requireBits((long) a.bitLength() + b.bitLength());
        yield a.multiply(b);
      }
      case FLOOR_DIVIDE -> {
        requireNotZero(b);
        BigInteger[] parts = a.divideAndRemainder(b);
        boolean down = parts[1].signum() != 0 && parts[1].signum() != b.signum();
        yield down ? parts[0].subtract(BigInteger.ONE) : parts[0];
      }
      case MODULO -> {
        requireNotZero(b);
        BigInteger rest = a.remainder(b);
        yield rest.signum() != 0 && rest.signum() != b.signum() ? rest.add(b) : rest;
      }
      case POWER -> {
        if (b.signum() < 0 || b.bitLength() > 20) {
          throw new UnknownValueException("it is calculated");
        }
        budget.requireBits((long) a.bitLength() * b.intValue());
        yield a.pow(b.intValue());
      }
      default -> throw new UnknownValueException("it is calculated");
    };
  }

  private static void requireNotZero(BigInteger divisor) throws PythonException {
    if (divisor.signum() == 0) {
      throw new PythonException("ZeroDivisionError", "division by zero");
    }
  }

  private static boolean isNumber(PythonValue value) {
    return value instanceof PythonValue.Int
        || value instanceof PythonValue.Bool
        || value instanceof PythonValue.Real
        || value instanceof PythonValue.Imaginary;
  }

  static Optional<BigInteger> integer(PythonValue value) {
    return switch (value) {
      case PythonValue.Int(BigInteger number) -> Optional.of(number);
      case PythonValue.Bool(boolean yes) -> Optional.of(yes ? BigInteger.ONE : BigInteger.ZERO);
      default -> Optional.empty();
    };
  }

  /// A set of these members, each once.
  PythonValue set(List<PythonValue> members, boolean frozen)
      throws UnknownValueException, PythonException {
    SequencedSet<PythonValue> once = new LinkedHashSet<>();
    for (PythonValue member : members) {
      once.add(key(member));
    }
    return budget.moderate(new PythonValue.SetValue(List.copyOf(once), frozen));
  }

  /// The value as the key of a dict or member of a set.
  PythonValue key(PythonValue value) throws UnknownValueException, PythonException {
    switch (value) {
      case PythonValue.ListValue _, PythonValue.DictValue _ ->
          throw PythonException.typeError("unhashable type: '" + value.typeName() + "'");
      case PythonValue.SetValue(_, boolean frozen) -> {
        if (!frozen) {
          throw PythonException.typeError("unhashable type: 'set'");
        }
      }
      case PythonValue.Bool _, PythonValue.Real _ ->
          // equal to integers, which are other keys here
          throw new UnknownValueException("it uses numbers of several kinds as keys");
      case PythonValue.TupleValue(List<PythonValue> items) -> {
        for (PythonValue item : items) {
          key(item);
        }
      }
      default -> {}
    }
    return value;
  }

  boolean compare(ComparisonOperator operator, PythonValue left, PythonValue right)
      throws UnknownValueException, PythonException {
    return switch (operator) {
      case EQUAL -> equal(left, right);
      case NOT_EQUAL -> !equal(left, right);
      case LESS -> order(left, right) < 0;
      case LESS_EQUAL -> order(left, right) <= 0;
      case GREATER -> order(left, right) > 0;
      case GREATER_EQUAL -> order(left, right) >= 0;
      case IN -> contains(right, left);
      case NOT_IN -> !contains(right, left);
      case IS -> same(left, right);
      case IS_NOT -> !same(left, right);
    };
  }

  private static boolean equal(PythonValue left, PythonValue right) throws UnknownValueException {
    Optional<BigInteger> a = integer(left);
    Optional<BigInteger> b = integer(right);
    if (a.isPresent() && b.isPresent()) {
      return a.equals(b);
    }
    if ((isNumber(left) && isNumber(right))
        || left instanceof PythonValue.SetValue
        || left instanceof PythonValue.Opaque
        || right instanceof PythonValue.Opaque) {
      throw new UnknownValueException("it depends on a comparison");
    }
    if (left instanceof PythonValue.TupleValue(var x)
        && right instanceof PythonValue.TupleValue(var y)) {
      return allEqual(x, y);
    }
    if (left instanceof PythonValue.ListValue(var x)
        && right instanceof PythonValue.ListValue(var y)) {
      return allEqual(x, y);
    }
    return left.equals(right);
  }

  private static boolean allEqual(List<PythonValue> a, List<PythonValue> b)
      throws UnknownValueException {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!equal(a.get(i), b.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static int order(PythonValue left, PythonValue right)
      throws UnknownValueException, PythonException {
    Optional<BigInteger> a = integer(left);
    Optional<BigInteger> b = integer(right);
    if (a.isPresent() && b.isPresent()) {
      return a.get().compareTo(b.get());
    }
    if (left instanceof PythonValue.Str(String x) && right instanceof PythonValue.Str(String y)) {
      return compareCodePoints(x, y);
    }
    if (left.getClass() == right.getClass() || (isNumber(left) && isNumber(right))) {
      throw new UnknownValueException("it depends on a comparison");
    }
    throw PythonException.typeError(
        "'<' not supported between " + left.typeName() + " and " + right.typeName());
  }

  static int compareCodePoints(String a, String b) {
    return Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
  }

  private boolean contains(PythonValue container, PythonValue item)
      throws UnknownValueException, PythonException {
    if (container instanceof PythonValue.Str(String text)) {
      if (item instanceof PythonValue.Str(String part)) {
        return text.contains(part);
      }
      throw PythonException.typeError("'in <string>' requires string as left operand");
    }
    for (PythonValue member : iterate(container)) {
      budget.step();
      if (equal(member, item)) {
        return true;
      }
    }
    return false;
  }

  private static boolean same(PythonValue left, PythonValue right) throws UnknownValueException {
    if (isSingle(left) || isSingle(right)) {
      return left.equals(right);
    }
    throw new UnknownValueException("it depends on the identity of objects");
  }

  private static boolean isSingle(PythonValue value) {
    return value instanceof PythonValue.NoneValue
        || value instanceof PythonValue.Bool
        || value instanceof PythonValue.EllipsisValue;
  }

  /// The items of a value, in order.
  List<PythonValue> iterate(PythonValue value) throws UnknownValueException, PythonException {
    return switch (value) {
      case PythonValue.TupleValue(var items) -> items;
      case PythonValue.ListValue(var items) -> items;
      case PythonValue.SetValue(var items, _) -> {
        if (items.size() > 1) {
          throw new UnknownValueException("it depends on the order of a set");
        }
        yield items;
      }
      case PythonValue.DictValue(var entries) -> List.copyOf(entries.keySet());
      case PythonValue.Str(String text) -> {
        budget.requireItems(text.length());
        yield text.codePoints()
            .<PythonValue>mapToObj(c -> new PythonValue.Str(Character.toString(c)))
            .toList();
      }
      case PythonValue.Bytes(String latin1) -> {
        budget.requireItems(latin1.length());
        yield latin1.chars().<PythonValue>mapToObj(PythonValue::of).toList();
      }
      default ->
          throw PythonException.typeError("'" + value.typeName() + "' object is not iterable");
    };
  }

  /// `object[index]`.
  PythonValue item(PythonValue object, PythonValue index)
      throws UnknownValueException, PythonException {
    if (object instanceof PythonValue.DictValue(var entries)) {
      PythonValue value = entries.get(key(index));
      if (value == null) {
        throw new PythonException("KeyError", PythonRepr.repr(index));
      }
      return value;
    }
    if (!isSequence(object)) {
      throw PythonException.typeError("'" + object.typeName() + "' object is not subscriptable");
    }
    List<PythonValue> items = iterate(object);
    int place =
        integer(index)
            .filter(number -> number.bitLength() < 31)
            .orElseThrow(() -> PythonException.typeError("the index is no plain integer"))
            .intValue();
    int at = place < 0 ? place + items.size() : place;
    if (at < 0 || at >= items.size()) {
      throw new PythonException("IndexError", object.typeName() + " index out of range");
    }
    return items.get(at);
  }

  /// `object[lower:upper:step]`.
  PythonValue slice(PythonValue object, SliceBounds bounds)
      throws UnknownValueException, PythonException {
    if (!isSequence(object)) {
      throw PythonException.typeError("'" + object.typeName() + "' object cannot be sliced");
    }
    List<PythonValue> picked = bounds.pick(iterate(object));
    return switch (object) {
      case PythonValue.Str _ -> new PythonValue.Str(text(picked));
      case PythonValue.TupleValue _ -> new PythonValue.TupleValue(picked);
      case PythonValue.ListValue _ -> new PythonValue.ListValue(picked);
      default -> throw new UnknownValueException("it is cut out of bytes");
    };
  }

  private static String text(List<PythonValue> characters) {
    StringBuilder text = new StringBuilder();
    for (PythonValue character : characters) {
      text.append(PythonRepr.str(character));
    }
    return text.toString();
  }

  /// The items in ascending order, if they are all texts or all integers.
  List<PythonValue> sorted(List<PythonValue> items) throws UnknownValueException {
    List<PythonValue> sorted = new ArrayList<>(items);
    if (items.stream().allMatch(PythonValue.Str.class::isInstance)) {
      sorted.sort((a, b) -> compareCodePoints(PythonRepr.str(a), PythonRepr.str(b)));
      return Collections.unmodifiableList(sorted);
    }
    throw new UnknownValueException("it depends on a sorting");
  }
}
