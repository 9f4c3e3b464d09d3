package lynearm.elsewhere;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lynearm.alembic.Settings;
import lynearm.git.Clash;
import lynearm.git.EntryChange;
import lynearm.git.GitObjects;
import lynearm.git.TreeFiles;
import lynearm.revision.ReadResult;
import lynearm.revision.Revision;
import lynearm.workspace.Progress;
import lynearm.workspace.TreeReader;
import lynearm.workspace.TreeReading;

/// The history that comes of joining two commits as git does it: file by file, line by line where
/// both changed one, and with what one side renamed or moved.
///
/// @param tree the files afterwards
/// @param reading the history afterwards
/// @param clashes at which files of the environment git would stop
/// @param unread revisions of the side that is joined in whose files would be there, where the
///   settings do not let Alembic look
record JoinedHistory(
    TreeFiles tree, TreeReading.Found reading, List<Clashed> clashes, List<Revision> unread) {

  /// What was found, or why the environment would not be there.
  sealed interface Result {}

  record Joined(JoinedHistory history) implements Result {}

  record Missing(TreeReading.Missing reason) implements Result {}

  /// Git stops, and what comes of it depends on how that is resolved.
  record Stopped(List<Clashed> clashes) implements Result {}

  /// @param own what our side has
  static Result of(
      GitObjects objects,
      TreeReader reader,
      TreeReading.Found own,
      TreeFiles base,
      TreeFiles ours,
      TreeFiles theirs,
      String name,
      Progress progress)
      throws IOException {
    Set<Path> places = placesOf(settings(own));
    Set<Path> folders = new LinkedHashSet<>(locations(own));
    for (TreeFiles side : List.of(base, theirs)) {
      Optional<Settings> settings = reader.settings(side, progress);
      settings.map(JoinedHistory::placesOf).ifPresent(places::addAll);
      settings.map(Settings::versionLocations).ifPresent(folders::addAll);
    }
    TreeFiles tree = objects.joined(base, ours, theirs, places);
    return switch (reader.read(tree, name, progress)) {
      case TreeReading.Missing missing -> {
        List<Clashed> clashes = clashes(tree, places, filesOf(own.files()));
        yield clashes.isEmpty() ? new Missing(missing) : new Stopped(clashes);
      }
      case TreeReading.Found found -> {
        List<Clashed> contested = contestedFolders(tree, found);
        if (!contested.isEmpty()) {
          yield new Joined( // what git leaves where it stops
              new JoinedHistory(ours, own, contested, List.of()));
        }
        places.addAll(placesOf(settings(found)));
        if (locations(found).containsAll(folders)) {
          yield new Joined(
              new JoinedHistory(
                  tree, found, clashes(tree, places, joinedIn(tree, ours, found)), List.of()));
        }
        List<ReadResult> other =
            reader
                .read(theirs, name, progress)
                .found()
                .map(TreeReading.Found::files)
                .orElse(List.of());
        List<Path> files = new ArrayList<>(joinedIn(tree, ours, found));
        files.addAll(filesOf(own.files()));
        files.addAll(filesOf(other));
        yield new Joined(
            new JoinedHistory(
                tree, found, clashes(tree, places, files), unread(base, tree, found, other)));
      }
    };
  }

  /// The files and folders of an environment.
  static Set<Path> placesOf(Settings settings) {
    Set<Path> places = new LinkedHashSet<>(settings.versionLocations());
    places.add(settings.scriptFolder());
    places.add(settings.ini().path());
    places.add(settings.toml().path());
    return places;
  }

  private static Settings settings(TreeReading.Found reading) {
    return reading.environment().settings().orElseThrow();
  }

  private static List<Path> filesOf(List<ReadResult> results) {
    return results.stream().map(ReadResult::file).toList();
  }

  private static List<Path> locations(TreeReading.Found reading) {
    return settings(reading).versionLocations();
  }

  /// Version folders that are something else than a folder on one side, and changed on the other.
  private static List<Clashed> contestedFolders(TreeFiles tree, TreeReading.Found found)
      throws IOException {
    Set<Path> contested = new LinkedHashSet<>();
    for (Path folder : locations(found)) {
      for (Path at = folder; at != null && at.startsWith(tree.root()); at = at.getParent()) {
        if (tree.clash(at).isPresent()) {
          contested.add(at);
        }
      }
    }
    return contested.stream().map(it -> new Clashed(it, Clash.OTHER_KIND)).toList();
  }

  /// @param revisions files that may be contested
  private static List<Clashed> clashes(TreeFiles tree, Set<Path> places, List<Path> revisions)
      throws IOException {
    Map<Path, Clash> clashes = new LinkedHashMap<>(tree.stops(places));
    List<Path> files = new ArrayList<>(revisions);
    files.addAll(places);
    for (Path file : files) {
      Optional<Clash> clash = tree.clash(file);
      clash.ifPresent(why -> clashes.put(file, why));
    }
    return clashes.entrySet().stream()
        .map(entry -> new Clashed(entry.getKey(), entry.getValue()))
        .toList();
  }

  /// The revision files that are not as we have them.
  private static List<Path> joinedIn(TreeFiles tree, TreeFiles ours, TreeReading.Found found)
      throws IOException {
    Set<Path> changed = new HashSet<>();
    for (Path folder : locations(found)) {
      Optional<List<EntryChange>> changes = tree.changes(ours, folder);
      if (changes.isEmpty()
          || changes.get().stream().anyMatch(it -> it.now() == EntryChange.Kind.OTHER)) {
        return filesOf(found.files());
      }
      changes.get().forEach(it -> changed.add(folder.resolve(it.name())));
    }
    return filesOf(found.files()).stream().filter(changed::contains).toList();
  }

  /// Revisions of the other side that nobody finds where they are.
  private static List<Revision> unread(
      TreeFiles base, TreeFiles tree, TreeReading.Found found, List<ReadResult> other) {
    Set<Path> read = new HashSet<>();
    found.files().forEach(result -> read.add(result.file()));
    List<Revision> unread = new ArrayList<>();
    for (ReadResult result : other) {
      if (result instanceof ReadResult.Read(Revision revision, _)
          && !read.contains(revision.file())
          && !base.exists(revision.file())
          && tree.exists(revision.file())) {
        unread.add(revision);
      }
    }
    return unread;
  }
}
