package lynearm.python;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The built-in functions and the methods of texts that only depend on their arguments.
final class Builtins {

  private static final Set<String> NAMES =
      Set.of(
          "str",
          "repr",
          "ascii",
          "int",
          "len",
          "bool",
          "tuple",
          "list",
          "set",
          "frozenset",
          "dict",
          "sorted",
          "chr",
          "ord",
          "format",
          "print");

  private final Budget budget;
  private final Operations operations;

  Builtins(Budget budget, Operations operations) {
    this.budget = budget;
    this.operations = operations;
  }

  static boolean knows(String name) {
    return NAMES.contains(name);
  }

  /// What a built-in function gives.
  PythonValue call(String name, List<PythonValue> arguments, Map<String, PythonValue> keywords)
      throws UnknownValueException, PythonException {
    if (name.equals("print")) {
      return PythonValue.NONE;
    }
    if (name.equals("dict")) {
      return dict(arguments, keywords);
    }
    if (!keywords.isEmpty()) {
      throw unknown(name);
    }
    if (arguments.isEmpty()) {
      return empty(name);
    }
    if (arguments.size() > 1 && !name.equals("format")) {
      throw unknown(name);
    }
    PythonValue value = arguments.getFirst();
    return switch (name) {
      case "str" -> new PythonValue.Str(bounded(PythonRepr.str(ordered(value))));
      case "repr" -> new PythonValue.Str(bounded(PythonRepr.repr(ordered(value))));
      case "ascii" -> new PythonValue.Str(bounded(PythonRepr.ascii(ordered(value))));
      case "format" ->
          new PythonValue.Str(
              TextFormat.format(value, arguments.size() > 1 ? text(arguments.get(1)) : ""));
      case "int" -> integer(value);
      case "len" -> length(value);
      case "bool" -> PythonValue.of(value.isTrue());
      case "tuple" -> new PythonValue.TupleValue(operations.iterate(value));
      case "list" -> new PythonValue.ListValue(operations.iterate(value));
      case "set" -> operations.set(members(value), false);
      case "frozenset" -> operations.set(members(value), true);
      case "sorted" -> new PythonValue.ListValue(operations.sorted(members(value)));
      case "chr" -> character(value);
      case "ord" -> codePoint(value);
      default -> throw unknown(name);
    };
  }

  private static UnknownValueException unknown(String name) {
    return new UnknownValueException("it calls " + name + "()");
  }

  private String bounded(String text) throws UnknownValueException {
    budget.requireText(text.length());
    return text;
  }

  /// Refuses sets of several members: Python writes them in an order of its own.
  private static PythonValue ordered(PythonValue value) throws UnknownValueException {
    switch (value) {
      case PythonValue.SetValue(var items, _) -> {
        if (items.size() > 1) {
          throw new UnknownValueException("it depends on the order of a set");
        }
      }
      case PythonValue.TupleValue(var items) -> requireOrdered(items);
      case PythonValue.ListValue(var items) -> requireOrdered(items);
      case PythonValue.DictValue(var entries) -> {
        requireOrdered(entries.keySet());
        requireOrdered(entries.values());
      }
      default -> {}
    }
    return value;
  }

  private static void requireOrdered(Iterable<PythonValue> values) throws UnknownValueException {
    for (PythonValue value : values) {
      ordered(value);
    }
  }

  private List<PythonValue> members(PythonValue value)
      throws UnknownValueException, PythonException {
    return value instanceof PythonValue.SetValue(var items, _) ? items : operations.iterate(value);
  }

  private static PythonValue empty(String name) throws UnknownValueException {
    return switch (name) {
      case "str" -> PythonValue.of("");
      case "int" -> PythonValue.of(0);
      case "bool" -> PythonValue.FALSE;
      case "tuple" -> new PythonValue.TupleValue(List.of());
      case "list" -> new PythonValue.ListValue(List.of());
      case "set" -> new PythonValue.SetValue(List.of(), false);
      case "frozenset" -> new PythonValue.SetValue(List.of(), true);
      default -> throw unknown(name);
    };
  }

