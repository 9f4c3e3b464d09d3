package lynearm.elsewhere;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lynearm.alembic.RevisionFiles;
import lynearm.alembic.Settings;
import lynearm.git.Clash;
import lynearm.git.EntryChange;
import lynearm.git.GitObjects;
import lynearm.git.TreeFiles;
import lynearm.revision.ReadResult;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;
import lynearm.workspace.Progress;
import lynearm.workspace.TreeReader;
import lynearm.workspace.TreeReading;
import org.jspecify.annotations.Nullable;

/// The history that comes of joining two commits as git does it: file by file, and line by line
/// where both changed one. A revision file that one side renamed and the other edited is known by
/// its revision id and gets both.
///
/// @param tree the files afterwards
/// @param reading the history afterwards
/// @param clashes at which revision files git would stop
record JoinedHistory(TreeFiles tree, TreeReading.Found reading, List<Clashed> clashes) {

  /// What was found, or why the environment would not be there.
  sealed interface Result {}

  record Joined(JoinedHistory history) implements Result {}

  record Missing(TreeReading.Missing reason) implements Result {}

  static Result of(
      GitObjects objects,
      TreeReader reader,
      TreeFiles base,
      TreeFiles ours,
      TreeFiles theirs,
      String name,
      Progress progress)
      throws IOException {
    TreeFiles tree = objects.joined(base, ours, theirs);
    return switch (reader.read(tree, name, progress)) {
      case TreeReading.Missing missing -> new Missing(missing);
      case TreeReading.Found found -> {
        List<Clashed> folders = contestedFolders(tree, found);
        if (!folders.isEmpty()
            && reader.read(ours, name, progress) instanceof TreeReading.Found own) {
          yield new Joined(new JoinedHistory(ours, own, folders)); // what git leaves where it stops
        }
        yield new Joined(new Sides(objects, reader, base, ours, theirs).settled(tree, found));
      }
    };
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

  /// Both sides and what they come from.
  private record Sides(
      GitObjects objects, TreeReader reader, TreeFiles base, TreeFiles ours, TreeFiles theirs) {

    JoinedHistory settled(TreeFiles tree, TreeReading.Found found) throws IOException {
      List<Clashed> clashes = new ArrayList<>();
      Set<Path> joinedIn = joinedIn(tree, found);
      for (ReadResult result : found.files()) {
        if (joinedIn.contains(result.file())) {
          tree.clash(result.file()).ifPresent(why -> clashes.add(new Clashed(result.file(), why)));
        }
      }
      clashes.addAll(renamedAndGone(tree, found));
      if (clashes.stream().noneMatch(clash -> isDeletion(clash.why()))) {
        return new JoinedHistory(tree, found, clashes);
      }
      return withRenames(tree, found, clashes);
    }

    /// The files that are not as we have them.
    private Set<Path> joinedIn(TreeFiles tree, TreeReading.Found found) throws IOException {
      Set<Path> files = new HashSet<>();
      for (Path folder : found.environment().settings().orElseThrow().versionLocations()) {
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

    /// The files of the base that are not there any more.
    private List<Path> gone(TreeFiles tree, Settings settings) throws IOException {
      List<Path> gone = new ArrayList<>();
      for (Path folder : settings.versionLocations()) {
        Optional<List<EntryChange>> changes = tree.changes(base, folder);
        if (changes.isEmpty()
            || changes.get().stream().anyMatch(it -> it.before() == EntryChange.Kind.OTHER)) {
          return RevisionFiles.list(settings, base, () -> false).files().stream()
              .filter(file -> !tree.exists(file))
              .toList();
        }
        changes.get().stream()
            .filter(it -> it.now() == EntryChange.Kind.NOTHING)
            .filter(it -> RevisionFiles.Name.of(it.name()) == RevisionFiles.Name.REVISION)
            .forEach(it -> gone.add(folder.resolve(it.name())));
      }
      return gone;
    }

    /// Files that one side renamed and the other renamed differently or took away.
    private List<Clashed> renamedAndGone(TreeFiles tree, TreeReading.Found found)
        throws IOException {
      Settings settings = found.environment().settings().orElseThrow();
      if (settings.versionLocations().stream().allMatch(it -> tree.id(it).isPresent())) {
        return List.of(); // only one side changed anything
      }
      Map<RevisionId, Path> gone = new HashMap<>();
      for (Path file : gone(tree, settings)) {
        if (reader.read(base, file, base.read(file))
            instanceof ReadResult.Read(Revision before, _)) {
          gone.put(before.id(), file);
        }
      }
      Map<RevisionId, List<Path>> renamed = new LinkedHashMap<>();
      for (ReadResult result : found.files()) {
        if (result instanceof ReadResult.Read(Revision revision, _)
            && gone.containsKey(revision.id())
            && !base.exists(revision.file())) {
          renamed.computeIfAbsent(revision.id(), _ -> new ArrayList<>()).add(revision.file());
        }
      }
      List<Clashed> clashes = new ArrayList<>();
      renamed.forEach((id, files) -> clash(gone.get(id), files).ifPresent(clashes::add));
      return clashes;
    }

    /// @param was the name that a file had
    /// @param files the names that one side or both have given it
    private Optional<Clashed> clash(@Nullable Path was, List<Path> files) {
      List<Path> mine = files.stream().filter(ours::exists).toList();
      List<Path> other = files.stream().filter(theirs::exists).toList();
      boolean isUntouched = was != null && (ours.exists(was) || theirs.exists(was));
      if (isUntouched || mine.stream().anyMatch(other::contains)) {
        return Optional.empty();
      }
      Clash why =
          mine.isEmpty()
              ? Clash.DELETED_BY_US
              : other.isEmpty() ? Clash.DELETED_BY_THEM : Clash.BOTH_RENAMED;
      return Optional.of(new Clashed(files.getFirst(), why));
    }

    private static boolean isDeletion(Clash why) {
      return why == Clash.DELETED_BY_US || why == Clash.DELETED_BY_THEM;
    }

    private JoinedHistory withRenames(
        TreeFiles tree, TreeReading.Found found, List<Clashed> clashes) throws IOException {
      Map<Path, ReadResult> results = new LinkedHashMap<>();
      Map<RevisionId, List<Path>> places = new HashMap<>();
      for (ReadResult result : found.files()) {
        results.put(result.file(), result);
        if (result instanceof ReadResult.Read(Revision revision, _)) {
          places.computeIfAbsent(revision.id(), _ -> new ArrayList<>()).add(result.file());
        }
      }
      List<Clashed> left = new ArrayList<>();
      for (Clashed clash : clashes) {
        Optional<Path> renamed =
            isDeletion(clash.why()) ? renamed(clash.file(), places) : Optional.empty();
        if (renamed.isEmpty()) {
          left.add(clash);
          continue;
        }
        TreeFiles renaming = clash.why() == Clash.DELETED_BY_US ? ours : theirs;
        TreeFiles editing = clash.why() == Clash.DELETED_BY_US ? theirs : ours;
        byte[] edited = editing.read(clash.file());
        Optional<byte[]> both =
            objects.merged(base.read(clash.file()), renaming.read(renamed.get()), edited);
        if (both.isEmpty()) {
          left.add(new Clashed(renamed.get(), Clash.BOTH_CHANGED));
        }
        results.remove(clash.file());
        results.put(renamed.get(), reader.read(tree, renamed.get(), both.orElse(edited)));
      }
      return new JoinedHistory(
          tree, TreeReading.Found.of(found.environment(), List.copyOf(results.values())), left);
    }

    /// Where a file went that one side took away.
    private Optional<Path> renamed(Path file, Map<RevisionId, List<Path>> places)
        throws IOException {
      if (!base.isFile(file)
          || !(reader.read(base, file, base.read(file))
              instanceof ReadResult.Read(Revision before, _))) {
        return Optional.empty();
      }
      return places.getOrDefault(before.id(), List.of()).stream()
          .filter(other -> !other.equals(file) && !base.exists(other))
          .findFirst();
    }
  }
}
