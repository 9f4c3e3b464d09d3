package lynearm.python;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PythonReprTest {

  @Test
  void valuesAreWrittenAsPythonWritesThem() throws IOException {
    List<String> wrong = new ArrayList<>();
    int cases = 0;
    for (String line : lines("/vectors/reprs.jsonl")) {
      JsonNode node = new ObjectMapper().readTree(line);
      String written = PythonRepr.repr(value(node.get("value")));
      if (!written.equals(node.get("expected").textValue())) {
        wrong.add(node.get("id").textValue() + ": " + written);
      }
      cases++;
    }
    assertThat(wrong).isEmpty();
    assertThat(cases).isEqualTo(500);
  }

  @Test
  void floatsAreShortAndChangeShapeWithTheirSize() {
    assertThat(PythonRepr.number(0.1)).isEqualTo("0.1");
    assertThat(PythonRepr.number(100)).isEqualTo("100.0");
    assertThat(PythonRepr.number(1e16)).isEqualTo("1e+16");
    assertThat(PythonRepr.number(-1.5e-5)).isEqualTo("-1.5e-05");
    assertThat(PythonRepr.number(123456789012345680.0)).isEqualTo("1.2345678901234568e+17");
    assertThat(PythonRepr.number(0.0001)).isEqualTo("0.0001");
  }

  @Test
  void asciiEscapesEverythingElse() {
    assertThat(PythonRepr.ascii(PythonValue.of("Größe 🎉")))
        .isEqualTo("'Gr\\xf6\\xdfe \\U0001f389'");
  }

  @Test
  void stringsStandAloneWithStrAndQuotedInsideOfOthers() {
    PythonValue text = PythonValue.of("a");

    assertThat(PythonRepr.str(text)).isEqualTo("a");
    assertThat(PythonRepr.str(new PythonValue.ListValue(List.of(text)))).isEqualTo("['a']");
  }

  private static PythonValue value(JsonNode node) {
    if (node.isNull()) {
      return PythonValue.NONE;
    }
    if (node.isBoolean()) {
      return PythonValue.of(node.booleanValue());
    }
    if (node.isTextual()) {
      return PythonValue.of(node.textValue());
    }
    if (node.has("tuple")) {
      return new PythonValue.TupleValue(values(node.get("tuple")));
    }
    return new PythonValue.ListValue(values(node.get("list")));
  }

  private static List<PythonValue> values(JsonNode items) {
    List<PythonValue> values = new ArrayList<>();
    items.forEach(item -> values.add(value(item)));
    return values;
  }

  private static List<String> lines(String resource) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(PythonReprTest.class.getResourceAsStream(resource))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
