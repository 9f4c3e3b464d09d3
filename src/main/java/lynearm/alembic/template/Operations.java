package lynearm.alembic.template;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import lynearm.python.Expression.BinaryOperator;
import lynearm.python.Expression.ComparisonOperator;
import lynearm.python.Expression.UnaryOperator;
import lynearm.python.PythonException;
import lynearm.python.PythonFormat;
import lynearm.python.PythonValue;

/// The operators of Python on the values that templates meet.
final class Operations {

  private Operations() {}

  static PythonValue unary(UnaryOperator operator, PythonValue operand) throws PythonException {
    if (operator == UnaryOperator.NOT) {
      return PythonValue.of(!operand.isTrue());
    }
    if (operand instanceof PythonValue.Real(double number) && operator != UnaryOperator.INVERT) {
      return new PythonValue.Real(operator == UnaryOperator.MINUS ? -number : number);
    }
    if (!isWhole(operand)) {
      throw unsupported(operator.toString(), operand, operand);
    }
    BigInteger number = Values.toInt(operand);
    return new PythonValue.Int(
        switch (operator) {
          case MINUS -> number.negate();
          case INVERT -> number.not();
          default -> number;
        });
  }

  static PythonValue binary(BinaryOperator operator, PythonValue left, PythonValue right)
      throws PythonException {
    if (operator == BinaryOperator.MODULO && left instanceof PythonValue.Str(String format)) {
      return Values.text(PythonFormat.format(format, right));
    }
    if (isWhole(left) && isWhole(right)) {
      return whole(operator, Values.toInt(left), Values.toInt(right), left, right);
    }
    if (Values.isNumber(left) && Values.isNumber(right)) {
      return real(operator, Values.toDouble(left), Values.toDouble(right), left, right);
    }
    return switch (operator) {
      case ADD -> add(left, right);
      case MULTIPLY -> isWhole(left) ? repeat(right, left) : repeat(left, right);
      default -> throw unsupported(operator.toString(), left, right);
    };
  }

  private static PythonValue add(PythonValue left, PythonValue right) throws PythonException {
    if (left instanceof PythonValue.Str(String one)
        && right instanceof PythonValue.Str(String other)) {
      Allowance.size((long) one.length() + other.length());
      return Values.text(one + other);
    }
    if (left instanceof PythonValue.TupleValue(var items)
        && right instanceof PythonValue.TupleValue(var others)) {
      return new PythonValue.TupleValue(joined(items, others));
    }
    if (left instanceof PythonValue.ListValue(var items)
        && right instanceof PythonValue.ListValue(var others)) {
      return new PythonValue.ListValue(joined(items, others));
    }
    throw unsupported("ADD", left, right);
  }

  private static List<PythonValue> joined(List<PythonValue> items, List<PythonValue> others) {
    Allowance.size((long) items.size() + others.size());
    var all = new ArrayList<>(items);
    all.addAll(others);
    return all;
  }

  private static PythonValue repeat(PythonValue value, PythonValue times) throws PythonException {
    if (!isWhole(times)) {
      throw unsupported("MULTIPLY", value, times);
    }
    BigInteger wanted = Values.toInt(times).max(BigInteger.ZERO);
    Allowance.size(wanted.bitLength() > 31 ? Long.MAX_VALUE : wanted.intValue());
    int count = wanted.intValue();
    return switch (value) {
      case PythonValue.Str(String text) -> {
        Allowance.size((long) text.length() * count);
        yield Values.text(text.repeat(count));
      }
      case PythonValue.TupleValue(var items) -> new PythonValue.TupleValue(repeat(items, count));
      case PythonValue.ListValue(var items) -> new PythonValue.ListValue(repeat(items, count));
      default -> throw unsupported("MULTIPLY", value, times);
    };
  }

  private static List<PythonValue> repeat(List<PythonValue> items, int count) {
    Allowance.size((long) items.size() * count);
    var all = new ArrayList<PythonValue>();
    Collections.nCopies(count, items).forEach(all::addAll);
    return all;
  }

