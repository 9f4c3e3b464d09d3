package lynearm.ui.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import lynearm.layout.FoldedGraph;
import lynearm.layout.MapHistory;
import lynearm.ui.common.NodeSelection;
import org.junit.jupiter.api.Test;

class HighlightsTest {

  private final FoldedGraph graph = MapHistory.graph("base:; one: base; two: base");

  @Test
  void whatIsNotRelatedToTheSelectionIsDimmed() {
    Highlights highlights = of(NodeSelection.only(item("one")));

    assertThat(highlights.lit().get(item("one"))).isTrue();
    assertThat(highlights.lit().get(item("base"))).isTrue();
    assertThat(highlights.lit().get(item("two"))).isFalse();
  }

  @Test
  void theOneWithTheKeyboardIsNeverDimmed() {
    Highlights highlights = of(NodeSelection.only(item("one")).withLead(item("two")));

    assertThat(highlights.selected().get(item("two"))).isFalse();
    assertThat(highlights.lit().get(item("two"))).isTrue();
  }

  private Highlights of(NodeSelection selection) {
    return Highlights.of(graph, selection, Optional.empty(), OptionalInt.empty(), new BitSet());
  }

  private int item(String id) {
    return IntStream.range(0, graph.size())
        .filter(item -> graph.graph().node(item).id().value().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
