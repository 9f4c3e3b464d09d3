package lynearm.look;

import java.util.List;
import java.util.Optional;
import lynearm.graph.Node;

/// The texts of one row.
///
/// @param node the revision or ghost; none for a folded run
/// @param id the whole id; empty for a fold
/// @param spoken the whole row for a screen reader
public record LogRow(
    Optional<Node> node,
    String id,
    String message,
    List<Badge> badges,
    String author,
    String date,
    String file,
    String spoken) {

  public LogRow {
    badges = List.copyOf(badges);
  }

  public boolean isFold() {
    return node.isEmpty();
  }
}
