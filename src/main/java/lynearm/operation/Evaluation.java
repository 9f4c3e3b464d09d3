package lynearm.operation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lynearm.operation.Arguments.Given;
import lynearm.python.Constants;
import lynearm.python.Expression;
import lynearm.python.Expression.Argument;
import lynearm.python.ExpressionText;
import lynearm.python.PythonRepr;
import lynearm.python.PythonValue;

/// Tells what expressions stand for, and follows the calls within them.
final class Evaluation {
  private static final int MOST_EXPRESSIONS = 300_000;
  private static final int DEEPEST = 400;
  private static final int DEEPEST_LISTS = 6;
  private static final int MOST_ITEMS = 10_000;
  private static final int LONGEST_TEXT = 200_000;

  /// What the value of an expression is for.
  enum Use {
    /// Nothing: the expression stands for its effects.
    STATEMENT,
    VALUE,
    CONDITION,
    /// It is given to a call that is known.
    ARGUMENT
  }

  private final Interpreter interpreter;
  private final Recorder recorder;
  private final Calls calls;
  private final Constants constants;
  private final Set<String> importedAll = new HashSet<>();
  private int expressions;
  private int depth;

  Evaluation(Interpreter interpreter, Recorder recorder) {
    this.interpreter = interpreter;
    this.recorder = recorder;
    this.calls = new Calls(interpreter, this, recorder);
    this.constants =
        new Constants(this::constant, name -> interpreter.frame().lookUp(name).isPresent());
  }

  private Optional<PythonValue> constant(String name) {
    return interpreter.frame().lookUp(name).orElse(Symbol.none())
                instanceof Symbol.Constant(PythonValue value)
            && interpreter.frame().lookUp(name).isPresent()
        ? Optional.of(value)
        : Optional.empty();
  }

  void importAll(String module) {
    importedAll.add(module);
  }

  /// What `with` gives to its target.
  Symbol evaluateContext(Expression expression) throws TooMuchException {
    Symbol context = evaluate(expression, Use.STATEMENT);
    return context instanceof Symbol.LocalObject object
        ? calls.entered(object, expression)
        : context;
  }

  Symbol evaluateStatement(Expression expression) throws TooMuchException {
    return evaluate(expression, Use.STATEMENT);
  }

  Symbol evaluateCondition(Expression expression) throws TooMuchException {
    return evaluate(expression, Use.CONDITION);
  }

  Symbol evaluate(Expression expression) throws TooMuchException {
    return evaluate(expression, Use.VALUE);
  }

  /// For what a class body binds: calls there make parts of the class.
  Symbol evaluateQuietly(Expression expression) throws TooMuchException {
    return evaluate(expression, Use.ARGUMENT);
  }

  Symbol evaluate(Expression expression, Use use) throws TooMuchException {
    if (++expressions > MOST_EXPRESSIONS || depth > DEEPEST) {
      throw new TooMuchException();
    }
    depth++;
    try {
      return plainly(expression, use);
    } finally {
      depth--;
    }
  }

