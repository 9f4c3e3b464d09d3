package lynearm.alembic.template;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lynearm.python.Expression;
import lynearm.python.Expression.BoolOperator;
import lynearm.python.Expression.ComprehensionKind;
import lynearm.python.PythonException;
import lynearm.python.PythonText;
import lynearm.python.PythonValue;

/// Finds the value of an expression, or throws a [TemplateFault]: one that says that Python would
/// fail, or one that says that the expression lies outside of what is known here. Recursion is as
/// deep as the tree, which the parser bounds.
final class Evaluator {

  private final Names names;
  private final Allowance allowance;

  /// What names mean.
  @FunctionalInterface
  interface Names {
    PythonValue find(String name);
  }

  Evaluator(Names names, Allowance allowance) {
    this.names = names;
    this.allowance = allowance;
  }

  PythonValue evaluate(Expression expression) throws PythonException {
    allowance.step();
    return switch (expression) {
      case Expression.Name(String id, _) -> names.find(id);
      case Expression.Literal(PythonValue value, _) -> value;
      case Expression.FString(var parts, _) -> Values.text(formatted(parts));
      case Expression.Tuple(var items, _) ->
          allowance.built(new PythonValue.TupleValue(items(items)));
      case Expression.ListDisplay(var items, _) ->
          allowance.built(new PythonValue.ListValue(items(items)));
      case Expression.SetDisplay(var items, _) -> set(items(items));
      case Expression.DictDisplay(var entries, _) -> dict(entries);
      case Expression.Attribute(var object, String name, _) ->
          Attributes.of(evaluate(object), name);
      case Expression.Subscript(var object, var index, _) -> subscript(evaluate(object), index);
      case Expression.Call call -> call(call);
      case Expression.Unary(var operator, var operand, _) ->
          Operations.unary(operator, evaluate(operand));
      case Expression.Binary(var operator, var left, var right, _) -> {
        PythonValue one = evaluate(left);
        yield allowance.built(Operations.binary(operator, one, evaluate(right)));
      }
      case Expression.BoolOperation(var operator, var operands, _) -> bool(operator, operands);
      case Expression.Comparison(var first, var links, _) -> comparison(first, links);
      case Expression.Conditional(var test, var then, var otherwise, _) ->
          evaluate(evaluate(test).isTrue() ? then : otherwise);
      case Expression.Comprehension comprehension -> comprehension(comprehension);
      case Expression.Lambda _ -> throw TemplateFault.outside("lambda is not known here");
      case Expression.NamedExpression _ -> throw TemplateFault.outside(":= is not known here");
      case Expression.Yield _ -> throw TemplateFault.outside("yield is not known here");
      case Expression.Slice _, Expression.Starred _ ->
          throw TemplateFault.outside("the expression is not known here");
    };
  }

  private List<PythonValue> items(List<Expression> expressions) throws PythonException {
    var items = new ArrayList<PythonValue>();
    for (Expression expression : expressions) {
      if (expression instanceof Expression.Starred(Expression several, _)) {
        items.addAll(Values.list(evaluate(several), allowance));
      } else {
        items.add(evaluate(expression));
      }
    }
    return items;
  }

  private PythonValue set(List<PythonValue> items) throws PythonException {
    var distinct = new ArrayList<PythonValue>();
    for (PythonValue item : items) {
      Operations.requireHashable(item);
      allowance.steps(distinct.size());
      if (!Values.contains(distinct, item)) {
        distinct.add(item);
      }
    }
    return allowance.built(new PythonValue.SetValue(distinct, false));
  }

  private PythonValue dict(List<Expression.Entry> entries) throws PythonException {
    var dict = new LinkedHashMap<PythonValue, PythonValue>();
    for (Expression.Entry entry : entries) {
      if (entry.key().isEmpty()) {
        throw TemplateFault.outside("** in a dict is not known here");
      }
      put(dict, evaluate(entry.key().get()), evaluate(entry.value()));
    }
    return allowance.built(new PythonValue.DictValue(dict));
  }

