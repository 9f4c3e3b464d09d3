package lynearm.layout;

import java.util.HashSet;
import java.util.Set;
import lynearm.graph.RevisionGraph;
import lynearm.revision.RevisionId;

/// Which linear runs of a history are folded.
///
/// @param mode how eagerly runs are folded
/// @param kept revisions that are never hidden in a fold, such as the selected ones; a run is split
///   around them
/// @param unfolded a run with one of these revisions in it is shown whole
public record Folding(Mode mode, Set<RevisionId> kept, Set<RevisionId> unfolded) {

  private static final int LONG_HISTORY = 40;

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

    /// What suits a history at first sight: short ones are shown whole.
    public static Mode usualFor(RevisionGraph graph) {
      return graph.size() > LONG_HISTORY ? LONG_RUNS : NONE;
    }

    int shortestRun() {
      return shortestRun;
    }
  }

  public Folding {
    kept = Set.copyOf(kept);
    unfolded = Set.copyOf(unfolded);
  }

  public static Folding of(Mode mode) {
    return new Folding(mode, Set.of(), Set.of());
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
