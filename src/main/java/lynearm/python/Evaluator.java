package lynearm.python;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lynearm.python.Expression.Argument;
import lynearm.python.Expression.BoolOperator;
import lynearm.python.Expression.Clause;
import lynearm.python.Expression.ComprehensionKind;
import lynearm.python.Expression.Entry;
import lynearm.python.Expression.Link;
import lynearm.python.Expression.Part;
import org.jspecify.annotations.Nullable;

/// Works out the value of an expression from known values alone. What calls unknown code, or
/// depends on anything outside of the text, has no value here.
final class Evaluator {
  private final Scope scope;
  private final Budget budget;
  private final Operations operations;
  private final Builtins builtins;
  private final Map<String, PythonValue> locals = new HashMap<>();

  Evaluator(Scope scope, Budget budget) {
    this.scope = scope;
    this.budget = budget;
    this.operations = new Operations(budget);
    this.builtins = new Builtins(budget, operations);
  }

  Operations operations() {
    return operations;
  }

  PythonValue value(Expression expression) throws UnknownValueException, PythonException {
    budget.step();
    return switch (expression) {
      case Expression.Literal(PythonValue value, _) -> value;
      case Expression.Name(String id, _) -> name(id);
      case Expression.FString(List<Part> parts, _) -> PythonValue.of(formatted(parts));
      case Expression.Tuple(List<Expression> items, _) ->
          budget.moderate(new PythonValue.TupleValue(items(items)));
      case Expression.ListDisplay(List<Expression> items, _) ->
          budget.moderate(new PythonValue.ListValue(items(items)));
      case Expression.SetDisplay(List<Expression> items, _) -> operations.set(items(items), false);
      case Expression.DictDisplay(List<Entry> entries, _) -> dict(entries);
      case Expression.Attribute attribute -> scope.attribute(attribute);
      case Expression.Subscript(Expression object, Expression index, _) -> subscript(object, index);
      case Expression.Call call -> call(call);
      case Expression.Unary unary -> unary(unary);
      case Expression.Binary binary -> binary(binary);
      case Expression.BoolOperation operation -> bool(operation);
      case Expression.Comparison comparison -> comparison(comparison);
      case Expression.Conditional(Expression test, Expression then, Expression otherwise, _) ->
          value(value(test).isTrue() ? then : otherwise);
      case Expression.Comprehension comprehension -> comprehension(comprehension);
      case Expression.NamedExpression(String name, Expression inner, _) -> {
        PythonValue value = value(inner);
        scope.bind(name, value);
        yield value;
      }
      case Expression.Lambda _ -> throw new UnknownValueException("it is a function");
      case Expression.Slice _, Expression.Starred _, Expression.Yield _ ->
          throw new UnknownValueException("it is no plain value");
    };
  }

  private PythonValue name(String id) throws UnknownValueException {
    PythonValue local = locals.get(id);
    return local == null ? scope.lookUp(id) : local;
  }

  private List<PythonValue> items(List<Expression> items)
      throws UnknownValueException, PythonException {
    List<PythonValue> values = new ArrayList<>(items.size());
    for (Expression item : items) {
      if (item instanceof Expression.Starred(Expression inner, _)) {
        values.addAll(operations.iterate(value(inner)));
        budget.requireItems(values.size());
      } else {
        values.add(value(item));
      }
    }
    return values;
  }

  private PythonValue dict(List<Entry> entries) throws UnknownValueException, PythonException {
    Map<PythonValue, PythonValue> values = new LinkedHashMap<>();
    for (Entry entry : entries) {
      if (entry.key().isPresent()) {
        PythonValue key = operations.key(value(entry.key().get()));
        values.put(key, value(entry.value()));
      } else if (value(entry.value()) instanceof PythonValue.DictValue(var more)) {
        values.putAll(more);
      } else {
        throw PythonException.typeError("the value behind ** is no mapping");
      }
    }
    return budget.moderate(new PythonValue.DictValue(values));
  }

