package lynearm.find;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import lynearm.file.FileLook;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.operation.Fact;
import lynearm.operation.OperationsReader;
import lynearm.revision.Revision;

/// What the bodies of revision files do, read as text and kept for as long as a file looks the
/// same. Safe for use by several threads: one reads, others search what is there by then.
public final class Bodies {

  private static final long LARGEST_FILE = 8L << 20;

  private record Kept(FileLook look, List<Fact> facts) {}

  private final Map<Path, Kept> kept = new ConcurrentHashMap<>();
  private final OperationsReader reader = new OperationsReader();

  /// Reads the files of this graph that are new or look different, side by side. A file that cannot
  /// be read has nothing to be found by.
  ///
  /// @param between called after so many files each, for who wants to search what is there by then
  /// @param isCancelled whether to stop; what is read by then is kept
  /// @return whether anything is different from before
  public boolean read(
      RevisionGraph graph, int every, Runnable between, BooleanSupplier isCancelled) {
    AtomicInteger changed = new AtomicInteger();
    graph.files().parallelStream()
        .flatMap(node -> node.revision().stream())
        .map(Revision::file)
        .forEach(file -> {
          if (!isCancelled.getAsBoolean()
              && isNew(file)
              && changed.incrementAndGet() % every == 0) {
            between.run();
          }
        });
    return changed.get() > 0;
  }

  private boolean isNew(Path file) {
    FileLook look = FileLook.at(file);
    Kept before = kept.get(file);
    if (before != null && before.look().equals(look)) {
      return false;
    }
    kept.put(file, new Kept(look, factsOf(file, look)));
    return true;
  }

  private List<Fact> factsOf(Path file, FileLook look) {
    if (!look.isFile() || look.size() > LARGEST_FILE) {
      return List.of();
    }
    try {
      return List.copyOf(reader.read(Files.readAllBytes(file)).facts());
    } catch (IOException _) {
      return List.of();
    }
  }

  /// What is known of this revision's body by now.
  public Collection<Fact> of(Node node) {
    return node.revision()
        .flatMap(revision -> Optional.ofNullable(kept.get(revision.file())))
        .map(Kept::facts)
        .orElse(List.of());
  }
}
