package lynearm.alembic.template;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import lynearm.python.Expression;
import lynearm.python.PythonException;
import lynearm.python.PythonValue;

/// Carries out a parsed template.
final class Renderer {

  private final Scope scope;
  private final Allowance allowance;
  private final Evaluator evaluator;
  private final StringBuilder text = new StringBuilder();

  /// Whether some value without a text was written; Mako notices at the end.
  private boolean broken;

  private Renderer(Scope scope, Allowance allowance) {
    this.scope = scope;
    this.allowance = allowance;
    this.evaluator = new Evaluator(scope::find, allowance);
  }

  /// @throws TemplateFault if there is no text
  static String render(
      TemplateParser.Template template,
      Map<String, PythonValue> variables,
      Map<String, PythonValue> builtIns,
      Allowance allowance) {
    var scope = new Scope(variables, builtIns, template.localNames());
    runModule(template.moduleCode(), scope, allowance);
    var renderer = new Renderer(scope, allowance);
    renderer.run(template.parts());
    if (renderer.broken) {
      throw TemplateFault.rendering("something without a text was written");
    }
    return renderer.text.toString();
  }

  private static void runModule(
      List<StatementParser.Placed> statements, Scope scope, Allowance allowance) {
    var evaluator = new Evaluator(scope::findInModule, allowance);
    for (StatementParser.Placed placed : statements) {
      try {
        run(placed.statement(), scope::bindInModule, evaluator);
      } catch (PythonException fault) {
        throw TemplateFault.compiling(placed.line(), placed.source(), fault.reason());
      } catch (TemplateFault fault) {
        boolean unknown = fault.kind() == Rendering.Kind.OUTSIDE && !isMissing(placed.statement());
        throw unknown
            ? fault.at(placed.line(), placed.source())
            : TemplateFault.compiling(placed.line(), placed.source(), fault.why());
      }
    }
  }

  private static boolean isMissing(Statement statement) {
    return statement instanceof Statement.Import(_, var what) && what.isEmpty();
  }

  private static void run(
      Statement statement, BiConsumer<String, PythonValue> binding, Evaluator evaluator)
      throws PythonException {
    switch (statement) {
      case Statement.Import(String name, var what) ->
          binding.accept(
              name,
              what.orElseThrow(() -> TemplateFault.outside(Rendering.Refused.UNKNOWN_MODULE)));
      case Statement.Assignment(var targets, var value) -> {
        PythonValue found = evaluator.evaluate(value);
        for (Expression target : targets) {
          Targets.bind(target, found, binding, evaluator);
        }
      }
      case Statement.Raise _ -> throw TemplateFault.rendering("the template raises an error");
      case Statement.Plain(var expression) -> evaluator.evaluate(expression);
    }
  }

  private void run(List<Part> parts) {
    for (Part part : parts) {
      allowance.step();
      switch (part) {
        case Part.Text(String plain) -> write(plain);
        case Part.Substitution substitution -> substitute(substitution);
        case Part.Choice(var branches) -> choose(branches);
        case Part.Loop loop -> repeat(loop);
        case Part.Repetition repetition -> repeat(repetition);
        case Part.Code(int line, String source, Statement statement) ->
            within(
                line,
                source,
                () -> {
                  run(statement, scope::bind, evaluator);
                  return true;
                });
        case Part.Failing(int line, String source, String why) ->
            throw TemplateFault.rendering(why).at(line, source);
      }
    }
  }

  private void write(String plain) {
    allowance.write(plain);
    text.append(plain);
  }

  private void substitute(Part.Substitution part) {
    PythonValue value = within(part.line(), part.source(), () -> value(part));
    if (value instanceof PythonValue.Str(String plain)) {
      within(
          part.line(),
          part.source(),
          () -> {
            write(plain);
            return true;
          });
    } else {
      broken = true;
    }
  }

  private PythonValue value(Part.Substitution part) throws PythonException {
    List<Filter> filters = part.filters();
    var functions = new ArrayDeque<PythonValue>();
    for (Filter filter : filters.reversed()) {
      if (filter instanceof Filter.Given(Expression function)) {
        functions.push(filterFunction(function));
      }
    }
    Arguments arguments = evaluator.arguments(part.arguments());
    if (filters.isEmpty()) {
      arguments.expect(1, 1);
      return arguments.at(0);
    }
    for (Filter filter : filters) {
      PythonValue result =
          switch (filter) {
            case Filter.Own own -> apply(own, arguments);
            case Filter.Given _ -> Evaluator.call(functions.pop(), arguments);
          };
      arguments = Arguments.of(result);
    }
    return arguments.at(0);
  }

  private static PythonValue apply(Filter.Own own, Arguments arguments) throws PythonException {
    if (own == Filter.Own.STR && arguments.equals(new Arguments(List.of(), Map.of()))) {
      return Values.text("");
    }
    if (own == Filter.Own.STR
        && arguments.count() > 1
        && arguments.at(0) instanceof PythonValue.Bytes) {
      throw TemplateFault.outside("bytes are not decoded here");
    }
    arguments.expect(1, 1);
    return own.apply(arguments.at(0));
  }

  private PythonValue filterFunction(Expression function) throws PythonException {
    if (function instanceof Expression.Binary(_, var left, var right, _)
        && (TemplateParser.isOwnName(left) || TemplateParser.isOwnName(right))) {
      throw TemplateFault.rendering("a filter is no value");
    }
    return evaluator.evaluate(function);
  }

  private void choose(List<Part.Branch> branches) {
    for (Part.Branch branch : branches) {
      boolean holds =
          branch.condition().isEmpty()
              || within(
                  branch.line(),
                  branch.source(),
                  () -> evaluator.evaluate(branch.condition().get()).isTrue());
      if (holds) {
        run(branch.body());
        return;
      }
    }
  }

  private void repeat(Part.Loop loop) {
    PythonValue iterable =
        within(loop.line(), loop.source(), () -> evaluator.evaluate(loop.iterable()));
    var items = within(loop.line(), loop.source(), () -> Values.iterate(iterable));
    Optional<LoopValue> around = scope.loop();
    Optional<LoopValue> own =
        loop.usesLoop() ? Optional.of(new LoopValue(iterable, around)) : around;
    scope.enter(own);
    while (within(loop.line(), loop.source(), items::hasNext)) {
      within(
          loop.line(),
          loop.source(),
          () -> {
            allowance.step();
            Targets.bind(loop.target(), items.next(), scope::bind, evaluator);
            return true;
          });
      run(loop.body());
      if (loop.usesLoop()) {
        own.ifPresent(LoopValue::next);
      }
    }
    scope.enter(around);
  }

  private void repeat(Part.Repetition part) {
    while (within(
        part.line(), part.source(), () -> evaluator.evaluate(part.condition()).isTrue())) {
      allowance.step();
      run(part.body());
    }
  }

  /// Something that Python might fail at.
  @FunctionalInterface
  private interface Act<T> {
    T run() throws PythonException;
  }

  /// Does something and gives its fault, if there is one, a place.
  private static <T> T within(int line, String source, Act<T> act) {
    try {
      return act.run();
    } catch (PythonException fault) {
      throw TemplateFault.rendering(fault.reason()).at(line, source);
    } catch (TemplateFault fault) {
      throw fault.at(line, source);
    }
  }
}