  private void put(Map<PythonValue, PythonValue> dict, PythonValue key, PythonValue value)
      throws PythonException {
    Operations.requireHashable(key);
    allowance.steps(dict.size());
    for (PythonValue old : dict.keySet()) {
      if (Values.equal(old, key)) {
        dict.put(old, value);
        return;
      }
    }
    dict.put(key, value);
  }

  private String formatted(List<Expression.Part> parts) throws PythonException {
    var text = new StringBuilder();
    for (Expression.Part part : parts) {
      switch (part) {
        case Expression.Text(String plain) -> text.append(plain);
        case Expression.Field(var value, char conversion, var format) -> {
          PythonValue converted = FormatSpec.converted(evaluate(value), conversion);
          text.append(FormatSpec.format(converted, formatted(format)));
        }
      }
      Allowance.size(text.length());
    }
    return text.toString();
  }

  private PythonValue bool(BoolOperator operator, List<Expression> operands)
      throws PythonException {
    PythonValue value = PythonValue.NONE;
    for (Expression operand : operands) {
      value = evaluate(operand);
      if (value.isTrue() == (operator == BoolOperator.OR)) {
        return value;
      }
    }
    return value;
  }

  private PythonValue comparison(Expression first, List<Expression.Link> links)
      throws PythonException {
    PythonValue left = evaluate(first);
    for (Expression.Link link : links) {
      PythonValue right = evaluate(link.right());
      if (!Operations.compare(link.operator(), left, right)) {
        return PythonValue.FALSE;
      }
      left = right;
    }
    return PythonValue.TRUE;
  }

  private PythonValue call(Expression.Call call) throws PythonException {
    PythonValue function = evaluate(call.function());
    return allowance.built(call(function, arguments(call.arguments())));
  }

  static PythonValue call(PythonValue function, Arguments arguments) throws PythonException {
    if (function instanceof Function known) {
      return known.body().call(arguments);
    }
    if (function instanceof Module module) {
      throw TemplateFault.outside(module.name() + " is not known here");
    }
    throw new PythonException("TypeError", function.typeName() + " is not callable");
  }

  Arguments arguments(List<Expression.Argument> written) throws PythonException {
    var positional = new ArrayList<PythonValue>();
    var named = new LinkedHashMap<String, PythonValue>();
    for (Expression.Argument argument : written) {
      switch (argument) {
        case Expression.Positional(Expression value) -> positional.add(evaluate(value));
        case Expression.Keyword(String name, Expression value) -> named.put(name, evaluate(value));
        case Expression.Unpacked(Expression value) ->
            positional.addAll(Values.list(evaluate(value), allowance));
        case Expression.UnpackedMapping _ ->
            throw TemplateFault.outside("** in a call is not known here");
      }
    }
    return new Arguments(positional, named);
  }

  private PythonValue subscript(PythonValue object, Expression index) throws PythonException {
    if (index instanceof Expression.Slice slice) {
      return slice(object, slice);
    }
    PythonValue key = evaluate(index);
    return switch (object) {
      case PythonValue.Str(String text) -> {
        int place = place(key, PythonText.length(text));
        yield Values.text(PythonText.slice(text, place, place + 1));
      }
      case PythonValue.TupleValue(var items) -> items.get(place(key, items.size()));
      case PythonValue.ListValue(var items) -> items.get(place(key, items.size()));
      case PythonValue.DictValue _ -> {
        Operations.requireHashable(key);
        var found = Values.find(object, key);
        if (found == null) {
          throw new PythonException("KeyError", Values.repr(key));
        }
        yield found;
      }
      case ContextValue context -> context.item(key);
      case RangeValue range -> range.items().get(place(key, range.size()));
      case Module _, PythonValue.Bytes _ -> throw unknownSubscript(object);
      case Function function when function.isType() -> throw unknownSubscript(object);
      default -> throw new PythonException("TypeError", object.typeName() + " has no items");
    };
  }

  private static TemplateFault unknownSubscript(PythonValue object) {
    return TemplateFault.outside("what " + object.typeName() + " contains is not known here");
  }

  private static int place(PythonValue index, int size) throws PythonException {
    int wanted = Arguments.numberOf(index);
    int place = wanted < 0 ? wanted + size : wanted;
    if (place < 0 || place >= size) {
      throw new PythonException("IndexError", "index out of range");
    }
    return place;
  }

