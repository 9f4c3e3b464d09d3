package lynearm.layout;

import static lynearm.layout.MapHistory.drawn;
import static lynearm.layout.MapHistory.graph;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lynearm.bench.LayoutBenchmark;
import lynearm.graph.RevisionGraph;
import lynearm.revision.Revision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnknottingTest {

  @Test
  void forksWhoseBranchesAreOfOneAgeStandApart() {
    FoldedGraph forks = graph("a1:; b1: a1; c1: a1; d1: b1; e1: b1; f1: c1; a2: c1");
    assertThat(drawn(forks))
        .isEqualTo(
            """
            d1 e1 a2 f1
            b1 .  .  c1
            a1 .  .  .
            """);
    assertThat(Crossings.of(MapLayout.of(forks))).isZero();
  }

  @Test
  void theSameForksAddedLaterStandApartToo() {
    FoldedGraph forks = graph("a1:; b1: a1; c1: a1; f1: c1; a2: c1; e1: b1; d1: b1");
    assertThat(Crossings.of(MapLayout.of(forks))).isZero();
  }

  /// What other orders of columns can't avoid: dependencies between two columns, and two branches
  /// each of which begins while the other goes on.
  @Test
  void linksOfRealHistoriesCrossOnlyWhereTheyMust() {
    Map<String, Integer> found = new HashMap<>();
    for (String name : MapHistory.corpusNames()) {
      int crossings = Crossings.of(MapLayout.of(FoldedGraph.unfolded(MapHistory.corpus(name))));
      if (crossings > 0) {
        found.put(name, crossings);
      }
    }
    assertThat(found).isEqualTo(Map.of("fides", 1, "neutron", 13));
  }

  /// Before anything was exchanged these had 84, 2,461, 718, 7,683 and 9,168.
  @ParameterizedTest
  @CsvSource({"3, 14, 85", "6, 3, 1900", "6, 14, 430", "12, 3, 4800", "40, 14, 1500"})
  void linksOfTangledHistoriesCrossLess(int lanes, int mergeEvery, int most) {
    int crossings = 0;
    for (int seed = 1; seed <= 10; seed++) {
      crossings +=
          Crossings.of(
              MapLayout.of(
                  FoldedGraph.unfolded(LayoutBenchmark.history(500, lanes, mergeEvery, seed))));
    }
    assertThat(crossings).isLessThan(most);
  }

  @Test
  void smallHistoriesCrossHardlyMoreThanInTheBestOfAllColumns() {
    int all = 0;
    int best = 0;
    for (int seed = 1; seed <= 3_000; seed++) {
      FoldedGraph graph =
          FoldedGraph.unfolded(RevisionGraph.of(MapHistory.random(seed, 8 + seed % 14)));
      int branches = graph.branches().count();
      if (graph.branches().order().componentCount() == 1 && branches >= 4 && branches <= 7) {
        AllColumns columns = new AllColumns(graph);
        int its = columns.crossings();
        int least = columns.leastCrossings();
        assertThat(its - least).as("seed %d", seed).isBetween(0, 2);
        all += its;
        best += least;
      }
    }
    assertThat(best).isPositive();
    assertThat((double) all / best).isLessThan(1.05);
  }

  @Test
  void aRevisionAddedToARealHistoryMovesNothing() {
    for (String name : List.of("fides", "galaxy", "neutron", "warehouse", "quay")) {
      RevisionGraph graph = MapHistory.corpus(name);
      List<Revision> before =
          graph.nodes().stream().flatMap(node -> node.revision().stream()).toList();
      List<Revision> after = new ArrayList<>(before);
      String head =
          graph.nodes().stream()
              .filter(node -> graph.isHead(node.index()))
              .findFirst()
              .orElseThrow()
              .id()
              .value();
      after.add(MapHistory.revision("new", List.of(head), List.of()));
      assertThat(columns(after)).as(name).containsAllEntriesOf(columns(before));
    }
  }

  private static Map<String, Integer> columns(List<Revision> revisions) {
    FoldedGraph graph = FoldedGraph.unfolded(RevisionGraph.of(revisions));
    MapLayout map = MapLayout.of(graph);
    Map<String, Integer> columns = new HashMap<>();
    for (int item = 0; item < graph.size(); item++) {
      columns.put(MapHistory.nameOf(graph, item), map.columnOf(item));
    }
    return columns;
  }
}
