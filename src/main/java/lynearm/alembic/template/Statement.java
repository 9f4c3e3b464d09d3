package lynearm.alembic.template;

import java.util.List;
import java.util.Optional;
import lynearm.python.Expression;
import lynearm.python.PythonValue;

/// A statement of a code block, as far as such blocks are carried out.
sealed interface Statement {

  /// `first = second = value`.
  record Assignment(List<Expression> targets, Expression value) implements Statement {
    public Assignment {
      targets = List.copyOf(targets);
    }
  }

  /// A name that an import binds.
  ///
  /// @param what the module or its part; absent if nobody can tell whether it exists
  record Import(String name, Optional<PythonValue> what) implements Statement {}

  /// `raise`, whatever it raises.
  record Raise() implements Statement {}

  /// An expression on its own; its value is lost.
  record Plain(Expression expression) implements Statement {}
}
