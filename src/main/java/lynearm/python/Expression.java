package lynearm.python;

import java.util.List;
import java.util.Optional;

/// The syntax tree of a Python expression. Each node knows the line (from 1) on which it starts.
///
/// A tree from [ExpressionParser] is never higher than [ExpressionParser#MAX_HEIGHT], so it may be
/// walked by recursion.
public sealed interface Expression {

  int line();

  record Name(String id, int line) implements Expression {}

  /// A string (adjacent ones already joined), bytes, a number, `True`, `None`, `...`.
  record Literal(PythonValue value, int line) implements Expression {}

  /// An f-string, joined with the strings beside it.
  record FString(List<Part> parts, int line) implements Expression {
    public FString {
      parts = List.copyOf(parts);
    }
  }

  /// A piece of an f-string.
  sealed interface Part {}

  /// Text to be taken as it is, escapes already resolved.
  record Text(String value) implements Part {}

  /// `{value!r:format}`.
  ///
  /// @param conversion `r`, `s`, `a`, or a blank for none
  /// @param format the parts of the format after the colon; empty if there is none
  record Field(Expression value, char conversion, List<Part> format) implements Part {
    public Field {
      format = List.copyOf(format);
    }
  }

  record Tuple(List<Expression> items, int line) implements Expression {
    public Tuple {
      items = List.copyOf(items);
    }
  }

  record ListDisplay(List<Expression> items, int line) implements Expression {
    public ListDisplay {
      items = List.copyOf(items);
    }
  }

  record SetDisplay(List<Expression> items, int line) implements Expression {
    public SetDisplay {
      items = List.copyOf(items);
    }
  }

  record DictDisplay(List<Entry> entries, int line) implements Expression {
    public DictDisplay {
      entries = List.copyOf(entries);
    }
  }

  /// `key: value`, or without a key `**value`.
  record Entry(Optional<Expression> key, Expression value) {}

  record Attribute(Expression object, String name, int line) implements Expression {}

  /// `object[index]`; the index may be a [Slice], or a [Tuple] with slices in it.
  record Subscript(Expression object, Expression index, int line) implements Expression {}

  /// `lower:upper:step`, only found in subscripts.
  record Slice(
      Optional<Expression> lower, Optional<Expression> upper, Optional<Expression> step, int line)
      implements Expression {}

  record Call(Expression function, List<Argument> arguments, int line) implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /// An argument of a call.
  sealed interface Argument {
    Expression value();
  }

  record Positional(Expression value) implements Argument {}

  record Keyword(String name, Expression value) implements Argument {}

  /// `*value`.
  record Unpacked(Expression value) implements Argument {}

  /// `**value`.
  record UnpackedMapping(Expression value) implements Argument {}

  record Unary(UnaryOperator operator, Expression operand, int line) implements Expression {}

  enum UnaryOperator {
    PLUS,
    MINUS,
    INVERT,
    NOT
  }

  record Binary(BinaryOperator operator, Expression left, Expression right, int line)
      implements Expression {}

  enum BinaryOperator {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE,
    FLOOR_DIVIDE,
    MODULO,
    POWER,
    MATRIX_MULTIPLY,
    LEFT_SHIFT,
    RIGHT_SHIFT,
    BIT_AND,
    BIT_OR,
    BIT_XOR
  }

  /// `a and b and c`, or the same with `or`; at least two operands.
  record BoolOperation(BoolOperator operator, List<Expression> operands, int line)
      implements Expression {
    public BoolOperation {
      operands = List.copyOf(operands);
    }
  }

  enum BoolOperator {
    AND,
    OR
  }

  /// `first < a <= b`: each link compares with its left neighbour.
  record Comparison(Expression first, List<Link> links, int line) implements Expression {
    public Comparison {
      links = List.copyOf(links);
    }
  }

  record Link(ComparisonOperator operator, Expression right) {}

  enum ComparisonOperator {
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_EQUAL,
    GREATER,
    GREATER_EQUAL,
    IN,
    NOT_IN,
    IS,
    IS_NOT
  }

  /// `then if test else otherwise`.
  record Conditional(Expression test, Expression then, Expression otherwise, int line)
      implements Expression {}

  record Lambda(List<Parameter> parameters, Expression body, int line) implements Expression {
    public Lambda {
      parameters = List.copyOf(parameters);
    }
  }

  /// A parameter of a lambda or function.
  record Parameter(String name, ParameterKind kind, Optional<Expression> byDefault) {}

  enum ParameterKind {
    POSITIONAL,
    KEYWORD_ONLY,
    /// `*args`.
    REST,
    /// `**kwargs`.
    KEYWORD_REST
  }

  /// A list, set or dict comprehension, or a generator expression.
  ///
  /// @param element what is collected; the key in a dict comprehension
  /// @param value the value in a dict comprehension
  record Comprehension(
      ComprehensionKind kind,
      Expression element,
      Optional<Expression> value,
      List<Clause> clauses,
      int line)
      implements Expression {
    public Comprehension {
      clauses = List.copyOf(clauses);
    }
  }

  enum ComprehensionKind {
    LIST,
    SET,
    DICT,
    GENERATOR
  }

  /// `for target in iterable if condition if condition`.
  record Clause(Expression target, Expression iterable, List<Expression> conditions) {
    public Clause {
      conditions = List.copyOf(conditions);
    }
  }

  /// `*value` within a tuple, list, set or subscript.
  record Starred(Expression value, int line) implements Expression {}

  /// `name := value`.
  record NamedExpression(String name, Expression value, int line) implements Expression {}

  /// `yield value` inside of a lambda, the only place where an expression may have it.
  record Yield(Optional<Expression> value, int line) implements Expression {}
}
