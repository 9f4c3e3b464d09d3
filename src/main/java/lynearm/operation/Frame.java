package lynearm.operation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The names of a function or of the module, within those around it.
final class Frame {
  private final @Nullable Frame around;
  private Map<String, Symbol> names = new HashMap<>();

  Frame(@Nullable Frame around) {
    this.around = around;
  }

  Optional<Symbol> lookUp(String name) {
    for (Frame frame = this; frame != null; frame = frame.around) {
      Symbol symbol = frame.names.get(name);
      if (symbol != null) {
        return Optional.of(symbol);
      }
    }
    return Optional.empty();
  }

  void bind(String name, Symbol symbol) {
    names.put(name, symbol);
  }

  /// The names bound right here.
  Map<String, Symbol> own() {
    return names;
  }

  Map<String, Symbol> snapshot() {
    return new HashMap<>(names);
  }

  void restore(Map<String, Symbol> snapshot) {
    names = new HashMap<>(snapshot);
  }
}
