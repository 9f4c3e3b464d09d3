package lynearm.python;

import java.util.List;

/// What may stand on the left of an assignment.
final class Targets {

  private Targets() {}

  /// Refuses what Python cannot assign to.
  static void check(Expression target) throws PythonSyntaxException {
    if (target instanceof Expression.Starred starred) {
      throw problem(starred, "a starred target stands alone", "Put a comma behind it");
    }
    checkInner(target);
  }

  private static void checkInner(Expression target) throws PythonSyntaxException {
    switch (target) {
      case Expression.Name(String id, _) -> {
        if (id.equals("__debug__")) {
          throw problem(target, "Python cannot assign to __debug__", "");
        }
      }
      case Expression.Attribute _, Expression.Subscript _ -> {}
      case Expression.Tuple(List<Expression> items, _) -> checkItems(items);
      case Expression.ListDisplay(List<Expression> items, _) -> checkItems(items);
      default -> throw refused(target, "assign to");
    }
  }

  private static void checkItems(List<Expression> items) throws PythonSyntaxException {
    boolean starred = false;
    for (Expression item : items) {
      if (item instanceof Expression.Starred(Expression value, _)) {
        if (starred) {
          throw problem(item, "two targets of one assignment are starred", "");
        }
        starred = true;
        checkInner(value);
      } else {
        checkInner(item);
      }
    }
  }

  /// Refuses what `del` cannot take.
  static void checkDeleted(Expression target) throws PythonSyntaxException {
    switch (target) {
      case Expression.Name _, Expression.Attribute _, Expression.Subscript _ -> {}
      case Expression.Tuple(List<Expression> items, _) -> checkAllDeleted(items);
      case Expression.ListDisplay(List<Expression> items, _) -> checkAllDeleted(items);
      default -> throw refused(target, "delete");
    }
  }

  private static void checkAllDeleted(List<Expression> items) throws PythonSyntaxException {
    for (Expression item : items) {
      checkDeleted(item);
    }
  }

  /// Refuses all but a name, an attribute or a subscript.
  static void checkSingle(Expression target) throws PythonSyntaxException {
    switch (target) {
      case Expression.Name _, Expression.Attribute _, Expression.Subscript _ -> check(target);
      default -> throw refused(target, "change");
    }
  }

  private static PythonSyntaxException refused(Expression target, String verb) {
    return problem(target, "Python cannot " + verb + " " + described(target), "");
  }

  private static String described(Expression target) {
    return switch (target) {
      case Expression.Literal(PythonValue.NoneValue _, _) -> "None";
      case Expression.Literal(PythonValue.Bool(boolean value), _) -> value ? "True" : "False";
      case Expression.Literal _ -> "a literal";
      case Expression.Call _ -> "the result of a call";
      case Expression.Tuple _, Expression.ListDisplay _ -> "several targets at once";
      case Expression.Comparison _ -> "a comparison";
      default -> "an expression";
    };
  }

  private static PythonSyntaxException problem(Expression at, String what, String remedy) {
    return new PythonSyntaxException(SyntaxProblem.local(at.line(), what, remedy));
  }
}