  private Symbol plainly(Expression expression, Use use) throws TooMuchException {
    return switch (expression) {
      case Expression.Literal(PythonValue value, _) -> new Symbol.Constant(value);
      case Expression.Name(String id, _) -> name(id);
      case Expression.Attribute(Expression object, String name, _) ->
          attribute(evaluate(object, Use.VALUE), name);
      case Expression.Call call -> calls.call(call, use);
      case Expression.Tuple(List<Expression> items, _) -> sequence(items, expression, use);
      case Expression.ListDisplay(List<Expression> items, _) -> sequence(items, expression, use);
      case Expression.SetDisplay(List<Expression> items, _) -> sequence(items, expression, use);
      case Expression.DictDisplay display -> mapping(display);
      case Expression.Subscript subscript -> subscript(subscript);
      case Expression.FString formatted -> formatted(formatted);
      case Expression.Binary binary -> binary(binary);
      case Expression.Unary(Expression.UnaryOperator operator, Expression operand, _) -> {
        Symbol symbol = evaluate(operand, use == Use.CONDITION ? use : Use.VALUE);
        if (symbol instanceof Symbol.DialectCheck(Condition.Dialects dialects)
            && operator == Expression.UnaryOperator.NOT) {
          yield new Symbol.DialectCheck(dialects.negated());
        }
        yield symbol instanceof Symbol.Constant ? folded(expression) : new Symbol.Data();
      }
      case Expression.BoolOperation operation -> bool(operation, use);
      case Expression.Comparison comparison -> comparison(comparison, use);
      case Expression.Conditional(Expression test, Expression then, Expression otherwise, _) -> {
        Symbol condition = evaluate(test, Use.CONDITION);
        if (condition instanceof Symbol.Constant(PythonValue value)) {
          yield evaluate(value.isTrue() ? then : otherwise, use);
        }
        List<Condition> conditions = conditions(test, condition);
        int known = recorder.depth();
        recorder.enterAll(conditions);
        Symbol one = evaluate(then, use);
        recorder.leave(known);
        recorder.enter(conditions.getFirst().negated());
        Symbol other = evaluate(otherwise, use);
        recorder.leave(known);
        yield Interpreter.either(List.of(one, other));
      }
      case Expression.NamedExpression(String name, Expression value, _) -> {
        Symbol symbol = evaluate(value, use);
        interpreter.frame().bind(name, symbol);
        yield symbol;
      }
      case Expression.Lambda lambda -> {
        for (Expression.Parameter parameter : lambda.parameters()) {
          if (parameter.byDefault().isPresent()) {
            evaluate(parameter.byDefault().get());
          }
        }
        yield new Symbol.Lambda(lambda, interpreter.frame());
      }
      case Expression.Comprehension comprehension -> comprehension(comprehension, use);
      case Expression.Starred(Expression value, _) -> evaluate(value, use);
      case Expression.Slice(var lower, var upper, var step, _) -> {
        for (Optional<Expression> bound : List.of(lower, upper, step)) {
          if (bound.isPresent()) {
            evaluate(bound.get(), Use.VALUE);
          }
        }
        yield new Symbol.Data();
      }
      case Expression.Yield(var value, _) -> {
        if (value.isPresent()) {
          evaluate(value.get(), Use.VALUE);
        }
        yield new Symbol.Data();
      }
    };
  }

  private Symbol name(String id) {
    Optional<Symbol> bound = interpreter.frame().lookUp(id);
    if (bound.isPresent()) {
      return followed(bound.get());
    }
    if (Builtin.knows(id)) {
      return new Symbol.Named("builtins." + id);
    }
    if (importedAll.contains("alembic.op") && AlembicCall.knows(id)) {
      return new Symbol.Named("alembic.op." + id);
    }
    for (String module : importedAll) {
      Symbol named = new Symbol.Named(module + "." + id);
      Symbol found = followed(named);
      if (!found.equals(named)) {
        return found;
      }
    }
    for (String module : importedAll) {
      if (module.startsWith("sqlalchemy") || importedAll.size() == 1) {
        return new Symbol.Named(module + "." + id);
      }
    }
    return new Symbol.Foreign(id);
  }

  /// What something imported is, if its module is followed; else itself.
  private Symbol followed(Symbol symbol) {
    return symbol instanceof Symbol.Named named && isElsewhere(named)
        ? interpreter.imported(named).orElse(symbol)
        : symbol;
  }

  private static boolean isElsewhere(Symbol.Named named) {
    return switch (named.root()) {
      case "alembic", "sqlalchemy", "builtins" -> false;
      default -> !Builtin.isHarmlessModule(named.root());
    };
  }

  /// What a constant expression comes to.
  private Symbol folded(Expression expression) {
    return constants
        .value(expression)
        .<Symbol>map(Symbol.Constant::new)
        .orElseGet(() -> new Symbol.Data());
  }

  Optional<PythonValue> constantValue(Expression expression) {
    return constants.value(expression);
  }

  private Symbol sequence(List<Expression> items, Expression whole, Use use)
      throws TooMuchException {
    List<Symbol> symbols = new ArrayList<>(items.size());
    boolean constant = true;
    for (Expression item : items) {
      if (item instanceof Expression.Starred(Expression inner, _)) {
        Symbol symbol = evaluate(inner, Use.VALUE);
        Optional<List<Symbol>> more = items(symbol);
        if (more.isEmpty()) {
          return new Symbol.Data();
        }
        symbols.addAll(more.get());
        constant = false;
        continue;
      }
      Symbol symbol = evaluate(item, use == Use.STATEMENT ? Use.STATEMENT : Use.ARGUMENT);
      constant &= symbol instanceof Symbol.Constant;
      symbols.add(symbol);
    }
    if (symbols.size() > MOST_ITEMS || nested(symbols, 0)) {
      return new Symbol.Data();
    }
    if (!constant) {
      return new Symbol.Sequence(symbols);
    }
    List<PythonValue> values = new ArrayList<>(symbols.size());
    for (Symbol symbol : symbols) {
      if (symbol instanceof Symbol.Constant(PythonValue value)) {
        values.add(value);
      }
    }
    return new Symbol.Constant(
        switch (whole) {
          case Expression.ListDisplay _ -> new PythonValue.ListValue(values);
          case Expression.SetDisplay _ -> new PythonValue.SetValue(values, false);
          default -> new PythonValue.TupleValue(values);
        });
  }