  private String formatted(List<Part> parts) throws UnknownValueException, PythonException {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      switch (part) {
        case Expression.Text(String plain) -> text.append(plain);
        case Expression.Field(Expression inner, char conversion, List<Part> format) -> {
          PythonValue value = value(inner);
          PythonValue shown =
              conversion == ' ' ? value : PythonValue.of(FormatMethod.converted(value, conversion));
          text.append(TextFormat.format(shown, formatted(format)));
        }
      }
      budget.requireText(text.length());
    }
    return text.toString();
  }

  private PythonValue unary(Expression.Unary unary) throws UnknownValueException, PythonException {
    PythonValue value = value(unary.operand());
    return switch (unary.operator()) {
      case NOT -> PythonValue.of(!value.isTrue());
      case MINUS ->
          value instanceof PythonValue.Real(double number)
              ? new PythonValue.Real(-number)
              : new PythonValue.Int(integer(value).negate());
      case PLUS -> value instanceof PythonValue.Real ? value : new PythonValue.Int(integer(value));
      case INVERT -> new PythonValue.Int(integer(value).not());
    };
  }

  private static BigInteger integer(PythonValue value) throws PythonException {
    return Operations.integer(value)
        .orElseThrow(() -> PythonException.typeError("bad operand type: " + value.typeName()));
  }

  /// Chains such as `a + b + c` lean to the left; they are walked in a loop.
  private PythonValue binary(Expression.Binary binary)
      throws UnknownValueException, PythonException {
    List<Expression.Binary> chain = new ArrayList<>();
    Expression leftmost = binary;
    while (leftmost instanceof Expression.Binary link) {
      chain.add(link);
      leftmost = link.left();
    }
    PythonValue result = value(leftmost);
    for (Expression.Binary link : chain.reversed()) {
      budget.step();
      result = operations.binary(link.operator(), result, value(link.right()));
    }
    return result;
  }

  private PythonValue bool(Expression.BoolOperation operation)
      throws UnknownValueException, PythonException {
    boolean stop = operation.operator() == BoolOperator.OR;
    PythonValue value = PythonValue.NONE;
    for (Expression operand : operation.operands()) {
      value = value(operand);
      if (value.isTrue() == stop) {
        return value;
      }
    }
    return value;
  }

  private PythonValue comparison(Expression.Comparison comparison)
      throws UnknownValueException, PythonException {
    PythonValue left = value(comparison.first());
    for (Link link : comparison.links()) {
      PythonValue right = value(link.right());
      if (!operations.compare(link.operator(), left, right)) {
        return PythonValue.FALSE;
      }
      left = right;
    }
    return PythonValue.TRUE;
  }

  private PythonValue subscript(Expression object, Expression index)
      throws UnknownValueException, PythonException {
    PythonValue value = value(object);
    if (index instanceof Expression.Slice(var lower, var upper, var step, _)) {
      return operations.slice(value, new SliceBounds(bound(lower), bound(upper), bound(step)));
    }
    return operations.item(value, value(index));
  }

  private Optional<BigInteger> bound(Optional<Expression> expression)
      throws UnknownValueException, PythonException {
    if (expression.isEmpty()) {
      return Optional.empty();
    }
    PythonValue value = value(expression.get());
    return value.equals(PythonValue.NONE) ? Optional.empty() : Optional.of(integer(value));
  }

  private PythonValue call(Expression.Call call) throws UnknownValueException, PythonException {
    try {
      return knownCall(call);
    } catch (UnknownValueException e) {
      scope.called(call);
      throw e;
    }
  }

  private PythonValue knownCall(Expression.Call call)
      throws UnknownValueException, PythonException {
    if (call.function() instanceof Expression.Name(String id, _)
        && Builtins.knows(id)
        && isBuiltin(id)) {
      Arguments arguments = arguments(call.arguments(), consumes(id));
      return builtins.call(id, arguments.positional, arguments.keywords);
    }
    if (call.function() instanceof Expression.Attribute(Expression object, String method, _)) {
      PythonValue receiver;
      try {
        receiver = value(object);
      } catch (UnknownValueException e) {
        throw unknownCall(call);
      }
      Arguments arguments = arguments(call.arguments(), method.equals("join"));
      return method(receiver, object, method, arguments);
    }
    throw unknownCall(call);
  }

  private static UnknownValueException unknownCall(Expression.Call call) {
    return new UnknownValueException("it calls " + described(call.function()));
  }

  private boolean isBuiltin(String id) {
    return !locals.containsKey(id) && scope.isBuiltin(id);
  }

  private static boolean consumes(String builtin) {
    return switch (builtin) {
      case "tuple", "list", "set", "frozenset", "sorted" -> true;
      default -> false;
    };
  }

  private PythonValue method(
      PythonValue receiver, Expression object, String method, Arguments arguments)
      throws UnknownValueException, PythonException {
    if (receiver instanceof PythonValue.Str(String text)) {
      return builtins.textMethod(text, method, arguments.positional, arguments.keywords);
    }
    if (method.equals("copy") && receiver instanceof PythonValue.ListValue(var items)) {
      return new PythonValue.ListValue(items);
    }
    if (arguments.keywords.isEmpty()
        && object instanceof Expression.Name(String name, _)
        && !locals.containsKey(name)) {
      return scope.change(name, method, arguments.positional);
    }
    throw new UnknownValueException("it calls " + method + "()");
  }

  private static String described(Expression function) {
    return switch (function) {
      case Expression.Name(String id, _) -> id + "()";
      case Expression.Attribute(Expression.Name(String id, _), String name, _) ->
          id + "." + name + "()";
      case Expression.Attribute(_, String name, _) -> name + "()";
      default -> "a function";
    };
  }

  private record Arguments(List<PythonValue> positional, Map<String, PythonValue> keywords) {}

  private Arguments arguments(List<Argument> arguments, boolean consumed)
      throws UnknownValueException, PythonException {
    List<PythonValue> positional = new ArrayList<>();
    Map<String, PythonValue> keywords = new LinkedHashMap<>();
    for (Argument argument : arguments) {
      switch (argument) {
        case Expression.Positional(Expression inner) ->
            positional.add(
                consumed
                        && inner instanceof Expression.Comprehension generator
                        && generator.kind() == ComprehensionKind.GENERATOR
                    ? new PythonValue.ListValue(collected(generator))
                    : value(inner));
        case Expression.Keyword(String name, Expression inner) -> keywords.put(name, value(inner));
        case Expression.Unpacked(Expression inner) ->
            positional.addAll(operations.iterate(value(inner)));
        case Expression.UnpackedMapping(Expression inner) ->
            throw new UnknownValueException("it calls with arguments from a mapping");
      }
    }
    return new Arguments(positional, keywords);
  }

  private PythonValue comprehension(Expression.Comprehension comprehension)
      throws UnknownValueException, PythonException {
    return switch (comprehension.kind()) {
      case GENERATOR -> throw new UnknownValueException("it is a generator");
      case LIST -> budget.moderate(new PythonValue.ListValue(collected(comprehension)));
      case SET -> operations.set(collected(comprehension), false);
      case DICT -> dict(comprehension);
    };
  }

  private PythonValue dict(Expression.Comprehension comprehension)
      throws UnknownValueException, PythonException {
    List<PythonValue> pairs = collected(comprehension);
    Map<PythonValue, PythonValue> entries = new LinkedHashMap<>();
    for (PythonValue pair : pairs) {
      List<PythonValue> both = operations.iterate(pair);
      entries.put(operations.key(both.getFirst()), both.getLast());
    }
    return budget.moderate(new PythonValue.DictValue(entries));
  }

  /// The elements that a comprehension collects; pairs if it makes a dict.
  private List<PythonValue> collected(Expression.Comprehension comprehension)
      throws UnknownValueException, PythonException {
    List<PythonValue> collected = new ArrayList<>();
    Map<String, PythonValue> outer = new HashMap<>(locals);
    try {
      collect(comprehension, 0, collected);
    } finally {
      locals.clear();
      locals.putAll(outer);
    }
    return collected;
  }

  private void collect(Expression.Comprehension comprehension, int depth, List<PythonValue> into)
      throws UnknownValueException, PythonException {
    if (depth == comprehension.clauses().size()) {
      PythonValue element = value(comprehension.element());
      into.add(
          comprehension.value().isPresent()
              ? new PythonValue.TupleValue(List.of(element, value(comprehension.value().get())))
              : element);
      return;
    }
    Clause clause = comprehension.clauses().get(depth);
    for (PythonValue item : operations.iterate(value(clause.iterable()))) {
      budget.step();
      bindLocally(clause.target(), item);
      if (holds(clause.conditions())) {
        collect(comprehension, depth + 1, into);
      }
    }
  }

  private boolean holds(List<Expression> conditions) throws UnknownValueException, PythonException {
    for (Expression condition : conditions) {
      if (!value(condition).isTrue()) {
        return false;
      }
    }
    return true;
  }

  private void bindLocally(Expression target, PythonValue item)
      throws UnknownValueException, PythonException {
    for (Map.Entry<Expression, PythonValue> pair : unpacked(target, item).entrySet()) {
      if (!(pair.getKey() instanceof Expression.Name(String id, _))) {
        throw new UnknownValueException("it loops over something that is no name");
      }
      locals.put(id, pair.getValue());
    }
  }

  /// What each single target gets when a value is assigned to a target.
  Map<Expression, PythonValue> unpacked(Expression target, PythonValue value)
      throws UnknownValueException, PythonException {
    Map<Expression, PythonValue> pairs = new LinkedHashMap<>();
    unpack(target, value, pairs);
    return pairs;
  }

  private void unpack(Expression target, PythonValue value, Map<Expression, PythonValue> into)
      throws UnknownValueException, PythonException {
    List<Expression> targets = parts(target);
    if (targets == null) {
      into.remove(target);
      into.put(target, value);
      return;
    }
    List<PythonValue> values = operations.iterate(value);
    int star = starred(targets);
    int missing = values.size() - targets.size();
    if (star < 0 ? missing != 0 : missing < -1) {
      throw PythonException.valueError(
          missing > 0 ? "too many values to unpack" : "not enough values to unpack");
    }
    int at = 0;
    for (Expression part : targets) {
      if (part instanceof Expression.Starred(Expression inner, _)) {
        int end = at + missing + 1;
        unpack(inner, new PythonValue.ListValue(values.subList(at, end)), into);
        at = end;
      } else {
        unpack(part, values.get(at), into);
        at++;
      }
    }
  }

  private static @Nullable List<Expression> parts(Expression target) {
    return switch (target) {
      case Expression.Tuple(List<Expression> items, _) -> items;
      case Expression.ListDisplay(List<Expression> items, _) -> items;
      default -> null;
    };
  }

  private static int starred(List<Expression> targets) {
    for (int i = 0; i < targets.size(); i++) {
      if (targets.get(i) instanceof Expression.Starred) {
        return i;
      }
    }
    return -1;
  }
}
