package lynearm.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitObjectsTest {

  @TempDir private Path folder;
  private RepositoryFixture fixture;

  @BeforeEach
  void begin() throws IOException {
    assumeTrue(GitProgram.isThere());
    fixture = new RepositoryFixture(folder);
    fixture.git().run("init", "-q", "-b", "main");
    commit("a.txt", "one");
    commit("b.txt", "other");
    fixture.git().run("checkout", "-qb", "work");
    commit("a.txt", "two");
    fixture.git().run("checkout", "-q", "main");
  }

  private void commit(String file, String text) throws IOException {
    Files.writeString(fixture.file(file), text);
    fixture.git().run("add", "-A");
    fixture.git().run("commit", "-qm", text);
  }

  private List<String> log(String file, int most) throws IOException {
    if (!(GitObjects.open(fixture.repository()) instanceof GitAnswer.Given<GitObjects>(var it))) {
      throw new IOException("refused");
    }
    try (it) {
      return it.log(fixture.file(file), most, () -> false).stream().map(Commit::subject).toList();
    }
  }

  @Test
  void theLogOfAFileHasTheCommitsOfAllBranches() throws IOException {
    assertThat(log("a.txt", 9)).containsExactlyInAnyOrder("two", "one");
    assertThat(log("b.txt", 9)).containsExactly("other");
    assertThat(log("nothing.txt", 9)).isEmpty();
    assertThat(log("a.txt", 1)).hasSize(1);
  }
}