  /// Whether lists stand in each other beyond any need.
  private boolean nested(List<Symbol> symbols, int level) {
    for (Symbol symbol : symbols) {
      boolean holds =
          symbol instanceof Symbol.Sequence
              || symbol instanceof Symbol.Mapping
              || (symbol instanceof Symbol.Constant(PythonValue value)
                  && !(value instanceof PythonValue.Str)
                  && items(symbol).isPresent());
      if (!holds) {
        continue;
      }
      List<Symbol> inner =
          symbol instanceof Symbol.Mapping(var entries)
              ? List.copyOf(entries.values())
              : items(symbol).orElse(List.of());
      if (level >= DEEPEST_LISTS || nested(inner, level + 1)) {
        return true;
      }
    }
    return false;
  }

  private Symbol mapping(Expression.DictDisplay display) throws TooMuchException {
    Map<PythonValue, Symbol> entries = new LinkedHashMap<>();
    boolean told = true;
    for (Expression.Entry entry : display.entries()) {
      Symbol value = evaluate(entry.value(), Use.ARGUMENT);
      if (entry.key().isEmpty()) {
        Optional<Map<PythonValue, Symbol>> more = entries(value);
        more.ifPresent(entries::putAll);
        told &= more.isPresent();
        continue;
      }
      Symbol key = evaluate(entry.key().get(), Use.ARGUMENT);
      if (key instanceof Symbol.Constant(PythonValue constant)) {
        entries.put(constant, value);
      } else if (key instanceof Symbol.ColumnOf(_, String name)) {
        entries.put(PythonValue.of(name), value);
      } else {
        told = false;
      }
    }
    told &= !nested(List.copyOf(entries.values()), 0);
    return told ? new Symbol.Mapping(entries) : new Symbol.Data();
  }

  /// The entries of a dict, if they are told.
  static Optional<Map<PythonValue, Symbol>> entries(Symbol symbol) {
    return switch (symbol) {
      case Symbol.Mapping(var entries) -> Optional.of(entries);
      case Symbol.Constant(PythonValue.DictValue(var values)) -> {
        Map<PythonValue, Symbol> entries = new LinkedHashMap<>();
        values.forEach((key, value) -> entries.put(key, new Symbol.Constant(value)));
        yield Optional.of(entries);
      }
      default -> Optional.empty();
    };
  }

  /// The items that going through something gives, if they are told.
  Optional<List<Symbol>> items(Symbol symbol) {
    return switch (symbol) {
      case Symbol.Sequence(List<Symbol> items) -> Optional.of(items);
      case Symbol.Mapping(var entries) -> Optional.of(constants(entries.keySet()));
      case Symbol.Constant(PythonValue.ListValue(var items)) -> Optional.of(constants(items));
      case Symbol.Constant(PythonValue.TupleValue(var items)) -> Optional.of(constants(items));
      case Symbol.Constant(PythonValue.SetValue(var items, _)) -> Optional.of(constants(items));
      case Symbol.Constant(PythonValue.DictValue(var entries)) ->
          Optional.of(constants(entries.keySet()));
      default -> Optional.empty();
    };
  }

  private static List<Symbol> constants(Iterable<PythonValue> values) {
    List<Symbol> symbols = new ArrayList<>();
    values.forEach(value -> symbols.add(new Symbol.Constant(value)));
    return symbols;
  }

  // ---- attributes and items

