package lynearm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Merging from the command line.
class MergeCommandTest {

  private static final String TEXT =
      """
      \"""join them

      Revision ID: d1dddd
      Revises: c1cccc, b1bbbb

      \"""
      revision = 'd1dddd'
      down_revision = ('c1cccc', 'b1bbbb')
      branch_labels = None
      depends_on = None
      """;

  @TempDir private Path folder;
  private Project project = new Project(Path.of(""));

  @BeforeEach
  void write() {
    project = Project.withTwoHeads(folder);
  }

  private Path file() {
    return project.path("migrations/versions/d1dddd_join_them.py");
  }

  @Test
  void aDryRunPrintsTheFileAndWritesNothing() {
    List<String> before = project.names();
    assertThat(
            project.call("merge", "c1", "b1", "-m", "join them", "--rev-id", "d1dddd", "--dry-run"))
        .isEqualTo(new Called(0, TEXT, file() + "\n"));
    assertThat(project.names()).isEqualTo(before);
  }

  @Test
  void aMergeIsWrittenAndTold() throws IOException {
    assertThat(project.call("merge", "c1", "b1", "-m", "join them", "--rev-id", "d1dddd"))
        .isEqualTo(new Called(0, "Generating " + file() + " ...  done\n", ""));
    assertThat(Files.readString(file())).isEqualTo(TEXT);
    assertThat(project.call("heads").lines()).containsExactly("d1dddd (head)");
  }

  @Test
  void allHeadsAreMeantByOneWord() {
    assertThat(project.call("merge", "heads", "--dry-run").out())
        .contains("down_revision = ('b1bbbb', 'c1cccc')")
        .startsWith("\"\"\"empty message\n");
  }

  @Test
  void aLabelIsWritten() {
    assertThat(project.call("merge", "heads", "--branch-label", "both", "--dry-run").out())
        .contains("branch_labels = ('both',)");
  }

  @Test
  void anEmptyIdCountsAsNone() {
    assertThat(project.call("merge", "heads", "--rev-id", "", "--dry-run").status()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "b1            | That means b1bbbb alone. A merge joins two heads or more.",
        "base          | There is no revision to join.",
        "b1 a1         | Revision a1aaaa is not a head revision; please specify --splice to create"
            + " a new branch from this revision. b1bbbb already contains a1aaaa",
        "heads b1      | Duplicate head revisions specified",
        "head          | Multiple heads are present; please specify the head revision on which the"
            + " new revision should be based, or perform a merge.",
        "b1 nope       | Can't locate revision identified by 'nope'",
        "heads --rev-id a-b | Character(s) '-' not allowed in revision identifier 'a-b'",
        "heads --rev-id b1bbbb | There is a revision b1bbbb already.",
      })
  void whatIsNoMergeIsRefused(String words, String reason) {
    List<String> before = project.names();
    Called called = project.call(("merge " + words).split(" "));
    assertThat(called.status()).isEqualTo(2);
    assertThat(called.out()).isEmpty();
    assertThat(called.errors()).singleElement().asString().startsWith("lynearm: " + reason);
    assertThat(project.names()).isEqualTo(before);
  }

  /// As Alembic: whoever says so gets both, though one contains the other.
  @Test
  void anAncestorCanBeSplicedInBesideItsDescendant() {
    assertThat(project.call("merge", "b1", "a1", "--splice", "--dry-run").out())
        .contains("down_revision = ('b1bbbb', 'a1aaaa')");
  }

  @Test
  void aRevisionThatIsNoHeadCanBeSplicedIn() {
    project.revision("e1eeee", "next", "b1bbbb");
    assertThat(project.call("merge", "b1", "c1", "--dry-run").err())
        .contains("please specify --splice");
    assertThat(project.call("merge", "b1", "c1", "--splice", "--dry-run").out())
        .contains("down_revision = ('b1bbbb', 'c1cccc')");
  }

  @Test
  void aBrokenHistoryIsRefused() {
    project.revision("x1xxxx", "lost", "gone");
    Called called = project.call("merge", "b1", "c1");
    assertThat(called.status()).isEqualTo(2);
    assertThat(called.out()).isEmpty();
  }

  @Test
  void aMissingTemplateIsTold() throws IOException {
    Files.delete(project.path("migrations/script.py.mako"));
    assertThat(project.call("merge", "heads").err()).contains("There is no template");
  }

  @Test
  void aNoteForTheTeamIsWrittenToANewFile() throws IOException {
    Path note = folder.resolve("note.md");
    Called called =
        project.call(
            "merge", "c1", "b1", "-m", "join", "--rev-id", "d1dddd", "--note", note.toString());
    assertThat(called.status()).isZero();
    assertThat(called.err()).isEmpty();
    assertThat(Files.readAllLines(note))
        .contains(
            "**Merged 2 heads of the migrations into `d1dddd`**",
            "Pull it, then run: `alembic upgrade head`",
            "Nothing collides in what could be read.");
  }

  @Test
  void aNoteIsPrintedForADryRunToo() {
    Called called =
        project.call("merge", "heads", "--rev-id", "d1dddd", "--dry-run", "--note", "-");
    assertThat(called.status()).isZero();
    assertThat(called.out()).startsWith("\"\"\"empty message");
    assertThat(called.err()).contains("**Merged 2 heads of the migrations into `d1dddd`**");
  }

  @Test
  void aNoteThatCannotBeWrittenIsRefusedBeforeTheMerge() throws IOException {
    Path note = Files.writeString(folder.resolve("note.md"), "mine");
    List<String> before = project.names();
    assertThat(project.call("merge", "heads", "--note", note.toString()).err())
        .contains("is there already, and was not touched");
    assertThat(project.call("merge", "heads", "--note", note.resolve("x").toString()).err())
        .contains("There is no folder for the note");
    assertThat(project.call("merge", "heads", "--dry-run", "--note", "n.md").err())
        .contains("--dry-run writes nothing");
    assertThat(note).hasContent("mine");
    assertThat(project.names()).isEqualTo(before);
  }

  @Test
  void hooksAreNamedAndRunOnlyOnRequest() throws IOException {
    project.file(
        "alembic.ini",
        """
        [alembic]
        script_location = migrations

        [post_write_hooks]
        hooks = sign
        sign.type = exec
        sign.executable = /bin/sh
        sign.options = -c 'echo hello; echo "# signed" >> "$0"' REVISION_SCRIPT_FILENAME
        """);
    String[] words = {"merge", "c1", "b1", "-m", "join them", "--rev-id", "d1dddd"};

    assertThat(project.call(words).err()).contains("hooks of the project (sign) are not run");
    assertThat(Files.readString(file())).isEqualTo(TEXT);
    assertThat(project.call("undo").status()).isZero();

    Called called =
        project.call(
            Stream.concat(Stream.of(words), Stream.of("--run-hooks")).toArray(String[]::new));
    assertThat(called.out())
        .isEqualTo(
            "Generating "
                + file()
                + " ...  done\nhello\nRunning post write hook 'sign' ...  done\n");
    assertThat(Files.readString(file())).isEqualTo(TEXT + "# signed\n");

    assertThat(project.call("undo").status()).isZero();
    assertThat(Files.exists(file())).isFalse();
    assertThat(project.call("redo").status()).isZero();
    assertThat(Files.readString(file())).isEqualTo(TEXT + "# signed\n");
  }
}
