package lynearm.alembic.template;

import java.util.Iterator;
import lynearm.python.PythonValue;

/// A Python iterator: gives its items once, and does not know how many they are.
final class Iteration implements PythonValue.Opaque {

  private final Iterator<PythonValue> items;

  Iteration(Iterator<PythonValue> items) {
    this.items = items;
  }

  Iterator<PythonValue> items() {
    return items;
  }

  @Override
  public String typeName() {
    return "iterator";
  }

  @Override
  public String text() {
    throw TemplateFault.outside("an iterator has no text that is always the same");
  }
}
