package lynearm.ui.common;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.ContextMenu;
import lynearm.revision.RevisionId;

/// What the map and the log ask of the window around them.
public interface HistoryActions {

  /// Shows the folded run with this revision in it whole.
  void unfold(RevisionId revision);

  /// Opens the merge panel for these nodes, in this order.
  void merge(List<Integer> nodes);

  /// Why these nodes cannot be merged, in a short sentence; empty if they can.
  Optional<String> whyNotMerge(List<Integer> nodes);

  /// Brings the details of the leading revision before the eyes.
  default void showDetails() {}

  /// The menu for the current selection.
  ContextMenu contextMenu();
}
