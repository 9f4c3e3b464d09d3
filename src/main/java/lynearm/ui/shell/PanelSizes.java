package lynearm.ui.shell;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import lynearm.ui.common.Memory;

/// Sizes that a person gave to the window and its panels, remembered for each folder.
final class PanelSizes {

  private final Memory memory;
  private final Supplier<Optional<Path>> folder;

  /// @param folder what is open
  PanelSizes(Memory memory, Supplier<Optional<Path>> folder) {
    this.memory = memory;
    this.folder = folder;
  }

  Optional<Double> get(String name) {
    return folder.get().flatMap(open -> memory.number(Memory.keyOf(open, name)));
  }

  double get(String name, double usual) {
    return get(name).orElse(usual);
  }

  void put(String name, double size) {
    if (size > 0 && get(name, 0) != size) {
      folder.get().ifPresent(open -> memory.put(Memory.keyOf(open, name), size));
    }
  }
}
