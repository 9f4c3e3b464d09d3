package lynearm.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lynearm.python.Expression.Part;

/// The names that statements and expressions use and bind.
final class Names {

  private Names() {}

  /// Adds every name that an expression mentions.
  static void addUsed(Expression expression, Set<String> into) {
    if (expression instanceof Expression.Name(String id, _)) {
      into.add(id);
    }
    for (Expression child : children(expression)) {
      addUsed(child, into);
    }
  }

  /// Adds every name that statements mention, in the blocks within them too.
  static void addUsed(List<Statement> statements, Set<String> into) {
    for (Statement statement : statements) {
      for (Expression expression : expressions(statement)) {
        addUsed(expression, into);
      }
      for (List<Statement> block : blocks(statement)) {
        addUsed(block, into);
      }
    }
  }

  /// Puts every name that statements may bind or remove, with the line of the last one that does.
  static void putBound(List<Statement> statements, Map<String, Integer> into) {
    for (Statement statement : statements) {
      putBound(statement, into);
    }
  }

  static void putBound(Statement statement, Map<String, Integer> into) {
    int line = statement.line();
    switch (statement) {
      case Statement.Assign(List<Expression> targets, _, _) -> putTargets(targets, line, into);
      case Statement.Annotated(Expression target, var value, _) -> {
        if (value.isPresent()) {
          putTarget(target, line, into);
        }
      }
      case Statement.Augmented(Expression target, _, _, _) -> putTarget(target, line, into);
      case Statement.Delete(List<Expression> targets, _) -> putTargets(targets, line, into);
      case Statement.Import(var modules, _) ->
          modules.forEach(alias -> into.put(boundBy(alias), line));
      case Statement.FromImport(_, _, var names, _) ->
          names.forEach(alias -> into.put(alias.as().orElse(alias.name()), line));
      case Statement.For(Expression target, _, _, _, _) -> putTarget(target, line, into);
      case Statement.With(_, List<Expression> targets, _, _) -> putTargets(targets, line, into);
      case Statement.Definition(String name, _, _, var globals, _) -> {
        into.put(name, line);
        globals.forEach(write -> into.put(write.name(), write.line()));
      }
      case Statement.Match(_, var cases, _) ->
          cases.forEach(one -> one.captured().forEach(name -> into.put(name, one.line())));
      case Statement.Try(_, var handlers, _, _, _) ->
          handlers.forEach(
              handler -> handler.name().ifPresent(name -> into.put(name, handler.line())));
      default -> {}
    }
    for (Expression expression : expressions(statement)) {
      putNamed(expression, line, into);
    }
    for (List<Statement> block : blocks(statement)) {
      putBound(block, into);
    }
  }

  /// The name that `import a.b` binds is `a`.
  static String boundBy(Statement.Alias alias) {
    int dot = alias.name().indexOf('.');
    return alias.as().orElse(dot < 0 ? alias.name() : alias.name().substring(0, dot));
  }

  private static void putTargets(List<Expression> targets, int line, Map<String, Integer> into) {
    targets.forEach(target -> putTarget(target, line, into));
  }

  /// Puts the names that an assignment to a target binds, or whose objects it changes.
  static void putTarget(Expression target, int line, Map<String, Integer> into) {
    switch (target) {
      case Expression.Name(String id, _) -> into.put(id, line);
      case Expression.Tuple(List<Expression> items, _) -> putTargets(items, line, into);
      case Expression.ListDisplay(List<Expression> items, _) -> putTargets(items, line, into);
      case Expression.Starred(Expression value, _) -> putTarget(value, line, into);
      case Expression.Subscript(Expression object, _, _) -> putTarget(object, line, into);
      default -> {}
    }
  }

  /// Puts the names that a walrus in an expression binds.
  static void putNamed(Expression expression, int line, Map<String, Integer> into) {
    if (expression instanceof Expression.NamedExpression(String name, _, _)) {
      into.put(name, line);
    }
    if (expression instanceof Expression.Lambda) {
      return;
    }
    for (Expression child : children(expression)) {
      putNamed(child, line, into);
    }
  }

  /// Whether an expression calls anything.
  static boolean calls(Expression expression) {
    if (expression instanceof Expression.Call) {
      return true;
    }
    for (Expression child : children(expression)) {
      if (calls(child)) {
        return true;
      }
    }
    return false;
  }

