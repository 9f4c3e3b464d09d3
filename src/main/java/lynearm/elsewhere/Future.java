package lynearm.elsewhere;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lynearm.collision.CollisionReport;
import lynearm.collision.Verdict;
import lynearm.graph.RevisionGraph;
import lynearm.revision.RevisionId;

/// What the history would be if a branch landed.
///
/// @param branches what lands: one branch, or two
/// @param alsoAs other names of the same branch at the same commit
/// @param outlook what becomes of the history
/// @param graph the history then, if it can be told
/// @param heads its heads as Alembic would list them, in load order
/// @param brought what the branch brings, in load order
/// @param isFork whether there are more heads than before, whatever else comes first
/// @param forks where that parts from what is there; only if there are more heads than before
/// @param altered what becomes of revisions that are there
/// @param clashes at which files git would stop
/// @param followed where the files were put that go along with a folder that the other side has
///   moved, by where they would be
/// @param collisions whether what both sides do goes together; only if there are more heads
/// @param why a sentence or two, where the outlook alone doesn't say it; perhaps empty
public record Future(
    List<String> branches,
    List<String> alsoAs,
    Outlook outlook,
    Optional<RevisionGraph> graph,
    List<RevisionId> heads,
    List<Brought> brought,
    boolean isFork,
    List<Fork> forks,
    List<Altered> altered,
    List<Clashed> clashes,
    Map<Path, Path> followed,
    Optional<CollisionReport> collisions,
    String why) {

  public Future {
    branches = List.copyOf(branches);
    alsoAs = List.copyOf(alsoAs);
    heads = List.copyOf(heads);
    brought = List.copyOf(brought);
    forks = List.copyOf(forks);
    altered = List.copyOf(altered);
    clashes = List.copyOf(clashes);
    followed = Map.copyOf(followed);
  }

  static Future untold(List<String> branches, List<String> alsoAs, Outlook outlook, String why) {
    return untold(branches, alsoAs, outlook, List.of(), why);
  }

  /// Git stops at files without which nothing more can be told.
  static Future stopped(List<String> branches, List<String> alsoAs, List<Clashed> clashes) {
    return untold(
        branches,
        alsoAs,
        Outlook.CONFLICTS,
        clashes,
        "What the history will be depends on how that is resolved.");
  }

  private static Future untold(
      List<String> branches,
      List<String> alsoAs,
      Outlook outlook,
      List<Clashed> clashes,
      String why) {
    return new Future(
        branches,
        alsoAs,
        outlook,
        Optional.empty(),
        List.of(),
        List.of(),
        false,
        List.of(),
        List.of(),
        clashes,
        Map.of(),
        Optional.empty(),
        why);
  }

  /// What becomes of the history in a few words: what a person meets first, and then whether it
  /// forks.
  public String words() {
    if (!isFork) {
      return outlook.words();
    }
    return switch (outlook) {
      case FORKS, UNKNOWN -> outlook.words();
      case CONFLICTS -> "conflict, then forks";
      case BREAKS -> "breaks and forks";
      case TWICE, LEAVES_OUT, UNRELATED, ELSEWHERE, JOINS, GROWS, NOTHING, MERGED ->
          outlook.words() + " and forks";
    };
  }

  /// What both sides come to, of which the first is the most urgent.
  Verdict verdict() {
    return collisions.map(CollisionReport::verdict).orElse(Verdict.NOTHING_FOUND);
  }
}
