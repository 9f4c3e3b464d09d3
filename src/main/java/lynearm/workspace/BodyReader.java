package lynearm.workspace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lynearm.file.FileLook;
import lynearm.operation.Fact;
import lynearm.operation.OperationsReader;

/// Reads what revision files do: one of them whole, or of all of them what they are found by. Of
/// those only the facts are kept, each fact once, and for as long as the file looks the same. Safe
/// for use by several threads.
public final class BodyReader {

  private static final long LARGEST = RevisionFileCache.LARGEST_FILE;
  private static final long LARGEST_SHOWN = 4L << 20;

  /// No person writes that many; what a program wrote is found by its first ones.
  private static final int MOST_FACTS = 5_000;

  private static final int LONGEST_NAME = 200;
  private static final int MOST_THREADS = 4;
  private static final int FIRST_BATCH = 256;

  private record Kept(FileLook look, Set<Fact> facts) {}

  private final OperationsReader reader = new OperationsReader();
  private final Map<Path, Kept> kept = new ConcurrentHashMap<>();
  private final Map<Fact, Fact> shared = new ConcurrentHashMap<>();

  /// Reads one file, here and now.
  ///
  /// @throws IOException if it can't be read, or is too large to be shown; its message says so
  public Body read(Path file) throws IOException {
    long size = Files.size(file);
    if (size > LARGEST_SHOWN) {
      throw new IOException("This file has " + size + " bytes, too many to be shown.");
    }
    byte[] bytes = Files.readAllBytes(file);
    return new Body(new String(bytes, StandardCharsets.UTF_8), reader.read(bytes));
  }

  /// Reads the facts of all these files with a few threads, and waits for them. A file that looks
  /// as it did before is not opened; one that can't be read has no facts. What is kept of other
  /// files is forgotten.
  ///
  /// @param batch hears what is known so far: at once, each time that has doubled, and at the end;
  ///   from any thread, one call after the other
  /// @return everything
  /// @throws CancellationException if the progress says so; what was read is kept
  public BodyFacts readFacts(
      List<Path> files, Progress progress, Consumer<? super BodyFacts> batch) {
    kept.keySet().retainAll(Set.copyOf(files));
    shared.clear();
    Run run = new Run(files, progress, batch);
    run.takeKept();
    run.readOthers();
    return run.tellAll();
  }

  /// One reading of all files.
  private final class Run {
    private final List<Path> files;
    private final Progress progress;
    private final Consumer<? super BodyFacts> batch;
    private final Map<Path, Set<Fact>> known = new HashMap<>();
    private final List<Path> unknown = new ArrayList<>();
    private int nextBatch;

    Run(List<Path> files, Progress progress, Consumer<? super BodyFacts> batch) {
      this.files = files;
      this.progress = progress;
      this.batch = batch;
    }

    void takeKept() {
      for (Path file : files) {
        progress.check();
        Kept before = kept.get(file);
        if (before != null && before.look().equals(FileLook.at(file))) {
          before.facts().forEach(fact -> shared.putIfAbsent(fact, fact));
          known.put(file, before.facts());
        } else {
          unknown.add(file);
        }
      }
      nextBatch = Math.max(FIRST_BATCH, 2 * known.size());
      if (!known.isEmpty() && !unknown.isEmpty()) {
        batch.accept(snapshot());
      }
    }

    void readOthers() {
      int threads = Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, MOST_THREADS);
      AtomicInteger next = new AtomicInteger();
      try (ExecutorService pool = threads(threads)) {
        List<Future<?>> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
          workers.add(pool.submit(() -> readFrom(next)));
        }
        workers.forEach(Run::await);
      }
      progress.check();
    }

    /// A hint only: bodies may wait, the window may not.
    @SuppressWarnings("ThreadPriorityCheck")
    private static ExecutorService threads(int count) {
      return Executors.newFixedThreadPool(
          count,
          Thread.ofPlatform()
              .daemon()
              .priority(Thread.MIN_PRIORITY)
              .name("lynearm-bodies-", 1)
              .factory());
    }

    private static void await(Future<?> worker) {
      try {
        worker.get();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw new CancellationException();
      } catch (ExecutionException e) {
        throw new IllegalStateException("A revision file stopped the reading", e.getCause());
      }
    }

    private void readFrom(AtomicInteger next) {
      for (int i = next.getAndIncrement();
          i < unknown.size() && !progress.isCancelled();
          i = next.getAndIncrement()) {
        add(unknown.get(i), factsOf(unknown.get(i)));
      }
    }

    private synchronized void add(Path file, Set<Fact> facts) {
      known.put(file, facts);
      progress.report("Reading what revisions do", known.size(), files.size());
      if (known.size() >= nextBatch && known.size() < files.size()) {
        nextBatch = 2 * known.size();
        batch.accept(snapshot());
      }
    }

    private BodyFacts snapshot() {
      return new BodyFacts(Map.copyOf(known), files.size());
    }

    synchronized BodyFacts tellAll() {
      BodyFacts all = snapshot();
      batch.accept(all);
      return all;
    }
  }

  private Set<Fact> factsOf(Path file) {
    FileLook look = FileLook.at(file);
    if (!look.isFile() || look.size() > LARGEST) {
      return Set.of();
    }
    try {
      Set<Fact> facts =
          usable(reader.read(Files.readAllBytes(file)).facts().stream())
              .map(this::shared)
              .collect(Collectors.toUnmodifiableSet());
      kept.put(file, new Kept(look, facts));
      return facts;
    } catch (IOException _) {
      // found by its headers alone; Problems tells why it can't be read
      return Set.of();
    }
  }

  /// Those of the facts of a file that anybody would look for.
  static Stream<Fact> usable(Stream<Fact> facts) {
    return facts.filter(fact -> fact.name().length() <= LONGEST_NAME).limit(MOST_FACTS);
  }

  private Fact shared(Fact fact) {
    Fact before = shared.putIfAbsent(fact, fact);
    return before == null ? fact : before;
  }
}
