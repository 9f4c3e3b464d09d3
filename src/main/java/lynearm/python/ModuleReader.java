package lynearm.python;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import lynearm.python.Expression.Argument;
import lynearm.python.Statement.GlobalWrite;
import org.jspecify.annotations.Nullable;

/// Follows the statements of a module in order, as far as that can be done without running them,
/// and keeps what each name stands for. Where the way depends on something unknown, the names that
/// are bound on it become unknown.
final class ModuleReader implements Scope {

  /// The docstring of a module that has deleted its own is that of its type.
  private static final String MODULE_DOC =
      "Create a module object.\n\nThe name must be a string; the optional doc argument can have any"
          + " type.";

  /// Packages whose `import *` binds none of the names of a migration file.
  private static final Set<String> HARMLESS =
      Set.of("alembic", "sqlalchemy", "typing", "typing_extensions", "datetime", "geoalchemy2");

  private final String moduleName;
  private final Optional<String> enclosingPackage;
  private final Set<String> wanted;
  private final Set<String> required;
  private final Modules modules;
  private final Budget budget = new Budget();
  private final Evaluator evaluator = new Evaluator(this, budget);
  private final List<GlobalWrite> writes = new ArrayList<>();
  private Map<String, Slot> slots = new HashMap<>();
  private int line;
  private boolean risky;
  private boolean isExhausted;

  ModuleReader(
      String moduleName,
      Optional<String> enclosingPackage,
      Set<String> wanted,
      Set<String> required,
      Modules modules) {
    this.moduleName = moduleName;
    this.enclosingPackage = enclosingPackage;
    this.wanted = wanted;
    this.required = required;
    this.modules = modules;
  }

  void run(ModuleTree tree) {
    List<Statement> statements = tree.statements();
    slots.put("__name__", new Slot.Value(PythonValue.of(moduleName), 1));
    slots.put("__doc__", new Slot.Value(docstring(statements), 1));
    boolean[] relevant = Relevance.of(tree, wanted);
    for (int i = 0; i < relevant.length; i++) {
      if (relevant[i]) {
        follow(statements.get(i));
      }
    }
  }

  private static PythonValue docstring(List<Statement> statements) {
    if (!statements.isEmpty()
        && statements.getFirst()
            instanceof Statement.Bare(Expression.Literal(PythonValue.Str text, _), _)) {
      return text;
    }
    return PythonValue.NONE;
  }

  /// What a name stands for in the end.
  Optional<Binding> binding(String name) {
    Slot slot = slots.get(name);
    if (slot == null) {
      return name.equals("__doc__")
          ? Optional.of(new Binding.Known(PythonValue.of(MODULE_DOC), 1))
          : Optional.empty();
    }
    return Optional.of(
        switch (slot) {
          case Slot.Value(PythonValue value, int bound) -> new Binding.Known(value, bound);
          case Slot.Unknown(int bound, String reason) -> new Binding.Computed(bound, reason);
          case Slot.Module(String module, int bound) ->
              new Binding.Computed(bound, "it is the module " + module);
          case Slot.Member member -> resolved(member);
        });
  }

  private Binding resolved(Slot.Member member) {
    try {
      return new Binding.Known(member(member.module(), member.name()), member.line());
    } catch (UnknownValueException e) {
      return new Binding.Computed(member.line(), e.reason());
    }
  }

  private PythonValue member(String module, String name) throws UnknownValueException {
    Optional<Binding> binding = modules.member(module, name);
    if (binding.isPresent() && binding.get() instanceof Binding.Known(PythonValue value, _)) {
      return value;
    }
    if (binding.isPresent() && binding.get() instanceof Binding.Computed(_, String reason)) {
      throw new UnknownValueException("it is computed in " + module + ": " + reason);
    }
    throw new UnknownValueException(
        modules.has(module + "." + name)
            ? "it is the module " + module + "." + name
            : module + " does not bind " + name);
  }

  // ---- what an expression asks

