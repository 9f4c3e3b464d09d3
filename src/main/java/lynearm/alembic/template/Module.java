package lynearm.alembic.template;

import java.util.Map;
import lynearm.python.PythonValue;

/// An imported module, or something imported from one.
///
/// @param name its name
/// @param members those parts of it that may be used
record Module(String name, Map<String, PythonValue> members) implements PythonValue.Opaque {

  Module {
    members = Map.copyOf(members);
  }

  @Override
  public String typeName() {
    return "module";
  }

  @Override
  public String text() {
    throw TemplateFault.outside(name + " is not known here");
  }

  @Override
  public boolean isTrue() {
    if (members.isEmpty()) {
      throw TemplateFault.outside(name + " is not known here");
    }
    return true;
  }
}
