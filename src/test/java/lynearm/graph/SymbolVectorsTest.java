package lynearm.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import lynearm.revision.Reference;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Symbols mean what they mean to Alembic.
class SymbolVectorsTest {

  @TestFactory
  Stream<DynamicTest> symbolsMeanWhatTheyMeanToAlembic() {
    Map<String, Symbols> graphs = new HashMap<>();
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode line : Cases.lines("/vectors/symbols.jsonl")) {
      if (line.has("files")) {
        graphs.put(line.get("id").asText(), new Symbols(Cases.graphOf(line.get("files"))));
      } else {
        Symbols symbols = Objects.requireNonNull(graphs.get(line.get("graph").asText()));
        tests.add(DynamicTest.dynamicTest(nameOf(line), () -> check(line, symbols)));
      }
    }
    return tests.stream();
  }

  private static String nameOf(JsonNode line) {
    return line.get("id").asText()
        + " "
        + line.get("kind").asText()
        + " "
        + String.join(" ", symbolsOf(line));
  }

  private static List<String> symbolsOf(JsonNode line) {
    return Cases.texts(line.has("symbols") ? line.get("symbols") : line.get("symbol"));
  }

  private static void check(JsonNode line, Symbols symbols) {
    Answer<List<String>> answer = answer(line, symbols);
    if (line.has("error")) {
      assertThat(answer).isInstanceOf(Answer.Refused.class);
      Answer.Refused<List<String>> refused = (Answer.Refused<List<String>>) answer;
      assertThat(refused.error().className()).isEqualTo(line.at("/error/class").asText());
      if (refused.error().className().equals("CommandError")) {
        assertThat(refused.error().message()).isEqualTo(line.at("/error/message").asText());
      }
      assertThat(refused.value()).isEqualTo(Cases.texts(line.path("printed")));
    } else {
      assertThat(answer).isInstanceOf(Answer.Given.class);
      assertThat(answer.value()).isEqualTo(Cases.texts(line.get("expected")));
    }
  }

  private static Answer<List<String>> answer(JsonNode line, Symbols symbols) {
    List<String> words = symbolsOf(line);
    boolean splice = line.path("splice").asBoolean();
    return switch (line.get("kind").asText()) {
      case "show" -> map(symbols.show(words.getFirst()));
      case "history" -> map(symbols.history(words.getFirst()));
      case "merge", "revision" -> map(symbols.parents(words, splice));
      case "depends_on" ->
          switch (symbols.dependencies(words)) {
            case Answer.Given<List<Reference>>(var found) ->
                new Answer.Given<>(found.stream().map(Reference::text).toList());
            case Answer.Refused<List<Reference>>(var error, _) ->
                new Answer.Refused<>(error, List.of());
          };
      default -> throw new IllegalArgumentException(line.get("kind").asText());
    };
  }

  private static Answer<List<String>> map(Answer<List<Node>> nodes) {
    return switch (nodes) {
      case Answer.Given<List<Node>>(var found) -> new Answer.Given<>(Cases.ids(found));
      case Answer.Refused<List<Node>>(var error, var before) ->
          new Answer.Refused<>(error, Cases.ids(before));
    };
  }
}