  @Override
  public PythonValue lookUp(String name) throws UnknownValueException {
    Slot slot = slots.get(name);
    if (slot == null) {
      throw new UnknownValueException(
          name.startsWith("__") ? "it uses " + name : "the name " + name + " is not defined here");
    }
    return switch (slot) {
      case Slot.Value(PythonValue value, _) -> value;
      case Slot.Unknown(int bound, _) ->
          throw new UnknownValueException("it uses " + name + ", computed on line " + bound);
      case Slot.Module _ -> throw new UnknownValueException("it uses the module " + name);
      case Slot.Member(String module, String member, _) -> member(module, member);
    };
  }

  @Override
  public PythonValue attribute(Expression.Attribute attribute) throws UnknownValueException {
    Optional<String> module = module(attribute.object());
    if (module.isEmpty()) {
      throw new UnknownValueException("it reads the attribute " + attribute.name());
    }
    return member(module.get(), attribute.name());
  }

  /// The name of the module that an expression stands for, if it stands for one.
  private Optional<String> module(Expression expression) throws UnknownValueException {
    return switch (expression) {
      case Expression.Name(String id, _) -> {
        Slot slot = slots.get(id);
        if (slot instanceof Slot.Module(String name, _)) {
          yield Optional.of(name);
        }
        yield slot instanceof Slot.Member(String parent, String name, _)
            ? submodule(parent, name)
            : Optional.empty();
      }
      case Expression.Attribute(Expression object, String name, _) -> {
        Optional<String> parent = module(object);
        yield parent.isPresent() ? submodule(parent.get(), name) : Optional.empty();
      }
      default -> Optional.empty();
    };
  }

  private Optional<String> submodule(String parent, String name) throws UnknownValueException {
    String whole = parent + "." + name;
    if (!modules.has(whole)) {
      return Optional.empty();
    }
    boolean hidden = modules.has(parent) && modules.member(parent, name).isPresent();
    return hidden ? Optional.empty() : Optional.of(whole);
  }

  @Override
  public boolean isBuiltin(String name) {
    return !slots.containsKey(name);
  }

  @Override
  public void bind(String name, PythonValue value) {
    slots.put(name, new Slot.Value(value, line));
  }

  @Override
  public PythonValue change(String name, String method, List<PythonValue> arguments)
      throws UnknownValueException, PythonException {
    PythonValue old = lookUp(name);
    Changes.Change change = new Changes(evaluator.operations()).of(old, method, arguments);
    change.after().ifPresent(after -> replace(old, after));
    return change.result();
  }

  @Override
  public void called(Expression.Call call) {
    for (GlobalWrite write : writes) {
      lose(write.name(), write.line(), "a function that is called may assign it");
    }
    if (call.function() instanceof Expression.Name(String id, _) && isBuiltin(id)) {
      switch (id) {
        case "globals", "locals", "vars" -> loseAll("the file changes its own names");
        case "exec" -> loseExecuted(call.arguments());
        case "setattr" -> loseAttribute(call.arguments());
        default -> {}
      }
    }
  }

  private void loseExecuted(List<Argument> arguments) {
    try {
      if (!arguments.isEmpty()
          && evaluator.value(arguments.getFirst().value())
              instanceof PythonValue.Str(String code)) {
        char[] text = (code.replace("\r\n", "\n").replace('\r', '\n') + '\0').toCharArray();
        Map<String, Integer> bound = new HashMap<>();
        Names.putBound(ModuleParser.parse(Tokenizer.ofModule(text)).statements(), bound);
        bound.keySet().forEach(name -> lose(name, line, "exec() assigns it"));
        return;
      }
    } catch (UnknownValueException | PythonException e) {
      // any name may be bound
    }
    loseAll("exec() may assign it");
  }

  private void loseAttribute(List<Argument> arguments) {
    if (arguments.size() == 3) {
      loseNamed(arguments.get(1).value(), "setattr() assigns it");
    }
  }

  /// Loses the name that an expression gives as text, or all if it cannot be told.
  private void loseNamed(Expression name, String reason) {
    try {
      if (evaluator.value(name) instanceof PythonValue.Str(String text)) {
        if (wanted.contains(text)) {
          lose(text, line, reason);
        }
        return;
      }
    } catch (UnknownValueException | PythonException e) {
      // any name may be meant
    }
    loseAll(reason);
  }

