package lynearm.operation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lynearm.python.BodyStatement;
import lynearm.python.Expression;

/// The names that statements bind anywhere within them, functions and classes apart.
final class AssignedNames {
  private final Set<String> names = new HashSet<>();

  private AssignedNames() {}

  static Set<String> in(List<BodyStatement> body) {
    AssignedNames found = new AssignedNames();
    found.block(body);
    return found.names;
  }

  private void block(List<BodyStatement> body) {
    body.forEach(this::statement);
  }

  private void statement(BodyStatement statement) {
    switch (statement) {
      case BodyStatement.Assign assign -> assign.targets().forEach(this::target);
      case BodyStatement.Augmented augmented -> target(augmented.target());
      case BodyStatement.Delete delete -> target(delete.targets());
      case BodyStatement.If choice -> {
        choice.branches().forEach(branch -> block(branch.body()));
        block(choice.otherwise());
      }
      case BodyStatement.While loop -> {
        block(loop.body());
        block(loop.otherwise());
      }
      case BodyStatement.For loop -> {
        target(loop.target());
        block(loop.body());
        block(loop.otherwise());
      }
      case BodyStatement.Try attempt -> {
        block(attempt.body());
        attempt.handlers().forEach(handler -> block(handler.body()));
        block(attempt.otherwise());
        block(attempt.last());
      }
      case BodyStatement.With with -> {
        with.items().forEach(item -> item.target().ifPresent(this::target));
        block(with.body());
      }
      case BodyStatement.Match match -> match.bodies().forEach(this::block);
      default -> {}
    }
  }

  private void target(Expression target) {
    switch (target) {
      case Expression.Name(String id, _) -> names.add(id);
      case Expression.Tuple(List<Expression> parts, _) -> parts.forEach(this::target);
      case Expression.ListDisplay(List<Expression> parts, _) -> parts.forEach(this::target);
      case Expression.Starred(Expression inner, _) -> target(inner);
      case Expression.Subscript(Expression object, _, _) -> target(object);
      default -> {}
    }
  }
}
