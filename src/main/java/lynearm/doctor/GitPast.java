package lynearm.doctor;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import lynearm.git.BranchTip;
import lynearm.git.CommitId;
import lynearm.git.GitObjectId;
import lynearm.git.GitObjects;
import lynearm.git.TreeFiles;
import lynearm.graph.RevisionGraph;
import lynearm.revision.RevisionId;
import lynearm.workspace.Progress;
import lynearm.workspace.TreeReader;
import lynearm.workspace.TreeReading;
import lynearm.workspace.Workspace;

/// The commits of a repository as places to take revisions from. Each is read once. As long as the
/// [GitObjects]; for one thread.
final class GitPast {

  /// A search goes through all of history; a restored revision rarely needs more than one.
  private static final int MOST_SEARCHES = 5;

  private final GitObjects objects;
  private final Workspace workspace;
  private final TreeReader reader;
  private final Map<CommitId, TreeFiles> trees = new HashMap<>();
  private final Map<CommitId, Optional<RevisionGraph>> graphs = new HashMap<>();
  private final Map<RevisionId, Optional<Source>> sources = new HashMap<>();

  GitPast(GitObjects objects, Workspace workspace) {
    this.objects = objects;
    this.workspace = workspace;
    reader = new TreeReader(workspace);
  }

  GitObjects objects() {
    return objects;
  }

  /// The files of a commit.
  TreeFiles files(CommitId commit) throws IOException {
    TreeFiles known = trees.get(commit);
    if (known == null) {
      known = objects.files(commit);
      trees.put(commit, known);
    }
    return known;
  }

  /// The content of the file of a source, if it was fetched.
  Optional<GitObjectId> content(Source source) {
    if (source.commit().isEmpty()) {
      return source.content();
    }
    try {
      return files(source.commit().get()).id(source.file());
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /// The history that the opened environment has in a commit, if it is there and was fetched.
  Optional<RevisionGraph> graph(Source source, Progress progress) {
    if (source.commit().isEmpty()) {
      return Optional.empty();
    }
    CommitId commit = source.commit().get();
    Optional<RevisionGraph> known = graphs.get(commit);
    if (known == null) {
      known = read(commit, source.name(), progress);
      graphs.put(commit, known);
    }
    return known;
  }

  private Optional<RevisionGraph> read(CommitId commit, String name, Progress progress) {
    try {
      return reader.read(files(commit), name, progress).found().map(TreeReading.Found::graph);
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /// The commit that a branch is at.
  Optional<CommitId> tip(String branch) throws IOException {
    return objects.branches().stream()
        .filter(it -> it.name().equals(branch))
        .map(BranchTip::tip)
        .findFirst();
  }

  /// Where a revision can be taken from that came up on the way; empty after a few of them.
  Optional<Source> sourceOf(RevisionId id, Progress progress) throws IOException {
    Optional<Source> known = sources.get(id);
    if (known != null) {
      return known;
    }
    if (sources.size() >= MOST_SEARCHES || id.value().isBlank()) {
      return Optional.empty();
    }
    Trace trace = Trace.of(objects, workspace, id.value(), progress);
    Optional<Source> found = trace.id().equals(id) ? source(trace) : Optional.empty();
    sources.put(id, found);
    return found;
  }

  /// The best place to take a revision from: a branch that has it, else the past, else what was
  /// staged once.
  Optional<Source> source(Trace trace) throws IOException {
    Optional<Source> branch = Optional.empty();
    if (!trace.onBranches().isEmpty()) {
      var first = trace.onBranches().getFirst();
      String name = first.branches().getFirst();
      branch = tip(name).map(commit -> Source.of(commit, first.revision().file(), name));
    }
    Optional<Source> past = branch.isPresent() ? branch : trace.past(objects);
    return past.isPresent() || trace.strays().isEmpty()
        ? past
        : StagedFile.of(trace.strays().getFirst(), workspace);
  }
}
