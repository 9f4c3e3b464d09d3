package lynearm.alembic.template;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lynearm.python.PythonException;
import lynearm.python.PythonValue;

/// What a function is called with.
record Arguments(List<PythonValue> positional, Map<String, PythonValue> named) {

  Arguments {
    positional = List.copyOf(positional);
    named = Map.copyOf(named);
  }

  static Arguments of(PythonValue... positional) {
    return new Arguments(List.of(positional), Map.of());
  }

  int count() {
    return positional.size();
  }

  PythonValue at(int index) {
    return positional.get(index);
  }

  Optional<PythonValue> find(int index, String name) {
    return index < positional.size()
        ? Optional.of(positional.get(index))
        : Optional.ofNullable(named.get(name));
  }

  /// Makes sure that only positional arguments are given, and as many as the function takes.
  void expect(int least, int most) throws PythonException {
    expect(least, most, Set.of());
  }

  void expect(int least, int most, Set<String> names) throws PythonException {
    if (positional.size() < least || positional.size() > most) {
      throw new PythonException(
          "TypeError", "the function does not take " + positional.size() + " arguments");
    }
    for (String name : named.keySet()) {
      if (!names.contains(name)) {
        throw new PythonException("TypeError", "the function takes no argument " + name);
      }
    }
  }

  String text(int index) throws PythonException {
    return textOf(at(index));
  }

  /// A whole number that is an index or a count.
  int number(int index) throws PythonException {
    return numberOf(at(index));
  }

  static String textOf(PythonValue value) throws PythonException {
    if (value instanceof PythonValue.Str(String text)) {
      return text;
    }
    throw new PythonException("TypeError", "str expected, not " + value.typeName());
  }

  static int numberOf(PythonValue value) throws PythonException {
    return switch (value) {
      case PythonValue.Bool(boolean flag) -> flag ? 1 : 0;
      case PythonValue.Int(BigInteger number) -> {
        if (number.bitLength() > 31) {
          throw TemplateFault.outside("the number " + number + " is too large here");
        }
        yield number.intValue();
      }
      default ->
          throw new PythonException(
              "TypeError", value.typeName() + " cannot be interpreted as an integer");
    };
  }
}
