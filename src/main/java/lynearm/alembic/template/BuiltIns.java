package lynearm.alembic.template;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lynearm.python.Expression.BinaryOperator;
import lynearm.python.PythonException;
import lynearm.python.PythonRepr;
import lynearm.python.PythonText;
import lynearm.python.PythonValue;

/// Those of Python's built-in functions that templates use.
final class BuiltIns {

  /// Names that Python or Mako define for every template but that are not known here.
  private static final Set<String> UNKNOWN =
      Set.of(
          "aiter",
          "anext",
          "bin",
          "breakpoint",
          "bytearray",
          "bytes",
          "caller",
          "capture",
          "classmethod",
          "compile",
          "complex",
          "copyright",
          "credits",
          "delattr",
          "dir",
          "eval",
          "exec",
          "exit",
          "filter",
          "frozenset",
          "getattr",
          "globals",
          "hash",
          "help",
          "id",
          "input",
          "issubclass",
          "iter",
          "license",
          "local",
          "locals",
          "map",
          "memoryview",
          "next",
          "object",
          "oct",
          "open",
          "pageargs",
          "parent",
          "pow",
          "print",
          "property",
          "quit",
          "round",
          "self",
          "setattr",
          "slice",
          "staticmethod",
          "super",
          "type",
          "vars",
          "divmod",
          "callable",
          "hasattr",
          "Ellipsis",
          "NotImplemented",
          "loop",
          "STOP_RENDERING");

  /// What the names of Python's exceptions end in.
  private static final List<String> EXCEPTIONS =
      List.of("Error", "Exception", "ExceptionGroup", "Warning", "Exit", "Interrupt", "Iteration");

  private final Allowance allowance;

  private BuiltIns(Allowance allowance) {
    this.allowance = allowance;
  }

  static Map<String, PythonValue> of(Allowance allowance) {
    return Map.copyOf(new BuiltIns(allowance).all());
  }

  /// What a name means that no template code has bound.
  ///
  /// @param byDefault what it means if nobody knows it
  static PythonValue find(
      String name,
      Map<String, PythonValue> variables,
      Map<String, PythonValue> builtIns,
      PythonValue byDefault) {
    PythonValue variable = variables.get(name);
    if (variable != null) {
      return variable;
    }
    PythonValue builtIn = builtIns.get(name);
    if (builtIn != null) {
      return builtIn;
    }
    if (UNKNOWN.contains(name)
        || name.startsWith("__")
        || EXCEPTIONS.stream().anyMatch(name::endsWith)) {
      throw TemplateFault.outside(name + " is not known here");
    }
    return byDefault;
  }

  /// The separator of `", ".join`, or nothing: Alembic's `format_as_comma`.
  static PythonValue comma(Arguments arguments, Allowance allowance) throws PythonException {
    arguments.expect(1, 1);
    return switch (arguments.at(0)) {
      case PythonValue.NoneValue _ -> Values.text("");
      case PythonValue.Str text -> text;
      case PythonValue.TupleValue(var items) -> join(", ", items);
      case PythonValue.ListValue(var items) -> join(", ", items);
      case PythonValue.SetValue _, PythonValue.DictValue _, Iteration _ ->
          join(", ", Values.list(arguments.at(0), allowance));
      case PythonValue.Opaque opaque when !(opaque instanceof Undefined) ->
          throw TemplateFault.outside("comma of " + opaque.typeName() + " is not known here");
      default ->
          throw new PythonException(
              "ValueError", "comma takes a text or several, not " + arguments.at(0).typeName());
    };
  }

  static PythonValue join(String separator, List<PythonValue> items) throws PythonException {
    var text = new StringBuilder();
    for (int at = 0; at < items.size(); at++) {
      if (at > 0) {
        text.append(separator);
      }
      text.append(Arguments.textOf(items.get(at)));
      Allowance.size(text.length());
    }
    return Values.text(text.toString());
  }

