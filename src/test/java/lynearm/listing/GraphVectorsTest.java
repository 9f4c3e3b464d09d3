package lynearm.listing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lynearm.graph.Answer;
import lynearm.graph.Cases;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.graph.Symbols;
import lynearm.revision.AlembicError;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Graphs and lines are those of Alembic. Orders that Alembic leaves open are compared literally:
/// they are recorded in load order, which is ours.
class GraphVectorsTest {

  @TestFactory
  Stream<DynamicTest> graphsAndLinesAreThoseOfAlembic() {
    return Cases.lines("/vectors/graphs.jsonl.gz").stream()
        .map(line -> DynamicTest.dynamicTest(line.get("id").asText(), () -> check(line)));
  }

  private static void check(JsonNode line) {
    RevisionGraph graph = Cases.graphOf(line.get("files"));
    JsonNode expected = line.get("expected");
    assertThat(graph.warnings().stream().distinct().toList())
        .isEqualTo(Cases.texts(expected.path("warnings")));
    if (expected.has("error")) {
      checkRefusal(graph, expected);
    } else {
      assertThat(graph.refusal()).isEmpty();
      checkFacts(graph, expected);
      checkOrder(graph, expected);
      checkLines(new Listings(graph), expected);
    }
  }

  private static void checkRefusal(RevisionGraph graph, JsonNode expected) {
    AlembicError raised = graph.refusal().orElseThrow();
    AlembicError guarded = graph.guardedRefusal().orElseThrow();
    assertThat(raised.className()).isEqualTo(expected.at("/error/class").asText());
    assertThat(guarded.className()).isEqualTo(expected.at("/guarded/class").asText());
    if (expected.has("one_of")) {
      assertThat(Cases.texts(expected.get("one_of"))).contains(raised.message());
      assertThat(guarded.message()).isEqualTo(raised.message());
    } else {
      assertThat(raised.message()).isEqualTo(expected.at("/error/message").asText());
      assertThat(guarded.message()).isEqualTo(expected.at("/guarded/message").asText());
    }
    assertThat(graph.heads()).allMatch(node -> !node.isMissing());
    assertThat(graph.problems()).isNotEmpty();
  }

  private static void checkFacts(RevisionGraph graph, JsonNode expected) {
    SoftAssertions.assertSoftly(softly -> {
      ids(softly, "head_ids", graph.heads(), expected);
      ids(softly, "real_heads", graph.realHeads(), expected);
      ids(softly, "bases", graph.bases(), expected);
      ids(softly, "real_bases", graph.realBases(), expected);
      softly
          .assertThat(IntStream.range(0, graph.fileCount()).mapToObj(n -> flags(graph, n)).toList())
          .as("flags")
          .isEqualTo(Cases.texts(expected.get("flags")));
      softly.assertThat(labels(graph)).as("labels").isEqualTo(labels(expected));
    });
  }

  private static void checkOrder(RevisionGraph graph, JsonNode expected) {
    Answer<List<Node>> order = new Symbols(graph).history();
    if (expected.get("order").isArray()) {
      assertThat(order).isInstanceOf(Answer.Given.class);
      assertThat(Cases.ids(order.value())).isEqualTo(Cases.texts(expected.get("order")));
    } else {
      assertThat(order).isInstanceOf(Answer.Refused.class);
    }
  }

  private static void ids(
      SoftAssertions softly, String member, List<Node> nodes, JsonNode expected) {
    softly.assertThat(Cases.ids(nodes)).as(member).isEqualTo(Cases.texts(expected.get(member)));
  }

  private static String flags(RevisionGraph graph, int node) {
    return (graph.isHead(node) ? "h" : "")
        + (graph.isRealHead(node) ? "H" : "")
        + (graph.isBase(node) ? "b" : "")
        + (graph.isRealBase(node) ? "B" : "")
        + (graph.isBranchPoint(node) ? "f" : "")
        + (graph.isRealBranchPoint(node) ? "F" : "")
        + (graph.isMergePoint(node) ? "m" : "");
  }

  private static Map<String, List<String>> labels(RevisionGraph graph) {
    Map<String, List<String>> labels = new TreeMap<>();
    graph.files().stream()
        .filter(node -> !graph.labels(node.index()).isEmpty())
        .forEach(node ->
            labels.put(
                node.id().value(),
                graph.labels(node.index()).stream().map(Object::toString).toList()));
    return labels;
  }

  private static Map<String, List<String>> labels(JsonNode expected) {
    Map<String, List<String>> labels = new TreeMap<>();
    expected
        .get("labels")
        .properties()
        .forEach(e -> labels.put(e.getKey(), Cases.texts(e.getValue())));
    return labels;
  }

  private static void checkLines(Listings listings, JsonNode expected) {
    lines("heads", () -> listings.heads(false, false), expected);
    lines("heads_resolved", () -> listings.heads(false, true), expected);
    lines("heads_verbose", () -> listings.heads(true, false), expected);
    lines("branches", () -> listings.branches(false), expected);
    lines("branches_verbose", () -> listings.branches(true), expected);
    lines("history", () -> listings.history(false), expected);
    lines("history_verbose", () -> listings.history(true), expected);
  }

  private static void lines(String member, Supplier<Answer<List<String>>> question, JsonNode all) {
    JsonNode expected = all.path(member);
    if (expected.isMissingNode()) {
      return;
    }
    Answer<List<String>> answer = question.get();
    List<String> printed =
        answer.value().stream().map(l -> l.replace(Cases.ROOT.toString(), "{root}")).toList();
    if (expected.isArray()) {
      assertThat(answer).as(member).isInstanceOf(Answer.Given.class);
      assertThat(printed).as(member).isEqualTo(Cases.texts(expected));
      return;
    }
    assertThat(answer).as(member).isInstanceOf(Answer.Refused.class);
    AlembicError error = ((Answer.Refused<List<String>>) answer).error();
    String expectedClass = expected.at("/error/class").asText();
    if (expectedClass.equals("NoEnd")) {
      assertThat(error.message())
          .as(member)
          .startsWith("Dependency cycle is detected in revisions");
      return;
    }
    assertThat(error.className()).as(member).isEqualTo(expectedClass);
    if (expectedClass.equals("CommandError")) {
      assertThat(error.message()).as(member).isEqualTo(expected.at("/error/message").asText());
    }
    assertThat(printed).as(member).isEqualTo(Cases.texts(expected.path("printed")));
  }
}
