package lynearm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Moving branches and detaching merges from the command line.
class MoveCommandTest {

  private static final String DIFFERENCE =
      """
      --- a/migrations/versions/b1bbbb.py
      +++ b/migrations/versions/b1bbbb.py
      @@ -1,6 +1,6 @@
       'left'
       revision = 'b1bbbb'
      -down_revision = 'a1aaaa'
      +down_revision = 'c1cccc'
      \s
      \s
       def upgrade():
      """;

  @TempDir private Path folder;
  private Project project = new Project(Path.of(""));

  @BeforeEach
  void write() {
    project = Project.withTwoHeads(folder);
  }

  private String file(String id) {
    return project.path("migrations/versions/" + id + ".py").toString();
  }

  @Test
  void aDryRunPrintsTheDifferenceAndWritesNothing() throws IOException {
    byte[] before = Files.readAllBytes(Path.of(file("b1bbbb")));
    Called called = project.call("move", "b1", "--onto", "c1", "--dry-run");
    assertThat(called.status()).isZero();
    assertThat(called.out()).isEqualTo(DIFFERENCE);
    assertThat(called.errors().getFirst()).isEqualTo(file("b1bbbb"));
    assertThat(Files.readAllBytes(Path.of(file("b1bbbb")))).isEqualTo(before);
  }

  @Test
  void aMoveIsWrittenAndTold() {
    Called called = project.call("move", "b1", "--onto", "c1");
    assertThat(called.status()).isZero();
    assertThat(called.lines()).containsExactly("Editing " + file("b1bbbb") + " ...  done");
    assertThat(called.err()).contains("A database that has run b1bbbb but not c1cccc");
    assertThat(project.call("heads").lines()).containsExactly("b1bbbb (head)");
  }

  @Test
  void aMoveIsTakenBack() throws IOException {
    byte[] before = Files.readAllBytes(Path.of(file("b1bbbb")));
    project.call("move", "b1", "--onto", "c1");
    assertThat(project.call("undo").lines())
        .containsExactly("Editing " + file("b1bbbb") + " ...  done");
    assertThat(Files.readAllBytes(Path.of(file("b1bbbb")))).isEqualTo(before);
  }

  @Test
  void aMergeIsDetached() {
    project.revision("m1mmmm", "joined", "b1bbbb", "c1cccc").revision("e1eeee", "", "m1mmmm");
    Called called = project.call("detach", "m1");
    assertThat(called.status()).isZero();
    assertThat(called.lines())
        .containsExactly(
            "Editing " + file("c1cccc") + " ...  done",
            "Editing " + file("e1eeee") + " ...  done",
            "Deleting " + file("m1mmmm") + " ...  done");
    assertThat(project.call("history").lines())
        .containsExactly(
            "c1cccc -> e1eeee (head), ",
            "b1bbbb -> c1cccc, right",
            "a1aaaa -> b1bbbb, left",
            "<base> -> a1aaaa, first");
  }

