package lynearm.ui.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import javafx.scene.layout.Region;
import lynearm.layout.DrawnHistory;
import lynearm.layout.FoldedGraph;
import lynearm.layout.Folding;
import lynearm.ui.common.HistoryViewModel;
import lynearm.ui.common.NodeSelection;
import org.junit.jupiter.api.Test;

class MapVoiceTest {

  private final HistoryViewModel history = new HistoryViewModel();
  private final Region map = new Region();

  private void show(FoldedGraph graph) {
    history.shownProperty().set(Optional.of(graph));
    MapVoice.install(map, history);
  }

  @Test
  void theRevisionWithTheKeyboardIsTold() {
    show(FoldedGraph.unfolded(DrawnHistory.graph("m: a b; a: f; b: f; f:")));
    assertThat(map.getAccessibleText()).isEqualTo("Map of the revisions");

    history.selectionProperty().set(NodeSelection.only(0));
    assertThat(map.getAccessibleText())
        .isEqualTo(
            "Revision m, add m, head, merge point, 2 parents, selected. Map of the revisions");

    history.selectionProperty().set(NodeSelection.of(List.of(0)).withLead(1));
    assertThat(map.getAccessibleText())
        .isEqualTo("Revision a, add a, 1 parent. Map of the revisions");
  }

  @Test
  void aFoldSaysHowManyItHolds() {
    show(
        FoldedGraph.of(
            DrawnHistory.graph("h: d; d: c; c: b; b: a; a: base; base:; s: base"),
            Folding.of(Folding.Mode.LONG_RUNS)));
    history
        .selectionProperty()
        .set(
            new NodeSelection(
                List.of(), NodeSelection.only(1).lead(), NodeSelection.only(1).lead()));

    assertThat(map.getAccessibleText()).startsWith("4 revisions folded, from Revision d");
  }
}
