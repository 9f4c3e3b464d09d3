package lynearm.listing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import lynearm.graph.Answer;
import lynearm.graph.Cases;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What stands in a database is told as Alembic tells it.
class CurrentVectorsTest {

  @TestFactory
  Stream<DynamicTest> currentIsToldAsAlembicTellsIt() {
    return Cases.lines("/vectors/current.jsonl").stream()
        .map(line -> DynamicTest.dynamicTest(line.get("id").asText(), () -> check(line)));
  }

  private static void check(JsonNode line) {
    Answer<List<String>> answer =
        new Listings(Cases.graphOf(line.get("files")))
            .current(Cases.texts(line.get("rows")), false, line.path("check_heads").asBoolean());
    if (line.has("error")) {
      assertThat(answer).isInstanceOf(Answer.Refused.class);
      var error = ((Answer.Refused<List<String>>) answer).error();
      assertThat(error.className()).isEqualTo(line.at("/error/class").asText());
      assertThat(error.message()).isEqualTo(line.at("/error/message").asText());
    } else {
      assertThat(answer).isInstanceOf(Answer.Given.class);
      assertThat(answer.value()).isEqualTo(Cases.texts(line.at("/expected/lines")));
    }
  }
}
