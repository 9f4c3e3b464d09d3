package lynearm.ui.shell;

import java.nio.file.Path;
import java.util.Optional;
import lynearm.ui.common.Memory;
import lynearm.ui.outline.LogSort;
import lynearm.ui.outline.LogView;

/// What a person sorted the log by, remembered for each folder.
final class SortOrders {

  private static final String SORT = "log.sort";

  private final Memory memory;
  private final LogView log;
  private Optional<Path> folder = Optional.empty();

  SortOrders(Memory memory, LogView log) {
    this.memory = memory;
    this.log = log;
    log.sortProperty().subscribe((_, now) -> remember(now));
  }

  /// Sorts the log as it was when this folder was seen last.
  void open(Path opened) {
    folder = Optional.of(opened);
    log.sortBy(
        memory.get(Memory.keyOf(opened, SORT)).map(LogSort::remembered).orElse(LogSort.HISTORY));
  }

  private void remember(LogSort now) {
    folder
        .map(its -> Memory.keyOf(its, SORT))
        .filter(
            key -> !memory.get(key).map(LogSort::remembered).orElse(LogSort.HISTORY).equals(now))
        .ifPresent(key -> memory.put(key, now.toRemember()));
  }
}
