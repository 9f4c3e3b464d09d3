package lynearm.operation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The names of a function or of the module, within those around it.
final class Frame {
  private final @Nullable Frame around;
  private final Optional<String> importedIn;
  private Map<String, Symbol> names = new HashMap<>();
  private final Set<String> outer = new HashSet<>();

  Frame(@Nullable Frame around) {
    this(around, around == null ? Optional.empty() : around.importedIn);
  }

  private Frame(@Nullable Frame around, Optional<String> importedIn) {
    this.around = around;
    this.importedIn = importedIn;
  }

  /// The names of a module that the file imports.
  ///
  /// @param itsPackage from which relative imports in it start
  static Frame ofImported(String itsPackage) {
    return new Frame(null, Optional.of(itsPackage));
  }

  /// The package that the code belongs to, if it is not the file itself that is followed.
  Optional<String> importedIn() {
    return importedIn;
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
    if (!outer.contains(name) || around == null) {
      names.put(name, symbol);
      return;
    }
    // when the function runs, and how often, is not told; so neither is the value from now on
    for (Frame frame = around; frame != null; frame = frame.around) {
      if (frame.names.containsKey(name) || frame.around == null) {
        frame.names.put(name, new Symbol.Data());
        return;
      }
    }
  }

  /// What a name stands for is changed itself: so is what other names of it stand for, and those
  /// around, of which it is not told when.
  @SuppressWarnings("ReferenceEquality") // the same object is meant
  void change(String name, Symbol now) {
    Symbol before = lookUp(name).orElse(null);
    for (Frame frame = this; frame != null && before != null; frame = frame.around) {
      Symbol after = frame == this ? now : new Symbol.Data();
      frame.names.replaceAll((_, symbol) -> symbol == before ? after : symbol);
    }
  }

  /// `global` or `nonlocal`: the name belongs to what is around.
  void declareOuter(String name) {
    outer.add(name);
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
