package lynearm.alembic;

import java.util.List;
import java.util.Map;

/// A value of `[tool.alembic]` after Alembic has replaced `%(here)s` in its texts.
public sealed interface OptionValue {

  /// The name of the value's type in Python.
  String pythonType();

  /// Whether Python takes it for true in a condition.
  boolean isTruthy();

  /// A text.
  record Text(String value) implements OptionValue {
    @Override
    public String pythonType() {
      return "str";
    }

    @Override
    public boolean isTruthy() {
      return !value.isEmpty();
    }

    @Override
    public String toString() {
      return value;
    }
  }

  /// A whole number.
  record Whole(long value) implements OptionValue {
    @Override
    public String pythonType() {
      return "int";
    }

    @Override
    public boolean isTruthy() {
      return value != 0;
    }

    @Override
    public String toString() {
      return Long.toString(value);
    }
  }

  /// `true` or `false`.
  record Flag(boolean value) implements OptionValue {
    @Override
    public String pythonType() {
      return "bool";
    }

    @Override
    public boolean isTruthy() {
      return value;
    }

    @Override
    public String toString() {
      return value ? "True" : "False";
    }
  }

  /// An array of texts, perhaps empty.
  record Texts(List<String> values) implements OptionValue {
    public Texts {
      values = List.copyOf(values);
    }

    @Override
    public String pythonType() {
      return "list";
    }

    @Override
    public boolean isTruthy() {
      return !values.isEmpty();
    }

    @Override
    public String toString() {
      return values.toString();
    }
  }

  /// A table of texts.
  record Table(Map<String, String> values) implements OptionValue {
    @Override
    public String pythonType() {
      return "dict";
    }

    @Override
    public boolean isTruthy() {
      return !values.isEmpty();
    }

    @Override
    public String toString() {
      return values.toString();
    }
  }

  /// An array of tables of texts, with one table at least.
  record Tables(List<Map<String, String>> values) implements OptionValue {
    public Tables {
      values = List.copyOf(values);
    }

    @Override
    public String pythonType() {
      return "list";
    }

    @Override
    public boolean isTruthy() {
      return !values.isEmpty();
    }

    @Override
    public String toString() {
      return values.toString();
    }
  }
}
