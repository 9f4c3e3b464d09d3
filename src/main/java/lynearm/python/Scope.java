package lynearm.python;

import java.util.List;

/// What the names in an expression stand for.
interface Scope {

  /// The value of a name.
  PythonValue lookUp(String name) throws UnknownValueException;

  /// The value of an attribute of something that is no plain value, such as an imported module.
  PythonValue attribute(Expression.Attribute attribute) throws UnknownValueException;

  /// Whether a name has its built-in meaning.
  boolean isBuiltin(String name);

  /// Takes the value of a walrus.
  void bind(String name, PythonValue value);

  /// Carries out a method that changes a list or dict, if the object is a name for one.
  ///
  /// @return what the method gives
  PythonValue change(String name, String method, List<PythonValue> arguments)
      throws UnknownValueException, PythonException;

  /// Hears of a call whose effects cannot be told.
  void called(Expression.Call call);
}
