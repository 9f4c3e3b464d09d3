package lynearm.alembic.template;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import lynearm.python.Expression;
import lynearm.python.Expression.Clause;
import lynearm.python.PythonException;
import lynearm.python.PythonValue;

/// The rounds of a comprehension, each as an evaluator that knows the names bound in it. Lazy, as
/// Python's generators are; only the first iterable is found at once.
final class Rounds implements Iterator<Evaluator> {

  /// One `for` clause on its way.
  private record Level(Clause clause, Evaluator around, Iterator<PythonValue> items) {}

  private final List<Clause> clauses;
  private final Deque<Level> levels = new ArrayDeque<>();
  private Optional<Evaluator> next = Optional.empty();

  Rounds(Evaluator around, List<Clause> clauses) throws PythonException {
    this.clauses = clauses;
    enter(around);
  }

  private void enter(Evaluator around) throws PythonException {
    Clause clause = clauses.get(levels.size());
    levels.push(new Level(clause, around, Values.iterate(around.evaluate(clause.iterable()))));
  }

  @Override
  public boolean hasNext() {
    try {
      while (next.isEmpty() && !levels.isEmpty()) {
        advance();
      }
    } catch (PythonException fault) {
      throw TemplateFault.rendering(fault.reason());
    }
    return next.isPresent();
  }

  private void advance() throws PythonException {
    Level level = levels.peek();
    if (!level.items().hasNext()) {
      levels.pop();
      return;
    }
    level.around().allowance().step();
    var bound = new HashMap<String, PythonValue>();
    Targets.bind(level.clause().target(), level.items().next(), bound::put, level.around());
    Evaluator inner = level.around().with(bound);
    for (Expression condition : level.clause().conditions()) {
      if (!inner.evaluate(condition).isTrue()) {
        return;
      }
    }
    if (levels.size() == clauses.size()) {
      next = Optional.of(inner);
    } else {
      enter(inner);
    }
  }

  @Override
  public Evaluator next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no more rounds");
    }
    Evaluator round = next.orElseThrow();
    next = Optional.empty();
    return round;
  }
}