  private PythonValue dict(List<PythonValue> arguments, Map<String, PythonValue> keywords)
      throws UnknownValueException, PythonException {
    Map<PythonValue, PythonValue> entries = new LinkedHashMap<>();
    for (PythonValue argument : arguments) {
      if (!(argument instanceof PythonValue.DictValue(var more)) || arguments.size() > 1) {
        throw unknown("dict");
      }
      entries.putAll(more);
    }
    keywords.forEach((name, value) -> entries.put(PythonValue.of(name), value));
    return budget.moderate(new PythonValue.DictValue(entries));
  }

  private static PythonValue integer(PythonValue value)
      throws UnknownValueException, PythonException {
    if (value instanceof PythonValue.Str(String text)) {
      String digits = PythonText.strip(text);
      if (digits.length() > 1000 || !digits.matches("[+-]?[0-9]+")) {
        throw new UnknownValueException("it calls int()");
      }
      return new PythonValue.Int(new BigInteger(digits));
    }
    return new PythonValue.Int(
        Operations.integer(value).orElseThrow(() -> new UnknownValueException("it calls int()")));
  }

  private PythonValue length(PythonValue value) throws UnknownValueException, PythonException {
    if (value instanceof PythonValue.Str(String text)) {
      return PythonValue.of(PythonText.length(text));
    }
    return PythonValue.of(members(value).size());
  }

  private static PythonValue character(PythonValue value) throws UnknownValueException {
    int code =
        Operations.integer(value)
            .filter(number -> number.signum() >= 0 && number.bitLength() < 21)
            .orElseThrow(() -> unknown("chr"))
            .intValue();
    return PythonValue.of(Character.toString(code));
  }

  private static PythonValue codePoint(PythonValue value) throws UnknownValueException {
    if (value instanceof PythonValue.Str(String text) && PythonText.length(text) == 1) {
      return PythonValue.of(text.codePointAt(0));
    }
    throw unknown("ord");
  }

  /// What a method of a text gives.
  PythonValue textMethod(
      String text, String method, List<PythonValue> arguments, Map<String, PythonValue> keywords)
      throws UnknownValueException, PythonException {
    if (method.equals("format")) {
      return PythonValue.of(
          bounded(new FormatMethod(operations, arguments, keywords).format(text)));
    }
    if (!keywords.isEmpty()) {
      throw unknown(method);
    }
    return switch (arguments.size()) {
      case 0 -> withoutArguments(text, method);
      case 1 -> withOne(text, method, arguments.getFirst());
      case 2 -> withTwo(text, method, arguments.getFirst(), arguments.get(1));
      default -> throw unknown(method);
    };
  }

  private static PythonValue withoutArguments(String text, String method)
      throws UnknownValueException {
    return switch (method) {
      case "lower" -> PythonValue.of(text.toLowerCase(Locale.ROOT));
      case "upper" -> PythonValue.of(text.toUpperCase(Locale.ROOT));
      case "strip" -> PythonValue.of(PythonText.strip(text));
      case "lstrip" -> PythonValue.of(PythonText.stripStart(text));
      case "rstrip" -> PythonValue.of(PythonText.stripEnd(text));
      case "split" -> words(text);
      case "capitalize" -> capitalized(text);
      default -> throw unknown(method);
    };
  }

