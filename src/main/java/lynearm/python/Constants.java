package lynearm.python;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// Works out expressions that consist of constants: texts put together, numbers, lists, the methods
/// of strings. Nothing is run; the work of one such object is bounded whatever the expressions ask
/// for.
public final class Constants {
  private final Evaluator evaluator;

  /// @param values what a name stands for, if that is a plain value
  /// @param isBound whether a name has been given a meaning, so that it is no built-in
  public Constants(Function<String, Optional<PythonValue>> values, Predicate<String> isBound) {
    this.evaluator = new Evaluator(new Names(values, isBound), new Budget());
  }

  /// The value of an expression, if constants alone make it.
  public Optional<PythonValue> value(Expression expression) {
    try {
      return Optional.of(evaluator.value(expression));
    } catch (UnknownValueException | PythonException e) {
      return Optional.empty();
    }
  }

  private record Names(Function<String, Optional<PythonValue>> values, Predicate<String> isBound)
      implements Scope {

    @Override
    public PythonValue lookUp(String name) throws UnknownValueException {
      return values
          .apply(name)
          .orElseThrow(() -> new UnknownValueException("it uses the name " + name));
    }

    @Override
    public PythonValue attribute(Expression.Attribute attribute) throws UnknownValueException {
      throw new UnknownValueException("it reads the attribute " + attribute.name());
    }

    @Override
    public boolean isBuiltin(String name) {
      return !isBound.test(name);
    }

    @Override
    public void bind(String name, PythonValue value) {
      // the caller binds what a walrus gives
    }

    @Override
    public PythonValue change(String name, String method, List<PythonValue> arguments)
        throws UnknownValueException, PythonException {
      if (method.equals("get") || method.equals("keys") || method.equals("values")) {
        return new Changes(new Operations(new Budget()))
            .of(lookUp(name), method, arguments)
            .result();
      }
      throw new UnknownValueException("it calls " + method + "()");
    }

    @Override
    public void called(Expression.Call call) {
      // the caller follows calls itself
    }
  }
}
