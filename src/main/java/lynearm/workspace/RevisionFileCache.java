package lynearm.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import lynearm.alembic.MigrationFileReader;
import lynearm.alembic.Settings;
import lynearm.file.FileLook;
import lynearm.python.ImportResolver;
import lynearm.revision.Problem;
import lynearm.revision.ReadResult;
import lynearm.revision.SourceLocation;

/// Reads revision files side by side, and keeps what came of each for as long as the file looks the
/// same. A file whose headers come from another module is read each time, for that module may have
/// changed. Safe for use by several threads.
final class RevisionFileCache {

  /// No revision file is anywhere near this; beyond it, something else was met.
  static final long LARGEST_FILE = 8L << 20;

  private static final int BETWEEN_REPORTS = 64;

  private record Kept(FileLook look, ReadResult result) {}

  private final Map<Path, Kept> kept = new ConcurrentHashMap<>();

  /// A reader is for one thread at a time.
  private final ThreadLocal<MigrationFileReader> readers =
      ThreadLocal.withInitial(MigrationFileReader::new);

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
    AtomicInteger done = new AtomicInteger();
    List<ReadResult> results =
        IntStream.range(0, files.size())
            .parallel()
            .mapToObj(index -> {
              progress.check();
              int count = done.incrementAndGet();
              if (count % BETWEEN_REPORTS == 0) {
                progress.report("Reading revisions", count, files.size());
              }
              return read(files.get(index).getKey(), files.get(index).getValue(), modules);
            })
            .toList();
    kept.keySet().removeIf(file -> !looks.containsKey(file));
    return results;
  }

  private ReadResult read(Path file, FileLook look, ProjectModules modules) {
    Kept before = kept.get(file);
    if (before != null && before.look().equals(look)) {
      return before.result();
    }
    ProjectModules.Seen imports = modules.seen();
    ReadResult result = readNow(file, look, imports);
    if (look.isFile() && !imports.wasAsked()) {
      kept.put(file, new Kept(look, result));
    } else {
      kept.remove(file);
    }
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
      return readers.get().read(file, Files.readAllBytes(file), imports);
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
