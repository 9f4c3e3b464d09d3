package lynearm.elsewhere;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import lynearm.alembic.Environment;
import lynearm.git.CommitId;
import lynearm.git.FirstParents;
import lynearm.git.GitObjects;
import lynearm.git.TreeFiles;
import lynearm.git.TreePrint;
import lynearm.graph.Node;
import lynearm.revision.ReadResult;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;
import lynearm.workspace.Progress;
import lynearm.workspace.TracedReading;
import lynearm.workspace.TreeReader;
import lynearm.workspace.TreeReading;
import lynearm.workspace.Workspace;

/// Goes back over the states of a branch, and compares each with the one before it. At a commit
/// whose past is known from earlier the way ends; only for when the heads parted some of the states
/// behind it are read again.
final class GraphWalk {

  private static final int BETWEEN_REPORTS = 256;

  /// Fewer commits than this are looked at again as quickly as they are read from a file.
  private static final int WORTH_KEEPING = 200;

  private final GitObjects objects;
  private final Consumer<GraphMoment> arrived;
  private final Progress progress;
  private final TreeReader reader;
  private final Map<CommitId, GraphHistory> known = new HashMap<>();
  private final List<GraphMoment> moments = new ArrayList<>();
  private int commits;
  private int absences;

  /// What a run of commits have in common.
  ///
  /// @param commit the oldest of them looked at so far
  /// @param folders what the version folders hold
  private record State(
      CommitId commit,
      Optional<CommitId> parent,
      boolean isMerge,
      TracedReading traced,
      TreePrint sources,
      TreePrint folders) {

    State since(FirstParents line) {
      return new State(line.commit(), line.parent(), line.isMerge(), traced, sources, folders);
    }

    Optional<TreeReading.Found> found() {
      return traced.reading().found();
    }

    List<RevisionId> heads() {
      return found()
          .map(it -> Comparison.heads(it.graph()).stream().map(Node::id).toList())
          .orElse(List.of());
    }

    /// By id; of two files with one id the last, as Alembic has it.
    Map<RevisionId, Revision> revisions() {
      Map<RevisionId, Revision> revisions = new LinkedHashMap<>();
      for (ReadResult result : found().map(TreeReading.Found::files).orElse(List.of())) {
        if (result instanceof ReadResult.Read(Revision revision, _)) {
          revisions.put(revision.id(), revision);
        }
      }
      return revisions;
    }

    boolean isLike(State other) {
      return folders.equals(other.folders)
          && traced.reading().getClass() == other.traced.reading().getClass()
          && environment().equals(other.environment())
          && files().equals(other.files());
    }

    private Optional<Environment> environment() {
      return found().map(TreeReading.Found::environment);
    }

    private List<ReadResult> files() {
      return found().map(TreeReading.Found::files).orElse(List.of());
    }
  }

  /// @param kept what is known from earlier
  GraphWalk(
      GitObjects objects,
      Workspace open,
      List<GraphHistoryCache.Kept> kept,
      Consumer<GraphMoment> arrived,
      Progress progress) {
    this.objects = objects;
    this.arrived = arrived;
    this.progress = progress;
    reader = new TreeReader(open);
    kept.forEach(it -> known.put(it.tip(), it.history()));
  }

  GraphHistory from(CommitId tip) throws IOException {
    GraphHistory whole = known.get(tip);
    if (whole != null) {
      whole.moments().reversed().forEach(arrived);
      return whole;
    }
    absences = objects.absences();
    FirstParents line = objects.firstParents(tip);
    line.goOn();
    State newest = state(line, true);
    Partings partings = new Partings(objects, newest.found(), progress);
    boolean isComplete = back(line, newest, partings);
    return new GraphHistory(moments.reversed(), partings.found(), isComplete);
  }

  /// Whether it took so long that the next time should be quicker, and nothing was missing that may
  /// be fetched until then.
  boolean isWorthKeeping() {
    return commits >= WORTH_KEEPING && objects.absences() == absences;
  }