  Symbol attribute(Symbol object, String name) {
    return switch (object) {
      case Symbol.Named(String path) -> followed(new Symbol.Named(path + "." + name));
      case Symbol.Connection connection ->
          switch (name) {
            case "engine", "connection", "bind" -> connection;
            case "dialect" -> new Symbol.Dialect();
            default -> new Symbol.Method(object, name);
          };
      case Symbol.Context _ ->
          switch (name) {
            case "bind", "connection" -> new Symbol.Connection();
            case "dialect", "impl" -> new Symbol.Dialect();
            case "as_sql", "config", "opts", "environment_context", "script" -> new Symbol.Data();
            default -> new Symbol.Method(object, name);
          };
      case Symbol.Dialect _ ->
          switch (name) {
            case "name", "__dialect__" -> new Symbol.DialectName();
            case "dialect" -> object;
            default -> new Symbol.Method(object, name);
          };
      case Symbol.Table table ->
          switch (name) {
            case "c", "columns" -> new Symbol.TableColumns(table);
            case "name", "__tablename__", "fullname" ->
                new Symbol.Constant(PythonValue.of(table.name().name()));
            case "__table__" -> new Symbol.Table(table.name(), table.made(), false);
            case "metadata", "query" -> new Symbol.Data();
            default ->
                table.isClass() && !Calls.TABLE_METHODS.contains(name)
                    ? new Symbol.ColumnOf(table, name)
                    : new Symbol.Method(object, name);
          };
      case Symbol.TableColumns(Symbol.Table table) ->
          name.equals("get") || name.equals("keys")
              ? new Symbol.Data()
              : new Symbol.ColumnOf(table, name);
      case Symbol.LocalClass(_, var members, _) -> {
        Symbol member = members.get(PythonValue.of(name));
        yield member == null ? new Symbol.Foreign(name) : member;
      }
      case Symbol.LocalObject(Symbol.LocalClass type) -> {
        Symbol member = type.members().get(PythonValue.of(name));
        yield member == null
            ? new Symbol.Foreign("self." + name)
            : member instanceof Symbol.Function ? new Symbol.Method(object, name) : member;
      }
      case Symbol.Entity _ -> new Symbol.Data();
      case Symbol.Foreign(String text) -> new Symbol.Foreign(text + "." + name);
      case Symbol.Either(List<Symbol> options) -> {
        List<Symbol> each = new ArrayList<>();
        for (Symbol option : options) {
          if (!option.isNone()) {
            each.add(attribute(option, name));
          }
        }
        yield each.isEmpty() ? new Symbol.Data() : Interpreter.either(each);
      }
      default -> new Symbol.Method(object, name);
    };
  }

  private Symbol subscript(Expression.Subscript subscript) throws TooMuchException {
    Symbol object = evaluate(subscript.object(), Use.VALUE);
    Symbol index = evaluate(subscript.index(), Use.VALUE);
    if (object instanceof Symbol.TableColumns(Symbol.Table table) && index.text().isPresent()) {
      return new Symbol.ColumnOf(table, index.text().get());
    }
    if (index instanceof Symbol.Constant(PythonValue key)) {
      Optional<Map<PythonValue, Symbol>> entries = entries(object);
      if (entries.isPresent() && entries.get().containsKey(key)) {
        return entries.get().get(key);
      }
      if (object instanceof Symbol.Sequence(List<Symbol> items)
          && key instanceof PythonValue.Int(var number)
          && number.bitLength() < 31) {
        int place = number.intValue() < 0 ? number.intValue() + items.size() : number.intValue();
        if (place >= 0 && place < items.size()) {
          return items.get(place);
        }
      }
    }
    if (object instanceof Symbol.Constant) {
      return folded(subscript);
    }
    if (object instanceof Symbol.Foreign || object instanceof Symbol.Entity) {
      return object;
    }
    if (object instanceof Symbol.Named named) {
      return new Symbol.Foreign(named.path() + "[…]");
    }
    if (object instanceof Symbol.Globals) {
      Optional<Symbol> meant = global(index);
      if (meant.isPresent()) {
        return meant.get();
      }
      return new Symbol.Foreign(ExpressionText.of(subscript));
    }
    return new Symbol.Data();
  }

  /// What `globals()[…]` gives; all that begin alike if the end of the name is computed, as with
  /// one function for each database (Alembic: the multidb template).
  private Optional<Symbol> global(Symbol name) {
    if (name.text().isPresent()) {
      return interpreter.module().lookUp(name.text().get());
    }
    if (!(name instanceof Symbol.PartlyText(String shown))) {
      return Optional.empty();
    }
    int end = 0;
    while (end < shown.length() && "{%".indexOf(shown.charAt(end)) < 0) {
      end++;
    }
    String start = shown.substring(0, end);
    List<Symbol> all = new ArrayList<>();
    interpreter
        .module()
        .own()
        .forEach((id, symbol) -> {
          if (!start.isEmpty() && id.startsWith(start) && symbol instanceof Symbol.Function) {
            all.add(symbol);
          }
        });
    return all.isEmpty() ? Optional.empty() : Optional.of(Interpreter.either(all));
  }

