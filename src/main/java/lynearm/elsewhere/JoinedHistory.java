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
    Set<Path> places = placesOf(own);
    TreeFiles tree = objects.joined(base, ours, theirs, places);
    return switch (reader.read(tree, name, progress)) {
      case TreeReading.Missing missing -> new Missing(missing);
      case TreeReading.Found found -> {
        List<Clashed> folders = contestedFolders(tree, found);
        if (!folders.isEmpty()) {
          yield new Joined( // what git leaves where it stops
              new JoinedHistory(ours, own, folders, List.of()));
        }
        places.addAll(placesOf(found));
        yield new Joined(
            new JoinedHistory(
                tree,
                found,
                clashes(tree, ours, found, places),
                unread(reader, base, theirs, tree, found, own, progress, name)));
      }
    };
  }

  /// The files and folders of an environment.
  static Set<Path> placesOf(TreeReading.Found reading) {
    Settings settings = reading.environment().settings().orElseThrow();
    Set<Path> places = new LinkedHashSet<>(settings.versionLocations());
    places.add(settings.scriptFolder());
    places.add(settings.ini().path());
    places.add(settings.toml().path());
    return places;
  }

  /// Version folders that are something else than a folder on one side, and changed on the other.
  private static List<Clashed> contestedFolders(TreeFiles tree, TreeReading.Found found)
      throws IOException {
    Set<Path> contested = new LinkedHashSet<>();
    for (Path folder : found.environment().settings().orElseThrow().versionLocations()) {
      for (Path at = folder; at != null && at.startsWith(tree.root()); at = at.getParent()) {
        if (tree.clash(at).isPresent()) {
          contested.add(at);
        }
      }
    }
    return contested.stream().map(it -> new Clashed(it, Clash.OTHER_KIND)).toList();
  }

  private static List<Clashed> clashes(
      TreeFiles tree, TreeFiles ours, TreeReading.Found found, Set<Path> places)
      throws IOException {
    Settings settings = found.environment().settings().orElseThrow();
    Map<Path, Clash> clashes = new LinkedHashMap<>(tree.stops(places));
    Set<Path> joinedIn = joinedIn(tree, ours, found, settings);
    List<Path> files = new ArrayList<>();
    found.files().stream().map(ReadResult::file).filter(joinedIn::contains).forEach(files::add);
    files.add(settings.ini().path());
    files.add(settings.toml().path());
    for (Path file : files) {
      Optional<Clash> clash = tree.clash(file);
      clash.ifPresent(why -> clashes.put(file, why));
    }
    return clashes.entrySet().stream()
        .map(entry -> new Clashed(entry.getKey(), entry.getValue()))
        .toList();
  }

  /// The files that are not as we have them.
  private static Set<Path> joinedIn(
      TreeFiles tree, TreeFiles ours, TreeReading.Found found, Settings settings)
      throws IOException {
    Set<Path> files = new HashSet<>();
    for (Path folder : settings.versionLocations()) {
      Optional<List<EntryChange>> changes = tree.changes(ours, folder);
      if (changes.isEmpty()
          || changes.get().stream().anyMatch(it -> it.now() == EntryChange.Kind.OTHER)) {
        found.files().forEach(it -> files.add(it.file()));
        return files;
      }
      changes.get().forEach(it -> files.add(folder.resolve(it.name())));
    }
    return files;
  }

  /// Only settings that differ between the sides can leave something out.
  private static List<Revision> unread(
      TreeReader reader,
      TreeFiles base,
      TreeFiles theirs,
      TreeFiles tree,
      TreeReading.Found found,
      TreeReading.Found own,
      Progress progress,
      String name) {
    if (locations(found).equals(locations(own))
        && reader
            .settings(theirs)
            .filter(it -> it.versionLocations().equals(locations(own)))
            .isPresent()) {
      return List.of();
    }
    Set<Path> read = new HashSet<>();
    found.files().forEach(result -> read.add(result.file()));
    List<Revision> unread = new ArrayList<>();
    for (ReadResult result :
        reader
            .read(theirs, name, progress)
            .found()
            .map(TreeReading.Found::files)
            .orElse(List.of())) {
      if (result instanceof ReadResult.Read(Revision revision, _)
          && !read.contains(revision.file())
          && !base.exists(revision.file())
          && tree.exists(revision.file())) {
        unread.add(revision);
      }
    }
    return unread;
  }

  private static List<Path> locations(TreeReading.Found reading) {
    return reading.environment().settings().orElseThrow().versionLocations();
  }
}