  private static PythonValue capitalized(String text) throws UnknownValueException {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        throw unknown("capitalize");
      }
    }
    return PythonValue.of(
        text.isEmpty()
            ? text
            : Character.toUpperCase(text.charAt(0)) + text.substring(1).toLowerCase(Locale.ROOT));
  }

  private static PythonValue words(String text) {
    List<PythonValue> words = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      while (at < text.length() && PythonText.isSpace(text.charAt(at))) {
        at++;
      }
      int start = at;
      while (at < text.length() && !PythonText.isSpace(text.charAt(at))) {
        at++;
      }
      if (at > start) {
        words.add(PythonValue.of(text.substring(start, at)));
      }
    }
    return new PythonValue.ListValue(words);
  }

  private PythonValue withOne(String text, String method, PythonValue argument)
      throws UnknownValueException, PythonException {
    return switch (method) {
      case "join" -> join(text, argument);
      case "split" -> split(text, text(argument));
      case "startswith" -> PythonValue.of(text.startsWith(text(argument)));
      case "endswith" -> PythonValue.of(text.endsWith(text(argument)));
      case "strip" -> PythonValue.of(without(text, text(argument), true, true));
      case "lstrip" -> PythonValue.of(without(text, text(argument), true, false));
      case "rstrip" -> PythonValue.of(without(text, text(argument), false, true));
      case "removeprefix" -> {
        String prefix = text(argument);
        yield PythonValue.of(text.startsWith(prefix) ? text.substring(prefix.length()) : text);
      }
      case "removesuffix" -> {
        String suffix = text(argument);
        yield PythonValue.of(
            text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text);
      }
      case "zfill" -> zeroFilled(text, argument);
      case "ljust" ->
          PythonValue.of(TextFormat.format(PythonValue.of(text), "<" + width(argument)));
      case "rjust" ->
          PythonValue.of(TextFormat.format(PythonValue.of(text), ">" + width(argument)));
      default -> throw unknown(method);
    };
  }

  private PythonValue withTwo(String text, String method, PythonValue first, PythonValue second)
      throws UnknownValueException, PythonException {
    if (!method.equals("replace")) {
      throw unknown(method);
    }
    String replacement = text(second);
    budget.requireText((text.length() + 1L) * (replacement.length() + 1L));
    return PythonValue.of(text.replace(text(first), replacement));
  }

  private PythonValue join(String separator, PythonValue argument)
      throws UnknownValueException, PythonException {
    StringBuilder joined = new StringBuilder();
    boolean first = true;
    for (PythonValue item : operations.iterate(argument)) {
      joined.append(first ? "" : separator).append(text(item));
      budget.requireText(joined.length());
      first = false;
    }
    return PythonValue.of(joined.toString());
  }

  private static PythonValue split(String text, String separator) throws PythonException {
    if (separator.isEmpty()) {
      throw PythonException.valueError("empty separator");
    }
    List<PythonValue> parts = new ArrayList<>();
    int start = 0;
    int found = text.indexOf(separator);
    while (found >= 0) {
      parts.add(PythonValue.of(text.substring(start, found)));
      start = found + separator.length();
      found = text.indexOf(separator, start);
    }
    parts.add(PythonValue.of(text.substring(start)));
    return new PythonValue.ListValue(parts);
  }

  private static String without(String text, String characters, boolean left, boolean right) {
    int start = 0;
    int end = text.length();
    while (left && start < end && characters.indexOf(text.codePointAt(start)) >= 0) {
      start += Character.charCount(text.codePointAt(start));
    }
    while (right && end > start && characters.indexOf(text.codePointBefore(end)) >= 0) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    return text.substring(start, end);
  }

  private static int width(PythonValue value) throws UnknownValueException {
    return Operations.integer(value)
        .filter(number -> number.signum() > 0 && number.bitLength() < 16)
        .orElseThrow(() -> new UnknownValueException("it pads a text"))
        .intValue();
  }

  private static PythonValue zeroFilled(String text, PythonValue argument)
      throws UnknownValueException {
    int missing = width(argument) - PythonText.length(text);
    if (missing <= 0) {
      return PythonValue.of(text);
    }
    boolean signed = text.startsWith("+") || text.startsWith("-");
    int head = signed ? 1 : 0;
    return PythonValue.of(text.substring(0, head) + "0".repeat(missing) + text.substring(head));
  }

  private static String text(PythonValue value) throws PythonException {
    if (value instanceof PythonValue.Str(String text)) {
      return text;
    }
    throw PythonException.typeError("expected str, not " + value.typeName());
  }
}
