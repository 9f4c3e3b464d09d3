package lynearm.ui.shell;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import lynearm.ui.common.HistoryViewModel;

/// Offers a note about the merge that is previewed, or else about the merge point that the keyboard
/// is at.
final class NoteOffer {

  private final OpenProject project;
  private final WaysOut ways;
  private final TeamNotes notes;
  private final ReadOnlyBooleanWrapper offered = new ReadOnlyBooleanWrapper();

  NoteOffer(OpenProject project, WaysOut ways, TeamNotes notes) {
    this.project = project;
    this.ways = ways;
    this.notes = notes;
    HistoryViewModel history = project.history();
    offered.bind(
        Bindings.createBooleanBinding(
            this::isOffered,
            ways.shownProperty(),
            ways.merge().planProperty(),
            history.selectionProperty(),
            history.shownProperty()));
  }

  /// Whether there is a merge to write a note about.
  ReadOnlyBooleanProperty offeredProperty() {
    return offered.getReadOnlyProperty();
  }

  private boolean isOffered() {
    return ways.shownProperty().get() ? ways.previewed().isPresent() : isLeadMergePoint();
  }

  private boolean isLeadMergePoint() {
    return project
        .graph()
        .flatMap(graph ->
            project
                .history()
                .lead()
                .filter(lead -> !lead.isMissing() && lead.index() < graph.size())
                .filter(lead -> graph.parentsOf(lead.index()).length > 1))
        .isPresent();
  }

  /// Shows the note.
  void show() {
    ways.previewed()
        .map(plan -> notes.planned(plan, ways.collisionLines()))
        .or(() -> project.history().lead().flatMap(notes::madeAt))
        .ifPresent(notes::show);
  }
}
