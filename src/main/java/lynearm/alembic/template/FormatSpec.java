package lynearm.alembic.template;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lynearm.python.PythonException;
import lynearm.python.PythonFormat;
import lynearm.python.PythonRepr;
import lynearm.python.PythonText;
import lynearm.python.PythonValue;

/// The small language behind the colon of an f-string, for texts, whole numbers, floats and dates.
///
/// @param fill what fills the width
/// @param align `<`, `>`, `^`, `=`, or a blank for the default of the type
/// @param sign `+`, `-` or a blank
/// @param isAlternate whether a `#` is given
/// @param width the least width
/// @param grouping `,`, `_` or nothing
/// @param precision the precision; -1 if none is given
/// @param type the letter at the end; a blank if there is none
record FormatSpec(
    String fill,
    char align,
    char sign,
    boolean isAlternate,
    int width,
    String grouping,
    int precision,
    char type) {

  private static final Pattern SPEC =
      Pattern.compile(
          "(?:(.)?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\\d{1,9})?([,_])?(?:\\.(\\d{1,9}))?(.)?",
          Pattern.DOTALL);

  /// `format(value, spec)`.
  static String format(PythonValue value, String spec) throws PythonException {
    if (spec.isEmpty()) {
      return Values.str(value);
    }
    return switch (value) {
      case DateValue.Moment(CreateDate date) -> DateFormat.format(date, spec);
      case PythonValue.Str(String text) -> parse(spec, '<').text(text);
      case PythonValue.Int(BigInteger number) -> parse(spec, '>').whole(number);
      case PythonValue.Bool _ -> parse(spec, '>').whole(Values.toInt(value));
      case PythonValue.Real _ -> parse(spec, '>').real(value);
      case PythonValue.Opaque opaque ->
          throw TemplateFault.outside("the format of " + opaque.typeName() + " is not known here");
      default ->
          throw new PythonException(
              "TypeError", "unsupported format string passed to " + value.typeName());
    };
  }

  private static FormatSpec parse(String spec, char align) throws PythonException {
    Matcher parts = SPEC.matcher(spec);
    if (!parts.matches()) {
      throw new PythonException("ValueError", "Invalid format specifier");
    }
    if (parts.group(4) != null) {
      throw TemplateFault.outside("z in a format is not known here");
    }
    boolean zeros = parts.group(6) != null;
    boolean aligned = parts.group(2) != null;
    char zeroAlign = align == '<' ? '<' : '=';
    int width = number(parts.group(7), 0);
    Allowance.size(width);
    return new FormatSpec(
        parts.group(1) != null ? parts.group(1) : zeros ? "0" : " ",
        aligned ? parts.group(2).charAt(0) : zeros ? zeroAlign : align,
        parts.group(3) == null ? '-' : parts.group(3).charAt(0),
        parts.group(5) != null,
        width,
        parts.group(8) == null ? "" : parts.group(8),
        number(parts.group(9), -1),
        parts.group(10) == null ? ' ' : parts.group(10).charAt(0));
  }

  private static int number(String digits, int byDefault) {
    return digits == null ? byDefault : Integer.parseInt(digits);
  }

  private String text(String value) throws PythonException {
    if (type != ' ' && type != 's') {
      throw unknownType("str");
    }
    if (align == '=' || isAlternate || sign != '-' || !grouping.isEmpty()) {
      throw new PythonException("ValueError", "not allowed in the format of a str");
    }
    String cut =
        precision < 0 || PythonText.length(value) <= precision
            ? value
            : PythonText.slice(value, 0, precision);
    return aligned("", cut);
  }

  private String whole(BigInteger number) throws PythonException {
    if ("eEfFgG%".indexOf(type) >= 0) {
      return real(new PythonValue.Real(number.doubleValue()));
    }
    if (precision >= 0) {
      throw new PythonException("ValueError", "Precision not allowed in integer format specifier");
    }
    if (!grouping.isEmpty() || type == 'c' || type == 'n') {
      throw TemplateFault.outside("this format of a number is not known here");
    }
    String digits =
        switch (type) {
          case ' ', 'd' -> number.abs().toString();
          case 'x' -> number.abs().toString(16);
          case 'X' -> number.abs().toString(16).toUpperCase(Locale.ROOT);
          case 'o' -> number.abs().toString(8);
          case 'b' -> number.abs().toString(2);
          default -> throw unknownType("int");
        };
    String prefix = isAlternate && "xXob".indexOf(type) >= 0 ? "0" + type : "";
    return aligned(signed(number.signum() < 0) + prefix, digits);
  }

  private String real(PythonValue number) throws PythonException {
    if ("eEfFgG".indexOf(type) < 0 || !grouping.isEmpty() || isAlternate) {
      if (type == ' ' || type == '%' || type == 'n' || "eEfFgG".indexOf(type) >= 0) {
        throw TemplateFault.outside("this format of a number is not known here");
      }
      throw unknownType("float");
    }
    String places = precision < 0 ? "" : "." + precision;
    String digits = PythonFormat.format("%" + places + type, number);
    boolean negative = digits.startsWith("-");
    return aligned(signed(negative), negative ? digits.substring(1) : digits);
  }

  private String signed(boolean negative) {
    if (negative) {
      return "-";
    }
    return sign == '-' ? "" : String.valueOf(sign);
  }

  private String aligned(String before, String value) {
    int missing = Math.max(0, width - PythonText.length(before) - PythonText.length(value));
    return switch (align) {
      case '<' -> before + value + fill.repeat(missing);
      case '^' -> fill.repeat(missing / 2) + before + value + fill.repeat(missing - missing / 2);
      case '=' -> before + fill.repeat(missing) + value;
      default -> fill.repeat(missing) + before + value;
    };
  }

  private PythonException unknownType(String typeName) {
    return new PythonException(
        "ValueError", "Unknown format code '%s' for object of type '%s'".formatted(type, typeName));
  }

  /// `!r`, `!s` and `!a` of an f-string.
  static PythonValue converted(PythonValue value, char conversion) {
    return switch (conversion) {
      case 'r' -> Values.text(Values.repr(value));
      case 's' -> Values.text(Values.str(value));
      case 'a' -> Values.text(PythonRepr.ascii(value));
      default -> value;
    };
  }

  /// `str.format` with fields `{}`, `{0}` and `{name}`, conversions and plain formats.
  static PythonValue formatMethod(String template, Arguments arguments) throws PythonException {
    var text = new StringBuilder();
    int next = 0;
    for (int at = 0; at < template.length(); at++) {
      char character = template.charAt(at);
      if (character != '{' && character != '}') {
        text.append(character);
        continue;
      }
      if (template.startsWith(String.valueOf(character), at + 1)) {
        text.append(character);
        at++;
        continue;
      }
      int end = template.indexOf('}', at);
      if (character == '}' || end < 0) {
        throw new PythonException("ValueError", "a single brace in a format");
      }
      String field = template.substring(at + 1, end);
      if (field.contains("{") || field.contains("[") || field.contains(".")) {
        throw TemplateFault.outside("such a field of str.format is not known here");
      }
      String name = field.split("[!:]", 2)[0];
      text.append(formatted(field.substring(name.length()), pick(name, next, arguments)));
      next += name.isEmpty() ? 1 : 0;
      at = end;
      Allowance.size(text.length());
    }
    return Values.text(text.toString());
  }

  private static PythonValue pick(String name, int next, Arguments arguments)
      throws PythonException {
    if (name.isEmpty() || name.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
      int index = name.isEmpty() ? next : name.length() > 6 ? -1 : Integer.parseInt(name);
      if (index < 0 || index >= arguments.count() || (!name.isEmpty() && next > 0)) {
        throw new PythonException("IndexError", "no such argument of str.format");
      }
      return arguments.at(index);
    }
    PythonValue value = arguments.named().get(name);
    if (value == null) {
      throw new PythonException("KeyError", PythonRepr.repr(PythonValue.of(name)));
    }
    return value;
  }

  private static String formatted(String rest, PythonValue value) throws PythonException {
    if (!rest.startsWith("!")) {
      return format(value, rest.isEmpty() ? "" : rest.substring(1));
    }
    boolean known = rest.length() >= 2 && "rsa".indexOf(rest.charAt(1)) >= 0;
    if (!known || (rest.length() > 2 && rest.charAt(2) != ':')) {
      throw new PythonException("ValueError", "an unknown conversion");
    }
    return format(converted(value, rest.charAt(1)), rest.length() > 2 ? rest.substring(3) : "");
  }
}