  /// The expressions of a statement itself, those in its blocks left out.
  static List<Expression> expressions(Statement statement) {
    return switch (statement) {
      case Statement.Bare(Expression value, _) -> List.of(value);
      case Statement.Assign(List<Expression> targets, Expression value, _) ->
          joined(targets, value);
      case Statement.Annotated(Expression target, var value, _) ->
          value.map(bound -> List.of(target, bound)).orElse(List.of());
      case Statement.Augmented(Expression target, _, Expression value, _) -> List.of(target, value);
      case Statement.Delete(List<Expression> targets, _) -> targets;
      case Statement.Assert(Expression test, _) -> List.of(test);
      case Statement.If(var branches, _, _) ->
          branches.stream().map(Statement.Branch::test).toList();
      case Statement.While(Expression test, _, _, _) -> List.of(test);
      case Statement.For(Expression target, Expression iterable, _, _, _) ->
          List.of(target, iterable);
      case Statement.With(List<Expression> contexts, List<Expression> targets, _, _) -> {
        List<Expression> all = new ArrayList<>(contexts);
        all.addAll(targets);
        yield all;
      }
      case Statement.Match(Expression subject, _, _) -> List.of(subject);
      case Statement.Import _,
          Statement.FromImport _,
          Statement.Raise _,
          Statement.Plain _,
          Statement.Try _,
          Statement.Definition _ ->
          List.of();
    };
  }

  private static List<Expression> joined(List<Expression> some, Expression another) {
    List<Expression> all = new ArrayList<>(some);
    all.add(another);
    return all;
  }

  /// The blocks of a statement.
  static List<List<Statement>> blocks(Statement statement) {
    return switch (statement) {
      case Statement.If(var branches, List<Statement> otherwise, _) -> {
        List<List<Statement>> all = new ArrayList<>();
        branches.forEach(branch -> all.add(branch.body()));
        all.add(otherwise);
        yield all;
      }
      case Statement.While(_, List<Statement> body, List<Statement> otherwise, _) ->
          List.of(body, otherwise);
      case Statement.For(_, _, List<Statement> body, List<Statement> otherwise, _) ->
          List.of(body, otherwise);
      case Statement.Try(
              List<Statement> body,
              var handlers,
              List<Statement> otherwise,
              List<Statement> last,
              _) -> {
        List<List<Statement>> all = new ArrayList<>();
        all.add(body);
        handlers.forEach(handler -> all.add(handler.body()));
        all.add(otherwise);
        all.add(last);
        yield all;
      }
      case Statement.With(_, _, List<Statement> body, _) -> List.of(body);
      case Statement.Match(_, var cases, _) -> cases.stream().map(Statement.Case::body).toList();
      default -> List.of();
    };
  }

  private static List<Expression> children(Expression expression) {
    return switch (expression) {
      case Expression.Name _, Expression.Literal _ -> List.of();
      case Expression.FString(List<Part> parts, _) -> {
        List<Expression> all = new ArrayList<>();
        addFields(parts, all);
        yield all;
      }
      case Expression.Tuple(List<Expression> items, _) -> items;
      case Expression.ListDisplay(List<Expression> items, _) -> items;
      case Expression.SetDisplay(List<Expression> items, _) -> items;
      case Expression.DictDisplay(var entries, _) -> {
        List<Expression> all = new ArrayList<>();
        for (Expression.Entry entry : entries) {
          entry.key().ifPresent(all::add);
          all.add(entry.value());
        }
        yield all;
      }
      case Expression.Attribute(Expression object, _, _) -> List.of(object);
      case Expression.Subscript(Expression object, Expression index, _) -> List.of(object, index);
      case Expression.Slice(var lower, var upper, var step, _) -> {
        List<Expression> all = new ArrayList<>();
        lower.ifPresent(all::add);
        upper.ifPresent(all::add);
        step.ifPresent(all::add);
        yield all;
      }
      case Expression.Call(Expression function, var arguments, _) -> {
        List<Expression> all = new ArrayList<>();
        all.add(function);
        arguments.forEach(argument -> all.add(argument.value()));
        yield all;
      }
      case Expression.Unary(_, Expression operand, _) -> List.of(operand);
      case Expression.Binary(_, Expression left, Expression right, _) -> List.of(left, right);
      case Expression.BoolOperation(_, List<Expression> operands, _) -> operands;
      case Expression.Comparison(Expression first, var links, _) -> {
        List<Expression> all = new ArrayList<>();
        all.add(first);
        links.forEach(link -> all.add(link.right()));
        yield all;
      }
      case Expression.Conditional(Expression test, Expression then, Expression otherwise, _) ->
          List.of(test, then, otherwise);
      case Expression.Lambda(_, Expression body, _) -> List.of(body);
      case Expression.Comprehension(_, Expression element, var value, var clauses, _) -> {
        List<Expression> all = new ArrayList<>();
        all.add(element);
        value.ifPresent(all::add);
        for (Expression.Clause clause : clauses) {
          all.add(clause.target());
          all.add(clause.iterable());
          all.addAll(clause.conditions());
        }
        yield all;
      }
      case Expression.Starred(Expression value, _) -> List.of(value);
      case Expression.NamedExpression(_, Expression value, _) -> List.of(value);
      case Expression.Yield(var value, _) -> value.map(List::of).orElse(List.of());
    };
  }

  private static void addFields(List<Part> parts, List<Expression> into) {
    for (Part part : parts) {
      if (part instanceof Expression.Field(Expression value, _, List<Part> format)) {
        into.add(value);
        addFields(format, into);
      }
    }
  }
}
