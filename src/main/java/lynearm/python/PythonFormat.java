package lynearm.python;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The `%` operator of Python's `str`: `"%04d_%(name)s" % values`.
public final class PythonFormat {

  /// No width or precision beyond this is carried out; Python would fill the memory.
  private static final int MOST_CHARACTERS = 100_000;

  private static final int DEFAULT_PRECISION = 6;

  private final String template;
  private final @Nullable PythonValue mapping;
  private List<PythonValue> values;
  private final boolean strict;
  private final StringBuilder out = new StringBuilder();
  private int at;
  private int used;

  private PythonFormat(String template, PythonValue values) {
    this.template = template;
    boolean isTuple = values instanceof PythonValue.TupleValue;
    this.values = values instanceof PythonValue.TupleValue(var items) ? items : List.of(values);
    boolean indexed =
        values instanceof PythonValue.DictValue
            || values instanceof PythonValue.ListValue
            || values instanceof PythonValue.Bytes;
    this.mapping = indexed && !isTuple ? values : null;
    this.strict = mapping == null;
  }

  /// What `template % values` gives.
  ///
  /// @param values a tuple for several values, a dict for names, or a single value
  /// @throws PythonException what Python would raise: `KeyError`, `TypeError`, `ValueError`,
  ///   `OverflowError`
  public static String format(String template, PythonValue values) throws PythonException {
    return new PythonFormat(template, values).run();
  }

  private String run() throws PythonException {
    while (at < template.length()) {
      int percent = template.indexOf('%', at);
      if (percent < 0) {
        break;
      }
      out.append(template, at, percent);
      at = percent + 1;
      conversion();
      if (out.length() > MOST_CHARACTERS * 10) {
        throw new PythonException("MemoryError", "the text grows too long");
      }
    }
    out.append(template, Math.min(at, template.length()), template.length());
    if (strict && used < values.size()) {
      throw PythonException.typeError("not all arguments converted during string formatting");
    }
    return out.toString();
  }

  private void conversion() throws PythonException {
    if (peek() == '%') {
      at++;
      out.append('%');
      return;
    }
    if (peek() == '(') {
      values = List.of(lookUp(key()));
      used = 0;
    }
    Specification specification = new Specification();
    specification.readFlags();
    specification.readWidth();
    specification.readPrecision();
    char c = next();
    if (c == 'h' || c == 'l' || c == 'L') {
      c = next();
    }
    out.append(specification.pad(converted(specification, c, nextValue())));
  }

  private char peek() throws PythonException {
    if (at >= template.length()) {
      throw PythonException.valueError("incomplete format");
    }
    return template.charAt(at);
  }

  private char next() throws PythonException {
    char c = peek();
    at++;
    return c;
  }

  private String key() throws PythonException {
    if (mapping == null) {
      throw PythonException.typeError("format requires a mapping");
    }
    int start = at + 1;
    int open = 1;
    int i = start;
    while (i < template.length() && open > 0) {
      open += template.charAt(i) == '(' ? 1 : template.charAt(i) == ')' ? -1 : 0;
      i++;
    }
    if (open > 0) {
      throw PythonException.valueError("incomplete format key");
    }
    at = i;
    return template.substring(start, i - 1);
  }

  private PythonValue lookUp(String key) throws PythonException {
    if (!(mapping instanceof PythonValue.DictValue(Map<PythonValue, PythonValue> entries))) {
      throw PythonException.typeError("list indices must be integers or slices, not str");
    }
    PythonValue value = entries.get(PythonValue.of(key));
    if (value == null) {
      throw new PythonException("KeyError", PythonRepr.repr(PythonValue.of(key)));
    }
    return value;
  }

  private PythonValue nextValue() throws PythonException {
    if (used >= values.size()) {
      throw PythonException.typeError("not enough arguments for format string");
    }
    return values.get(used++);
  }

  private String converted(Specification specification, char c, PythonValue value)
      throws PythonException {
    return switch (c) {
      case 's' -> specification.cut(PythonRepr.str(value));
      case 'r' -> specification.cut(PythonRepr.repr(value));
      case 'a' -> specification.cut(PythonRepr.ascii(value));
      case 'c' -> character(value);
      case 'd', 'i', 'u' -> specification.integer(truncated(value, c), 10, "");
      case 'o' -> specification.integer(whole(value, c), 8, "0o");
      case 'x' -> specification.integer(whole(value, c), 16, "0x");
      case 'X' -> specification.integer(whole(value, c), 16, "0x").toUpperCase(Locale.ROOT);
      case 'e', 'f', 'g' -> specification.real(real(value), c);
      case 'E', 'F', 'G' ->
          specification.real(real(value), Character.toLowerCase(c)).toUpperCase(Locale.ROOT);
      default ->
          throw PythonException.valueError(
              String.format(
                  Locale.ROOT,
                  "unsupported format character '%c' (0x%x) at index %d",
                  c < ' ' || c > '~' ? '?' : c,
                  (int) c,
                  template.codePointCount(0, at - 1)));
    };
  }