  private void lose(String name, int bound, String reason) {
    slots.put(name, new Slot.Unknown(bound, reason));
  }

  private void loseAll(String reason) {
    for (String name : wanted) {
      if (!name.startsWith("__")) {
        lose(name, line, reason);
      }
    }
    for (String name : List.copyOf(slots.keySet())) {
      if (!name.startsWith("__")) {
        lose(name, line, reason);
      }
    }
  }

  /// Puts a changed object wherever the old one is; what holds it within itself becomes unknown.
  private void replace(PythonValue old, @Nullable PythonValue changed) {
    budget.note(slots.size());
    slots.replaceAll((_, slot) -> {
      if (!(slot instanceof Slot.Value(PythonValue value, int bound))) {
        return slot;
      }
      if (isSame(value, old) && changed != null) {
        return new Slot.Value(changed, bound);
      }
      return holds(value, old) ? new Slot.Unknown(bound, "its list is changed later") : slot;
    });
  }

  @SuppressWarnings("ReferenceEquality") // the same object, not an equal one
  private static boolean isSame(PythonValue a, PythonValue b) {
    return a == b;
  }

  private static boolean holds(PythonValue container, PythonValue part) {
    if (isSame(container, part)) {
      return true;
    }
    return switch (container) {
      case PythonValue.TupleValue(var items) -> items.stream().anyMatch(item -> holds(item, part));
      case PythonValue.ListValue(var items) -> items.stream().anyMatch(item -> holds(item, part));
      case PythonValue.DictValue(var entries) ->
          entries.values().stream().anyMatch(item -> holds(item, part));
      default -> false;
    };
  }

  // ---- statements

  private void follow(List<Statement> statements) {
    for (Statement statement : statements) {
      follow(statement);
    }
  }

  private void follow(Statement statement) {
    if (isExhausted) {
      return;
    }
    line = statement.line();
    if (budget.isSpent()) {
      isExhausted = true;
      loseAll("the file asks for too much work");
      return;
    }
    switch (statement) {
      case Statement.Bare(Expression value, _) -> evaluate(value, statement);
      case Statement.Assign(List<Expression> targets, Expression value, _) ->
          assign(targets, value, statement);
      case Statement.Annotated(Expression target, Optional<Expression> value, _) ->
          value.ifPresent(bound -> assign(List.of(target), bound, statement));
      case Statement.Augmented augmented -> augment(augmented);
      case Statement.Delete(List<Expression> targets, _) -> targets.forEach(this::delete);
      case Statement.Import(var imported, int at) -> {
        risky = true;
        imported.forEach(alias -> importModule(alias, at));
      }
      case Statement.FromImport from -> {
        risky = true;
        importFrom(from);
      }
      case Statement.Assert(Expression test, _) -> {
        risky |= evaluate(test, statement).map(value -> !value.isTrue()).orElse(true);
      }
      case Statement.Raise _ -> risky = true;
      case Statement.Plain _ -> {}
      case Statement.If ifStatement -> choose(ifStatement);
      case Statement.While loop -> loop(loop);
      case Statement.For(_, Expression iterable, _, _, _) -> {
        evaluate(iterable, statement);
        maybe(List.of(statement), "it is bound in a loop");
      }
      case Statement.Try tryStatement -> attempt(tryStatement);
      case Statement.With with -> with(with);
      case Statement.Match(Expression subject, _, _) -> {
        evaluate(subject, statement);
        maybe(List.of(statement), "it depends on a match");
      }
      case Statement.Definition definition -> define(definition);
    }
  }

  /// The value of an expression. If it cannot be told, what the expression may bind or change
  /// becomes unknown.
  private Optional<PythonValue> evaluate(Expression expression, Statement statement) {
    return evaluate(expression, statement, _ -> {});
  }

