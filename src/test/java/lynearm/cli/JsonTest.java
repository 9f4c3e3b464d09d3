package lynearm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import lynearm.graph.Cases;
import lynearm.revision.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same facts as data.
class JsonTest {

  @TempDir private Path folder;

  private static JsonNode json(Called called) throws JsonProcessingException {
    return new ObjectMapper().readTree(called.out());
  }

  @Test
  void headsAreDataInTheOrderOfTheLines() throws IOException {
    Called called = Project.withTwoHeads(folder).call("heads", "--json");
    assertThat(called.status()).isZero();
    assertThat(called.err()).isEmpty();
    JsonNode report = json(called);
    assertThat(report.get("schema").asText()).isEqualTo("lynearm/1");
    assertThat(report.get("command").asText()).isEqualTo("heads");
    assertThat(report.get("done").asBoolean()).isTrue();
    assertThat(report.findValuesAsText("id")).containsExactly("b1bbbb", "c1cccc");
    JsonNode left = report.at("/revisions/0");
    assertThat(left.get("message").asText()).isEqualTo("left");
    assertThat(Cases.texts(left.get("down_revision"))).containsExactly("a1aaaa");
    assertThat(left.get("head").asBoolean()).isTrue();
    assertThat(left.has("current")).isFalse();
    assertThat(report.at("/environment/name").asText()).isEqualTo("alembic.ini");
    assertThat(report.get("problems")).isEmpty();
  }

  @Test
  void theFileThatNamesTheFolderNamesTheEnvironment() throws IOException {
    Project project =
        Project.withTwoHeads(folder)
            .file("alembic.ini", "[loggers]\nkeys = root\n")
            .file("pyproject.toml", "[tool.alembic]\nscript_location = \"migrations\"\n");
    JsonNode report = json(project.call("heads", "--json"));
    assertThat(report.at("/environment/name").asText()).isEqualTo("pyproject.toml");
    assertThat(report.at("/environment/origin").asText()).isEqualTo("pyproject");
    assertThat(report.findValuesAsText("id")).hasSize(2);
  }

  @Test
  void problemsHaveTheirPlace() throws IOException {
    Project project =
        Project.withTwoHeads(folder).file("migrations/versions/d1.py", "x = 1\nrevision = (\n");
    Called called = project.call("history", "--json");
    assertThat(called.status()).isEqualTo(1);
    JsonNode problem = json(called).at("/problems/0");
    assertThat(problem.get("kind").asText()).isEqualTo("syntax");
    assertThat(problem.get("counts").asBoolean()).isTrue();
    assertThat(problem.get("file").asText())
        .isEqualTo(project.path("migrations/versions/d1.py").toString());
    assertThat(problem.get("line").asInt()).isEqualTo(2);
    assertThat(problem.get("what").asText()).isNotEmpty();
  }

  @Test
  void aRefusalIsDataToo() throws IOException {
    Called called = Project.withTwoHeads(folder).call("show", "nope", "--json");
    assertThat(called.status()).isEqualTo(2);
    JsonNode report = json(called);
    assertThat(report.get("done").asBoolean()).isFalse();
    assertThat(report.at("/refusal/class").asText()).isEqualTo("CommandError");
    assertThat(report.at("/refusal/message").asText())
        .isEqualTo("Can't locate revision identified by 'nope'");
  }

  @Test
  void whatCannotBeOpenedIsDataToo() throws IOException {
    Called called = new Project(folder.resolve("none")).call("heads", "--json");
    assertThat(called.status()).isEqualTo(2);
    assertThat(json(called).at("/refusal/message").asText()).startsWith("There is no folder ");
    assertThat(called.errors()).hasSize(1);
  }

  @Test
  void theDatabaseIsPartOfTheAnswer() throws IOException, SQLException {
    Called called =
        Project.withTwoHeads(folder)
            .database("app.db", "b1bbbb")
            .call("history", "-i", "--json", "--database", "sqlite:///app.db");
    JsonNode report = json(called);
    assertThat(Cases.texts(report.at("/database/rows"))).containsExactly("b1bbbb");
    assertThat(report.findValuesAsText("current")).containsExactly("true", "false", "false");
  }

  @Test
  void environmentsAreData() throws IOException {
    JsonNode report = json(Project.withTwoHeads(folder).call("environments", "--json"));
    JsonNode environment = report.at("/environments/0");
    assertThat(environment.get("origin").asText()).isEqualTo("ini");
    assertThat(environment.get("resolution").asText()).isEqualTo("as_written");
    assertThat(environment.get("revisions").asInt()).isEqualTo(3);
  }

  @Test
  void aMergeIsDataWrittenOrNot() throws IOException {
    Project project = Project.withTwoHeads(folder);
    String[] words = {"merge", "c1", "b1", "-m", "join", "--rev-id", "d1dddd", "--json"};
    JsonNode before =
        json(
            project.call(
                Stream.concat(Stream.of(words), Stream.of("--dry-run")).toArray(String[]::new)));
    assertThat(project.call("heads").lines()).hasSize(2);
    JsonNode report = json(project.call(words));
    assertThat(project.call("heads").lines()).containsExactly("d1dddd (head)");

    assertThat(before.get("written").asBoolean()).isFalse();
    assertThat(report.get("written").asBoolean()).isTrue();
    assertThat(Cases.texts(report.at("/files/0/down_revision")))
        .containsExactly("c1cccc", "b1bbbb");
    assertThat(report.at("/databases/2/statements").toString())
        .isEqualTo("[[\"DELETE\",\"c1cccc\"],[\"UPDATE\",\"b1bbbb\",\"d1dddd\"]]");
    assertThat(json(project.call(words)).get("done").asBoolean()).isFalse();
  }

  @Test
  void theDescriptionNamesEveryMember() throws IOException, SQLException {
    Project project = Project.withTwoHeads(folder).database("app.db", "b1bbbb");
    project.file("migrations/versions/d1.py", "revision = (\n");
    Set<String> names = new TreeSet<>();
    collect(json(project.call("current", "--json", "--database", "sqlite:///app.db")), names);
    collect(json(project.call("environments", "--json")), names);
    collect(
        json(
            Project.withTwoHeads(folder.resolve("merge"))
                .call("merge", "heads", "--dry-run", "--json")),
        names);
    for (Problem.Kind kind : Problem.Kind.values()) {
      names.add(kind.name().toLowerCase(java.util.Locale.ROOT));
    }
    try (InputStream in =
        Objects.requireNonNull(CommandLineProgram.class.getResourceAsStream("json.md"))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(names).allSatisfy(name -> assertThat(text).contains("`" + name + "`"));
    }
  }

  private static void collect(JsonNode node, Set<String> names) {
    node.properties().forEach(member -> names.add(member.getKey()));
    node.forEach(child -> collect(child, names));
  }
}
