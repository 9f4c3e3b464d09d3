package lynearm.elsewhere;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import lynearm.git.BranchTip;
import lynearm.git.Commit;
import lynearm.git.CommitId;
import lynearm.git.GitAnswer;
import lynearm.git.GitObjects;
import lynearm.git.GitRepository;
import lynearm.revision.ReadResult;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;
import lynearm.workspace.Progress;
import lynearm.workspace.TreeReader;
import lynearm.workspace.TreeReading;
import lynearm.workspace.Workspace;

/// Looks on all git branches for a merge of some heads, so that nobody makes a second one.
public final class ExistingMerges {

  private static final int MOST_COMMITS = 2000;

  private ExistingMerges() {}

  /// The merges of exactly these heads that other branches have and the opened history has not.
  /// None if the repository can't be read: whoever merges can do without.
  ///
  /// @throws java.util.concurrent.CancellationException if the progress says so
  public static List<ExistingMerge> of(
      GitRepository repository, Workspace open, Collection<RevisionId> heads, Progress progress) {
    if (!(GitObjects.open(repository) instanceof GitAnswer.Given<GitObjects>(GitObjects given))) {
      return List.of();
    }
    try (GitObjects objects = given) {
      return found(objects, open, new HashSet<>(heads), progress);
    } catch (IOException _) {
      return List.of();
    }
  }

  private static List<ExistingMerge> found(
      GitObjects objects, Workspace open, Set<RevisionId> heads, Progress progress)
      throws IOException {
    Map<RevisionId, Revision> merges = new LinkedHashMap<>();
    Map<RevisionId, List<BranchTip>> branches = new LinkedHashMap<>();
    TreeReader reader = new TreeReader(open);
    for (BranchTip branch : objects.branches()) {
      progress.check();
      for (Revision merge : merges(objects, reader, branch, heads, progress)) {
        if (open.graph().find(merge.id()).filter(node -> !node.isMissing()).isEmpty()) {
          merges.putIfAbsent(merge.id(), merge);
          branches.computeIfAbsent(merge.id(), _ -> new ArrayList<>()).add(branch);
        }
      }
    }
    List<ExistingMerge> found = new ArrayList<>();
    branches.forEach((id, tips) -> {
      Revision merge = Objects.requireNonNull(merges.get(id));
      found.add(
          new ExistingMerge(
              merge,
              tips.stream().map(BranchTip::name).toList(),
              added(objects, tips.getFirst(), merge.file(), progress)));
    });
    return found;
  }

  private static List<Revision> merges(
      GitObjects objects,
      TreeReader reader,
      BranchTip branch,
      Set<RevisionId> heads,
      Progress progress) {
    List<Revision> merges = new ArrayList<>();
    try {
      TreeReading reading = reader.read(objects.files(branch.tip()), branch.name(), progress);
      for (ReadResult result : reading.found().map(TreeReading.Found::files).orElse(List.of())) {
        if (result instanceof ReadResult.Read(Revision revision, _)
            && revision.isMergePoint()
            && heads.equals(Set.copyOf(revision.downRevisions()))) {
          merges.add(revision);
        }
      }
    } catch (IOException _) {
      return List.of(); // a branch that was not fetched whole
    }
    return merges;
  }

  private static Optional<Commit> added(
      GitObjects objects, BranchTip branch, Path file, Progress progress) {
    try {
      List<CommitId> here = objects.commit("HEAD").map(List::of).orElse(List.of());
      return Optional.ofNullable(
          objects
              .additions(branch.tip(), here, List.of(file), MOST_COMMITS, progress::isCancelled)
              .get(file));
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