  private static PythonValue whole(
      BinaryOperator operator,
      BigInteger one,
      BigInteger other,
      PythonValue left,
      PythonValue right)
      throws PythonException {
    boolean areFlags = left instanceof PythonValue.Bool && right instanceof PythonValue.Bool;
    return switch (operator) {
      case ADD -> number(one.add(other));
      case SUBTRACT -> number(one.subtract(other));
      case MULTIPLY -> {
        Allowance.bits((long) one.bitLength() + other.bitLength());
        yield number(one.multiply(other));
      }
      case FLOOR_DIVIDE -> number(floorDivide(one, nonZero(other))[0]);
      case MODULO -> number(floorDivide(one, nonZero(other))[1]);
      case DIVIDE -> {
        nonZero(other);
        if (one.bitLength() > 53 || other.bitLength() > 53) {
          throw TemplateFault.outside("such large numbers are not divided here");
        }
        yield new PythonValue.Real(one.doubleValue() / other.doubleValue());
      }
      case POWER -> power(one, other);
      case LEFT_SHIFT -> number(one.shiftLeft(shift(other)));
      case RIGHT_SHIFT -> number(one.shiftRight(shift(other)));
      case BIT_AND -> areFlags ? flag(one.and(other)) : number(one.and(other));
      case BIT_OR -> areFlags ? flag(one.or(other)) : number(one.or(other));
      case BIT_XOR -> areFlags ? flag(one.xor(other)) : number(one.xor(other));
      case MATRIX_MULTIPLY -> throw unsupported("@", left, right);
    };
  }

  private static PythonValue number(BigInteger number) {
    Allowance.bits(number.bitLength());
    return new PythonValue.Int(number);
  }

  private static PythonValue flag(BigInteger number) {
    return PythonValue.of(number.signum() != 0);
  }

  private static BigInteger nonZero(BigInteger number) throws PythonException {
    if (number.signum() == 0) {
      throw new PythonException("ZeroDivisionError", "division by zero");
    }
    return number;
  }

  private static BigInteger[] floorDivide(BigInteger one, BigInteger other) {
    BigInteger[] parts = one.divideAndRemainder(other);
    if (parts[1].signum() != 0 && parts[1].signum() != other.signum()) {
      return new BigInteger[] {parts[0].subtract(BigInteger.ONE), parts[1].add(other)};
    }
    return parts;
  }

  private static PythonValue power(BigInteger base, BigInteger exponent) throws PythonException {
    if (exponent.signum() < 0) {
      nonZero(base);
      throw TemplateFault.outside("negative powers are not calculated here");
    }
    Allowance.bits(exponent.bitLength() > 31 ? Long.MAX_VALUE : exponent.intValue());
    Allowance.bits((long) base.bitLength() * exponent.intValue());
    return number(base.pow(exponent.intValue()));
  }

  private static int shift(BigInteger places) throws PythonException {
    if (places.signum() < 0) {
      throw new PythonException("ValueError", "negative shift count");
    }
    Allowance.bits(places.bitLength() > 31 ? Long.MAX_VALUE : places.intValue());
    return places.intValue();
  }

  private static PythonValue real(
      BinaryOperator operator, double one, double other, PythonValue left, PythonValue right)
      throws PythonException {
    return switch (operator) {
      case ADD -> new PythonValue.Real(one + other);
      case SUBTRACT -> new PythonValue.Real(one - other);
      case MULTIPLY -> new PythonValue.Real(one * other);
      case DIVIDE -> {
        if (other == 0) {
          throw new PythonException("ZeroDivisionError", "float division by zero");
        }
        yield new PythonValue.Real(one / other);
      }
      case FLOOR_DIVIDE, MODULO, POWER ->
          throw TemplateFault.outside("this operator is not calculated with floats here");
      default -> throw unsupported(operator.toString(), left, right);
    };
  }

  private static boolean isWhole(PythonValue value) {
    return value instanceof PythonValue.Int || value instanceof PythonValue.Bool;
  }

