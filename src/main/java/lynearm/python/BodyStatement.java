package lynearm.python;

import java.util.List;
import java.util.Optional;
import lynearm.python.Expression.Argument;
import lynearm.python.Expression.BinaryOperator;
import lynearm.python.Expression.Parameter;

/// The statements of a module with the bodies of its functions and classes. Each knows the lines
/// (from 1) on which it starts and ends. Blocks never stand more than 100 deep, so the tree may be
/// walked by recursion.
public sealed interface BodyStatement {

  int line();

  int lastLine();

  /// An expression for its effects. `yield x` and `await x` are told as `x`.
  record Bare(Expression value, int line, int lastLine) implements BodyStatement {}

  /// `a = b = value`, also `a: int = value`.
  record Assign(List<Expression> targets, Expression value, int line, int lastLine)
      implements BodyStatement {
    public Assign {
      targets = List.copyOf(targets);
    }
  }

  /// `target += value`.
  record Augmented(
      Expression target, BinaryOperator operator, Expression value, int line, int lastLine)
      implements BodyStatement {}

  record Delete(Expression targets, int line, int lastLine) implements BodyStatement {}

  /// `import a.b as c, d`.
  record Import(List<ImportedName> modules, int line, int lastLine) implements BodyStatement {
    public Import {
      modules = List.copyOf(modules);
    }
  }

  /// `from ..module import a as b`.
  ///
  /// @param level how many dots stand before the module
  /// @param names empty for a star
  record FromImport(int level, String module, List<ImportedName> names, int line, int lastLine)
      implements BodyStatement {
    public FromImport {
      names = List.copyOf(names);
    }
  }

  /// A name with the one it gets.
  record ImportedName(String name, Optional<String> as) {}

  record Assert(Expression test, int line, int lastLine) implements BodyStatement {}

  record Raise(Optional<Expression> error, int line, int lastLine) implements BodyStatement {}

  record Return(Optional<Expression> value, int line, int lastLine) implements BodyStatement {}

  /// `break` or `continue`.
  ///
  /// @param leaves whether it is `break`
  record Jump(boolean leaves, int line, int lastLine) implements BodyStatement {}

  /// `global` or `nonlocal`: names that belong to what is around.
  record Outer(List<String> names, int line, int lastLine) implements BodyStatement {
    public Outer {
      names = List.copyOf(names);
    }
  }

  /// What does nothing that matters here: `pass`, an annotation without a value.
  record Plain(int line, int lastLine) implements BodyStatement {}

  record If(List<Branch> branches, List<BodyStatement> otherwise, int line, int lastLine)
      implements BodyStatement {
    public If {
      branches = List.copyOf(branches);
      otherwise = List.copyOf(otherwise);
    }
  }

  record Branch(Expression test, List<BodyStatement> body) {
    public Branch {
      body = List.copyOf(body);
    }
  }

  record While(
      Expression test,
      List<BodyStatement> body,
      List<BodyStatement> otherwise,
      int line,
      int lastLine)
      implements BodyStatement {
    public While {
      body = List.copyOf(body);
      otherwise = List.copyOf(otherwise);
    }
  }

  record For(
      Expression target,
      Expression iterable,
      List<BodyStatement> body,
      List<BodyStatement> otherwise,
      int line,
      int lastLine)
      implements BodyStatement {
    public For {
      body = List.copyOf(body);
      otherwise = List.copyOf(otherwise);
    }
  }

  record Try(
      List<BodyStatement> body,
      List<Handler> handlers,
      List<BodyStatement> otherwise,
      List<BodyStatement> last,
      int line,
      int lastLine)
      implements BodyStatement {
    public Try {
      body = List.copyOf(body);
      handlers = List.copyOf(handlers);
      otherwise = List.copyOf(otherwise);
      last = List.copyOf(last);
    }
  }

  /// `except error as name`.
  record Handler(
      Optional<Expression> error, Optional<String> name, List<BodyStatement> body, int line) {
    public Handler {
      body = List.copyOf(body);
    }
  }

  record With(List<WithItem> items, List<BodyStatement> body, int line, int lastLine)
      implements BodyStatement {
    public With {
      items = List.copyOf(items);
      body = List.copyOf(body);
    }
  }

  /// `context as target`.
  record WithItem(Expression context, Optional<Expression> target) {}

  /// @param bodies the blocks of its cases; the patterns are not kept
  record Match(Expression subject, List<List<BodyStatement>> bodies, int line, int lastLine)
      implements BodyStatement {
    public Match {
      bodies = bodies.stream().map(List::copyOf).toList();
    }
  }

  record Function(
      String name,
      List<Parameter> parameters,
      List<Expression> decorators,
      List<BodyStatement> body,
      int line,
      int lastLine)
      implements BodyStatement {
    public Function {
      parameters = List.copyOf(parameters);
      decorators = List.copyOf(decorators);
      body = List.copyOf(body);
    }
  }

  record ClassDefinition(
      String name, List<Argument> arguments, List<BodyStatement> body, int line, int lastLine)
      implements BodyStatement {
    public ClassDefinition {
      arguments = List.copyOf(arguments);
      body = List.copyOf(body);
    }
  }

  /// What Python would refuse, or what is not followed here. Its block belongs to it.
  record Unread(SyntaxProblem problem, int line, int lastLine) implements BodyStatement {}
}
