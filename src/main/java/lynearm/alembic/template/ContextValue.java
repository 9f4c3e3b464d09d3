package lynearm.alembic.template;

import java.util.Map;
import java.util.Set;
import lynearm.python.PythonException;
import lynearm.python.PythonValue;

/// The variable `context` of a template.
///
/// @param names the variables that Alembic hands over
/// @param builtIns the functions of Python
record ContextValue(Map<String, PythonValue> names, Map<String, PythonValue> builtIns)
    implements PythonValue.Opaque {

  private static final Set<String> MORE =
      Set.of(
          "keys",
          "kwargs",
          "lookup",
          "namespaces",
          "caller_stack",
          "pop_caller",
          "push_caller",
          "write",
          "writer");

  @Override
  public String typeName() {
    return "Context";
  }

  @Override
  public String text() {
    throw TemplateFault.outside("context has no text that is always the same");
  }

  PythonValue attribute(String name) throws PythonException {
    if (name.equals("get")) {
      return Function.named(name, this::get);
    }
    if (MORE.contains(name) || name.startsWith("_")) {
      throw TemplateFault.outside("context." + name + " is not known here");
    }
    throw new PythonException("AttributeError", "context has no attribute " + name);
  }

  private PythonValue get(Arguments arguments) throws PythonException {
    arguments.expect(1, 2, Set.of("default"));
    PythonValue byDefault = arguments.find(1, "default").orElse(PythonValue.NONE);
    return arguments.at(0) instanceof PythonValue.Str(String name)
        ? BuiltIns.find(name, names, builtIns, byDefault)
        : unknown(arguments.at(0), byDefault);
  }

  /// `context[key]`.
  PythonValue item(PythonValue key) throws PythonException {
    if (key instanceof PythonValue.Str(String name)) {
      var found = BuiltIns.find(name, names, builtIns, Undefined.UNDEFINED);
      if (found != Undefined.UNDEFINED) {
        return found;
      }
    }
    Operations.requireHashable(key);
    throw new PythonException("KeyError", Values.repr(key));
  }

  private static PythonValue unknown(PythonValue key, PythonValue byDefault)
      throws PythonException {
    Operations.requireHashable(key);
    return byDefault;
  }
}