  private static String character(PythonValue value) throws PythonException {
    if (value instanceof PythonValue.Str(String text)
        && text.codePointCount(0, text.length()) == 1) {
      return text;
    }
    BigInteger code =
        switch (value) {
          case PythonValue.Int(BigInteger number) -> number;
          case PythonValue.Bool(boolean yes) -> yes ? BigInteger.ONE : BigInteger.ZERO;
          default -> throw PythonException.typeError("conversion c requires int or char");
        };
    if (code.signum() < 0 || code.bitLength() > 21 || code.intValue() > Character.MAX_CODE_POINT) {
      throw new PythonException("OverflowError", "the character code is not in range(0x110000)");
    }
    return Character.toString(code.intValue());
  }

  private static BigInteger truncated(PythonValue value, char c) throws PythonException {
    if (value instanceof PythonValue.Real(double number)) {
      if (Double.isNaN(number)) {
        throw PythonException.valueError("cannot convert float NaN to integer");
      }
      if (Double.isInfinite(number)) {
        throw new PythonException("OverflowError", "cannot convert float infinity to integer");
      }
      return new BigDecimal(number).toBigInteger();
    }
    return whole(value, c, "a real number is required");
  }

  private static BigInteger whole(PythonValue value, char c) throws PythonException {
    return whole(value, c, "an integer is required");
  }

  private static BigInteger whole(PythonValue value, char c, String demand) throws PythonException {
    return switch (value) {
      case PythonValue.Int(BigInteger number) -> number;
      case PythonValue.Bool(boolean yes) -> yes ? BigInteger.ONE : BigInteger.ZERO;
      default ->
          throw PythonException.typeError(
              "%" + c + " format: " + demand + ", not " + value.typeName());
    };
  }

  private static double real(PythonValue value) throws PythonException {
    return switch (value) {
      case PythonValue.Real(double number) -> number;
      case PythonValue.Int(BigInteger number) -> {
        double real = number.doubleValue();
        if (Double.isInfinite(real)) {
          throw new PythonException("OverflowError", "int too large to convert to float");
        }
        yield real;
      }
      case PythonValue.Bool(boolean yes) -> yes ? 1 : 0;
      default -> throw PythonException.typeError("must be real number, not " + value.typeName());
    };
  }

  /// What stands between the percent sign and the letter.
  private final class Specification {
    private boolean left;
    private boolean signed;
    private boolean blank;
    private boolean alternative;
    private boolean zeros;
    private int width;
    private int precision = -1;
    private boolean numeric;

    void readFlags() throws PythonException {
      while (true) {
        switch (peek()) {
          case '-' -> left = true;
          case '+' -> signed = true;
          case ' ' -> blank = true;
          case '#' -> alternative = true;
          case '0' -> zeros = true;
          default -> {
            return;
          }
        }
        at++;
      }
    }

    void readWidth() throws PythonException {
      if (peek() == '*') {
        at++;
        width = star("width too big");
        if (width < 0) {
          left = true;
          width = -width;
        }
      } else {
        width = digits("width too big");
      }
      requireModest(width);
    }

    void readPrecision() throws PythonException {
      if (peek() != '.') {
        return;
      }
      at++;
      if (peek() == '*') {
        at++;
        precision = Math.max(0, star("precision too big"));
      } else {
        precision = digits("precision too big");
      }
      requireModest(precision);
    }

    private int star(String tooBig) throws PythonException {
      if (!(nextValue() instanceof PythonValue.Int(BigInteger number))) {
        throw PythonException.typeError("* wants int");
      }
      if (number.bitLength() > 31) {
        throw new PythonException("OverflowError", tooBig);
      }
      return number.intValue();
    }

    private int digits(String tooBig) throws PythonException {
      long number = 0;
      while (peek() >= '0' && peek() <= '9') {
        number = number * 10 + next() - '0';
        if (number > Integer.MAX_VALUE) {
          throw PythonException.valueError(tooBig);
        }
      }
      return (int) number;
    }

