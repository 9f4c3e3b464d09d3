package lynearm.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lynearm.graph.Drawn;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import org.junit.jupiter.api.Test;

class BadgeTest {

  @Test
  void badgesStandMostTellingFirst() {
    RevisionGraph graph = Drawn.graph("a <- b [expand], a <- c, b c <- m, ?z <- y");

    assertThat(wordsOf(graph, "m")).containsExactly("head", "merge point");
    assertThat(wordsOf(graph, "b")).containsExactly("expand");
    assertThat(wordsOf(graph, "a")).containsExactly("branch point", "base");
    assertThat(wordsOf(graph, "z")).containsExactly("missing");
  }

  @Test
  void ofTwoFilesWithOneIdTheEarlierIsReplaced() {
    RevisionGraph graph = Drawn.graph("a <- b, a <- b, b <- c");

    assertThat(words(graph, 1, NodeFacts.NONE)).startsWith("replaced");
    assertThat(words(graph, 2, NodeFacts.NONE)).startsWith("duplicate id");
  }

  @Test
  void everyRevisionOfACycleSaysSo() {
    RevisionGraph graph = Drawn.graph("c <- a, a <- b, b <- c");

    assertThat(graph.nodes())
        .filteredOn(node -> words(graph, node.index(), NodeFacts.NONE).contains("in a cycle"))
        .extracting(node -> node.id().value())
        .contains("a", "b", "c");
  }

  @Test
  void whatGitHasNotCommittedStandsBeforeLabels() {
    RevisionGraph graph = Drawn.graph("a [expand]");

    assertThat(words(graph, 0, new Uncommitted()))
        .containsExactly("head", "not committed", "expand", "base");
  }

  private static List<String> wordsOf(RevisionGraph graph, String id) {
    return graph.nodes().stream()
        .filter(node -> node.id().value().equals(id))
        .map(node -> words(graph, node.index(), NodeFacts.NONE))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> words(RevisionGraph graph, int index, NodeFacts facts) {
    return Badge.of(graph, index, facts).stream().map(Badge::word).toList();
  }

  private static final class Uncommitted implements NodeFacts {
    @Override
    public String author(Node node) {
      return "";
    }

    @Override
    public String date(Node node) {
      return "";
    }

    @Override
    public boolean isUncommitted(Node node) {
      return true;
    }
  }
}