  private Optional<PythonValue> evaluate(
      Expression expression, Statement statement, Consumer<String> failed) {
    line = statement.line();
    String reason;
    try {
      return Optional.of(evaluator.value(expression));
    } catch (UnknownValueException e) {
      reason = e.reason();
    } catch (PythonException e) {
      reason = "Python refuses it with a " + e.pythonClass() + ": " + e.reason();
    }
    risky = true;
    Map<String, Integer> named = new HashMap<>();
    Names.putNamed(expression, line, named);
    named.keySet().forEach(name -> lose(name, line, reason));
    if (Names.calls(expression)) {
      loseMutable(expression);
    }
    failed.accept(reason);
    return Optional.empty();
  }

  /// Code that is unknown gets hold of the objects that an expression mentions, and may change
  /// them.
  private void loseMutable(Expression expression) {
    Set<String> used = new HashSet<>();
    Names.addUsed(expression, used);
    for (String name : used) {
      if (slots.get(name) instanceof Slot.Value(PythonValue value, _) && isMutable(value)) {
        replace(value, null);
      }
    }
  }

  private static boolean isMutable(PythonValue value) {
    return switch (value) {
      case PythonValue.ListValue _, PythonValue.DictValue _ -> true;
      case PythonValue.SetValue(_, boolean frozen) -> !frozen;
      case PythonValue.TupleValue(var items) -> items.stream().anyMatch(ModuleReader::isMutable);
      default -> false;
    };
  }

  private void assign(List<Expression> targets, Expression value, Statement statement) {
    Optional<PythonValue> known =
        evaluate(value, statement, reason -> loseTargets(targets, reason));
    if (known.isPresent()) {
      for (Expression target : targets) {
        assign(target, known.get());
      }
    }
  }

  private void loseTargets(List<Expression> targets, String reason) {
    for (Expression target : targets) {
      loseTarget(target, reason);
    }
  }

  private void loseTarget(Expression target, String reason) {
    switch (target) {
      case Expression.Name(String id, _) -> lose(id, line, reason);
      case Expression.Tuple(List<Expression> items, _) -> loseTargets(items, reason);
      case Expression.ListDisplay(List<Expression> items, _) -> loseTargets(items, reason);
      case Expression.Starred(Expression inner, _) -> loseTarget(inner, reason);
      case Expression.Subscript(Expression object, Expression index, _) ->
          loseItem(object, index, reason);
      case Expression.Attribute(Expression object, String name, _) -> loseBehind(object, name);
      default -> {}
    }
  }

  /// `object[index] = …` with something unknown in it.
  private void loseItem(Expression object, Expression index, String reason) {
    if (isOwnNames(object)) {
      loseNamed(index, reason);
    } else if (object instanceof Expression.Name(String id, _)) {
      if (slots.get(id) instanceof Slot.Value(PythonValue value, _)) {
        replace(value, null);
      }
    } else {
      loseMutable(object);
    }
  }

  /// `object.name = …`: reaches a name of this file only through `sys.modules`.
  private void loseBehind(Expression object, String name) {
    boolean reached =
        object instanceof Expression.Subscript(Expression.Attribute(_, String list, _), _, _)
            && list.equals("modules");
    if (reached && wanted.contains(name)) {
      lose(name, line, "it is assigned through sys.modules");
    }
  }

  /// Whether an expression is the dictionary of the names of this file.
  private boolean isOwnNames(Expression expression) {
    return switch (expression) {
      case Expression.Call(Expression.Name(String id, _), var arguments, _) ->
          arguments.isEmpty() && isBuiltin(id) && id.matches("globals|locals|vars");
      case Expression.Attribute(Expression object, String name, _) ->
          name.equals("__dict__")
              && object
                  instanceof Expression.Subscript(Expression.Attribute(_, String list, _), _, _)
              && list.equals("modules");
      default -> false;
    };
  }

  private void assign(Expression target, PythonValue value) {
    try {
      for (Map.Entry<Expression, PythonValue> pair : evaluator.unpacked(target, value).entrySet()) {
        assignSingle(pair.getKey(), pair.getValue());
      }
    } catch (UnknownValueException e) {
      loseTarget(target, e.reason());
      risky = true;
    } catch (PythonException e) {
      loseTarget(target, "Python refuses it with a " + e.pythonClass() + ": " + e.reason());
      risky = true;
    }
  }

