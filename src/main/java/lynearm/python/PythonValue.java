package lynearm.python;

import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A value of Python, as far as literals and their combinations reach. Immutable; text may hold
/// lone surrogates, as Python's may.
public sealed interface PythonValue {

  PythonValue NONE = new NoneValue();
  PythonValue TRUE = new Bool(true);
  PythonValue FALSE = new Bool(false);
  PythonValue ELLIPSIS = new EllipsisValue();

  /// The name of its type, as Python's messages give it: `str`, `NoneType`.
  String typeName();

  /// Whether Python takes it for true in a condition.
  boolean isTrue();

  static PythonValue of(boolean value) {
    return value ? TRUE : FALSE;
  }

  static Int of(long value) {
    return new Int(BigInteger.valueOf(value));
  }

  static Str of(String value) {
    return new Str(value);
  }

  record NoneValue() implements PythonValue {
    @Override
    public String typeName() {
      return "NoneType";
    }

    @Override
    public boolean isTrue() {
      return false;
    }
  }

  record EllipsisValue() implements PythonValue {
    @Override
    public String typeName() {
      return "ellipsis";
    }

    @Override
    public boolean isTrue() {
      return true;
    }
  }

  record Bool(boolean value) implements PythonValue {
    @Override
    public String typeName() {
      return "bool";
    }

    @Override
    public boolean isTrue() {
      return value;
    }
  }

  record Int(BigInteger value) implements PythonValue {
    @Override
    public String typeName() {
      return "int";
    }

    @Override
    public boolean isTrue() {
      return value.signum() != 0;
    }
  }

  record Real(double value) implements PythonValue {
    @Override
    public String typeName() {
      return "float";
    }

    @Override
    public boolean isTrue() {
      return value != 0;
    }
  }

  /// An imaginary literal, such as `2j`.
  record Imaginary(double value) implements PythonValue {
    @Override
    public String typeName() {
      return "complex";
    }

    @Override
    public boolean isTrue() {
      return value != 0;
    }
  }

  record Str(String value) implements PythonValue {
    @Override
    public String typeName() {
      return "str";
    }

    @Override
    public boolean isTrue() {
      return !value.isEmpty();
    }
  }

  /// @param latin1 one character from 0 to 255 for each byte
  record Bytes(String latin1) implements PythonValue {
    @Override
    public String typeName() {
      return "bytes";
    }

    @Override
    public boolean isTrue() {
      return !latin1.isEmpty();
    }
  }

  record TupleValue(List<PythonValue> items) implements PythonValue {
    public TupleValue {
      items = List.copyOf(items);
    }

    @Override
    public String typeName() {
      return "tuple";
    }

    @Override
    public boolean isTrue() {
      return !items.isEmpty();
    }
  }

  record ListValue(List<PythonValue> items) implements PythonValue {
    public ListValue {
      items = List.copyOf(items);
    }

    @Override
    public String typeName() {
      return "list";
    }

    @Override
    public boolean isTrue() {
      return !items.isEmpty();
    }
  }

  /// A `set` or `frozenset`. Python leaves the order open; here it is the order of insertion.
  record SetValue(List<PythonValue> items, boolean frozen) implements PythonValue {
    public SetValue {
      items = List.copyOf(items);
    }

    @Override
    public String typeName() {
      return frozen ? "frozenset" : "set";
    }

    @Override
    public boolean isTrue() {
      return !items.isEmpty();
    }
  }

  /// @param entries in order of insertion
  record DictValue(Map<PythonValue, PythonValue> entries) implements PythonValue {
    public DictValue {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    @Override
    public String typeName() {
      return "dict";
    }

    @Override
    public boolean isTrue() {
      return !entries.isEmpty();
    }
  }

  /// A value that only its maker understands, such as a function or a date.
  non-sealed interface Opaque extends PythonValue {

    /// What `str(value)` gives.
    String text();

    /// What `repr(value)` gives.
    default String representation() {
      return text();
    }

    @Override
    default boolean isTrue() {
      return true;
    }
  }
}
