package lynearm.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import lynearm.alembic.MigrationFileReader;
import lynearm.python.ImportResolver;
import lynearm.revision.Header;
import lynearm.revision.ReadResult;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The styles in which people write `down_revision`, each given another parent.
class ParentEditTest {

  private static final RevisionId NOW = new RevisionId("n0w");

  /// Eight hundred migration files as Alembic reads them: whatever reads as a parent is changed, so
  /// that reading it again gives the new one and all else stays, or refused.
  @ParameterizedTest(name = "{0}")
  @MethodSource("vectors")
  void everyParentIsChangedExactlyOrRefused(Sample sample) throws RefusedException {
    Revision before = sample.revision(sample.bytes());
    List<Optional<RevisionId>> olds =
        before.downRevisions().isEmpty()
            ? List.of(Optional.empty())
            : before.downRevisions().stream().distinct().map(Optional::of).toList();
    for (Optional<RevisionId> old : olds) {
      ParentEdit edit = new ParentEdit(before.downRevisions(), old, NOW);
      ParentEdit.Edited edited;
      try {
        edited = edit.of("file.py", sample.bytes());
      } catch (RefusedException e) {
        assertThat(e.refusal().what()).startsWith("down_revision in file.py");
        continue;
      }
      Revision after = sample.revision(edited.bytes());
      assertThat(after.downRevisions()).isEqualTo(replaced(before.downRevisions(), old));
      assertThat(after.id()).isEqualTo(before.id());
      assertThat(after.branchLabels()).isEqualTo(before.branchLabels());
      assertThat(after.dependsOn()).isEqualTo(before.dependsOn());
      assertSameElsewhere(sample.bytes(), edited.bytes());
    }
  }

  /// Line by line: where two files differ, the new one has the new id there, and around it all is
  /// the same. A literal over several lines becomes one line.
  private static void assertSameElsewhere(byte[] before, byte[] after) {
    List<String> old = new String(before, StandardCharsets.ISO_8859_1).lines().toList();
    List<String> now = new String(after, StandardCharsets.ISO_8859_1).lines().toList();
    int lost = old.size() - now.size();
    int line = 0;
    while (line < now.size() && old.get(line).equals(now.get(line))) {
      line++;
    }
    for (int i = line; i < now.size(); i++) {
      String was = old.get(i == line ? line : i + lost);
      if (!was.equals(now.get(i))) {
        assertThat(differing(was, now.get(i))).as(now.get(i)).isIn(PARTS_OF_NEW_ID);
      }
    }
  }

  private static final List<String> PARTS_OF_NEW_ID = List.of("n0w", "n0", "0w", "0");

  /// What is not the same in the new line, without quotes and brackets.
  private static String differing(String old, String now) {
    int most = Math.min(old.length(), now.length());
    int start = 0;
    while (start < most && old.charAt(start) == now.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < most - start
        && old.charAt(old.length() - 1 - end) == now.charAt(now.length() - 1 - end)) {
      end++;
    }
    return now.substring(start, now.length() - end).replaceAll("[\\[\\]()'\", ]", "");
  }

  private static List<RevisionId> replaced(List<RevisionId> parents, Optional<RevisionId> old) {
    return old.isEmpty()
        ? List.of(NOW)
        : parents.stream().map(it -> it.equals(old.get()) ? NOW : it).toList();
  }

  static Stream<Sample> vectors() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    List<Sample> samples = new ArrayList<>();
    try (InputStream in =
        Objects.requireNonNull(
            ParentEditTest.class.getResourceAsStream("/vectors/headers.jsonl"))) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        Sample sample = Sample.of(mapper.readTree(line));
        if (sample.read(sample.bytes()) instanceof ReadResult.Read(Revision revision, var problems)
            && problems.isEmpty()
            && !revision.isComputed(Header.DOWN_REVISION)) {
          samples.add(sample);
        }
      }
    }
    return samples.stream();
  }

  record Sample(String name, Path file, byte[] bytes) {

    static Sample of(JsonNode node) {
      return new Sample(
          node.get("id").textValue(),
          Path.of("/repository/versions", node.get("file").textValue()),
          content(node));
    }

    private static byte[] content(JsonNode node) {
      if (node.has("base64")) {
        return Base64.getDecoder().decode(node.get("base64").textValue());
      }
      if (node.has("text")) {
        return node.get("text").textValue().getBytes(StandardCharsets.UTF_8);
      }
      StringBuilder text = new StringBuilder();
      for (JsonNode part : node.get("parts")) {
        text.append(part.get(0).textValue().repeat(part.get(1).intValue()));
      }
      return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    ReadResult read(byte[] content) {
      return new MigrationFileReader().read(file, content, ImportResolver.NONE);
    }

    Revision revision(byte[] content) {
      return read(content) instanceof ReadResult.Read(Revision revision, _)
          ? revision
          : fail("unreadable: " + new String(content, StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /// Parents that go without one in their place, and several in the place of one.
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      delimiter = ';',
      value = {
        "'m'; ; None",
        "'m'; p; 'p'",
        "\"m\"; p q; (\"p\", \"q\")",
        "('m',); ; None",
        "('m', 'x'); ; ('x')",
        "('x', 'm'); ; ('x')",
        "('x', 'm',); ; ('x',)",
        "['x', 'm', 'y']; ; ['x', 'y']",
        "['m','x']; p q; ['p', 'q','x']",
      })
  void parentsGoAndComeInTheStyleOfTheFile(String written, String now, String expected)
      throws RefusedException {
    String text = "revision = 'r'\ndown_revision = " + written + "  # kept\n";
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Revision before = new Sample("a", Path.of("/repository/versions/r.py"), bytes).revision(bytes);
    List<RevisionId> coming =
        now == null ? List.of() : Stream.of(now.split(" ", -1)).map(RevisionId::new).toList();
    ParentEdit edit =
        new ParentEdit(before.downRevisions(), Optional.of(new RevisionId("m")), coming);

    assertThat(edit.of("file.py", text.getBytes(StandardCharsets.UTF_8)).content().text())
        .isEqualTo("revision = 'r'\ndown_revision = " + expected + "  # kept\n");
  }

  @Test
  void theDocstringFollows() throws RefusedException {
    String text = "\"\"\"x\n\nRevises: x, m\n\"\"\"\nrevision = 'r'\ndown_revision = ('x', 'm')\n";
    ParentEdit edit =
        new ParentEdit(
            List.of(new RevisionId("x"), new RevisionId("m")),
            Optional.of(new RevisionId("m")),
            List.of());

    assertThat(edit.of("file.py", text.getBytes(StandardCharsets.UTF_8)).content().text())
        .isEqualTo(text.replace("Revises: x, m", "Revises: x").replace("('x', 'm')", "('x')"));
  }

  @Test
  void aCommentBetweenPartsIsNotTakenAway() {
    String text = "revision = 'r'\ndown_revision = (\n  'm',  # why\n  'x',\n)\n";
    ParentEdit edit =
        new ParentEdit(
            List.of(new RevisionId("m"), new RevisionId("x")),
            Optional.of(new RevisionId("m")),
            List.of());

    assertThatThrownBy(() -> edit.of("file.py", text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused ->
                assertThat(refused.refusal().what())
                    .contains("has more than a comma between its parts"));
  }
}
