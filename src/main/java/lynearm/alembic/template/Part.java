package lynearm.alembic.template;

import java.util.List;
import java.util.Optional;
import lynearm.python.Expression;

/// One part of a parsed template. Lines count from 1.
sealed interface Part {

  /// Text that is written as it stands.
  record Text(String text) implements Part {}

  /// `${...}`.
  ///
  /// @param source what is written between the braces
  /// @param arguments the expression, seen as what the first function of the filters is called
  ///   with: Mako puts the text of it between the brackets of a call
  /// @param filters the functions in the order in which they are applied; empty for plain `n`
  record Substitution(
      int line, String source, List<Expression.Argument> arguments, List<Filter> filters)
      implements Part {
    public Substitution {
      arguments = List.copyOf(arguments);
      filters = List.copyOf(filters);
    }
  }

  /// `% if`, `% elif`, `% else`: the first branch whose condition holds.
  record Choice(List<Branch> branches) implements Part {
    public Choice {
      branches = List.copyOf(branches);
    }
  }

  /// @param condition absent for `% else`
  record Branch(int line, String source, Optional<Expression> condition, List<Part> body) {
    public Branch {
      body = List.copyOf(body);
    }
  }

  /// `% for`.
  ///
  /// @param usesLoop whether something in it asks for `loop`
  record Loop(
      int line,
      String source,
      Expression target,
      Expression iterable,
      boolean usesLoop,
      List<Part> body)
      implements Part {
    public Loop {
      body = List.copyOf(body);
    }
  }

  /// `% while`.
  record Repetition(int line, String source, Expression condition, List<Part> body)
      implements Part {
    public Repetition {
      body = List.copyOf(body);
    }
  }

  /// A statement of a `<% %>` block.
  record Code(int line, String source, Statement statement) implements Part {}

  /// Something that fails when it is reached.
  record Failing(int line, String source, String why) implements Part {}
}
