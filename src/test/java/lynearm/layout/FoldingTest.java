package lynearm.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import lynearm.graph.RevisionGraph;
import lynearm.revision.Revision;
import lynearm.workspace.CorpusProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FoldingTest {

  static Stream<String> histories() {
    return CorpusProject.recordings().stream()
        .map(file -> file.getFileName().toString().replace(".json", ""));
  }

  @ParameterizedTest
  @MethodSource("histories")
  void everyRealHistoryIsSeenAtOnceAsItIsFoldedAtFirst(String name) {
    RevisionGraph graph = MapHistory.corpus(name);
    MapLayout map = MapLayout.of(FoldedGraph.of(graph, Folding.usualFor(graph)));
    assertThat(map.rankCount()).isLessThanOrEqualTo(23);
    assertThat(map.columnCount()).isLessThanOrEqualTo(5);
  }

  @Test
  void shortHistoriesAreShownWhole() {
    assertThat(Folding.usualFor(MapHistory.corpus("dispatch-core")).mode())
        .isEqualTo(Folding.Mode.NONE);
  }

  @Test
  void whereLongRunsAreNotAllThatIsTooHighOnlyWhatMattersIsLeft() {
    List<Revision> many = MapHistory.random(3, 400);
    assertThat(Folding.usualFor(RevisionGraph.of(many)).mode())
        .isEqualTo(Folding.Mode.ONLY_WHAT_MATTERS);
  }
}
