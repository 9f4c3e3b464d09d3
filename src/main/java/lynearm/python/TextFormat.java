package lynearm.python;

import java.math.BigInteger;
import java.util.Locale;

/// Python's `format(value, specification)` for texts and integers: `>8`, `08d`, `*^10`.
final class TextFormat {
  private static final int MOST_CHARACTERS = 100_000;

  private final String specification;
  private int at;
  private int fill = ' ';
  private char align;
  private char sign = '-';
  private boolean alternative;
  private boolean zeros;
  private int width;
  private char grouping;
  private int precision = -1;
  private char type;

  private TextFormat(String specification) {
    this.specification = specification;
  }

  /// The value as text.
  ///
  /// @throws UnknownValueException for what is beyond texts and integers
  static String format(PythonValue value, String specification)
      throws UnknownValueException, PythonException {
    if (specification.isEmpty()) {
      return PythonRepr.str(value);
    }
    TextFormat format = new TextFormat(specification);
    format.read();
    return switch (value) {
      case PythonValue.Str(String text) -> format.text(text);
      case PythonValue.Int(BigInteger number) -> format.integer(number);
      default -> throw new UnknownValueException("it formats a " + value.typeName());
    };
  }

  private void read() throws UnknownValueException, PythonException {
    int first = specification.codePointAt(0);
    int behind = Character.charCount(first);
    if (behind < specification.length() && isAlignment(specification.charAt(behind))) {
      fill = first;
      align = specification.charAt(behind);
      at = behind + 1;
    } else if (isAlignment(specification.charAt(0))) {
      align = specification.charAt(0);
      at = 1;
    }
    if (peek() == '+' || peek() == '-' || peek() == ' ') {
      sign = next();
    }
    if (peek() == 'z') {
      throw new UnknownValueException("its format is unusual");
    }
    if (peek() == '#') {
      at++;
      alternative = true;
    }
    if (peek() == '0') {
      at++;
      zeros = true;
    }
    width = number();
    if (peek() == ',' || peek() == '_') {
      grouping = next();
    }
    if (peek() == '.') {
      at++;
      if (!Character.isDigit(peek())) {
        throw PythonException.valueError("Format specifier missing precision");
      }
      precision = number();
    }
    if (at < specification.length()) {
      type = next();
    }
    if (at < specification.length()) {
      throw PythonException.valueError("Invalid format specifier");
    }
  }

  private static boolean isAlignment(char c) {
    return c == '<' || c == '>' || c == '=' || c == '^';
  }

  private char peek() {
    return at < specification.length() ? specification.charAt(at) : '\0';
  }

  private char next() {
    return specification.charAt(at++);
  }

  private int number() throws UnknownValueException {
    int number = 0;
    while (peek() >= '0' && peek() <= '9') {
      number = number * 10 + next() - '0';
      if (number > MOST_CHARACTERS) {
        throw new UnknownValueException("it is too large to work out");
      }
    }
    return number;
  }

  private String text(String text) throws PythonException {
    if ((type != '\0' && type != 's') || grouping != '\0' || sign != '-' || alternative) {
      throw PythonException.valueError("Unknown format code for object of type 'str'");
    }
    if (align == '=') {
      throw PythonException.valueError("'=' alignment not allowed in string format specifier");
    }
    String cut =
        precision >= 0 && PythonText.length(text) > precision
            ? text.substring(0, text.offsetByCodePoints(0, precision))
            : text;
    return padded("", cut, align == '\0' ? '<' : align);
  }

  private String integer(BigInteger number) throws UnknownValueException, PythonException {
    if (precision >= 0) {
      throw PythonException.valueError("Precision not allowed in integer format specifier");
    }
    if (grouping != '\0') {
      throw new UnknownValueException("its format is unusual");
    }
    int radix =
        switch (type) {
          case '\0', 'd' -> 10;
          case 'b' -> 2;
          case 'o' -> 8;
          case 'x', 'X' -> 16;
          case 'c', 'e', 'E', 'f', 'F', 'g', 'G', 'n', '%' ->
              throw new UnknownValueException("its format is unusual");
          default -> throw PythonException.valueError("Unknown format code");
        };
    String prefix = alternative && radix != 10 ? "0" + type : "";
    String digits = number.abs().toString(radix);
    String signText = number.signum() < 0 ? "-" : sign == '-' ? "" : String.valueOf(sign);
    if (type == 'X') {
      digits = digits.toUpperCase(Locale.ROOT);
    }
    char placed = align != '\0' ? align : zeros ? '=' : '>';
    return padded(signText + prefix, digits, placed);
  }

  private String padded(String head, String body, char placed) {
    int missing = width - PythonText.length(head) - PythonText.length(body);
    if (missing <= 0) {
      return head + body;
    }
    String unit = Character.toString(zeros && fill == ' ' ? '0' : fill);
    return switch (placed) {
      case '<' -> head + body + unit.repeat(missing);
      case '>' -> unit.repeat(missing) + head + body;
      case '=' -> head + unit.repeat(missing) + body;
      default -> unit.repeat(missing / 2) + head + body + unit.repeat(missing - missing / 2);
    };
  }
}
