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

/// `lynearm future`, `lynearm where`, and `--ref`.
class FutureCommandTest {

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
    git.run("checkout", "-qb", "work");
    project.revision("w1wwww", "work", "a1aaaa");
    commit("work");
    git.run("checkout", "-q", "main");
  }

  private void commit(String message) {
    git.run("add", "-A");
    git.run("commit", "-qm", message);
  }

  private static JsonNode json(Called called) throws IOException {
    return new ObjectMapper().readTree(called.out());
  }

  private void fork() {
    project.revision("m1mmmm", "more", "a1aaaa");
    commit("more");
  }

  @Test
  void headsOfABranchAreThoseThatAlembicWouldPrintThere() {
    Called called = project.call("heads", "--ref", "work");

    assertThat(called.status()).isZero();
    assertThat(called.lines()).containsExactly("w1wwww (head)");
    assertThat(project.path("migrations/versions/w1wwww.py")).doesNotExist();
  }

  @Test
  void aNameThatGitDoesNotKnowIsRefused() {
    Called called = project.call("heads", "--ref", "nothing");

    assertThat(called.status()).isEqualTo(2);
    assertThat(called.err()).contains("no branch, tag or commit called nothing");
  }

  @Test
  void aBranchThatGrowsInLineEndsWithZero() {
    Called called = project.call("future");

    assertThat(called.status()).isZero();
    assertThat(called.lines())
        .containsExactly(
            "Landing in main (default branch), which has 1 head: a1aaaa",
            "work  grows in line  1 head, 1 new revision");
  }

  @Test
  void aBranchThatForksEndsWithOne() {
    fork();

    Called called = project.call("future", "--target", "main");
    assertThat(called.status()).isEqualTo(1);
    assertThat(called.lines().get(1)).startsWith("work  forks  2 heads, 1 new revision;");
    assertThat(called.lines().get(2))
        .startsWith("    after a1aaaa: w1wwww by Ada Git on ")
        .endsWith(", beside m1mmmm");
  }

  @Test
  void aCheckThatCouldLookAtNoBranchHasNotPassed() throws IOException {
    String tip = git.run("rev-parse", "work");
    Path object = project.path(".git/objects/" + tip.substring(0, 2) + "/" + tip.substring(2));
    Files.delete(object);
    Files.writeString(object, "garbage");

    Called called = project.call("future");
    assertThat(called.status()).isEqualTo(2);
    assertThat(called.lines().get(1)).startsWith("work  unknown");
    assertThat(called.err()).contains("can't be told for 1 of the other branches, of 1.");
  }

  @Test
  void theTableIsThereAsData() throws IOException {
    fork();

    Called called = project.call("future", "--json");
    assertThat(json(called).path("futures").path(0).path("outlook").asText()).isEqualTo("forks");
    assertThat(json(called).path("futures").path(0).path("heads")).hasSize(2);
    assertThat(json(called).path("chosen_by").asText()).isEqualTo("default_branch");
  }

  @Test
  void bothOfAPairLand() {
    fork();

    Called called = project.call("future", "--pair", "work", "HEAD");
    assertThat(called.status()).isEqualTo(1);
    assertThat(called.lines().get(1)).startsWith("work + HEAD  forks");
  }

  @Test
  void whereTellsTheBranch() {
    Called called = project.call("where", "w1ww");

    assertThat(called.status()).isZero();
    assertThat(called.lines().getFirst())
        .isEqualTo("w1wwww is on branch work: migrations/versions/w1wwww.py");
  }

  @Test
  void whereEndsWithOneIfNothingHasIt() throws IOException {
    Called called = project.call("where", "a1aaab");

    assertThat(called.status()).isEqualTo(1);
    assertThat(called.lines())
        .containsExactly(
            "No commit here has a1aaab, and nothing that was staged.", "Similar: a1aaaa");
    assertThat(json(project.call("where", "a1aaab", "--json")).path("similar")).hasSize(1);
  }

  @Test
  void mergeTellsOfAMergeThatExists() {
    fork();
    project.revision("m2mmmm", "another", "a1aaaa");
    commit("two heads");
    git.run("checkout", "-qb", "joined");
    project.revision("5f3e5f", "join", "m1mmmm", "m2mmmm");
    commit("join");
    git.run("checkout", "-q", "main");

    Called called = project.call("merge", "heads", "-m", "again", "--dry-run");
    assertThat(called.status()).isZero();
    assertThat(called.err())
        .contains("The git branch joined has a merge of m1mmmm, m2mmmm already: 5f3e5f by Ada Git");
  }

  @Test
  void withoutARepositoryThereAreNoBranches() throws IOException {
    Project alone =
        Project.in(Files.createDirectories(folder.resolve("alone"))).revision("a1aaaa", "first");

    Called called = alone.call("future");
    assertThat(called.status()).isEqualTo(2);
    assertThat(called.err()).contains("is in no git repository");
  }
}
