package lynearm.workspace;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import lynearm.alembic.MigrationFileReader;
import lynearm.alembic.Settings;
import lynearm.file.FileLook;
import lynearm.file.WholeFileReader;
import lynearm.python.ImportResolver;
import lynearm.revision.Problem;
import lynearm.revision.ReadResult;
import lynearm.revision.Revision;
import lynearm.revision.SourceLocation;

/// Reads revision files side by side, and keeps what came of each for as long as the file looks the
/// same, in memory and, if told to, on disk. A file whose headers come from another module is read
/// each time, for that module may have changed. Safe for use by several threads.
final class RevisionFileCache {

  /// No revision file is anywhere near this; beyond it, something else was met.
  static final long LARGEST_FILE = 8L << 20;

  private static final int BETWEEN_REPORTS = 64;

  private record Kept(FileLook look, ReadResult result) {}

  private final Map<Path, Kept> kept = new ConcurrentHashMap<>();
  private final RevisionIndex index;
  private volatile Optional<Runnable> keeping = Optional.empty();

  /// Readers are for one thread at a time.
  private final ThreadLocal<MigrationFileReader> readers =
      ThreadLocal.withInitial(MigrationFileReader::new);

  private final ThreadLocal<WholeFileReader> files = ThreadLocal.withInitial(WholeFileReader::new);

  /// @param index knows what files declared when an earlier run of the program read them
  RevisionFileCache(RevisionIndex index) {
    this.index = index;
  }

  /// What comes of reading these files, in their order.
  ///
  /// @param looks the files, and what each looked like before; one that looks as it did when it was
  ///   read last is not opened
  /// @param root gives the folder in which imported modules are looked for, if there are any
  List<ReadResult> read(
      SequencedMap<Path, FileLook> looks,
      Optional<Settings> settings,
      Supplier<Path> root,
      Progress progress) {
    List<Map.Entry<Path, FileLook>> files = List.copyOf(looks.entrySet());
    ProjectModules modules = new ProjectModules(root, settings);
    String name = settings.map(RevisionFileCache::name).orElse("");
    boolean first = kept.isEmpty();
    RevisionIndex.Kept known = first ? index.kept(name, files.size()) : RevisionIndex.Kept.NOTHING;
    AtomicInteger done = new AtomicInteger();
    AtomicInteger opened = new AtomicInteger();
    long began = nanosOfClock();
    List<ReadResult> results =
        IntStream.range(0, files.size())
            .parallel()
            .mapToObj(place -> {
              progress.check();
              int count = done.incrementAndGet();
              if (count % BETWEEN_REPORTS == 0) {
                progress.report("Reading revisions", count, files.size());
              }
              Path file = files.get(place).getKey();
              FileLook look = files.get(place).getValue();
              Kept before = kept.get(file);
              if (before != null && before.look().equals(look)) {
                return before.result();
              }
              Optional<Revision> declared = known.revision(place, file, look);
              if (declared.isPresent()) {
                return keep(file, look, new ReadResult.Read(declared.get(), List.of()));
              }
              opened.incrementAndGet();
              return read(file, look, modules);
            })
            .toList();
    if (!first) {
      kept.keySet().removeIf(file -> !looks.containsKey(file));
    }
    if (index.isWorthKeeping(opened.get(), files.size())) {
      keeping = Optional.of(() -> index.keep(name, entries(files), began));
    }
    return results;
  }

  /// Keeps on disk what was read, if enough of it is new. Takes about as long as reading the files.
  void keep() {
    Optional<Runnable> due = keeping;
    keeping = Optional.empty();
    due.ifPresent(Runnable::run);
  }

  /// What is plain enough to be kept.
  private List<RevisionIndex.Entry> entries(List<Map.Entry<Path, FileLook>> files) {
    List<RevisionIndex.Entry> entries = new ArrayList<>(files.size());
    for (Map.Entry<Path, FileLook> file : files) {
      Kept read = kept.get(file.getKey());
      if (read != null
          && read.look().equals(file.getValue())
          && read.result() instanceof ReadResult.Read(Revision revision, var problems)
          && problems.isEmpty()
          && revision.computed().isEmpty()) {
        entries.add(new RevisionIndex.Entry(read.look(), revision));
      }
    }
    return entries;
  }

  /// One environment may have the folders of another, so it is told by its script folder too.
  private static String name(Settings settings) {
    return settings.scriptFolder() + "\n" + settings.versionLocations();
  }

  private static long nanosOfClock() {
    Instant now = Instant.now();
    return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
  }

  private ReadResult keep(Path file, FileLook look, ReadResult result) {
    kept.put(file, new Kept(look, result));
    return result;
  }

  private ReadResult read(Path file, FileLook look, ProjectModules modules) {
    ProjectModules.Seen imports = modules.seen();
    ReadResult result = readNow(file, look, imports);
    if (look.isFile() && !imports.wasAsked()) {
      return keep(file, look, result);
    }
    kept.remove(file);
    return result;
  }

  private ReadResult readNow(Path file, FileLook look, ImportResolver imports) {
    try {
      if (look.size() > LARGEST_FILE) {
        return unreadable(
            file,
            file.getFileName() + " is larger than 8 MB",
            "It is not read as a revision. Move it out of the version folder if it is none.");
      }
      return readers.get().read(file, files.get().read(file, look), imports);
    } catch (NoSuchFileException _) {
      return unreadable(file, file.getFileName() + " went away while it was read", "");
    } catch (IOException e) {
      return unreadable(
          file,
          "Can't read " + file.getFileName() + ": " + reason(e),
          "Alembic stops at this file with every command. Allow reading it.");
    }
  }

  private static String reason(IOException e) {
    return e instanceof java.nio.file.AccessDeniedException
        ? "no permission"
        : String.valueOf(e.getMessage());
  }

  private static ReadResult unreadable(Path file, String what, String next) {
    return new ReadResult.Unreadable(
        file,
        List.of(Problem.at(Problem.Kind.UNREADABLE_FILE, SourceLocation.of(file), what, next)));
  }
}