  void changeAttribute(Symbol object, String name, Expression target) throws TooMuchException {
    switch (object) {
      case Symbol.Entity(List<TableName> tables) ->
          recorder.record(
              new Operation.ChangeRows(
                  DataVerb.UPDATE, tables, List.of(name), ExpressionText.of(target) + " = …"));
      case Symbol.LocalObject(Symbol.LocalClass type) -> doubtMember(type, name, target);
      case Symbol.LocalClass type -> doubtMember(type, name, target);
      case Symbol.Data _, Symbol.Constant _ -> {
        if (!recorder.isLooping() && object instanceof Symbol.Data) {
          recorder.doubt(
              "it changes an object that may stand for a row", ExpressionText.of(target));
        }
        if (recorder.isLooping() && object instanceof Symbol.Data) {
          recorder.unknown(
              "it changes an object that may stand for a row", ExpressionText.of(target));
        }
      }
      case Symbol.Made _, Symbol.Table _, Symbol.Dialect _ -> {}
      default ->
          recorder.unknown("it changes an object of another file", ExpressionText.of(target));
    }
  }

  /// What a class says of a member is taken for what its objects have.
  private void doubtMember(Symbol.LocalClass type, String name, Expression target)
      throws TooMuchException {
    if (type.members().containsKey(PythonValue.of(name))) {
      recorder.doubt("it changes what may be used later", ExpressionText.of(target));
    }
  }

  /// A change of a list or dict: what it holds is then no longer told.
  void changeItem(Expression object, Symbol symbol, Expression target) throws TooMuchException {
    if (symbol instanceof Symbol.Entity(List<TableName> tables)) {
      recorder.record(
          new Operation.ChangeRows(
              DataVerb.UPDATE, tables, List.of(), ExpressionText.of(target) + " = …"));
    } else if (object instanceof Expression.Name(String id, _)) {
      interpreter.frame().change(id, new Symbol.Data());
    }
  }

  // ---- texts and logic

  private Symbol formatted(Expression.FString formatted) throws TooMuchException {
    Optional<PythonValue> value = constants.value(formatted);
    if (value.isPresent()) {
      return new Symbol.Constant(value.get());
    }
    StringBuilder text = new StringBuilder();
    boolean told = appendParts(formatted.parts(), text);
    return told
        ? new Symbol.Constant(PythonValue.of(text.toString()))
        : new Symbol.PartlyText(text.toString());
  }

  private boolean appendParts(List<Expression.Part> parts, StringBuilder text)
      throws TooMuchException {
    boolean told = true;
    for (Expression.Part part : parts) {
      if (text.length() > LONGEST_TEXT) {
        return false;
      }
      switch (part) {
        case Expression.Text(String plain) -> text.append(plain);
        case Expression.Field(Expression value, char conversion, List<Expression.Part> format) -> {
          Symbol symbol = evaluate(value, Use.VALUE);
          if (symbol instanceof Symbol.Constant(PythonValue constant)
              && conversion == ' '
              && format.isEmpty()) {
            text.append(PythonRepr.str(constant));
          } else {
            text.append('{').append(ExpressionText.of(value)).append('}');
            told = false;
          }
        }
      }
    }
    return told;
  }

  private Symbol binary(Expression.Binary binary) throws TooMuchException {
    List<Expression.Binary> chain = new ArrayList<>();
    Expression leftmost = binary;
    while (leftmost instanceof Expression.Binary link) {
      chain.add(link);
      leftmost = link.left();
    }
    Symbol result = evaluate(leftmost, Use.VALUE);
    boolean constant = result instanceof Symbol.Constant;
    for (Expression.Binary link : chain.reversed()) {
      Symbol right = evaluate(link.right(), Use.VALUE);
      constant &= right instanceof Symbol.Constant;
      if (!constant) {
        result = joined(link, result, right);
      }
    }
    return constant ? folded(binary) : result;
  }

