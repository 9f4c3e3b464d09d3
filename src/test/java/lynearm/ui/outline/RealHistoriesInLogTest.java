package lynearm.ui.outline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Scene;
import lynearm.graph.RevisionGraph;
import lynearm.layout.FoldedGraph;
import lynearm.layout.Folding;
import lynearm.ui.common.HistoryViewModel;
import lynearm.ui.common.NodeSelection;
import lynearm.workspace.CorpusProject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// Every recorded history, opened and walked through in the log.
class RealHistoriesInLogTest {

  private static final int PATIENCE = 30_000;

  /// Fewer rows than are seen at once.
  private static final int STEP = 12;

  @TempDir private Path folder;

  @BeforeAll
  static void startToolkit() throws TimeoutException {
    FxToolkit.registerPrimaryStage();
  }

  static List<Path> recordings() {
    return CorpusProject.recordings();
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void everyRevisionHasItsRow(Path recording) {
    CorpusProject corpus = CorpusProject.write(recording, folder);
    RevisionGraph graph = corpus.project().read().graph();

    int ghosts = graph.size() - graph.fileCount();
    assertThat(rowsSeen(FoldedGraph.unfolded(graph))).isEqualTo(corpus.size() + ghosts);

    FoldedGraph folded = FoldedGraph.of(graph, Folding.of(Folding.Mode.LONG_RUNS));
    assertThat(rowsSeen(folded)).isEqualTo(folded.size());
  }

  private static int rowsSeen(FoldedGraph folded) {
    return WaitForAsyncUtils.waitForAsyncFx(PATIENCE, () -> walk(folded));
  }

  /// Scrolls through the whole log by selecting a row now and then, and counts the rows.
  private static int walk(FoldedGraph folded) {
    HistoryViewModel history = new HistoryViewModel();
    LogView view = new LogView(history, new RecordedActions());
    assertThat(new Scene(view, 900, 600).getRoot()).isSameAs(view);
    history.shownProperty().set(Optional.of(folded));
    layOut(view);
    BitSet rows = new BitSet();
    int last = folded.size() - 1;
    for (int row = 0; row < last + STEP; row += STEP) {
      int node = folded.item(folded.log().itemAt(Math.min(row, last))).firstNode();
      history.selectionProperty().set(NodeSelection.only(node));
      layOut(view);
      look(view, folded, rows);
    }
    return rows.cardinality();
  }

  private static void layOut(LogView view) {
    view.applyCss();
    view.layout();
  }

  private static void look(LogView view, FoldedGraph folded, BitSet rows) {
    for (Node node : view.getChildrenUnmodifiable()) {
      if (node instanceof RowNode seen && seen.isVisible() && seen.row() >= 0) {
        FoldedGraph.Item item = folded.item(folded.log().itemAt(seen.row()));
        assertThat(seen.getId()).endsWith(folded.graph().node(item.firstNode()).id().value());
        rows.set(seen.row());
      }
    }
  }
}
