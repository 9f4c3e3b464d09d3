package lynearm.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import lynearm.alembic.MigrationFileReader;
import lynearm.alembic.Settings;
import lynearm.change.Fingerprint;
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

  private record Kept(String state, ReadResult result) {}

  private final Map<Path, Kept> kept = new ConcurrentHashMap<>();

  /// What comes of reading these files, in their order.
  ///
  /// @param print what the files looked like before; a file that looks as it did is not opened
  /// @param root the folder in which imported modules are looked for
  List<ReadResult> read(
      List<Path> files,
      Fingerprint print,
      Optional<Settings> settings,
      Path root,
      Progress progress) {
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
              return read(files.get(index), print, modules);
            })
            .toList();
    kept.keySet()
        .retainAll(List.copyOf(files).stream().collect(java.util.stream.Collectors.toSet()));
    return results;
  }

  private ReadResult read(Path file, Fingerprint print, ProjectModules modules) {
    Optional<String> state = print.stateOf(file);
    Kept before = kept.get(file);
    if (before != null && state.filter(before.state()::equals).isPresent()) {
      return before.result();
    }
    ProjectModules.Seen imports = modules.seen();
    ReadResult result = readNow(file, imports);
    if (state.isPresent() && !imports.wasAsked()) {
      kept.put(file, new Kept(state.get(), result));
    } else {
      kept.remove(file);
    }
    return result;
  }

  private static ReadResult readNow(Path file, ImportResolver imports) {
    try {
      if (Files.size(file) > LARGEST_FILE) {
        return unreadable(
            file,
            file.getFileName() + " is larger than 8 MB",
            "It is not read as a revision. Move it out of the version folder if it is none.");
      }
      return new MigrationFileReader().read(file, Files.readAllBytes(file), imports);
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
