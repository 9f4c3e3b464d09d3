package lynearm.alembic.template;

import java.util.Optional;
import lynearm.python.PythonException;
import lynearm.python.PythonValue;

/// The variable `loop` inside of `% for`.
final class LoopValue implements PythonValue.Opaque {

  private final PythonValue iterable;
  private final Optional<LoopValue> parent;
  private int index;

  LoopValue(PythonValue iterable, Optional<LoopValue> parent) {
    this.iterable = iterable;
    this.parent = parent;
  }

  void next() {
    index++;
  }

  @Override
  public String typeName() {
    return "LoopContext";
  }

  @Override
  public String text() {
    throw TemplateFault.outside("loop has no text that is always the same");
  }

  @Override
  public boolean isTrue() {
    throw TemplateFault.outside("whether loop is true is not known here");
  }

  int length() throws PythonException {
    return Values.length(iterable);
  }

  PythonValue attribute(String name) throws PythonException {
    return switch (name) {
      case "index" -> PythonValue.of(index);
      case "first" -> PythonValue.of(index == 0);
      case "last" -> PythonValue.of(index == length() - 1);
      case "even" -> PythonValue.of(index % 2 == 0);
      case "odd" -> PythonValue.of(index % 2 == 1);
      case "reverse_index" -> PythonValue.of(length() - index - 1L);
      case "parent" -> parent.<PythonValue>map(loop -> loop).orElse(PythonValue.NONE);
      case "cycle" -> Function.named(name, this::cycle);
      default -> throw TemplateFault.outside("loop." + name + " is not known here");
    };
  }

  private PythonValue cycle(Arguments arguments) throws PythonException {
    if (arguments.count() == 0) {
      throw new PythonException("ValueError", "there is nothing to cycle through");
    }
    arguments.expect(1, Integer.MAX_VALUE);
    return arguments.at(index % arguments.count());
  }
}
