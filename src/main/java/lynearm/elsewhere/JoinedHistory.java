package lynearm.elsewhere;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lynearm.git.Clash;
import lynearm.git.GitObjects;
import lynearm.git.TreeFiles;
import lynearm.graph.RevisionGraph;
import lynearm.revision.ReadResult;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;
import lynearm.workspace.Progress;
import lynearm.workspace.TreeReader;
import lynearm.workspace.TreeReading;

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
      case TreeReading.Found found ->
          new Joined(new Sides(objects, reader, base, ours, theirs).settled(tree, found));
    };
  }

  /// Both sides and what they come from.
  private record Sides(
      GitObjects objects, TreeReader reader, TreeFiles base, TreeFiles ours, TreeFiles theirs) {

    JoinedHistory settled(TreeFiles tree, TreeReading.Found found) throws IOException {
      List<Clashed> clashes = new ArrayList<>();
      for (ReadResult result : found.files()) {
        tree.clash(result.file()).ifPresent(why -> clashes.add(new Clashed(result.file(), why)));
      }
      if (clashes.stream().noneMatch(clash -> isDeletion(clash.why()))) {
        return new JoinedHistory(tree, found, clashes);
      }
      return withRenames(tree, found, clashes);
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
      return new JoinedHistory(tree, rebuilt(found, List.copyOf(results.values())), left);
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

    private static TreeReading.Found rebuilt(TreeReading.Found found, List<ReadResult> files) {
      List<Revision> revisions = new ArrayList<>();
      var problems = new ArrayList<>(found.environment().problems());
      for (ReadResult result : files) {
        problems.addAll(result.problems());
        if (result instanceof ReadResult.Read(Revision revision, _)) {
          revisions.add(revision);
        }
      }
      RevisionGraph graph = RevisionGraph.of(revisions);
      problems.addAll(graph.problems());
      return new TreeReading.Found(found.environment(), files, graph, problems);
    }
  }
}
