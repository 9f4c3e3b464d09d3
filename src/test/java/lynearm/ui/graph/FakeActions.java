package lynearm.ui.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ContextMenu;
import lynearm.revision.RevisionId;
import lynearm.ui.common.HistoryActions;

/// Remembers what the map asked for; merges of two and more nodes are allowed, except with the
/// forbidden one.
final class FakeActions implements HistoryActions {

  final List<RevisionId> unfolded = new ArrayList<>();
  final List<List<Integer>> merges = new ArrayList<>();
  int forbidden = -1;

  @Override
  public void unfold(RevisionId revision) {
    unfolded.add(revision);
  }

  @Override
  public void merge(List<Integer> nodes) {
    merges.add(nodes);
  }

  @Override
  public Optional<String> whyNotMerge(List<Integer> nodes) {
    if (nodes.contains(forbidden)) {
      return Optional.of("This one is not a head");
    }
    return nodes.size() < 2 ? Optional.of("Select at least two heads") : Optional.empty();
  }

  @Override
  public ContextMenu contextMenu() {
    return new ContextMenu();
  }
}