  private void assignSingle(Expression target, PythonValue value) {
    switch (target) {
      case Expression.Name(String id, _) -> slots.put(id, new Slot.Value(value, line));
      case Expression.Subscript(Expression.Name(String id, _), Expression index, _)
          when slots.get(id) instanceof Slot.Value(PythonValue object, _) -> {
        try {
          PythonValue key = evaluator.value(index);
          replace(object, new Changes(evaluator.operations()).withItem(object, key, value));
        } catch (UnknownValueException | PythonException e) {
          risky = true;
          replace(object, null);
        }
      }
      default -> loseTarget(target, "it is assigned in an unusual way");
    }
  }

  private void augment(Statement.Augmented augmented) {
    Expression target = augmented.target();
    Expression sum =
        new Expression.Binary(augmented.operator(), target, augmented.value(), augmented.line());
    if (target instanceof Expression.Name(String id, _)
        && slots.get(id) instanceof Slot.Value(PythonValue.ListValue old, _)) {
      extend(old, augmented);
      return;
    }
    if (!(target instanceof Expression.Name(String id, _))) {
      evaluate(augmented.value(), augmented);
      loseTarget(target, "it is changed in place");
      return;
    }
    Optional<PythonValue> value =
        evaluate(sum, augmented, reason -> lose(id, augmented.line(), reason));
    value.ifPresent(known -> slots.put(id, new Slot.Value(known, augmented.line())));
  }

  /// `a += b` changes the list itself, under all of its names.
  private void extend(PythonValue.ListValue old, Statement.Augmented augmented) {
    Optional<PythonValue> more = evaluate(augmented.value(), augmented, _ -> replace(old, null));
    if (more.isEmpty()) {
      return;
    }
    try {
      String method =
          switch (augmented.operator()) {
            case ADD -> "extend";
            default -> "";
          };
      Changes.Change change =
          new Changes(evaluator.operations()).of(old, method, List.of(more.get()));
      replace(old, change.after().orElse(null));
    } catch (UnknownValueException | PythonException e) {
      risky = true;
      replace(old, null);
    }
  }

  private void delete(Expression target) {
    switch (target) {
      case Expression.Name(String id, _) -> slots.remove(id);
      case Expression.Tuple(List<Expression> items, _) -> items.forEach(this::delete);
      case Expression.ListDisplay(List<Expression> items, _) -> items.forEach(this::delete);
      default -> loseTarget(target, "a part of it is deleted");
    }
  }

  private void importModule(Statement.Alias alias, int at) {
    String name = Names.boundBy(alias);
    String module = alias.as().isPresent() ? alias.name() : name;
    slots.put(name, new Slot.Module(module, at));
  }

  private void importFrom(Statement.FromImport from) {
    Optional<String> module = absolute(from);
    if (from.names().isEmpty()) {
      importAll(module, from.line());
      return;
    }
    for (Statement.Alias alias : from.names()) {
      String name = alias.as().orElse(alias.name());
      slots.put(
          name,
          module.isPresent()
              ? new Slot.Member(module.get(), alias.name(), from.line())
              : new Slot.Unknown(
                  from.line(), "a migration file has no package that it could import from"));
    }
  }

