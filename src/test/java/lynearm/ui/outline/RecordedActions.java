package lynearm.ui.outline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import lynearm.revision.RevisionId;
import lynearm.ui.common.HistoryActions;

/// Notes what was asked for.
final class RecordedActions implements HistoryActions {

  final List<String> asked = new ArrayList<>();

  @Override
  public void unfold(RevisionId revision) {
    asked.add("unfold " + revision.value());
  }

  @Override
  public void merge(List<Integer> nodes) {
    asked.add("merge " + nodes);
  }

  @Override
  public Optional<String> whyNotMerge(List<Integer> nodes) {
    return Optional.empty();
  }

  @Override
  public void showDetails() {
    asked.add("details");
  }

  @Override
  public ContextMenu contextMenu() {
    asked.add("menu");
    return new ContextMenu(new MenuItem("Copy id"));
  }
}