  private Symbol joined(Expression.Binary link, Symbol left, Symbol right) {
    boolean adds = link.operator() == Expression.BinaryOperator.ADD;
    Optional<List<Symbol>> some = items(left);
    Optional<List<Symbol>> more = items(right);
    if (adds && some.isPresent() && more.isPresent()) {
      List<Symbol> all = new ArrayList<>(some.get());
      all.addAll(more.get());
      if (all.size() > MOST_ITEMS) {
        return new Symbol.Data();
      }
      return new Symbol.Sequence(all);
    }
    if (adds && (isText(left) || isText(right))) {
      String text = shown(left, link.left()) + shown(right, link.right());
      return text.length() > LONGEST_TEXT ? new Symbol.Data() : new Symbol.PartlyText(text);
    }
    if (link.operator() == Expression.BinaryOperator.MODULO && left.text().isPresent()) {
      return new Symbol.PartlyText(left.text().get());
    }
    return new Symbol.Data();
  }

  private static boolean isText(Symbol symbol) {
    return symbol.text().isPresent() || symbol instanceof Symbol.PartlyText;
  }

  private static String shown(Symbol symbol, Expression source) {
    return symbol instanceof Symbol.PartlyText(String text)
        ? text
        : symbol.text().orElseGet(() -> "{" + ExpressionText.of(source) + "}");
  }

  private Symbol bool(Expression.BoolOperation operation, Use use) throws TooMuchException {
    boolean isOr = operation.operator() == Expression.BoolOperator.OR;
    List<Symbol> symbols = new ArrayList<>();
    for (Expression operand : operation.operands()) {
      Symbol symbol = evaluate(operand, use == Use.STATEMENT ? use : Use.CONDITION);
      if (symbol instanceof Symbol.Constant(PythonValue value)) {
        if (value.isTrue() == isOr) {
          return symbols.isEmpty() ? symbol : new Symbol.Data();
        }
        continue;
      }
      symbols.add(symbol);
    }
    if (symbols.isEmpty()) {
      return evaluate(operation.operands().getLast(), Use.VALUE);
    }
    if (symbols.size() == 1) {
      return symbols.getFirst();
    }
    Set<String> names = new HashSet<>();
    for (Symbol symbol : symbols) {
      // "one of these" joins under or, "none of these" under and
      if (!(symbol instanceof Symbol.DialectCheck(Condition.Dialects dialects))
          || dialects.included() != isOr) {
        return isOr && use != Use.CONDITION ? Interpreter.either(symbols) : new Symbol.Data();
      }
      names.addAll(dialects.names());
    }
    return new Symbol.DialectCheck(new Condition.Dialects(names, isOr));
  }

  private Symbol comparison(Expression.Comparison comparison, Use use) throws TooMuchException {
    Symbol first = evaluate(comparison.first(), use == Use.STATEMENT ? Use.VALUE : use);
    List<Symbol> rights = new ArrayList<>();
    for (Expression.Link link : comparison.links()) {
      rights.add(evaluate(link.right(), use == Use.STATEMENT ? Use.VALUE : use));
    }
    boolean constant =
        first instanceof Symbol.Constant
            && rights.stream().allMatch(Symbol.Constant.class::isInstance);
    if (constant) {
      return folded(comparison);
    }
    if (rights.size() == 1) {
      Expression.ComparisonOperator operator = comparison.links().getFirst().operator();
      Optional<Condition.Dialects> dialects = dialects(first, operator, rights.getFirst());
      if (dialects.isPresent()) {
        return new Symbol.DialectCheck(dialects.get());
      }
      Optional<Boolean> known = knownIdentity(first, operator, rights.getFirst());
      if (known.isPresent()) {
        return new Symbol.Constant(PythonValue.of(known.get()));
      }
    }
    return new Symbol.Data();
  }

  /// What has been made is surely not `None`.
  private static Optional<Boolean> knownIdentity(
      Symbol left, Expression.ComparisonOperator operator, Symbol right) {
    boolean made =
        left instanceof Symbol.Made
            || left instanceof Symbol.Table
            || left instanceof Symbol.Sequence;
    if (!made || !right.isNone()) {
      return Optional.empty();
    }
    return switch (operator) {
      case IS -> Optional.of(false);
      case IS_NOT -> Optional.of(true);
      default -> Optional.empty();
    };
  }

