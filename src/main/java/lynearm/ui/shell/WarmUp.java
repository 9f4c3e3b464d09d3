package lynearm.ui.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.layout.VBox;
import lynearm.graph.RevisionGraph;
import lynearm.layout.FoldedGraph;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;
import lynearm.ui.common.HistoryActions;
import lynearm.ui.common.HistoryViewModel;
import lynearm.ui.common.NodeSelection;
import lynearm.ui.graph.MapView;
import lynearm.ui.outline.LogView;

/// Draws a small history where nobody sees it. The first drawing loads hundreds of classes; done
/// before the window is there, it does not hold the window up when the real history arrives.
final class WarmUp {

  private static final int REVISIONS = 12;
  private static final int SIDE = 500;

  private WarmUp() {}

  static void draw(List<String> stylesheets, HistoryActions actions) {
    HistoryViewModel history = new HistoryViewModel();
    VBox views = new VBox(new MapView(history, actions), new LogView(history, actions));
    views.getChildren().forEach(view -> view.resize(SIDE, SIDE));
    Scene scene = new Scene(views, SIDE, 2.0 * SIDE);
    scene.getStylesheets().setAll(stylesheets);
    history.shownProperty().set(Optional.of(FoldedGraph.unfolded(twoBranches())));
    history.selectionProperty().set(NodeSelection.only(0));
    scene.snapshot(null);
  }

  private static RevisionGraph twoBranches() {
    List<Revision> revisions = new ArrayList<>();
    for (int i = 0; i < REVISIONS; i++) {
      List<RevisionId> parents =
          i == 0 ? List.of() : List.of(new RevisionId("r" + Math.max(0, i - 2)));
      revisions.add(
          new Revision(
              new RevisionId("r" + i),
              Path.of("r" + i + ".py").toAbsolutePath(),
              parents,
              List.of(),
              List.of(),
              "revision " + i,
              Map.of()));
    }
    return RevisionGraph.of(revisions);
  }
}
