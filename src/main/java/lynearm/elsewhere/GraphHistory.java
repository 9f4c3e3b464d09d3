package lynearm.elsewhere;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import lynearm.git.CommitId;
import lynearm.git.GitObjects;
import lynearm.revision.RevisionId;
import lynearm.workspace.Progress;
import lynearm.workspace.Workspace;

/// The graph in the course of time: each state that a branch went through, told by its first
/// parents, so that each differs from the one before by what one commit or one git merge did.
///
/// @param moments commits that touched version folders or configuration, the newest last
/// @param partings when the heads of the newest state became several, the earliest first: one less
///   than there are heads
/// @param complete whether the history came to its beginning; not so in shallow clones, or if
///   somebody stopped it
public record GraphHistory(List<GraphMoment> moments, List<Parting> partings, boolean complete) {

  /// The graph has no more heads than these looked at for when they parted.
  static final int MOST_HEADS = 16;

  public GraphHistory {
    moments = List.copyOf(moments);
    partings = List.copyOf(partings);
  }

  /// Goes back from a commit to the beginning, newest first.
  ///
  /// The cost for a commit that changed nothing here is that of looking into the folders above; for
  /// others that of the changed files, and of one graph while the heads are not yet known to have
  /// been one. What an earlier run of the program looked at is not looked at again.
  ///
  /// @param tip a branch's newest commit
  /// @param arrived gets each moment as soon as it is known, the newest first
  /// @throws IOException if the repository can't be read; its message says why
  /// @throws java.util.concurrent.CancellationException if the progress says so
  public static GraphHistory of(
      GitObjects objects,
      Workspace open,
      CommitId tip,
      Consumer<GraphMoment> arrived,
      Progress progress)
      throws IOException {
    return of(objects, open, tip, GraphHistoryCache.usual(), arrived, progress);
  }

  /// As the other.
  ///
  /// @param cache what is known from earlier; gets what becomes known, if that took some time
  static GraphHistory of(
      GitObjects objects,
      Workspace open,
      CommitId tip,
      GraphHistoryCache cache,
      Consumer<GraphMoment> arrived,
      Progress progress)
      throws IOException {
    Optional<String> name = GraphHistoryCache.name(objects, open);
    if (name.isEmpty()) {
      return new GraphWalk(objects, open, List.of(), arrived, progress).from(tip);
    }
    List<GraphHistoryCache.Kept> kept = cache.kept(name.get());
    GraphWalk walk = new GraphWalk(objects, open, kept, arrived, progress);
    GraphHistory history = walk.from(tip);
    if (walk.isWorthKeeping()) {
      cache.keep(name.get(), new GraphHistoryCache.Kept(tip, history));
    }
    return history;
  }

  /// The moment at which the heads became several for good: since then there has never been one
  /// alone. None if the newest state has one.
  public Optional<GraphMoment> severalSince() {
    GraphMoment since = null;
    for (GraphMoment moment : moments.reversed()) {
      if (moment.heads().size() < 2) {
        break;
      }
      since = moment;
    }
    return Optional.ofNullable(since);
  }

  /// When two heads of the newest state parted, if that is among the partings: with more than two
  /// heads, some pairs parted at the same time as another.
  public Optional<Parting> parting(RevisionId one, RevisionId other) {
    return partings.stream()
        .filter(it ->
            Stream.of(one, other)
                .allMatch(head -> it.one().equals(head) || it.other().equals(head)))
        .findFirst();
  }

  /// The moments at which the number of heads changed, the newest last.
  public List<GraphMoment> marks() {
    return moments.stream().filter(GraphMoment::changesHeadCount).toList();
  }
}