  private Optional<Condition.Dialects> dialects(
      Symbol left, Expression.ComparisonOperator operator, Symbol right) {
    if (right instanceof Symbol.DialectName && left.text().isPresent()) {
      return dialects(right, operator, left);
    }
    if (!(left instanceof Symbol.DialectName)) {
      return Optional.empty();
    }
    return switch (operator) {
      case EQUAL -> right.text().map(name -> new Condition.Dialects(Set.of(name), true));
      case NOT_EQUAL -> right.text().map(name -> new Condition.Dialects(Set.of(name), false));
      case IN -> names(right).map(names -> new Condition.Dialects(names, true));
      case NOT_IN -> names(right).map(names -> new Condition.Dialects(names, false));
      default -> Optional.empty();
    };
  }

  private Optional<Set<String>> names(Symbol symbol) {
    Optional<List<Symbol>> items = items(symbol);
    if (items.isEmpty()) {
      return Optional.empty();
    }
    Set<String> names = new HashSet<>();
    for (Symbol item : items.get()) {
      if (item.text().isEmpty()) {
        return Optional.empty();
      }
      names.add(item.text().get());
    }
    return Optional.of(names);
  }

  /// What must hold for a test to be true, one condition for each part of an `and`.
  List<Condition> conditions(Expression test, Symbol symbol) throws TooMuchException {
    if (symbol instanceof Symbol.DialectCheck(Condition.Dialects dialects)) {
      return List.of(
          new Condition(ExpressionText.of(test), true, test.line(), Optional.of(dialects)));
    }
    if (test instanceof Expression.BoolOperation(var operator, List<Expression> operands, _)
        && operator == Expression.BoolOperator.AND
        && operands.size() <= 10) {
      List<Condition> all = new ArrayList<>();
      for (Expression operand : operands) {
        all.add(condition(operand));
      }
      return all;
    }
    return List.of(condition(test));
  }

  private Condition condition(Expression test) {
    if (test instanceof Expression.Unary(var operator, Expression operand, _)
        && operator == Expression.UnaryOperator.NOT) {
      return condition(operand).negated();
    }
    return new Condition(ExpressionText.of(test), true, test.line(), dialectsOf(test));
  }

  /// The databases that a test asks for, without following calls once more.
  private Optional<Condition.Dialects> dialectsOf(Expression test) {
    if (test instanceof Expression.Name(String id, _)
        && interpreter.frame().lookUp(id).orElse(Symbol.none())
            instanceof Symbol.DialectCheck(Condition.Dialects dialects)) {
      return Optional.of(dialects);
    }
    if (test instanceof Expression.Comparison(Expression first, var links, _)
        && links.size() == 1
        && !(first instanceof Expression.Call)) {
      Optional<Symbol> left = withoutCalls(first);
      Optional<Symbol> right = withoutCalls(links.getFirst().right());
      if (left.isPresent() && right.isPresent()) {
        return dialects(left.get(), links.getFirst().operator(), right.get());
      }
    }
    return Optional.empty();
  }

  private Optional<Symbol> withoutCalls(Expression expression) {
    return switch (expression) {
      case Expression.Name(String id, _) -> interpreter.frame().lookUp(id);
      case Expression.Attribute(Expression object, String name, _) ->
          withoutCalls(object).map(symbol -> attribute(symbol, name));
      case Expression.Call(Expression.Attribute(Expression object, String name, _), _, _) ->
          withoutCalls(object)
              .filter(symbol ->
                  symbol instanceof Symbol.Named(String path) && path.equals("alembic.op"))
              .flatMap(_ ->
                  switch (name) {
                    case "get_bind" -> Optional.of(new Symbol.Connection());
                    case "get_context" -> Optional.of(new Symbol.Context());
                    default -> Optional.<Symbol>empty();
                  });
      default -> constants.value(expression).map(Symbol.Constant::new);
    };
  }

  // ---- comprehensions

  private Symbol comprehension(Expression.Comprehension comprehension, Use use)
      throws TooMuchException {
    Frame frame = interpreter.frame();
    Map<String, Symbol> before = frame.snapshot();
    try {
      List<Symbol> collected = new ArrayList<>();
      boolean told = collect(comprehension, 0, collected, use);
      if (comprehension.kind() == Expression.ComprehensionKind.DICT) {
        Map<PythonValue, Symbol> entries = new LinkedHashMap<>();
        for (Symbol pair : collected) {
          if (pair instanceof Symbol.Sequence(List<Symbol> both)
              && both.getFirst() instanceof Symbol.Constant(PythonValue key)) {
            entries.put(key, both.getLast());
          } else {
            told = false;
          }
        }
        return told ? new Symbol.Mapping(entries) : new Symbol.Data();
      }
      return told ? asSequence(collected) : new Symbol.Data();
    } finally {
      frame.restore(before);
    }
  }

