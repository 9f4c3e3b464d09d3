package lynearm.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lynearm.git.GitProgram;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `lynearm when`.
class WhenCommandTest {

  @TempDir private Path folder;
  private Project project;
  private GitProgram git;

  @BeforeEach
  void begin() throws IOException {
    assumeTrue(GitProgram.isThere());
    Path home = Files.createDirectories(folder.resolve("home"));
    Path root = Files.createDirectories(folder.resolve("repo"));
    project = Project.in(root).revision("a1aaaa", "first");
    git = new GitProgram(root, home);
    git.run("init", "-q", "-b", "main");
    commit("begin");
  }

  private void commit(String message) {
    git.run("add", "-A");
    git.run("commit", "-qm", message);
  }

  /// A branch of Bob's that Ada merges beside her own revision.
  private void fork() {
    git.run("checkout", "-qb", "work");
    project.revision("w1wwww", "work", "a1aaaa");
    git.run("add", "-A");
    git.run("commit", "-qm", "work of Bob", "--author", "Bob <bob@example.org>");
    git.run("checkout", "-q", "main");
    project.revision("m1mmmm", "more", "a1aaaa");
    commit("more");
    git.run("merge", "-q", "--no-ff", "-m", "land work", "work");
  }

  @Test
  void oneHeadNeedsNoStory() {
    Called called = project.call("when");
    assertThat(called.status()).isZero();
    assertThat(called.lines()).containsExactly("HEAD has 1 head: a1aaaa");
  }

  @Test
  void theMergeAndTheAuthorAreTold() {
    fork();

    Called called = project.call("when");
    assertThat(called.status()).isZero();
    assertThat(called.lines().getFirst()).isEqualTo("HEAD has 2 heads: m1mmmm, w1wwww");
    assertThat(called.lines().get(1))
        .startsWith("w1wwww stands beside m1mmmm, both above a1aaaa, since 2")
        .contains("when Ada Git made ")
        .endsWith(" (land work)");
    assertThat(called.lines().get(2))
        .startsWith("    begun with w1wwww (work) by Bob on ")
        .endsWith(": migrations/versions/w1wwww.py");
  }

  @Test
  void anotherBranchHasAnotherPast() {
    fork();

    assertThat(project.call("when", "--ref", "work").lines())
        .containsExactly("work has 1 head: w1wwww");
  }

  @Test
  void everyCommitIsListed() {
    fork();

    Called called = project.call("when", "-v");
    assertThat(called.lines()).hasSize(6);
    assertThat(called.lines().getFirst()).contains("  1 head (+1)  +a1aaaa  Ada Git: begin");
    assertThat(called.lines().get(2)).contains("  2 heads (+1)  +w1wwww  Ada Git: land work");
  }

  @Test
  void itIsThereAsData() throws IOException {
    fork();

    JsonNode json = new ObjectMapper().readTree(project.call("when", "--json").out());
    assertThat(json.path("moments")).hasSize(3);
    JsonNode parting = json.path("partings").path(0);
    assertThat(parting.path("since").path("subject").asText()).isEqualTo("land work");
    assertThat(parting.path("begun_with").path(0).path("added").path("author").asText())
        .isEqualTo("Bob");
  }

  @Test
  void whatIsNotCommittedHasNoPast() throws IOException {
    git.run("checkout", "-q", "--orphan", "fresh");
    git.run("rm", "-rq", "--cached", ".");
    git.run("commit", "-q", "--allow-empty", "-m", "empty");

    Called called = project.call("when");
    assertThat(called.status()).isEqualTo(2);
    assertThat(called.err()).contains("No commit of HEAD has an environment at migrations");
  }

  @Test
  void whatCommitsSayOfThemselvesDoesNotReachTheTerminal() {
    project.revision("w1wwww", "work", "a1aaaa");
    git.run("add", "-A");
    git.run(
        "commit",
        "-qm",
        "red \u001b[31m and \u009b1m bold \u202e turned",
        "--author",
        "B\u001b]0;title\u0007ob <bob@example.org>");
    project.revision("m1mmmm", "more", "a1aaaa");
    commit("more");

    for (Called called :
        List.of(
            project.call("when", "-v"), project.call("when"), project.call("where", "w1wwww"))) {
      assertThat(called.out()).isNotBlank().doesNotContain("\u001b", "\u009b", "\u202e", "\u0007");
    }
  }
}
