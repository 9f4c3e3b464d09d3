package lynearm.alembic.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Questions put to the real Alembic and its answers, one JSON object a line.
final class Vectors {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Vectors() {}

  static List<JsonNode> of(String name) {
    try (InputStream stream =
        Objects.requireNonNull(Vectors.class.getResourceAsStream("/vectors/" + name))) {
      var cases = new ArrayList<JsonNode>();
      for (String line :
          new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        cases.add(JSON.readTree(line));
      }
      return cases;
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
