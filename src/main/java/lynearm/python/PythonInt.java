package lynearm.python;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/// What Python's `int()` makes of a text.
public final class PythonInt {

  /// Python refuses longer numbers.
  private static final int LONGEST = 4300;

  private static final Pattern NUMBER = Pattern.compile("[+-]?\\p{Nd}+(?:_\\p{Nd}+)*");

  private PythonInt() {}

  /// The number, or nothing where Python would refuse.
  public static Optional<BigInteger> parse(String text) {
    String trimmed = PythonText.strip(text);
    if (!NUMBER.matcher(trimmed).matches()) {
      return Optional.empty();
    }
    StringBuilder digits = new StringBuilder();
    trimmed
        .codePoints()
        .filter(Character::isDigit)
        .forEach(digit -> digits.append((char) ('0' + Character.digit(digit, 10))));
    if (digits.length() > LONGEST) {
      return Optional.empty();
    }
    BigInteger number = new BigInteger(digits.toString());
    return Optional.of(trimmed.startsWith("-") ? number.negate() : number);
  }

  /// The nearest number in the range of a Java int.
  public static int clamped(BigInteger number) {
    return number
        .min(BigInteger.valueOf(Integer.MAX_VALUE))
        .max(BigInteger.valueOf(Integer.MIN_VALUE))
        .intValue();
  }
}
