package lynearm.alembic.template;

import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import lynearm.python.Expression;
import lynearm.python.PythonException;
import lynearm.python.PythonValue;

/// What stands to the left of `=` or after `for`: a name, or several names.
final class Targets {

  private Targets() {}

  /// Adds the names that a target binds.
  ///
  /// @throws TemplateFault if it binds anything but names
  static void names(Expression target, Set<String> names) {
    switch (target) {
      case Expression.Name(String id, _) -> names.add(id);
      case Expression.Tuple(var items, _) -> items.forEach(item -> names(item, names));
      case Expression.ListDisplay(var items, _) -> items.forEach(item -> names(item, names));
      default -> throw unknown();
    }
  }

  /// Makes sure that a target binds names and nothing else.
  static void check(Expression target, int line, String source) {
    switch (target) {
      case Expression.Name _ -> {}
      case Expression.Tuple(var items, _) -> items.forEach(item -> check(item, line, source));
      case Expression.ListDisplay(var items, _) -> items.forEach(item -> check(item, line, source));
      case Expression.Attribute _, Expression.Subscript _, Expression.Starred _ ->
          throw unknown().at(line, source);
      default -> throw TemplateFault.compiling(line, source, "nothing can be assigned to this");
    }
  }

  static void bind(
      Expression target,
      PythonValue value,
      BiConsumer<String, PythonValue> binding,
      Evaluator evaluator)
      throws PythonException {
    switch (target) {
      case Expression.Name(String id, _) -> binding.accept(id, value);
      case Expression.Tuple(var items, _) -> bindAll(items, value, binding, evaluator);
      case Expression.ListDisplay(var items, _) -> bindAll(items, value, binding, evaluator);
      default -> throw unknown();
    }
  }

  private static void bindAll(
      List<Expression> targets,
      PythonValue value,
      BiConsumer<String, PythonValue> binding,
      Evaluator evaluator)
      throws PythonException {
    List<PythonValue> values = Values.list(value, evaluator.allowance());
    if (values.size() != targets.size()) {
      throw new PythonException(
          "ValueError", "%d values for %d names".formatted(values.size(), targets.size()));
    }
    for (int at = 0; at < targets.size(); at++) {
      bind(targets.get(at), values.get(at), binding, evaluator);
    }
  }

  private static TemplateFault unknown() {
    return TemplateFault.outside("only names are bound here");
  }
}