  @Test
  void theBranchThatStaysCanBeNamed() {
    project.revision("m1mmmm", "joined", "b1bbbb", "c1cccc");
    assertThat(project.call("detach", "m1", "--onto", "c1", "--dry-run").out())
        .contains("--- a/migrations/versions/b1bbbb.py")
        .contains("+++ /dev/null");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "move b1 --onto b1          | Nothing can be moved onto itself",
        "move a1 --onto b1          | b1bbbb comes after a1aaaa",
        "move b1 --onto a1          | b1bbbb follows from a1aaaa already",
        "move nope --onto b1        | Can't locate revision identified by 'nope'",
        "move heads --onto b1       | heads means 2 revisions. Name one.",
        "move b1                    | Missing required option: '--onto=REV'.",
        "detach b1                  | b1bbbb is no merge point",
        "move b1 --onto c1 --nope   | Unknown option: '--nope'",
      })
  void whatCannotBeDoneIsRefused(String words, String reason) throws IOException {
    byte[] before = Files.readAllBytes(Path.of(file("b1bbbb")));
    Called called = project.call(words.split(" +"));
    assertThat(called.status()).as(called.err()).isEqualTo(2);
    assertThat(called.out()).isEmpty();
    assertThat(called.errors()).singleElement().asString().startsWith("lynearm: " + reason);
    assertThat(Files.readAllBytes(Path.of(file("b1bbbb")))).isEqualTo(before);
  }

  @Test
  void aDatabaseThatWouldSkipIsARefusalThatNothingOverrides() throws SQLException {
    project.database("app.db", "b1bbbb");
    Called called =
        project.call(
            "move",
            "b1",
            "--onto",
            "c1",
            "--dry-run",
            "--even-if-published",
            "--database",
            "sqlite:///app.db");
    assertThat(called.status()).isEqualTo(2);
    assertThat(called.out()).isEmpty();
    assertThat(called.errors())
        .containsExactly(
            "lynearm: Merge instead: a database could skip migrations. sqlite:///app.db (at"
                + " b1bbbb) would skip c1cccc: Alembic would take it for done. A database that has"
                + " run b1bbbb but not c1cccc would take it for done, and skip it. One that has"
                + " run everything needs \"alembic stamp --purge b1bbbb\" afterwards. For all"
                + " others nothing is lost. \"lynearm merge b1 c1\" joins them instead. Nothing"
                + " speaks against the other way round: \"lynearm move c1 --onto b1\".");
  }

  @Test
  void aPersonMayInsistWhereNothingIsSkipped() {
    List<String> words = List.of("--stamped", "b1bbbb", "--stamped", "c1cccc");
    assertThat(
            project
                .call(
                    "move",
                    "b1",
                    "--onto",
                    "c1",
                    words.get(0),
                    words.get(1),
                    words.get(2),
                    words.get(3))
                .err())
        .contains("Merge instead: a database would stop.")
        .contains("If you know better, --even-if-published goes on.");
    assertThat(
            project
                .call(
                    "move",
                    "b1",
                    "--onto",
                    "c1",
                    "--even-if-published",
                    words.get(0),
                    words.get(1),
                    words.get(2),
                    words.get(3))
                .status())
        .isZero();
  }

  @Test
  void theSameComesAsData() throws IOException {
    JsonNode json =
        new ObjectMapper()
            .readTree(project.call("move", "b1", "--onto", "c1", "--dry-run", "--json").out());
    assertThat(json.get("done").asBoolean()).isTrue();
    assertThat(json.get("written").asBoolean()).isFalse();
    assertThat(json.get("relinked").toString()).isEqualTo("[\"b1bbbb\"]");
    assertThat(json.get("heads").toString()).isEqualTo("[\"b1bbbb\"]");
    assertThat(json.at("/edits/0/difference").asText()).isEqualTo(DIFFERENCE);
    assertThat(json.at("/edits/0/edit").asText()).isEqualTo("replaced");
    assertThat(json.at("/advice/verdict").asText()).isEqualTo("either");
    assertThat(json.at("/advice/reasons/0/weight").asText()).isEqualTo("caution");
    JsonNode refused =
        new ObjectMapper().readTree(project.call("move", "b1", "--onto", "b1", "--json").out());
    assertThat(refused.get("done").asBoolean()).isFalse();
  }

  @Test
  void otherEncodingsKeepTheirBytes() throws IOException {
    byte[] before =
        "# coding: latin-1\r\n'''caf\u00e9'''\r\nrevision = 'b1bbbb'\r\ndown_revision = u\"a1aaaa\""
            .getBytes(StandardCharsets.ISO_8859_1);
    Files.write(Path.of(file("b1bbbb")), before);
    assertThat(project.call("move", "b1", "--onto", "c1").status()).isZero();
    assertThat(Files.readAllBytes(Path.of(file("b1bbbb"))))
        .isEqualTo(
            new String(before, StandardCharsets.ISO_8859_1)
                .replace("a1aaaa", "c1cccc")
                .getBytes(StandardCharsets.ISO_8859_1));
  }
}
