package lynearm.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lynearm.python.Expression.Argument;
import lynearm.python.Expression.BinaryOperator;
import lynearm.python.Expression.BoolOperator;
import lynearm.python.Expression.ComparisonOperator;
import lynearm.python.Expression.Part;
import lynearm.python.Expression.UnaryOperator;

/// Writes an expression as Python again: the same names and order, with blanks, quotes and brackets
/// in one style. Long text is cut off with an ellipsis, so the cost is bounded.
public final class ExpressionText {
  private static final int LONGEST = 4_000;
  private static final int DEEPEST = 200;

  private static final int LOWEST = 0;
  private static final int CONDITIONAL = 1;
  private static final int OR = 2;
  private static final int AND = 3;
  private static final int NOT = 4;
  private static final int COMPARISON = 5;
  private static final int BITWISE = 6;
  private static final int UNARY = 13;
  private static final int PRIMARY = 15;

  private final StringBuilder out = new StringBuilder();
  private int depth;

  private ExpressionText() {}

  /// The text of an expression.
  public static String of(Expression expression) {
    ExpressionText text = new ExpressionText();
    text.write(expression, LOWEST);
    if (text.out.length() > LONGEST) {
      text.out.setLength(LONGEST);
      text.out.append('…');
    }
    return text.out.toString();
  }

  private void write(Expression expression, int context) {
    if (out.length() > LONGEST || depth >= DEEPEST) {
      out.append('…');
      return;
    }
    depth++;
    int own = precedence(expression);
    boolean bracketed = own < context;
    if (bracketed) {
      out.append('(');
    }
    writePlain(expression, own);
    if (bracketed) {
      out.append(')');
    }
    depth--;
  }

  private static int precedence(Expression expression) {
    return switch (expression) {
      case Expression.Lambda _, Expression.NamedExpression _, Expression.Yield _ -> LOWEST;
      case Expression.Conditional _ -> CONDITIONAL;
      case Expression.BoolOperation operation -> operation.operator() == BoolOperator.OR ? OR : AND;
      case Expression.Unary unary -> unary.operator() == UnaryOperator.NOT ? NOT : UNARY;
      case Expression.Comparison _ -> COMPARISON;
      case Expression.Binary binary -> precedence(binary.operator());
      default -> PRIMARY;
    };
  }

  private static int precedence(BinaryOperator operator) {
    return switch (operator) {
      case BIT_OR -> BITWISE;
      case BIT_XOR -> 7;
      case BIT_AND -> 8;
      case LEFT_SHIFT, RIGHT_SHIFT -> 9;
      case ADD, SUBTRACT -> 10;
      case MULTIPLY, DIVIDE, FLOOR_DIVIDE, MODULO, MATRIX_MULTIPLY -> 11;
      case POWER -> 14;
    };
  }

  private void writePlain(Expression expression, int own) {
    switch (expression) {
      case Expression.Name(String id, _) -> out.append(id);
      case Expression.Literal(PythonValue value, _) -> literal(value);
      case Expression.FString(List<Part> parts, _) -> {
        out.append("f'");
        parts(parts);
        out.append('\'');
      }
      case Expression.Tuple(List<Expression> items, _) -> {
        out.append('(');
        items(items);
        out.append(items.size() == 1 ? ",)" : ")");
      }
      case Expression.ListDisplay(List<Expression> items, _) -> {
        out.append('[');
        items(items);
        out.append(']');
      }
      case Expression.SetDisplay(List<Expression> items, _) -> {
        out.append('{');
        items(items);
        out.append('}');
      }
      case Expression.DictDisplay(var entries, _) -> entries(entries);
      case Expression.Attribute(Expression object, String name, _) -> {
        write(object, PRIMARY);
        out.append('.').append(name);
      }
      case Expression.Subscript(Expression object, Expression index, _) -> {
        write(object, PRIMARY);
        out.append('[');
        if (index instanceof Expression.Tuple(List<Expression> items, _) && !items.isEmpty()) {
          items(items);
        } else {
          write(index, LOWEST);
        }
        out.append(']');
      }
      case Expression.Slice(var lower, var upper, var step, _) -> {
        optional(lower);
        out.append(':');
        optional(upper);
        step.ifPresent(value -> {
          out.append(':');
          write(value, LOWEST);
        });
      }
      case Expression.Call(Expression function, List<Argument> arguments, _) -> {
        write(function, PRIMARY);
        out.append('(');
        arguments(arguments);
        out.append(')');
      }
      case Expression.Unary(UnaryOperator operator, Expression operand, _) -> {
        out.append(sign(operator));
        write(operand, own);
      }
      case Expression.Binary binary -> binary(binary, own);
      case Expression.BoolOperation(BoolOperator operator, List<Expression> operands, _) -> {
        String separator = "";
        for (Expression operand : operands) {
          out.append(separator);
          write(operand, own + 1);
          separator = operator == BoolOperator.OR ? " or " : " and ";
        }
      }
      case Expression.Comparison(Expression first, var links, _) -> {
        write(first, own + 1);
        for (Expression.Link link : links) {
          out.append(' ').append(sign(link.operator())).append(' ');
          write(link.right(), own + 1);
        }
      }
      case Expression.Conditional(Expression test, Expression then, Expression otherwise, _) -> {
        write(then, OR);
        out.append(" if ");
        write(test, OR);
        out.append(" else ");
        write(otherwise, CONDITIONAL);
      }
      case Expression.Lambda(var parameters, Expression body, _) -> {
        out.append("lambda");
        String separator = " ";
        for (Expression.Parameter parameter : parameters) {
          out.append(separator).append(parameter.name());
          separator = ", ";
        }
        out.append(": ");
        write(body, LOWEST);
      }
      case Expression.Comprehension comprehension -> comprehension(comprehension);
      case Expression.Starred(Expression value, _) -> {
        out.append('*');
        write(value, BITWISE);
      }
      case Expression.NamedExpression(String name, Expression value, _) -> {
        out.append(name).append(" := ");
        write(value, CONDITIONAL);
      }
      case Expression.Yield(var value, _) -> {
        out.append("yield ");
        optional(value);
      }
    }
  }