  /// Python raises a `TypeError` for plain values; what dates, sets and bytes do is not known here.
  private static RuntimeException unsupported(String operator, PythonValue left, PythonValue right)
      throws PythonException {
    if (isRich(left) || isRich(right)) {
      return TemplateFault.outside(
          "%s between %s and %s is not known here"
              .formatted(operator, left.typeName(), right.typeName()));
    }
    throw new PythonException(
        "TypeError",
        "%s is not possible between %s and %s"
            .formatted(operator, left.typeName(), right.typeName()));
  }

  private static boolean isRich(PythonValue value) {
    return switch (value) {
      case DateValue _, Module _ -> true;
      case Function function -> function.isType();
      case PythonValue.SetValue _, PythonValue.Bytes _, PythonValue.DictValue _ -> true;
      case PythonValue.Imaginary _ -> true;
      default -> false;
    };
  }

  static boolean compare(ComparisonOperator operator, PythonValue left, PythonValue right)
      throws PythonException {
    return switch (operator) {
      case EQUAL -> Values.equal(left, right);
      case NOT_EQUAL -> !Values.equal(left, right);
      case LESS -> Values.compare(left, right) < 0;
      case LESS_EQUAL -> Values.compare(left, right) <= 0;
      case GREATER -> Values.compare(left, right) > 0;
      case GREATER_EQUAL -> Values.compare(left, right) >= 0;
      case IN -> isIn(left, right);
      case NOT_IN -> !isIn(left, right);
      case IS -> isSame(left, right);
      case IS_NOT -> !isSame(left, right);
    };
  }

  private static boolean isIn(PythonValue item, PythonValue container) throws PythonException {
    return switch (container) {
      case PythonValue.Str(String text) -> {
        if (item instanceof PythonValue.Str(String part)) {
          yield text.contains(part);
        }
        throw new PythonException("TypeError", "a str contains only str");
      }
      case PythonValue.TupleValue(var items) -> Values.contains(items, item);
      case PythonValue.ListValue(var items) -> Values.contains(items, item);
      case PythonValue.SetValue(var items, _) -> Values.contains(hashable(item, items), item);
      case PythonValue.DictValue(var entries) ->
          Values.contains(hashable(item, List.copyOf(entries.keySet())), item);
      case RangeValue range -> Values.contains(range.items(), item);
      case Iteration iteration -> {
        while (iteration.items().hasNext()) {
          if (Values.equal(iteration.items().next(), item)) {
            yield true;
          }
        }
        yield false;
      }
      case PythonValue.Bytes _, Module _, ContextValue _ ->
          throw TemplateFault.outside("what is in " + container.typeName() + " is not known here");
      default -> throw new PythonException("TypeError", container.typeName() + " contains nothing");
    };
  }

  private static List<PythonValue> hashable(PythonValue key, List<PythonValue> items)
      throws PythonException {
    requireHashable(key);
    return items;
  }

  /// Makes sure that a value may be a key.
  static void requireHashable(PythonValue key) throws PythonException {
    switch (key) {
      case PythonValue.ListValue _, PythonValue.DictValue _ ->
          throw new PythonException("TypeError", "unhashable type: " + key.typeName());
      case PythonValue.SetValue(_, boolean frozen) -> {
        if (!frozen) {
          throw new PythonException("TypeError", "unhashable type: set");
        }
      }
      case PythonValue.TupleValue(var items) -> {
        for (PythonValue item : items) {
          requireHashable(item);
        }
      }
      default -> {}
    }
  }

  /// `left is right`, where that is sure.
  @SuppressWarnings("ReferenceEquality")
  private static boolean isSame(PythonValue left, PythonValue right) {
    if (left == right) {
      return true;
    }
    if (!left.equals(right)) {
      return false;
    }
    return switch (left) {
      case PythonValue.NoneValue _, PythonValue.Bool _, PythonValue.EllipsisValue _ -> true;
      case Function _, Module _, ConfigValue _, ContextValue _ -> true;
      case PythonValue.ListValue _, PythonValue.DictValue _, PythonValue.SetValue _ -> false;
      default -> throw TemplateFault.outside("whether equal values are one is left open by Python");
    };
  }
}
