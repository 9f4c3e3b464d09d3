package lynearm.layout;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import lynearm.graph.RevisionGraph;
import lynearm.revision.RevisionId;

/// Which linear runs of a history are folded.
///
/// @param mode how eagerly runs are folded
/// @param kept revisions that are never hidden in a fold, such as the selected ones; a run is split
///   around them
/// @param unfolded a run with one of these revisions in it is shown whole
public record Folding(Mode mode, Set<RevisionId> kept, Set<RevisionId> unfolded) {

  /// How eagerly runs are folded.
  public enum Mode {
    /// Every revision is shown.
    NONE(Integer.MAX_VALUE),
    /// Runs of four and more revisions are folded.
    LONG_RUNS(4),
    /// Only heads, bases, branch and merge points, labels and problems are left.
    ONLY_WHAT_MATTERS(2);

    private final int shortestRun;

    Mode(int shortestRun) {
      this.shortestRun = shortestRun;
    }

    int shortestRun() {
      return shortestRun;
    }
  }

  /// Histories up to this size are not folded if they are not high.
  private static final int SHORT_HISTORY = 40;

  /// As many rows of a map fit a window of usual size with a line of text in each.
  private static final int ROWS_SEEN_AT_ONCE = 22;

  /// Histories beyond this size are folded without looking how high they are then.
  private static final int LONG_HISTORY = 20_000;

  public Folding {
    kept = Set.copyOf(kept);
    unfolded = Set.copyOf(unfolded);
  }

  public static Folding of(Mode mode) {
    return new Folding(mode, Set.of(), Set.of());
  }

  /// The mildest folding with which the whole map of this graph is seen at once in a window of
  /// usual size; where none is, the one that leaves the fewest rows. Cost: that of up to two
  /// layouts.
  public static Folding usualFor(RevisionGraph graph) {
    if (graph.size() <= SHORT_HISTORY && rows(graph, Mode.NONE) <= ROWS_SEEN_AT_ONCE) {
      return none();
    }
    boolean seen =
        graph.size() > LONG_HISTORY || rows(graph, Mode.LONG_RUNS) <= ROWS_SEEN_AT_ONCE + 1;
    return of(seen ? Mode.LONG_RUNS : Mode.ONLY_WHAT_MATTERS);
  }

  private static int rows(RevisionGraph graph, Mode mode) {
    FoldedGraph folded = FoldedGraph.of(graph, of(mode));
    return IntStream.range(0, folded.size())
            .map(item -> folded.branches().order().rankOf(item))
            .max()
            .orElse(-1)
        + 1;
  }

  /// Nothing is folded.
  public static Folding none() {
    return of(Mode.NONE);
  }

  public Folding keeping(Set<RevisionId> revisions) {
    return new Folding(mode, revisions, unfolded);
  }

  /// The run around this revision is shown whole.
  public Folding unfolding(RevisionId revision) {
    Set<RevisionId> more = new HashSet<>(unfolded);
    more.add(revision);
    return new Folding(mode, kept, more);
  }
}
