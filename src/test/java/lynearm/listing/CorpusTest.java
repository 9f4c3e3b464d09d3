package lynearm.listing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import lynearm.graph.Answer;
import lynearm.graph.Cases;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.graph.Symbols;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Histories of real projects are what Alembic says they are.
class CorpusTest {

  @TestFactory
  Stream<DynamicTest> realHistoriesAreWhatAlembicSays() throws IOException, URISyntaxException {
    Path folder = Path.of(Objects.requireNonNull(CorpusTest.class.getResource("/corpus")).toURI());
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(file ->
              DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(Cases.file(file))))
          .toList()
          .stream();
    }
  }

  private static void check(JsonNode history) {
    RevisionGraph graph = RevisionGraph.of(inLoadOrder(history).map(Cases::revision).toList());
    JsonNode expected = history.get("expected");
    if (!graph.warnings().isEmpty()) {
      assertThat(Cases.texts(history.get("warnings"))).containsAll(graph.warnings());
    }
    if (expected.has("error")) {
      checkRefusal(graph, expected.get("error").asText());
      return;
    }
    assertThat(graph.refusal()).isEmpty();
    assertThat(Cases.ids(graph.heads())).isEqualTo(Cases.texts(expected.get("heads")));
    assertThat(Cases.ids(graph.realHeads()))
        .isEqualTo(Cases.texts(expected.get("effective_heads")));
    assertThat(Cases.ids(graph.bases())).isEqualTo(Cases.texts(expected.get("bases")));
    List<Node> order = given(new Symbols(graph).history());
    assertThat(Cases.ids(order)).isEqualTo(Cases.texts(expected.get("history")));
    assertThat(Cases.ids(order.stream().filter(n -> graph.isBranchPoint(n.index())).toList()))
        .isEqualTo(Cases.texts(expected.get("branch_points")));
    assertThat(Cases.ids(order.stream().filter(n -> graph.isMergePoint(n.index())).toList()))
        .isEqualTo(Cases.texts(expected.get("merge_points")));
    assertThat(labels(graph)).isEqualTo(labels(expected));

    Listings listings = new Listings(graph);
    assertThat(SettledLines.settled(given(listings.heads(false, false))))
        .isEqualTo(SettledLines.settled(Cases.texts(expected.get("heads_cmd_lines"))));
    assertThat(SettledLines.settled(given(listings.history(false))))
        .isEqualTo(SettledLines.settled(Cases.texts(expected.get("history_cmd_lines"))));
    assertThat(SettledLines.settled(given(listings.branches(false))))
        .isEqualTo(SettledLines.settled(Cases.texts(expected.get("branches_cmd_lines"))));
  }

  private static void checkRefusal(RevisionGraph graph, String error) {
    var refusal = graph.refusal().orElseThrow();
    assertThat(refusal.className() + ": " + refusal.message()).isEqualTo(error);
    assertThat(graph.problems()).isNotEmpty();
  }

  private static Stream<JsonNode> inLoadOrder(JsonNode history) {
    List<String> locations = Cases.texts(history.get("version_locations"));
    Comparator<JsonNode> order = Comparator.comparingInt(revision -> location(locations, revision));
    return Cases.stream(history.get("revisions")).sorted(order);
  }

  private static int location(List<String> locations, JsonNode revision) {
    Path folder = Objects.requireNonNull(Path.of(revision.get("file").asText()).getParent());
    int exact = locations.indexOf(folder.toString());
    if (exact >= 0) {
      return exact;
    }
    return (int) locations.stream().takeWhile(location -> !folder.startsWith(location)).count();
  }

  private static <T> T given(Answer<T> answer) {
    assertThat(answer).isInstanceOf(Answer.Given.class);
    return answer.value();
  }

  private static Map<String, List<String>> labels(RevisionGraph graph) {
    Map<String, List<String>> labels = new TreeMap<>();
    for (Node node : graph.files()) {
      if (!graph.labels(node.index()).isEmpty()) {
        labels.put(
            node.id().value(),
            graph.labels(node.index()).stream().map(Object::toString).sorted().toList());
      }
    }
    return labels;
  }

  private static Map<String, List<String>> labels(JsonNode expected) {
    Map<String, List<String>> labels = new TreeMap<>();
    expected
        .get("labels")
        .properties()
        .forEach(entry -> labels.put(entry.getKey(), Cases.texts(entry.getValue())));
    return labels;
  }
}
