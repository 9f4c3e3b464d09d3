package lynearm.ui.graph;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.Scene;
import lynearm.graph.RevisionGraph;
import lynearm.layout.FoldedGraph;
import lynearm.layout.Folding;
import lynearm.ui.common.HistoryViewModel;
import lynearm.ui.common.Palette;
import lynearm.workspace.CorpusProject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// Every recorded history, opened and walked through on the map.
class RealHistoriesOnMapTest {

  private static final int PATIENCE = 30_000;

  @TempDir private Path folder;

  @BeforeAll
  static void startToolkit() throws TimeoutException {
    FxToolkit.registerPrimaryStage();
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
  }

  static List<Path> recordings() {
    return CorpusProject.recordings();
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void everyRevisionHasItsPlaceOnACard(Path recording) {
    CorpusProject corpus = CorpusProject.write(recording, folder);
    RevisionGraph graph = corpus.project().read().graph();
    for (Folding.Mode mode : List.of(Folding.Mode.NONE, Folding.Mode.LONG_RUNS)) {
      FoldedGraph folded = FoldedGraph.of(graph, Folding.of(mode));
      assertThat(WaitForAsyncUtils.waitForAsyncFx(PATIENCE, () -> filesSeen(folded)))
          .isEqualTo(corpus.size());
    }
  }

  /// Walks over the whole map and counts the files whose cards, or whose runs, were seen.
  private static int filesSeen(FoldedGraph folded) {
    HistoryViewModel history = new HistoryViewModel();
    MapView view = new MapView(history, new FakeActions());
    view.reducedMotionProperty().set(true);
    history.shownProperty().set(Optional.of(folded));
    Scene scene = new Scene(view, 2000, 1600);
    scene.getStylesheets().addAll(Palette.STYLESHEET, MapView.stylesheet());
    layOut(view);
    BitSet items = new BitSet();
    for (int item = 0; item < folded.size(); item++) {
      if (!items.get(item)) {
        view.reveal(folded.item(item).firstNode());
        layOut(view);
        look(view, items);
        assertThat(items.get(item)).isTrue();
      }
    }
    return (int)
        items.stream()
            .mapToObj(folded::item)
            .flatMap(item ->
                switch (item) {
                  case FoldedGraph.Item.Single(int node) -> List.of(node).stream();
                  case FoldedGraph.Item.Fold(List<Integer> nodes) -> nodes.stream();
                })
            .filter(node -> !folded.graph().node(node).isMissing())
            .count();
  }

  private static void layOut(MapView view) {
    view.applyCss();
    view.layout();
  }

  private static void look(MapView view, BitSet items) {
    MapPicture picture = view.picture().orElseThrow();
    Set<String> marked = new HashSet<>();
    for (Node node : view.lookupAll("Region")) {
      if (node.getId() != null) {
        marked.add(node.getId());
      }
    }
    for (int item : MapPainter.seen(picture, view.port(), view.getWidth(), view.getHeight())) {
      String kind = picture.graph().isFold(item) ? "run-" : "rev-";
      assertThat(marked).contains(kind + picture.node(item).id());
      items.set(item);
    }
  }
}