  private PythonValue slice(PythonValue object, Expression.Slice slice) throws PythonException {
    int step = bound(slice.step(), 1);
    if (step == 0) {
      throw new PythonException("ValueError", "slice step cannot be zero");
    }
    int size =
        switch (object) {
          case PythonValue.Str _, PythonValue.TupleValue _, PythonValue.ListValue _ ->
              Values.length(object);
          case PythonValue.Bytes _, RangeValue _, Module _ -> throw unknownSubscript(object);
          default -> throw new PythonException("TypeError", object.typeName() + " has no slices");
        };
    allowance.steps(size);
    int lowest = step < 0 ? -1 : 0;
    int highest = step < 0 ? size - 1 : size;
    int from = clamp(slice.lower(), step < 0 ? highest : lowest, size, lowest, highest);
    int to = clamp(slice.upper(), step < 0 ? lowest : highest, size, lowest, highest);
    var places = new ArrayList<Integer>();
    for (long at = from; step < 0 ? at > to : at < to; at += step) {
      places.add((int) at);
    }
    return switch (object) {
      case PythonValue.Str(String text) -> {
        var characters = PythonText.characters(text);
        yield Values.text(String.join("", places.stream().map(characters::get).toList()));
      }
      case PythonValue.TupleValue(var items) ->
          new PythonValue.TupleValue(places.stream().map(items::get).toList());
      case PythonValue.ListValue(var items) ->
          new PythonValue.ListValue(places.stream().map(items::get).toList());
      default -> throw unknownSubscript(object);
    };
  }

  private int clamp(Optional<Expression> bound, int byDefault, int size, int lowest, int highest)
      throws PythonException {
    if (bound.isEmpty()) {
      return byDefault;
    }
    PythonValue value = evaluate(bound.get());
    if (value.equals(PythonValue.NONE)) {
      return byDefault;
    }
    long wanted = Arguments.numberOf(value);
    return Math.clamp(wanted < 0 ? wanted + size : wanted, lowest, highest);
  }

  private int bound(Optional<Expression> bound, int byDefault) throws PythonException {
    if (bound.isEmpty()) {
      return byDefault;
    }
    PythonValue value = evaluate(bound.get());
    return value.equals(PythonValue.NONE) ? byDefault : Arguments.numberOf(value);
  }

  private PythonValue comprehension(Expression.Comprehension comprehension) throws PythonException {
    Iterator<Evaluator> rounds = new Rounds(this, comprehension.clauses());
    Expression element = comprehension.element();
    if (comprehension.kind() == ComprehensionKind.GENERATOR) {
      return new Iteration(
          new Iterator<>() {
            @Override
            public boolean hasNext() {
              return rounds.hasNext();
            }

            @Override
            public PythonValue next() {
              return rounds.next().now(element);
            }
          });
    }
    var items = new ArrayList<PythonValue>();
    var dict = new LinkedHashMap<PythonValue, PythonValue>();
    while (rounds.hasNext()) {
      Evaluator round = rounds.next();
      PythonValue item = round.evaluate(element);
      if (comprehension.value().isPresent()) {
        put(dict, item, round.evaluate(comprehension.value().get()));
      } else {
        items.add(item);
      }
    }
    return switch (comprehension.kind()) {
      case DICT -> allowance.built(new PythonValue.DictValue(dict));
      case SET -> set(items);
      default -> allowance.built(new PythonValue.ListValue(items));
    };
  }

  /// The value of an expression, where no checked exception may pass.
  PythonValue now(Expression expression) {
    try {
      return evaluate(expression);
    } catch (PythonException fault) {
      throw TemplateFault.rendering(fault.reason());
    }
  }

  /// An evaluator that knows further names, as comprehensions bind them.
  Evaluator with(Map<String, PythonValue> further) {
    return new Evaluator(
        name -> {
          PythonValue own = further.get(name);
          return own != null ? own : names.find(name);
        },
        allowance);
  }

  Allowance allowance() {
    return allowance;
  }
}
