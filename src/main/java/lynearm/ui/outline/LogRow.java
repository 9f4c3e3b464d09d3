package lynearm.ui.outline;

import java.util.List;
import java.util.Optional;
import lynearm.graph.Node;
import lynearm.look.Badge;

/// The texts of one row.
///
/// @param node the revision or ghost; none for a folded run
/// @param id the whole id; empty for a fold
/// @param spoken the whole row for a screen reader
record LogRow(
    Optional<Node> node,
    String id,
    String message,
    List<Badge> badges,
    String author,
    String date,
    String file,
    String spoken) {

  LogRow {
    badges = List.copyOf(badges);
  }

  boolean isFold() {
    return node.isEmpty();
  }
}