  private static Symbol asSequence(List<Symbol> symbols) {
    List<PythonValue> values = new ArrayList<>();
    for (Symbol symbol : symbols) {
      if (!(symbol instanceof Symbol.Constant(PythonValue value))) {
        return new Symbol.Sequence(symbols);
      }
      values.add(value);
    }
    return new Symbol.Constant(new PythonValue.ListValue(values));
  }

  /// Collects what a comprehension gives; tells whether all of it is told by the text.
  private boolean collect(
      Expression.Comprehension comprehension, int clause, List<Symbol> into, Use use)
      throws TooMuchException {
    if (clause == comprehension.clauses().size()) {
      Use inner = use == Use.STATEMENT ? Use.STATEMENT : Use.VALUE;
      Symbol element = evaluate(comprehension.element(), inner);
      if (comprehension.value().isPresent()) {
        element =
            new Symbol.Sequence(List.of(element, evaluate(comprehension.value().get(), inner)));
      }
      into.add(element);
      return true;
    }
    Expression.Clause current = comprehension.clauses().get(clause);
    Symbol iterable = evaluate(current.iterable(), Use.VALUE);
    Optional<List<Symbol>> items = items(iterable);
    boolean told = true;
    if (items.isPresent() && items.get().size() <= 300) {
      for (Symbol item : items.get()) {
        interpreter.assign(current.target(), item);
        Optional<Boolean> holds = holds(current.conditions());
        told &= holds.isPresent();
        if (holds.orElse(true)) {
          told &= collect(comprehension, clause + 1, into, use);
        }
      }
      return told;
    }
    Symbol each =
        iterable instanceof Symbol.Entity || iterable instanceof Symbol.Foreign
            ? iterable
            : new Symbol.Data();
    bindAll(current.target(), each);
    holds(current.conditions());
    recorder.enterLoop(
        "for "
            + ExpressionText.of(current.target())
            + " in "
            + ExpressionText.of(current.iterable()));
    try {
      collect(comprehension, clause + 1, into, use);
    } finally {
      recorder.leaveLoop();
    }
    return false;
  }

  private void bindAll(Expression target, Symbol each) throws TooMuchException {
    switch (target) {
      case Expression.Tuple(List<Expression> parts, _) -> {
        for (Expression part : parts) {
          bindAll(part, each);
        }
      }
      case Expression.ListDisplay(List<Expression> parts, _) -> {
        for (Expression part : parts) {
          bindAll(part, each);
        }
      }
      case Expression.Starred(Expression inner, _) -> bindAll(inner, each);
      default -> interpreter.assign(target, each);
    }
  }

  private Optional<Boolean> holds(List<Expression> conditions) throws TooMuchException {
    for (Expression condition : conditions) {
      if (!(evaluate(condition, Use.CONDITION) instanceof Symbol.Constant(PythonValue value))) {
        return Optional.empty();
      }
      if (!value.isTrue()) {
        return Optional.of(false);
      }
    }
    return Optional.of(true);
  }

  // ---- arguments

  Arguments arguments(List<Argument> written, Use use) throws TooMuchException {
    if (written.isEmpty()) {
      return Arguments.NONE;
    }
    List<Given> positional = new ArrayList<>(written.size());
    Map<String, Given> keywords = new LinkedHashMap<>();
    boolean open = false;
    for (Argument argument : written) {
      switch (argument) {
        case Expression.Positional(Expression value) ->
            positional.add(new Given(evaluate(value, use), value));
        case Expression.Keyword(String name, Expression value) ->
            keywords.put(name, new Given(evaluate(value, use), value));
        case Expression.Unpacked(Expression value) -> {
          Symbol symbol = evaluate(value, use);
          Optional<List<Symbol>> items = items(symbol);
          open |= items.isEmpty();
          items.ifPresent(all -> all.forEach(item -> positional.add(new Given(item, value))));
        }
        case Expression.UnpackedMapping(Expression value) -> {
          Optional<Map<PythonValue, Symbol>> entries = entries(evaluate(value, use));
          open |= entries.isEmpty();
          entries.ifPresent(all ->
              all.forEach(
                  (key, symbol) -> keywords.put(PythonRepr.str(key), new Given(symbol, value))));
        }
      }
    }
    return new Arguments(positional, keywords, open);
  }
}
