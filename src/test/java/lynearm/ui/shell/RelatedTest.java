package lynearm.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import lynearm.graph.RevisionGraph;
import lynearm.layout.DrawnHistory;
import lynearm.revision.RevisionId;
import org.junit.jupiter.api.Test;

class RelatedTest {

  // m
  // ├──┐
  // a  b    y
  // ├──┘    │
  // f       x
  // e
  private static final RevisionGraph GRAPH =
      DrawnHistory.graph("m: a b; a: f; b: f; f: e; e:; x:; y: x");

  private static int node(String id) {
    return GRAPH.find(new RevisionId(id)).orElseThrow().index();
  }

  private static String ids(BitSet nodes) {
    return nodes.stream()
        .mapToObj(node -> GRAPH.node(node).id().value())
        .sorted()
        .collect(Collectors.joining(" "));
  }

  private static String path(String one, String other) {
    return Related.path(GRAPH, node(one), node(other)).map(RelatedTest::ids).orElse("none");
  }

  @Test
  void ancestorsAndDescendantsComeWithTheRevision() {
    assertThat(ids(Related.withAncestors(GRAPH, List.of(node("a"))))).isEqualTo("a e f");
    assertThat(ids(Related.withDescendants(GRAPH, List.of(node("f"))))).isEqualTo("a b f m");
    assertThat(ids(Related.withAncestors(GRAPH, List.of(node("b"), node("y")))))
        .isEqualTo("b e f x y");
  }

  @Test
  void aPathIsStraightOrLeadsOverTheFork() {
    assertThat(path("e", "a")).isEqualTo("a e f");
    assertThat(path("a", "e")).isEqualTo("a e f");
    assertThat(path("a", "b")).isEqualTo("a b f");
    assertThat(path("a", "y")).isEqualTo("none");
  }

  @Test
  void aLineEndsWhereTheHistoryForks() {
    assertThat(Related.line(GRAPH, node("f"))).containsExactly(node("f"));
    assertThat(Related.line(GRAPH, node("a")))
        .containsExactlyInAnyOrder(node("a"), node("f"), node("m"));
  }
}
