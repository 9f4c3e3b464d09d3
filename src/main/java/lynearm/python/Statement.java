package lynearm.python;

import java.util.List;
import java.util.Optional;
import lynearm.python.Expression.BinaryOperator;

/// The statements of a module, as far as they can bind names. Bodies of functions and classes are
/// not kept. Blocks never stand more than 100 deep.
sealed interface Statement {

  /// The line (from 1) on which it starts.
  int line();

  /// An expression for its effects.
  record Bare(Expression value, int line) implements Statement {}

  /// `a = b = value`.
  record Assign(List<Expression> targets, Expression value, int line) implements Statement {}

  /// `target: annotation = value`; without a value nothing is bound.
  record Annotated(Expression target, Optional<Expression> value, int line) implements Statement {}

  /// `target += value`.
  record Augmented(Expression target, BinaryOperator operator, Expression value, int line)
      implements Statement {}

  record Delete(List<Expression> targets, int line) implements Statement {}

  /// `import a.b as c, d`.
  record Import(List<Alias> modules, int line) implements Statement {}

  /// `from ..module import a as b`.
  ///
  /// @param level how many dots stand before the module
  /// @param names empty for a star
  record FromImport(int level, String module, List<Alias> names, int line) implements Statement {}

  /// A name with the one it gets.
  record Alias(String name, Optional<String> as) {}

  record Assert(Expression test, int line) implements Statement {}

  record Raise(int line) implements Statement {}

  /// `pass`, `break`, `continue`, `global`.
  record Plain(int line) implements Statement {}

  record If(List<Branch> branches, List<Statement> otherwise, int line) implements Statement {}

  record Branch(Expression test, List<Statement> body) {}

  record While(Expression test, List<Statement> body, List<Statement> otherwise, int line)
      implements Statement {}

  record For(
      Expression target,
      Expression iterable,
      List<Statement> body,
      List<Statement> otherwise,
      int line)
      implements Statement {}

  record Try(
      List<Statement> body,
      List<Handler> handlers,
      List<Statement> otherwise,
      List<Statement> last,
      int line)
      implements Statement {}

  record Handler(Optional<String> name, List<Statement> body, int line) {}

  record With(List<Expression> contexts, List<Expression> targets, List<Statement> body, int line)
      implements Statement {}

  record Match(Expression subject, List<Case> cases, int line) implements Statement {}

  record Case(List<String> captured, List<Statement> body, int line) {}

  /// A function, a class or a type alias.
  ///
  /// @param isClass whether its body runs at once
  /// @param isDecorated whether a decorator gets hold of it
  /// @param globals the names of the module that its body may bind
  record Definition(
      String name, boolean isClass, boolean isDecorated, List<GlobalWrite> globals, int line)
      implements Statement {}

  /// A name of the module that a function declares `global`, with the line that binds it.
  record GlobalWrite(String name, int line) {}
}
