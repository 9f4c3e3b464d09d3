package lynearm.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import lynearm.revision.RevisionId;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Upgrades against those that the real Alembic has run.
class UpgradeTest {

  @TestFactory
  Stream<DynamicTest> upgradesRunAsAlembicRunsThem() {
    return Cases.lines("/vectors/upgrades.jsonl").stream()
        .map(vector -> dynamicTest(vector.get("id").asText(), () -> check(vector)));
  }

  private static void check(JsonNode vector) {
    RevisionGraph graph = Cases.graphOf(vector.get("files"));
    List<Node> rows = new ArrayList<>();
    vector.get("rows").forEach(row -> rows.add(node(graph, row.asText())));
    String target = vector.get("target").asText();
    List<Node> targets = target.equals("heads") ? graph.realHeads() : List.of(node(graph, target));

    Upgrade upgrade = Upgrade.of(graph, rows, targets);

    JsonNode expected = vector.get("expected");
    assertThat(upgrade.steps())
        .extracting(step -> step.revision().id().value())
        .isEqualTo(steps(expected));
    assertThat(texts(upgrade.rowsAfter())).isEqualTo(sorted(expected.get("rows_after")));
    assertThat(
            joined(
                upgrade.steps().stream()
                    .flatMap(step -> step.statements().stream())
                    .map(UpgradeTest::shown)
                    .toList()))
        .isEqualTo(joined(statements(expected)));
  }

  /// Which of several rows is updated and which are deleted is open in Alembic while there are
  /// others, so what becomes one row is told as such.
  private static List<String> joined(List<String> statements) {
    List<String> joined = new ArrayList<>();
    Set<String> gone = new TreeSet<>();
    for (String statement : statements) {
      String[] words = statement.split(" ", 0);
      if (!words[0].equals("INSERT")) {
        gone.add(words[1]);
      }
      if (!words[0].equals("DELETE")) {
        joined.add(gone + " -> " + words[words.length - 1]);
        gone.clear();
      }
    }
    joined.add(gone.toString());
    return joined;
  }

  private static Node node(RevisionGraph graph, String id) {
    return graph.find(new RevisionId(id)).orElseThrow();
  }

  /// Logged as "upgrade a, b -> c, message", or for branches with their labels.
  private static List<String> steps(JsonNode expected) {
    List<String> steps = new ArrayList<>();
    expected.get("steps").forEach(step -> steps.add(idOf(step.asText())));
    return steps;
  }

  private static String idOf(String logged) {
    String after = logged.substring(logged.indexOf("-> ") + 3);
    return after.split("[, ]", 2)[0];
  }

  private static List<String> statements(JsonNode expected) {
    List<String> statements = new ArrayList<>();
    expected
        .get("statements")
        .forEach(statement -> {
          List<String> words = new ArrayList<>();
          statement.forEach(word -> words.add(word.asText()));
          statements.add(String.join(" ", words));
        });
    return statements;
  }

  private static String shown(TableStatement statement) {
    return switch (statement) {
      case TableStatement.Insert(RevisionId id) -> "INSERT " + id;
      case TableStatement.Delete(RevisionId id) -> "DELETE " + id;
      case TableStatement.Update(RevisionId from, RevisionId to) -> "UPDATE " + from + " " + to;
    };
  }

  private static List<String> texts(Iterable<RevisionId> ids) {
    List<String> texts = new ArrayList<>();
    ids.forEach(id -> texts.add(id.value()));
    Collections.sort(texts);
    return texts;
  }

  private static List<String> sorted(JsonNode ids) {
    List<String> texts = new ArrayList<>();
    ids.forEach(id -> texts.add(id.asText()));
    return texts;
  }
}