  private Map<String, PythonValue> all() {
    var all = new HashMap<String, PythonValue>();
    type(all, "str", this::str);
    type(all, "int", BuiltIns::toInt);
    type(all, "float", BuiltIns::toFloat);
    type(all, "bool", BuiltIns::bool);
    type(all, "tuple", arguments -> new PythonValue.TupleValue(items(arguments)));
    type(all, "list", arguments -> new PythonValue.ListValue(items(arguments)));
    type(all, "set", arguments -> new PythonValue.SetValue(distinct(items(arguments)), false));
    type(all, "dict", BuiltIns::dict);
    type(all, "enumerate", this::enumerate);
    type(all, "zip", this::zip);
    type(all, "reversed", this::reversed);
    type(all, "range", this::range);
    function(all, "repr", arguments -> Values.text(Values.repr(only(arguments))));
    function(all, "ascii", arguments -> Values.text(PythonRepr.ascii(only(arguments))));
    function(all, "len", arguments -> PythonValue.of(Values.length(only(arguments))));
    function(all, "isinstance", BuiltIns::isInstance);
    function(all, "sorted", this::sorted);
    function(all, "sum", this::sum);
    function(all, "min", arguments -> extreme(arguments, -1));
    function(all, "max", arguments -> extreme(arguments, 1));
    function(all, "any", arguments -> anyOrAll(arguments, true));
    function(all, "all", arguments -> anyOrAll(arguments, false));
    function(all, "abs", BuiltIns::abs);
    function(all, "chr", BuiltIns::chr);
    function(all, "ord", BuiltIns::ord);
    function(all, "hex", BuiltIns::hex);
    function(all, "format", BuiltIns::format);
    return all;
  }

  private static void function(Map<String, PythonValue> all, String name, Function.Body body) {
    all.put(name, Function.named(name, body));
  }

  private static void type(Map<String, PythonValue> all, String name, Function.Body body) {
    all.put(name, Function.type(name, body));
  }

  private static PythonValue only(Arguments arguments) throws PythonException {
    arguments.expect(1, 1);
    return arguments.at(0);
  }

  private PythonValue str(Arguments arguments) throws PythonException {
    if (arguments.count() == 0 && arguments.named().isEmpty()) {
      return Values.text("");
    }
    arguments.expect(1, 3, Set.of("encoding", "errors"));
    if (arguments.count() > 1 || !arguments.named().isEmpty()) {
      if (arguments.at(0) instanceof PythonValue.Bytes) {
        throw TemplateFault.outside("bytes are not decoded here");
      }
      throw new PythonException("TypeError", "decoding of " + arguments.at(0).typeName());
    }
    return Values.text(Values.str(arguments.at(0)));
  }

  private static PythonValue toInt(Arguments arguments) throws PythonException {
    if (arguments.count() != 1 || !arguments.named().isEmpty()) {
      throw TemplateFault.outside("int with a base is not known here");
    }
    return switch (arguments.at(0)) {
      case PythonValue.Int number -> number;
      case PythonValue.Bool flag -> new PythonValue.Int(Values.toInt(flag));
      case PythonValue.Str(String text) -> parsedInt(PythonText.strip(text));
      case PythonValue.Real(double number) -> truncated(number);
      case PythonValue.Bytes _, PythonValue.Opaque _ ->
          throw TemplateFault.outside("int of this value is not known here");
      default ->
          throw new PythonException("TypeError", "no int from " + arguments.at(0).typeName());
    };
  }

  private static PythonValue parsedInt(String text) throws PythonException {
    if (text.matches("[+-]?[0-9]{1,1000}")) {
      return new PythonValue.Int(new BigInteger(text.startsWith("+") ? text.substring(1) : text));
    }
    if (text.chars().anyMatch(character -> character > 127 || character == '_')
        || text.length() > 1000) {
      throw TemplateFault.outside("such a number is not read here");
    }
    throw new PythonException("ValueError", "no number: " + text);
  }

