package lynearm.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lynearm.git.GitProgram;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Missing revisions from the command line: told, brought back, walked around.
class RestoreCommandTest {

  @TempDir private Path folder;
  private Project project = new Project(Path.of(""));
  private GitProgram git = new GitProgram(Path.of(""), Path.of(""));

  /// a1aaaa - d1dddd - c1cccc, and the middle is deleted.
  @BeforeEach
  void write() throws IOException {
    assumeTrue(GitProgram.isThere());
    Path home = Files.createDirectories(folder.resolve("home"));
    Path root = Files.createDirectories(folder.resolve("repo")).toRealPath();
    git = new GitProgram(root, home);
    git.run("init", "-q", "-b", "main");
    project =
        Project.in(root)
            .revision("a1aaaa", "first")
            .revision("d1dddd", "middle", "a1aaaa")
            .revision("c1cccc", "last", "d1dddd");
    commit("three");
    Files.delete(file("d1dddd"));
    commit("clean up");
  }

  private void commit(String message) {
    git.run("add", "-A");
    git.run("commit", "-q", "-m", message);
  }

  private Path file(String id) {
    return project.path("migrations/versions/" + id + ".py");
  }

  private static JsonNode json(Called called) throws IOException {
    return new ObjectMapper().readTree(called.out());
  }

  @Test
  void whereTellsWhatCanBeDone() {
    Called called = project.call("where", "d1dddd");
    assertThat(called.status()).isZero();
    assertThat(called.lines())
        .contains(
            "c1cccc names d1dddd in down_revision, and no file here declares it.",
            "Restore from git: lynearm restore d1dddd",
            "Let c1cccc follow a1aaaa: lynearm reparent d1dddd");
  }

  @Test
  void whereTakesTheIdOutOfAMessage() throws IOException {
    Called called = project.call("where", "--json", "Can't locate revision identified by 'd1dddd'");
    assertThat(json(called).path("wanted").asText()).isEqualTo("d1dddd");
    assertThat(json(called).path("diagnosis").asText())
        .startsWith("d1dddd was deleted by Ada Git on ");
    assertThat(json(called).path("named_by").path(0).asText()).isEqualTo("c1cccc");
    assertThat(json(called).path("offers").path(0).path("command").asText())
        .isEqualTo("lynearm restore d1dddd");
  }

  @Test
  void whatAResetLeftBehindIsToldAndRestored() throws IOException {
    project.revision("e1eeee", "lost", "a1aaaa");
    commit("lost work");
    git.run("reset", "-q", "--hard", "HEAD~1");

    Called where = project.call("where", "e1eeee");
    assertThat(where.status()).isZero();
    assertThat(where.out()).startsWith("No branch leads there: e1eeee was added by Ada Git on ");
    assertThat(where.lines()).contains("Restore from git: lynearm restore e1eeee");
    assertThat(project.call("restore", "e1eeee").status()).isEqualTo(1);
    assertThat(file("e1eeee")).exists();
  }

  @Test
  void whatWasStagedOnceIsToldAndRestored() throws IOException {
    project.revision("e1eeee", "staged", "a1aaaa");
    git.run("add", "-A");
    git.run("reset", "-q", "--hard");

    Called where = project.call("where", "e1eeee");
    assertThat(where.out()).startsWith("e1eeee is in no commit, but in a file that was staged");
    assertThat(where.lines()).contains("Restore what was staged: lynearm restore e1eeee");
    assertThat(project.call("restore", "e1eeee").err())
        .contains("Taken from ")
        .contains("is what Alembic would call it.");
    assertThat(project.path("migrations/versions/e1eeee_staged.py")).exists();
  }

  @Test
  void aDryRunPrintsTheFileAndWritesNothing() {
    Called called = project.call("restore", "d1dddd", "--dry-run");
    assertThat(called.status()).isZero();
    assertThat(called.out())
        .startsWith("--- /dev/null\n+++ b/migrations/versions/d1dddd.py\n")
        .contains("\n+revision = 'd1dddd'\n");
    assertThat(called.errors()).contains(file("d1dddd").toString());
    assertThat(file("d1dddd")).doesNotExist();
  }

  @Test
  void aRestoredFileIsThatOfGitAndIsTakenBack() throws IOException {
    Called called = project.call("restore", "d1dddd");
    assertThat(called.status()).isZero();
    assertThat(called.lines()).containsExactly("Generating " + file("d1dddd") + " ...  done");
    assertThat(called.err()).contains("Taken from ");
    assertThat(git.run("show", "HEAD~1:migrations/versions/d1dddd.py"))
        .isEqualTo(Files.readString(file("d1dddd")).stripTrailing());
    assertThat(project.call("heads").lines()).containsExactly("c1cccc (head)");
    assertThat(project.call("undo").err()).isEmpty();
    assertThat(file("d1dddd")).doesNotExist();
  }

  @Test
  void aCommitCanBeNamed() throws IOException {
    Called called = project.call("restore", "d1dddd", "--from", "main~1", "--json");
    assertThat(called.status()).isZero();
    assertThat(json(called).path("written").asBoolean()).isTrue();
    assertThat(json(called).path("restored").path(0).asText()).isEqualTo("d1dddd");
    assertThat(json(called).path("edits").path(0).path("edit").asText()).isEqualTo("created");
    assertThat(file("d1dddd")).exists();
  }

  @Test
  void aCommitWithoutItIsRefused() {
    Called called = project.call("restore", "d1dddd", "--from", "main");
    assertThat(called.status()).isEqualTo(2);
    assertThat(called.err()).contains("main has no revision d1dddd");
  }

  @Test
  void aGitNameThatNobodyKnowsIsRefused() {
    assertThat(project.call("restore", "d1dddd", "--from", "nowhere").err())
        .contains("Git knows no branch, tag or commit called nowhere");
  }

  @Test
  void whatIsNowhereCannotBeRestored() {
    Called called = project.call("restore", "zzzzzz");
    assertThat(called.status()).isEqualTo(2);
    assertThat(called.err()).contains("No commit here has zzzzzz, and nothing that was staged.");
  }

  @Test
  void childrenFollowTheParentThatGitKnows() {
    Called called = project.call("reparent", "d1dddd");
    assertThat(called.status()).isZero();
    assertThat(called.lines()).containsExactly("Editing " + file("c1cccc") + " ...  done");
    assertThat(project.call("heads").lines()).containsExactly("c1cccc (head)");
  }

  @Test
  void childrenFollowTheRevisionThatIsNamed() {
    project.revision("b1bbbb", "other", "a1aaaa");
    Called called = project.call("reparent", "d1dddd", "--onto", "b1", "--dry-run");
    assertThat(called.status()).isZero();
    assertThat(called.out()).contains("-down_revision = 'd1dddd'\n+down_revision = 'b1bbbb'\n");
  }

  @Test
  void aParentThatMeansNothingIsRefused() {
    assertThat(project.call("reparent", "d1dddd", "--onto", "q").err())
        .contains("q means no revision");
  }

  @Test
  void whatHasAFileNeedsNoOtherParent() {
    assertThat(project.call("reparent", "a1aaaa").err()).contains("a1aaaa is here");
    assertThat(project.call("reparent", "a1aaaa", "--onto", "c1cccc").err())
        .contains("a1aaaa has a file");
  }
}
