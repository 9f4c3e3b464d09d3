package lynearm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lynearm.graph.Cases;
import lynearm.listing.SettledLines;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Histories of real projects, written out as projects and asked about through the whole program.
class CorpusCommandsTest {

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> realProjectsAreToldAsAlembicTellsThem()
      throws IOException, URISyntaxException {
    Path corpus = Path.of(Objects.requireNonNull(getClass().getResource("/corpus")).toURI());
    try (Stream<Path> files = Files.list(corpus)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(file -> String.valueOf(file.getFileName()))
          .map(name ->
              DynamicTest.dynamicTest(
                  name, () -> check(Cases.file(corpus.resolve(name)), folder.resolve(name))))
          .toList()
          .stream();
    }
  }

  private static void check(JsonNode history, Path root) {
    Project project = Project.in(root).file("alembic.ini", ini(history));
    history.get("revisions").forEach(project::recorded);
    JsonNode expected = history.get("expected");
    if (expected.has("error")) {
      Called called = project.call("heads");
      assertThat(called.status()).isEqualTo(2);
      assertThat(called.out()).isEmpty();
      assertThat(called.errors().getFirst())
          .isEqualTo("lynearm: " + expected.get("error").asText());
      return;
    }
    compare(project.call("heads"), expected.get("heads_cmd_lines"));
    compare(project.call("history"), expected.get("history_cmd_lines"));
    compare(project.call("branches"), expected.get("branches_cmd_lines"));
  }

  private static void compare(Called called, JsonNode lines) {
    assertThat(SettledLines.settled(called.lines()))
        .isEqualTo(SettledLines.settled(Cases.texts(lines)));
  }

  private static String ini(JsonNode history) {
    List<String> locations = Cases.texts(history.get("version_locations"));
    return """
    [alembic]
    script_location = migrations
    path_separator = newline
    recursive_version_locations = %s
    version_locations =
    %s
    """
        .formatted(
            history.get("recursive").asBoolean() ? "true" : "false",
            locations.stream()
                .map(location -> "    migrations/" + location)
                .collect(Collectors.joining("\n")));
  }
}