    private void requireModest(int characters) throws PythonException {
      if (characters > MOST_CHARACTERS) {
        throw new PythonException("MemoryError", "the text grows too long");
      }
    }

    String cut(String text) {
      if (precision < 0 || text.codePointCount(0, text.length()) <= precision) {
        return text;
      }
      return text.substring(0, text.offsetByCodePoints(0, precision));
    }

    String integer(BigInteger value, int radix, String prefix) {
      numeric = true;
      String digits = value.abs().toString(radix);
      if (precision > digits.length()) {
        digits = "0".repeat(precision - digits.length()) + digits;
      }
      return sign(value.signum() < 0) + (alternative ? prefix : "") + digits;
    }

    String real(double value, char style) {
      numeric = true;
      boolean negative = value < 0 || (value == 0 && 1 / value < 0);
      if (Double.isNaN(value) || Double.isInfinite(value)) {
        return sign(negative) + (Double.isNaN(value) ? "nan" : "inf");
      }
      int places = precision < 0 ? DEFAULT_PRECISION : precision;
      BigDecimal exact = new BigDecimal(Math.abs(value));
      return sign(negative)
          + switch (style) {
            case 'f' -> fixed(exact, places);
            case 'e' -> exponential(exact, places);
            default -> general(exact, Math.max(1, places));
          };
    }

    private String sign(boolean negative) {
      return negative ? "-" : signed ? "+" : blank ? " " : "";
    }

    private String fixed(BigDecimal value, int places) {
      String text = value.setScale(places, RoundingMode.HALF_EVEN).toPlainString();
      return places == 0 && alternative ? text + "." : text;
    }

    private String exponential(BigDecimal value, int places) {
      BigDecimal rounded = rounded(value, places + 1);
      String digits = digits(rounded, places + 1);
      String fraction = places > 0 ? "." + digits.substring(1) : alternative ? "." : "";
      return digits.charAt(0) + fraction + exponent(exponentOf(rounded));
    }

    private String general(BigDecimal value, int significant) {
      BigDecimal rounded = rounded(value, significant);
      int exponent = exponentOf(rounded);
      String text;
      if (exponent < -4 || exponent >= significant) {
        String digits = digits(rounded, significant);
        String fraction = trimmed(significant > 1 ? "." + digits.substring(1) : "");
        return digits.charAt(0) + fraction + exponent(exponent);
      }
      text =
          rounded
              .setScale(Math.max(0, significant - 1 - exponent), RoundingMode.HALF_EVEN)
              .toPlainString();
      if (text.indexOf('.') < 0) {
        return alternative ? text + "." : text;
      }
      return trimmed(text);
    }

    private String trimmed(String fraction) {
      if (alternative) {
        return fraction.isEmpty() ? "." : fraction;
      }
      int end = fraction.length();
      while (end > 0 && fraction.charAt(end - 1) == '0') {
        end--;
      }
      if (end > 0 && fraction.charAt(end - 1) == '.') {
        end--;
      }
      return fraction.substring(0, end);
    }

    private BigDecimal rounded(BigDecimal value, int significant) {
      return value.round(new MathContext(significant, RoundingMode.HALF_EVEN));
    }

    private String digits(BigDecimal value, int count) {
      String digits = value.signum() == 0 ? "0" : value.unscaledValue().toString();
      return digits.length() >= count
          ? digits.substring(0, count)
          : digits + "0".repeat(count - digits.length());
    }

    private int exponentOf(BigDecimal value) {
      return value.signum() == 0 ? 0 : value.precision() - value.scale() - 1;
    }

    private String exponent(int exponent) {
      return String.format(Locale.ROOT, "e%s%02d", exponent < 0 ? "-" : "+", Math.abs(exponent));
    }

    String pad(String text) {
      int missing = width - text.codePointCount(0, text.length());
      if (missing <= 0) {
        return text;
      }
      if (left) {
        return text + " ".repeat(missing);
      }
      if (!zeros || !numeric) {
        return " ".repeat(missing) + text;
      }
      int head = 0;
      if ("+- ".indexOf(text.charAt(0)) >= 0) {
        head = 1;
      }
      boolean prefixed =
          alternative
              && text.length() > head + 1
              && text.charAt(head) == '0'
              && "xXoO".indexOf(text.charAt(head + 1)) >= 0;
      head += prefixed ? 2 : 0;
      return text.substring(0, head) + "0".repeat(missing) + text.substring(head);
    }
  }
}
