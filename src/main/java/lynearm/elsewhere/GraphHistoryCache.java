package lynearm.elsewhere;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lynearm.alembic.Environment;
import lynearm.alembic.Settings;
import lynearm.file.Build;
import lynearm.file.KeptFiles;
import lynearm.file.OwnFolders;
import lynearm.file.SealedFiles;
import lynearm.git.CommitId;
import lynearm.git.GitObjects;
import lynearm.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/// Histories of graphs, kept on disk from one run of the program to the next, so that only commits
/// that came since are looked at. A commit's past never changes, so that nothing in here can be out
/// of date; what else decides the answer is part of the name that it is kept under. May be deleted
/// at any time.
public final class GraphHistoryCache {

  /// Keeps nothing and knows nothing.
  public static final GraphHistoryCache NONE = new GraphHistoryCache(null);

  private static final String FORM = "LynPast1";
  private static final String ENDING = ".past";
  private static final int MOST_PLACES = 32;
  private static final int MOST_TIPS = 3;
  private static final int LARGEST = 32 << 20;

  private final @Nullable SealedFiles files;

  private GraphHistoryCache(@Nullable SealedFiles files) {
    this.files = files;
  }

  /// A cache in this folder.
  ///
  /// @param build tells one build of the program from another, for they may read differently
  public static GraphHistoryCache in(Path folder, String build) {
    return new GraphHistoryCache(
        new SealedFiles(new KeptFiles(folder, ENDING, MOST_PLACES), FORM, build, LARGEST));
  }

  /// The cache of this program beside that of git's history; none if it isn't run from a jar.
  public static GraphHistoryCache usual() {
    return Build.ofThisProgram()
        .map(build -> in(OwnFolders.caches().resolve("git"), build))
        .orElse(NONE);
  }

  /// The history of a branch as it was at some time.
  ///
  /// @param tip its newest commit then
  record Kept(CommitId tip, GraphHistory history) {}

  /// What histories of an environment are kept under; empty if its settings are not known.
  static Optional<String> name(GitObjects objects, Workspace open) throws IOException {
    Optional<Settings> known = open.settings();
    if (known.isEmpty()) {
      return Optional.empty();
    }
    Environment environment = open.environment();
    Settings settings = known.get();
    List<Object> parts =
        List.of(
            objects.describedPlace(),
            environment.name(),
            environment.origin(),
            environment.configurationFiles(),
            environment.section(),
            environment.resolution(),
            environment.settingsUnknown(),
            settings.directory(),
            settings.ini().path(),
            settings.toml().path(),
            settings.scriptLocation(),
            settings.scriptFolder(),
            settings.versionLocations(),
            settings.recursiveVersionLocations(),
            settings.sourceless(),
            settings.prependSysPath());
    return Optional.of(String.join("\n", parts.stream().map(Object::toString).toList()));
  }

  /// What is kept under a name, the last first.
  List<Kept> kept(String name) {
    try {
      Optional<byte[]> bytes = files == null ? Optional.empty() : files.read(name);
      return bytes.isEmpty() ? List.of() : GraphHistoryForm.read(bytes.get());
    } catch (IOException | IllegalArgumentException | DateTimeException _) {
      return List.of();
    }
  }

  /// Keeps a history beside those of some other tips.
  void keep(String name, Kept now) {
    if (files == null) {
      return;
    }
    List<Kept> all = new ArrayList<>(List.of(now));
    kept(name).stream().filter(it -> !it.tip().equals(now.tip())).forEach(all::add);
    try {
      files.write(name, GraphHistoryForm.written(all.subList(0, Math.min(MOST_TIPS, all.size()))));
    } catch (IOException _) {
      return; // a text with half a character has no form; the next run looks again
    }
  }
}
