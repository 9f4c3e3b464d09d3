package lynearm.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lynearm.change.Change;
import lynearm.change.Content;
import lynearm.change.CrashedWriter;
import lynearm.change.FileEdit;
import lynearm.change.Fingerprint;
import lynearm.git.GitProgram;
import lynearm.graph.RevisionGraph;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Undo and redo from the command line, each call a start of its own.
class UndoCommandTest {

  @TempDir private Path folder;
  @TempDir private Path home;
  private Project project = new Project(Path.of(""));
  private List<String> before = List.of();

  @BeforeEach
  void mergeTwoHeads() {
    project = Project.withTwoHeads(folder);
    before = project.names();
    assertThat(merge("d1dddd").status()).isZero();
  }

  private Called merge(String id) {
    return project.call("merge", "heads", "-m", "join", "--rev-id", id);
  }

  private Path file() {
    return project.path("migrations/versions/d1dddd_join.py");
  }

  @Test
  void aMergeIsTakenBackAndDoneAgain() throws IOException {
    String text = Files.readString(file());
    assertThat(project.call("undo"))
        .isEqualTo(new Called(0, "Deleting " + file() + " ...  done\n", ""));
    assertThat(project.names()).isEqualTo(before);
    assertThat(project.call("redo"))
        .isEqualTo(new Called(0, "Creating " + file() + " ...  done\n", ""));
    assertThat(file()).hasContent(text);
  }

  @Test
  void aDryRunPrintsTheDifferenceAndWritesNothing() {
    List<String> names = project.names();
    Called called = project.call("undo", "--dry-run");
    assertThat(called.status()).isZero();
    assertThat(called.out())
        .startsWith("--- a/migrations/versions/d1dddd_join.py\n+++ /dev/null\n@@ -1,")
        .contains("\n-revision = 'd1dddd'\n");
    assertThat(called.err()).isEqualTo(file() + "\n");
    assertThat(project.names()).isEqualTo(names);
  }

  @Test
  void whatWasWrittenIsListed() {
    project.call("undo");
    merge("e1eeee");
    assertThat(project.call("undo", "--list").lines())
        .map(line -> line.replaceFirst("^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}  ", ""))
        .containsExactly(
            "Create merge e1eeee",
            "Create merge d1dddd (taken back, and something else was written since)");
  }

  @Test
  void anEditedFileIsLeftAndTheDifferenceShown() throws IOException {
    Files.writeString(file(), Files.readString(file()) + "# by hand\n");
    Called called = project.call("undo");
    assertThat(called.status()).isEqualTo(2);
    assertThat(called.out()).isEmpty();
    assertThat(called.err())
        .startsWith("lynearm: d1dddd_join.py was edited since. It was left as it is: ")
        .endsWith("+# by hand\n");
    assertThat(file()).exists();
  }

  @Test
  void aRevisionThatOthersBuildUponStays() {
    project.revision("f1ffff", "next", "d1dddd");
    assertThat(project.call("undo"))
        .isEqualTo(
            new Called(
                2,
                "",
                "lynearm: f1ffff needs d1dddd, which would not be there. Alembic could not read the"
                    + " history then. Nothing was changed.\n"));
    assertThat(file()).exists();
  }

  @Test
  void nothingToUndoIsSaid() {
    project.call("undo");
    assertThat(project.call("undo").err()).startsWith("lynearm: There is nothing to undo");
    assertThat(project.call("undo").status()).isEqualTo(2);
    project.call("redo");
    assertThat(project.call("redo").err()).startsWith("lynearm: There is nothing to do again");
  }

  @Test
  void theSameFactsAreData() throws IOException {
    JsonNode listed = new ObjectMapper().readTree(project.call("undo", "--list", "--json").out());
    assertThat(listed.at("/changes/0/title").asText()).isEqualTo("Create merge d1dddd");
    assertThat(listed.at("/changes/0/state").asText()).isEqualTo("done");
    JsonNode undone = new ObjectMapper().readTree(project.call("undo", "--json").out());
    assertThat(undone.get("command").asText()).isEqualTo("undo");
    assertThat(undone.at("/change/state").asText()).isEqualTo("undone");
    assertThat(undone.at("/change/files/0/path").asText()).isEqualTo(file().toString());
    assertThat(undone.at("/change/files/0/edit").asText()).isEqualTo("deleted");
    JsonNode refused = new ObjectMapper().readTree(project.call("undo", "--json").out());
    assertThat(refused.get("done").asBoolean()).isFalse();
  }

  @Test
  void whatWasStagedOfItLeavesTheIndex() throws IOException {
    GitProgram git = repositoryWithTheMergeStaged();
    assertThat(git.run("ls-files")).isEqualTo("migrations/versions/d1dddd_join.py");

    assertThat(project.call("undo").lines())
        .containsExactly(
            "Deleting " + file() + " ...  done",
            "Unstaging migrations/versions/d1dddd_join.py ...  done");
    assertThat(git.run("ls-files")).isEmpty();

    project.call("redo");
    assertThat(git.run("ls-files")).isEmpty();
    JsonNode undone = new ObjectMapper().readTree(project.call("undo", "--json").out());
    assertThat(undone.get("unstaged").isEmpty()).isTrue();
  }

  @Test
  void anIndexThatIsLockedIsLeftAndThatIsSaid() {
    repositoryWithTheMergeStaged();
    project.file(".git/index.lock", "");

    Called called = project.call("undo");
    assertThat(called.status()).isZero();
    assertThat(called.err()).startsWith("lynearm: The index of git was left as it is: ");
    assertThat(file()).doesNotExist();
  }

  private GitProgram repositoryWithTheMergeStaged() {
    assumeTrue(GitProgram.isThere(), "git is not installed");
    GitProgram git = new GitProgram(folder, home);
    git.run("init", "-q");
    git.run("add", "migrations/versions/d1dddd_join.py");
    return git;
  }

  /// What a merge leaves that ended before its file was in place.
  private void crash() {
    Path versions = project.path("migrations/versions");
    CrashedWriter.endBefore(
        "put in place",
        project.path("migrations"),
        new Change(
            "Create merge 9999",
            List.of(new FileEdit.Create(versions.resolve("z.py"), Content.of("revision = 'z'"))),
            List.of(versions),
            RevisionGraph.of(List.of()),
            Fingerprint.ofNothing()));
  }

  @Test
  void whatACrashLeftIsTakenBackBeforeAnythingElse() {
    List<String> after = project.names();
    crash();
    assertThat(project.names()).hasSize(after.size() + 1);
    Called called = project.call("undo");
    assertThat(called.status()).isZero();
    assertThat(called.err())
        .isEqualTo(
            "lynearm: \"Create merge 9999\" was interrupted and taken back. All files are as they"
                + " were before it. Do it again if it is still wanted.\n");
    assertThat(project.names()).isEqualTo(before);
  }

  @Test
  void aCommandThatOnlyReadsPutsNothingRight() {
    crash();
    List<String> left = project.names();
    assertThat(project.call("heads").status()).isZero();
    assertThat(project.call("undo", "--list").status()).isZero();
    assertThat(project.call("merge", "heads", "--dry-run").status()).isEqualTo(2);
    assertThat(project.call("undo", "--dry-run").err()).contains("is not settled yet");
    assertThat(project.names()).isEqualTo(left);
  }
}
