package lynearm.alembic.template;

import lynearm.python.PythonException;
import lynearm.python.PythonValue;

/// Something that a template may call.
///
/// @param name its name
/// @param body what it does
/// @param isType whether it is a type, such as `str`
record Function(String name, Body body, boolean isType) implements PythonValue.Opaque {

  /// What a function does.
  @FunctionalInterface
  interface Body {
    PythonValue call(Arguments arguments) throws PythonException;
  }

  static Function named(String name, Body body) {
    return new Function(name, body, false);
  }

  static Function type(String name, Body body) {
    return new Function(name, body, true);
  }

  @Override
  public String typeName() {
    return isType ? "type" : "builtin_function_or_method";
  }

  @Override
  public String text() {
    if (isType) {
      return "<class '" + name + "'>";
    }
    throw TemplateFault.outside("a function has no text that is always the same");
  }
}
