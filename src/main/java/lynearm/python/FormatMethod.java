package lynearm.python;

import java.util.List;
import java.util.Map;

/// `"{} {name!r:>8}".format(…)`.
final class FormatMethod {
  private final Operations operations;
  private final List<PythonValue> arguments;
  private final Map<String, PythonValue> keywords;
  private int automatic;

  FormatMethod(
      Operations operations, List<PythonValue> arguments, Map<String, PythonValue> keywords) {
    this.operations = operations;
    this.arguments = arguments;
    this.keywords = keywords;
  }

  String format(String template) throws UnknownValueException, PythonException {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < template.length()) {
      char c = template.charAt(at);
      boolean doubled = at + 1 < template.length() && template.charAt(at + 1) == c;
      if ((c == '{' || c == '}') && doubled) {
        out.append(c);
        at += 2;
      } else if (c == '}') {
        throw PythonException.valueError("Single '}' encountered in format string");
      } else if (c == '{') {
        int end = fieldEnd(template, at + 1);
        out.append(field(template.substring(at + 1, end)));
        at = end + 1;
      } else {
        out.append(c);
        at++;
      }
    }
    return out.toString();
  }

  private static int fieldEnd(String template, int start)
      throws UnknownValueException, PythonException {
    for (int i = start; i < template.length(); i++) {
      if (template.charAt(i) == '{') {
        throw new UnknownValueException("its format is nested");
      }
      if (template.charAt(i) == '}') {
        return i;
      }
    }
    throw PythonException.valueError("expected '}' before end of string");
  }

  private String field(String field) throws UnknownValueException, PythonException {
    int nameEnd = 0;
    while (nameEnd < field.length() && ":!".indexOf(field.charAt(nameEnd)) < 0) {
      nameEnd +=
          field.charAt(nameEnd) == '[' ? Math.max(1, field.indexOf(']', nameEnd) - nameEnd) : 1;
    }
    PythonValue value = named(field.substring(0, nameEnd));
    String rest = field.substring(nameEnd);
    if (rest.startsWith("!")) {
      if (rest.length() < 2 || (rest.length() > 2 && rest.charAt(2) != ':')) {
        throw PythonException.valueError("expected ':' after conversion specifier");
      }
      value = PythonValue.of(converted(value, rest.charAt(1)));
      rest = rest.substring(2);
    }
    return TextFormat.format(value, rest.isEmpty() ? "" : rest.substring(1));
  }

  static String converted(PythonValue value, char conversion) throws PythonException {
    return switch (conversion) {
      case 'r' -> PythonRepr.repr(value);
      case 's' -> PythonRepr.str(value);
      case 'a' -> PythonRepr.ascii(value);
      default -> throw PythonException.valueError("Unknown conversion specifier " + conversion);
    };
  }

  private PythonValue named(String name) throws UnknownValueException, PythonException {
    int bracket = name.indexOf('[');
    if (name.indexOf('.') >= 0) {
      throw new UnknownValueException("its format reads an attribute");
    }
    PythonValue value = argument(bracket < 0 ? name : name.substring(0, bracket));
    if (bracket < 0) {
      return value;
    }
    if (!name.endsWith("]") || name.indexOf('[', bracket + 1) >= 0) {
      throw new UnknownValueException("its format is nested");
    }
    String index = name.substring(bracket + 1, name.length() - 1);
    return operations.item(
        value, isNumber(index) ? PythonValue.of(Integer.parseInt(index)) : PythonValue.of(index));
  }

  private PythonValue argument(String name) throws UnknownValueException, PythonException {
    if (name.isEmpty() || isNumber(name)) {
      if (name.isEmpty() == automatic < 0 && automatic != 0) {
        throw PythonException.valueError("cannot switch between manual and automatic numbering");
      }
      int index = name.isEmpty() ? automatic++ : Integer.parseInt(name);
      automatic = name.isEmpty() ? automatic : -1;
      if (index >= arguments.size()) {
        throw new PythonException(
            "IndexError", "Replacement index " + index + " out of range for positional args tuple");
      }
      return arguments.get(index);
    }
    PythonValue value = keywords.get(name);
    if (value == null) {
      throw new PythonException("KeyError", PythonRepr.repr(PythonValue.of(name)));
    }
    return value;
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.length() < 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
