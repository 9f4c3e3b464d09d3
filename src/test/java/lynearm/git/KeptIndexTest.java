package lynearm.git;

import static lynearm.git.RepositoryFixture.append;
import static lynearm.git.RepositoryFixture.delete;
import static lynearm.git.RepositoryFixture.given;
import static lynearm.git.RepositoryFixture.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person has in the index, and keeps there while Lynearm stages and commits its own files.
class KeptIndexTest {

  @TempDir private Path folder;
  private RepositoryFixture fixture;

  @BeforeEach
  void begin() {
    assumeTrue(GitProgram.isThere());
    fixture =
        RepositoryFixture.with(
            folder, Map.of("a", "a\n", "b", "b\n", "c", "c\n", "d", "d\n", "v/x.py", "x\n"));
  }

  private String git(String... words) {
    return fixture.git().run(words);
  }

  /// Every entry with its mode, stage and flags, but for the files of ours.
  private String others() {
    return git("ls-files", "--stage", "-t", "-v", "--", ":!v")
        + "\n"
        + git("diff", "--cached", "--", ":!v");
  }

  @Test
  void entriesOfEveryKindStayAsTheyWere() throws IOException {
    append(fixture.file("a"), "staged\n");
    git("add", "a");
    append(fixture.file("a"), "and more\n");
    fixture.write("intended", "i\n");
    git("add", "-N", "intended");
    git("update-index", "--skip-worktree", "b");
    git("update-index", "--assume-unchanged", "c");
    git("update-index", "--chmod=+x", "d");
    git("config", "core.fileMode", "false");
    String blob = git("rev-parse", "HEAD:a");
    Path stages = folder.resolve("stages");
    Files.writeString(
        stages,
        "100644 %1$s 1\tclash\n100644 %1$s 2\tclash\n100644 %1$s 3\tclash\n".formatted(blob));
    assertThat(
            new ProcessBuilder("git", "update-index", "--index-info")
                .directory(fixture.root.toFile())
                .redirectInput(stages.toFile())
                .start()
                .onExit()
                .join()
                .exitValue())
        .isZero();
    String before = others();
    assertThat(before).contains("S 100644", "1\tclash", "3\tclash", "intended");

    Path file = fixture.write("v/new.py", "n\n");
    append(fixture.file("v/x.py"), "edited\n");
    given(fixture.writer().stage(List.of(file)));
    assertThat(others()).isEqualTo(before);
    given(fixture.writer().unstage(List.of(file)));
    assertThat(others()).isEqualTo(before);
    given(fixture.writer().commit(List.of(file, fixture.file("v/x.py")), "join"));
    assertThat(others()).isEqualTo(before);
    assertThat(git("show", "--format=%s", "--name-status"))
        .isEqualTo("join\n\nA\tv/new.py\nM\tv/x.py");
    assertThat(git("fsck", "--strict")).doesNotContain("error");
  }

  @Test
  void aSparseIndexIsRefusedAndLeftAsItIs() throws IOException {
    fixture.write("far/away/f.py", "f\n");
    git("add", "far");
    git("commit", "-q", "-m", "far");
    assumeTrue(
        fixture.git().tryTo("sparse-checkout", "set", "--cone", "--sparse-index", "v").status()
            == 0);
    byte[] before = Files.readAllBytes(fixture.file(".git/index"));
    Path file = fixture.write("v/new.py", "n\n");
    assertThat(refusal(fixture.writer().stage(List.of(file)))).contains("Split and sparse");
    assertThat(refusal(fixture.writer().commit(List.of(file), "m"))).contains("Split and sparse");
    assertThat(fixture.file(".git/index")).hasBinaryContent(before);
  }

  @Test
  void filesKeepTheirModeInACommit() {
    git("update-index", "--chmod=+x", "v/x.py");
    git("commit", "-q", "-m", "mode");
    assumeTrue(fixture.file("v/x.py").toFile().setExecutable(true));
    append(fixture.file("v/x.py"), "more\n");
    given(fixture.writer().commit(List.of(fixture.file("v/x.py")), "edit"));
    assertThat(git("ls-tree", "HEAD", "v/x.py")).startsWith("100755");
    git("config", "core.fileMode", "false");
    assumeTrue(fixture.file("v/x.py").toFile().setExecutable(false));
    append(fixture.file("v/x.py"), "yet more\n");
    given(fixture.writer().commit(List.of(fixture.file("v/x.py")), "edit again"));
    assertThat(git("ls-tree", "HEAD", "v/x.py")).startsWith("100755");
    assertThat(git("log", "-1", "-p", "--format=%s")).contains("+yet more").doesNotContain("mode");
  }

  @Test
  void aFolderThatBecomesEmptyLeavesTheTree() {
    delete(fixture.file("v/x.py"));
    given(fixture.writer().commit(List.of(fixture.file("v/x.py")), "away"));
    assertThat(git("ls-tree", "--name-only", "HEAD")).isEqualTo("a\nb\nc\nd");
    assertThat(git("status", "--porcelain")).isEmpty();
    assertThat(git("fsck", "--strict")).doesNotContain("error");
  }

  @Test
  void aReadOnlyRepositoryIsRefused() {
    Path file = fixture.write("v/new.py", "n\n");
    assumeTrue(fixture.file(".git").toFile().setWritable(false));
    try {
      assumeTrue(!Files.isWritable(fixture.file(".git")), "the superuser may write everywhere");
      assertThat(refusal(fixture.writer().stage(List.of(file)))).contains("is read-only");
      assertThat(refusal(fixture.writer().commit(List.of(file), "m"))).contains("is read-only");
    } finally {
      assertThat(fixture.file(".git").toFile().setWritable(true)).isTrue();
    }
  }
}
