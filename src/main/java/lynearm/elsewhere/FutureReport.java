package lynearm.elsewhere;

import java.util.List;
import lynearm.revision.RevisionId;

/// What the history of a branch would be if others landed in it.
///
/// @param target the branch that they land in
/// @param chosenBy how it was chosen
/// @param heads the heads that it has as Alembic lists them, in load order
/// @param futures of each other branch, the most urgent first
public record FutureReport(
    String target, Choice chosenBy, List<RevisionId> heads, List<Future> futures) {

  /// How a target is chosen.
  public enum Choice {
    /// A person named it.
    NAMED,
    /// It is what others are usually merged into.
    DEFAULT_BRANCH
  }

  public FutureReport {
    heads = List.copyOf(heads);
    futures = List.copyOf(futures);
  }

  /// Whether any branch would bring heads.
  public boolean forks() {
    return futures.stream().anyMatch(Future::isFork);
  }

  /// How many branches it could not be told of, so that they might bring heads too.
  public int untold() {
    return (int) futures.stream().filter(it -> it.outlook() == Outlook.UNKNOWN).count();
  }
}