  /// The absolute name of the module that names are imported from.
  private Optional<String> absolute(Statement.FromImport from) {
    if (from.level() == 0) {
      return Optional.of(from.module());
    }
    String base = enclosingPackage.orElse("");
    for (int i = 1; i < from.level(); i++) {
      base = Modules.parent(base);
    }
    if (base.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(from.module().isEmpty() ? base : base + "." + from.module());
  }

  private void importAll(Optional<String> module, int at) {
    if (module.isPresent() && HARMLESS.contains(root(module.get()))) {
      return;
    }
    for (String name : wanted) {
      if (!name.startsWith("_")) {
        importMaybe(module, name, at);
      }
    }
    for (String name : List.copyOf(slots.keySet())) {
      if (!name.startsWith("_") && !wanted.contains(name)) {
        importMaybe(module, name, at);
      }
    }
  }

  private static String root(String module) {
    int dot = module.indexOf('.');
    return dot < 0 ? module : module.substring(0, dot);
  }

  /// Takes a name over from a module of which everything is imported, if the module binds it.
  private void importMaybe(Optional<String> module, String name, int at) {
    String reason = "it may come from an import of everything";
    try {
      if (module.isPresent() && modules.has(module.get())) {
        Optional<Binding> binding = modules.member(module.get(), name);
        if (binding.isEmpty()) {
          return;
        }
        if (binding.get() instanceof Binding.Known(PythonValue value, _)) {
          slots.put(name, new Slot.Value(value, at));
          return;
        }
      }
    } catch (UnknownValueException e) {
      reason = e.reason();
    }
    if (slots.containsKey(name) || required.contains(name)) {
      lose(name, at, reason);
    }
  }

  private void choose(Statement.If statement) {
    for (int i = 0; i < statement.branches().size(); i++) {
      Statement.Branch branch = statement.branches().get(i);
      Optional<PythonValue> test = evaluate(branch.test(), statement);
      if (test.isEmpty()) {
        List<Statement> possible = new ArrayList<>();
        statement
            .branches()
            .subList(i, statement.branches().size())
            .forEach(other -> possible.addAll(other.body()));
        possible.addAll(statement.otherwise());
        maybe(possible, "it depends on a condition");
        return;
      }
      if (test.get().isTrue()) {
        follow(branch.body());
        return;
      }
    }
    follow(statement.otherwise());
  }

  private void loop(Statement.While statement) {
    Optional<PythonValue> test = evaluate(statement.test(), statement);
    if (test.isPresent() && !test.get().isTrue()) {
      follow(statement.otherwise());
      return;
    }
    maybe(List.of(statement), "it is bound in a loop");
  }

  /// Takes statements for followed that perhaps are, perhaps not, perhaps several times.
  private void maybe(List<Statement> statements, String reason) {
    Map<String, Integer> bound = new LinkedHashMap<>();
    Names.putBound(statements, bound);
    Set<String> used = new HashSet<>();
    Names.addUsed(statements, used);
    for (String name : used) {
      if (slots.get(name) instanceof Slot.Value(PythonValue value, _) && isMutable(value)) {
        replace(value, null);
      }
    }
    bound.forEach((name, at) -> lose(name, at, reason));
    risky = true;
  }

  private void attempt(Statement.Try statement) {
    budget.note(slots.size());
    Map<String, Slot> before = new HashMap<>(slots);
    boolean riskyBefore = risky;
    risky = false;
    follow(statement.body());
    if (risky && !alwaysRaise(statement.handlers())) {
      slots = before;
      List<Statement> possible = new ArrayList<>(statement.body());
      possible.add(
          new Statement.Try(
              List.of(), statement.handlers(), statement.otherwise(), List.of(), line));
      maybe(possible, "it depends on an exception");
    } else {
      risky |= riskyBefore;
      follow(statement.otherwise());
    }
    follow(statement.last());
  }

  private static boolean alwaysRaise(List<Statement.Handler> handlers) {
    return handlers.stream()
        .allMatch(handler -> handler.body().getLast() instanceof Statement.Raise);
  }

  private void with(Statement.With statement) {
    for (Expression context : statement.contexts()) {
      evaluate(context, statement);
    }
    loseTargets(statement.targets(), "it is bound by with");
    budget.note(slots.size());
    Map<String, Slot> before = new HashMap<>(slots);
    boolean riskyBefore = risky;
    risky = false;
    follow(statement.body());
    if (risky) {
      slots = before;
      maybe(statement.body(), "it is bound where an exception may be hidden");
    }
    risky = risky || riskyBefore;
  }

  private void define(Statement.Definition definition) {
    if (definition.isDecorated()) {
      risky = true;
    }
    boolean now = definition.isClass() || definition.isDecorated();
    for (GlobalWrite write : definition.globals()) {
      if (now) {
        lose(write.name(), write.line(), "a function or class assigns it");
      } else {
        writes.add(write);
      }
    }
    lose(
        definition.name(),
        definition.line(),
        definition.isClass() ? "it is a class" : "it is a function");
  }
}