  private static PythonValue truncated(double number) throws PythonException {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      throw new PythonException("ValueError", "cannot convert float to integer");
    }
    return new PythonValue.Int(new BigDecimal(number).toBigInteger());
  }

  private static PythonValue toFloat(Arguments arguments) throws PythonException {
    arguments.expect(0, 1);
    if (arguments.count() == 1 && Values.isNumber(arguments.at(0))) {
      return new PythonValue.Real(Values.toDouble(arguments.at(0)));
    }
    if (arguments.count() == 1
        && arguments.at(0) instanceof PythonValue.Str(String text)
        && PythonText.strip(text).matches("[+-]?[0-9]{1,15}(\\.[0-9]{1,15})?")) {
      return new PythonValue.Real(Double.parseDouble(PythonText.strip(text)));
    }
    throw TemplateFault.outside("float of this value is not known here");
  }

  private static PythonValue bool(Arguments arguments) throws PythonException {
    arguments.expect(0, 1);
    return PythonValue.of(arguments.count() == 1 && arguments.at(0).isTrue());
  }

  private List<PythonValue> items(Arguments arguments) throws PythonException {
    arguments.expect(0, 1);
    return arguments.count() == 0 ? List.of() : Values.list(arguments.at(0), allowance);
  }

  private List<PythonValue> distinct(List<PythonValue> items) throws PythonException {
    var distinct = new ArrayList<PythonValue>();
    for (PythonValue item : items) {
      Operations.requireHashable(item);
      allowance.steps(distinct.size());
      if (!Values.contains(distinct, item)) {
        distinct.add(item);
      }
    }
    return distinct;
  }

  private static PythonValue dict(Arguments arguments) {
    if (arguments.count() > 0 || arguments.named().size() > 1) {
      throw TemplateFault.outside("dict of this is not known here");
    }
    var entries = new LinkedHashMap<PythonValue, PythonValue>();
    arguments.named().forEach((name, value) -> entries.put(PythonValue.of(name), value));
    return new PythonValue.DictValue(entries);
  }

  private PythonValue enumerate(Arguments arguments) throws PythonException {
    arguments.expect(1, 2, Set.of("start"));
    var items = Values.iterate(arguments.at(0));
    int start = Arguments.numberOf(arguments.find(1, "start").orElse(PythonValue.of(0)));
    return new Iteration(
        new Iterator<>() {
          private long index = start;

          @Override
          public boolean hasNext() {
            return items.hasNext();
          }

          @Override
          public PythonValue next() {
            allowance.step();
            return new PythonValue.TupleValue(List.of(PythonValue.of(index++), items.next()));
          }
        });
  }

  private PythonValue zip(Arguments arguments) throws PythonException {
    arguments.expect(0, Integer.MAX_VALUE);
    var columns = new ArrayList<Iterator<PythonValue>>();
    for (PythonValue argument : arguments.positional()) {
      if (argument instanceof Iteration) {
        throw TemplateFault.outside("zip of iterators is not known here");
      }
      columns.add(Values.iterate(argument));
    }
    var rows = new ArrayList<PythonValue>();
    while (!columns.isEmpty() && columns.stream().allMatch(Iterator::hasNext)) {
      allowance.steps(columns.size());
      rows.add(new PythonValue.TupleValue(columns.stream().map(Iterator::next).toList()));
    }
    return new Iteration(rows.iterator());
  }

  private PythonValue reversed(Arguments arguments) throws PythonException {
    if (only(arguments) instanceof PythonValue.SetValue || arguments.at(0) instanceof Iteration) {
      throw new PythonException("TypeError", arguments.at(0).typeName() + " is not reversible");
    }
    return new Iteration(Values.list(arguments.at(0), allowance).reversed().iterator());
  }

  private PythonValue range(Arguments arguments) throws PythonException {
    arguments.expect(1, 3);
    int start = arguments.count() == 1 ? 0 : arguments.number(0);
    int stop = arguments.number(arguments.count() == 1 ? 0 : 1);
    int step = arguments.count() < 3 ? 1 : arguments.number(2);
    if (step == 0) {
      throw new PythonException("ValueError", "range() arg 3 must not be zero");
    }
    var range = new RangeValue(start, stop, step);
    allowance.steps(range.size());
    return range;
  }

  private static PythonValue isInstance(Arguments arguments) throws PythonException {
    arguments.expect(2, 2);
    var types =
        arguments.at(1) instanceof PythonValue.TupleValue(var several)
            ? several
            : List.of(arguments.at(1));
    for (PythonValue type : types) {
      if (type instanceof Module) {
        throw TemplateFault.outside("the type is not known here");
      }
      if (!(type instanceof Function function) || !function.isType()) {
        throw new PythonException("TypeError", "isinstance() arg 2 must be a type");
      }
      if (isA(arguments.at(0), function.name())) {
        return PythonValue.TRUE;
      }
    }
    return PythonValue.FALSE;
  }

  private static boolean isA(PythonValue value, String type) {
    if (value instanceof PythonValue.Opaque && !(value instanceof Undefined)) {
      if (value instanceof DateValue || value instanceof ConfigValue) {
        return false;
      }
      throw TemplateFault.outside("the type of " + value.typeName() + " is not known here");
    }
    return value.typeName().equals(type)
        || (value instanceof PythonValue.Bool && type.equals("int"));
  }

  private PythonValue sorted(Arguments arguments) throws PythonException {
    arguments.expect(1, 1, Set.of("reverse"));
    int reverse = Arguments.numberOf(arguments.named().getOrDefault("reverse", PythonValue.FALSE));
    PythonValue source = arguments.at(0);
    var items =
        source instanceof PythonValue.SetValue(var members, _)
            ? new ArrayList<>(members)
            : new ArrayList<>(Values.list(source, allowance));
    allowance.steps(items.size() * 16L);
    Comparator<PythonValue> order =
        (left, right) -> {
          try {
            return Values.compare(left, right);
          } catch (PythonException fault) {
            throw TemplateFault.rendering(fault.reason());
          }
        };
    items.sort(reverse != 0 ? order.reversed() : order);
    return new PythonValue.ListValue(items);
  }

  private PythonValue sum(Arguments arguments) throws PythonException {
    arguments.expect(1, 1);
    PythonValue total = PythonValue.of(0);
    for (PythonValue item : Values.list(arguments.at(0), allowance)) {
      total = Operations.binary(BinaryOperator.ADD, total, item);
    }
    return total;
  }

  private PythonValue extreme(Arguments arguments, int sign) throws PythonException {
    arguments.expect(1, Integer.MAX_VALUE);
    var items =
        arguments.count() == 1 ? Values.list(arguments.at(0), allowance) : arguments.positional();
    if (items.isEmpty()) {
      throw new PythonException("ValueError", "there is nothing to choose from");
    }
    PythonValue best = items.getFirst();
    for (PythonValue item : items) {
      if (Values.compare(item, best) * sign > 0) {
        best = item;
      }
    }
    return best;
  }

  private PythonValue anyOrAll(Arguments arguments, boolean wanted) throws PythonException {
    var items = Values.iterate(only(arguments));
    while (items.hasNext()) {
      allowance.step();
      if (items.next().isTrue() == wanted) {
        return PythonValue.of(wanted);
      }
    }
    return PythonValue.of(!wanted);
  }

  private static PythonValue abs(Arguments arguments) throws PythonException {
    return switch (only(arguments)) {
      case PythonValue.Real(double number) -> new PythonValue.Real(Math.abs(number));
      case PythonValue.Int(BigInteger number) -> new PythonValue.Int(number.abs());
      case PythonValue.Bool flag -> new PythonValue.Int(Values.toInt(flag));
      case PythonValue.Opaque _, PythonValue.Imaginary _ ->
          throw TemplateFault.outside("abs of this value is not known here");
      default -> throw new PythonException("TypeError", "bad operand type for abs()");
    };
  }

  private static PythonValue chr(Arguments arguments) throws PythonException {
    arguments.expect(1, 1);
    int code = arguments.number(0);
    if (!Character.isValidCodePoint(code)) {
      throw new PythonException("ValueError", "chr() arg not in range(0x110000)");
    }
    return Values.text(Character.toString(code));
  }

  private static PythonValue ord(Arguments arguments) throws PythonException {
    arguments.expect(1, 1);
    String text = arguments.text(0);
    if (PythonText.length(text) != 1) {
      throw new PythonException("TypeError", "ord() expected a character");
    }
    return PythonValue.of(text.codePointAt(0));
  }

  private static PythonValue hex(Arguments arguments) throws PythonException {
    PythonValue number = only(arguments);
    if (!(number instanceof PythonValue.Int) && !(number instanceof PythonValue.Bool)) {
      throw new PythonException("TypeError", "hex() takes a whole number");
    }
    BigInteger value = Values.toInt(number);
    return Values.text((value.signum() < 0 ? "-0x" : "0x") + value.abs().toString(16));
  }

  private static PythonValue format(Arguments arguments) throws PythonException {
    arguments.expect(1, 2);
    return Values.text(
        FormatSpec.format(arguments.at(0), arguments.count() > 1 ? arguments.text(1) : ""));
  }
}