  private void literal(PythonValue value) {
    if (value instanceof PythonValue.Str(String text) && text.length() > LONGEST) {
      out.append(PythonRepr.repr(PythonValue.of(text.substring(0, LONGEST))));
    } else if (value instanceof PythonValue.EllipsisValue) {
      out.append("...");
    } else {
      out.append(PythonRepr.repr(value));
    }
  }

  private void optional(Optional<Expression> expression) {
    expression.ifPresent(value -> write(value, LOWEST));
  }

  private void items(List<Expression> items) {
    String separator = "";
    for (Expression item : items) {
      out.append(separator);
      write(item, CONDITIONAL);
      separator = ", ";
      if (out.length() > LONGEST) {
        return;
      }
    }
  }

  private void entries(List<Expression.Entry> entries) {
    out.append('{');
    String separator = "";
    for (Expression.Entry entry : entries) {
      out.append(separator);
      if (entry.key().isPresent()) {
        write(entry.key().get(), CONDITIONAL);
        out.append(": ");
        write(entry.value(), CONDITIONAL);
      } else {
        out.append("**");
        write(entry.value(), BITWISE);
      }
      separator = ", ";
      if (out.length() > LONGEST) {
        break;
      }
    }
    out.append('}');
  }

  private void arguments(List<Argument> arguments) {
    String separator = "";
    for (Argument argument : arguments) {
      out.append(separator);
      switch (argument) {
        case Expression.Positional(Expression value) -> write(value, LOWEST);
        case Expression.Keyword(String name, Expression value) -> {
          out.append(name).append('=');
          write(value, LOWEST);
        }
        case Expression.Unpacked(Expression value) -> {
          out.append('*');
          write(value, CONDITIONAL);
        }
        case Expression.UnpackedMapping(Expression value) -> {
          out.append("**");
          write(value, CONDITIONAL);
        }
      }
      separator = ", ";
      if (out.length() > LONGEST) {
        return;
      }
    }
  }

  /// Chains lean to the left; they are walked in a loop.
  private void binary(Expression.Binary binary, int own) {
    List<Expression.Binary> chain = new ArrayList<>();
    Expression leftmost = binary;
    while (leftmost instanceof Expression.Binary link && precedence(link.operator()) == own) {
      chain.add(link);
      leftmost = link.left();
    }
    write(leftmost, own + (own == precedence(BinaryOperator.POWER) ? 1 : 0));
    for (Expression.Binary link : chain.reversed()) {
      if (out.length() > LONGEST) {
        return;
      }
      out.append(' ').append(sign(link.operator())).append(' ');
      write(link.right(), own + 1);
    }
  }

  private void comprehension(Expression.Comprehension comprehension) {
    String brackets =
        switch (comprehension.kind()) {
          case LIST -> "[]";
          case SET, DICT -> "{}";
          case GENERATOR -> "()";
        };
    out.append(brackets.charAt(0));
    write(comprehension.element(), CONDITIONAL);
    comprehension
        .value()
        .ifPresent(value -> {
          out.append(": ");
          write(value, CONDITIONAL);
        });
    for (Expression.Clause clause : comprehension.clauses()) {
      out.append(" for ");
      if (clause.target() instanceof Expression.Tuple(List<Expression> items, _)) {
        items(items);
      } else {
        write(clause.target(), BITWISE);
      }
      out.append(" in ");
      write(clause.iterable(), OR);
      for (Expression condition : clause.conditions()) {
        out.append(" if ");
        write(condition, OR);
      }
    }
    out.append(brackets.charAt(1));
  }

  private void parts(List<Part> parts) {
    for (Part part : parts) {
      switch (part) {
        case Expression.Text(String text) -> out.append(text);
        case Expression.Field(Expression value, char conversion, List<Part> format) -> {
          out.append('{');
          write(value, LOWEST);
          if (conversion != ' ') {
            out.append('!').append(conversion);
          }
          if (!format.isEmpty()) {
            out.append(':');
            parts(format);
          }
          out.append('}');
        }
      }
      if (out.length() > LONGEST) {
        return;
      }
    }
  }

  private static String sign(UnaryOperator operator) {
    return switch (operator) {
      case PLUS -> "+";
      case MINUS -> "-";
      case INVERT -> "~";
      case NOT -> "not ";
    };
  }

  private static String sign(BinaryOperator operator) {
    return switch (operator) {
      case ADD -> "+";
      case SUBTRACT -> "-";
      case MULTIPLY -> "*";
      case DIVIDE -> "/";
      case FLOOR_DIVIDE -> "//";
      case MODULO -> "%";
      case POWER -> "**";
      case MATRIX_MULTIPLY -> "@";
      case LEFT_SHIFT -> "<<";
      case RIGHT_SHIFT -> ">>";
      case BIT_AND -> "&";
      case BIT_OR -> "|";
      case BIT_XOR -> "^";
    };
  }

  private static String sign(ComparisonOperator operator) {
    return switch (operator) {
      case EQUAL -> "==";
      case NOT_EQUAL -> "!=";
      case LESS -> "<";
      case LESS_EQUAL -> "<=";
      case GREATER -> ">";
      case GREATER_EQUAL -> ">=";
      case IN -> "in";
      case NOT_IN -> "not in";
      case IS -> "is";
      case IS_NOT -> "is not";
    };
  }
}