  /// @return whether it came to the beginning
  private boolean back(FirstParents line, State newest, Partings partings) throws IOException {
    State newer = newest;
    boolean isCutOff = line.isCutOff();
    try {
      while (line.goOn()) {
        progress.check();
        if (++commits % BETWEEN_REPORTS == 0) {
          progress.report("Looking through the past", commits, 0);
        }
        isCutOff = line.isCutOff();
        GraphHistory rest = known.get(line.commit());
        if (rest == null && line.print(newer.traced().sources()).equals(newer.sources())) {
          newer = newer.since(line);
          continue;
        }
        State older = state(line, newer.found().isPresent());
        if (objects.absences() > absences) {
          isCutOff = true;
          break;
        }
        if (!older.isLike(newer)) {
          add(moment(newer, older.heads(), older.revisions()), older.found(), true, partings);
        }
        newer = older;
        if (rest != null) {
          addKnown(rest, partings);
          return rest.complete();
        }
      }
    } catch (IOException e) {
      if (objects.absences() == absences) {
        throw e;
      }
      isCutOff = true;
    }
    if (newer.found().isPresent()) {
      add(moment(newer, List.of(), Map.of()), Optional.empty(), !isCutOff, partings);
    }
    return !isCutOff;
  }

  private void addKnown(GraphHistory rest, Partings partings) throws IOException {
    List<GraphMoment> before = rest.moments();
    for (int i = before.size() - 1; i >= 0; i--) {
      progress.check();
      boolean isExact = i > 0 || rest.complete();
      Optional<TreeReading.Found> older = Optional.empty();
      if (i > 0 && !partings.isDone()) {
        try {
          older = found(before.get(i - 1));
        } catch (IOException _) {
          isExact = false; // thrown away since
        }
      }
      add(before.get(i), older, isExact, partings);
    }
  }

  /// The state after a moment, if the environment was there.
  private Optional<TreeReading.Found> found(GraphMoment moment) throws IOException {
    CommitId commit = moment.commit().id();
    return moment.isThere()
        ? reader.read(objects.files(commit), commit.shortForm(), progress).found()
        : Optional.empty();
  }

  /// @param isFollowed whether the environment is looked for elsewhere too; where it was in the
  ///   commit after, for it may have moved
  private State state(FirstParents line, boolean isFollowed) throws IOException {
    CommitId commit = line.commit();
    TreeFiles files = objects.files(commit);
    TracedReading traced =
        isFollowed
            ? reader.traceMoved(files, commit.shortForm(), progress)
            : reader.trace(files, commit.shortForm(), progress);
    Set<Path> folders =
        traced
            .reading()
            .found()
            .flatMap(it -> it.environment().settings())
            .map(it -> Set.copyOf(it.versionLocations()))
            .orElse(Set.of());
    return new State(
        commit,
        line.parent(),
        line.isMerge(),
        traced,
        line.print(traced.sources()),
        line.print(folders));
  }

  private GraphMoment moment(
      State after, List<RevisionId> headsBefore, Map<RevisionId, Revision> before)
      throws IOException {
    Map<RevisionId, Revision> now = after.revisions();
    List<Revision> came = new ArrayList<>();
    List<RevisionId> relinked = new ArrayList<>();
    for (Revision revision : now.values()) {
      Revision was = before.get(revision.id());
      if (was == null) {
        came.add(revision);
      } else if (!was.downRevisions().equals(revision.downRevisions())) {
        relinked.add(revision.id());
      }
    }
    List<Revision> gone = before.values().stream().filter(it -> !now.containsKey(it.id())).toList();
    return new GraphMoment(
        objects.describe(after.commit()),
        after.parent(),
        after.isMerge(),
        after.found().isPresent(),
        after.heads(),
        headsBefore,
        came,
        gone,
        relinked);
  }

  private void add(
      GraphMoment moment, Optional<TreeReading.Found> before, boolean isExact, Partings partings)
      throws IOException {
    partings.look(moment, before.map(TreeReading.Found::graph), isExact);
    moments.add(moment);
    arrived.accept(moment);
  }
}
