package lynearm.alembic.template;

import lynearm.python.PythonValue;

/// What Mako gives for a name that nobody defined: false in a condition, but no text.
enum Undefined implements PythonValue.Opaque {
  UNDEFINED;

  @Override
  public String typeName() {
    return "Undefined";
  }

  @Override
  public boolean isTrue() {
    return false;
  }

  @Override
  public String text() {
    throw TemplateFault.rendering("the name is not defined");
  }

  @Override
  public String representation() {
    throw TemplateFault.outside("an undefined name has no text that is always the same");
  }
}
