package lynearm.merge;

import java.util.ArrayList;
import java.util.List;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.graph.Upgrade;

/// What `alembic upgrade` to the new merge points does to a database that stands at certain
/// revisions.
///
/// @param rows the revisions that its version table names
/// @param upgrade what runs there, and what becomes of the version table
public record DatabaseEffect(List<Node> rows, Upgrade upgrade) {

  public DatabaseEffect {
    rows = List.copyOf(rows);
  }

  /// For databases at each of the joined revisions alone, in their order, and for one at all of
  /// them.
  ///
  /// @param after the graph with the merge point
  /// @param joined numbers of the parents, in it
  /// @param merge its number
  static List<DatabaseEffect> of(RevisionGraph after, List<Integer> joined, int merge) {
    List<Node> parents = joined.stream().distinct().map(after::node).toList();
    List<List<Node>> states = new ArrayList<>();
    parents.forEach(parent -> states.add(List.of(parent)));
    if (parents.size() > 1) {
      states.add(parents);
    }
    List<Node> target = List.of(after.node(merge));
    return states.stream()
        .map(rows -> new DatabaseEffect(rows, Upgrade.of(after, rows, target)))
        .toList();
  }

  /// The revisions of other branches that run there before the merge point does.
  public List<Node> caughtUp() {
    List<Node> run = upgrade.steps().stream().map(Upgrade.Step::revision).toList();
    return run.isEmpty() ? run : run.subList(0, run.size() - 1);
  }
}
