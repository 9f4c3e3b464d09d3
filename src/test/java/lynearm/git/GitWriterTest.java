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
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitWriterTest {

  @TempDir Path folder;
  private RepositoryFixture fixture;

  @BeforeEach
  void begin() {
    fixture =
        RepositoryFixture.with(
            folder,
            Map.of(
                "v/a.py", "a\n", "v/b.py", "b\n", "v-x/c.py", "c\n", "v.txt", "d\n", "z", "e\n"));
  }

  private String status() {
    return fixture.git().run("status", "--porcelain", "--no-renames");
  }

  @Test
  void stagingPutsExactlyTheseFilesIntoTheIndex() {
    assumeTrue(GitProgram.isThere());
    Path file = fixture.write("v/new.py", "n\n");
    fixture.write("v/other.py", "o\n");
    append(fixture.file("v/a.py"), "more\n");
    delete(fixture.file("v/b.py"));
    assertThat(given(fixture.writer().stage(List.of(file, fixture.file("v/b.py")))))
        .containsExactly("v/new.py", "v/b.py");
    assertThat(status()).isEqualTo(" M v/a.py\nD  v/b.py\nA  v/new.py\n?? v/other.py");
    assertThat(fixture.git().run("fsck", "--strict", "--full")).doesNotContain("error");
  }

  @Test
  void stagingWhatIsStagedChangesNothing() {
    Path file = fixture.write("v/new.py", "n\n");
    given(fixture.writer().stage(List.of(file)));
    assertThat(given(fixture.writer().stage(List.of(file)))).isEmpty();
  }

  @Test
  void unstagingUndoesStaging() {
    assumeTrue(GitProgram.isThere());
    Path file = fixture.write("v/new.py", "n\n");
    Path changed = append(fixture.file("v/a.py"), "more\n");
    Path gone = fixture.file("v/b.py");
    delete(gone);
    given(fixture.writer().stage(List.of(file, changed, gone)));
    assertThat(given(fixture.writer().unstage(List.of(file, changed, gone, fixture.file("z")))))
        .containsExactly("v/new.py", "v/a.py", "v/b.py");
    assertThat(status()).isEqualTo(" M v/a.py\n D v/b.py\n?? v/new.py");
  }

  @Test
  void anIntentToAddBecomesARealEntry() {
    assumeTrue(GitProgram.isThere());
    Path file = fixture.write("v/new.py", "n\n");
    fixture.git().run("add", "-N", "v/new.py");
    assertThat(given(fixture.writer().stage(List.of(file)))).containsExactly("v/new.py");
    assertThat(status()).isEqualTo("A  v/new.py");
    given(fixture.writer().unstage(List.of(file)));
    assertThat(status()).isEqualTo("?? v/new.py");
  }

  @Test
  void aCommitTakesTheseFilesAndNothingElseThatIsStaged() throws IOException {
    assumeTrue(GitProgram.isThere());
    Path file = fixture.write("v/new.py", "n\n");
    Path staged = fixture.write("v/staged.py", "s\n");
    given(fixture.writer().stage(List.of(staged)));
    delete(fixture.file("v/b.py"));
    Commit commit =
        given(
            fixture
                .writer()
                .commit(List.of(file, fixture.file("v/b.py")), "\nmerge heads  \n\nwhy\n\n"));
    assertThat(commit)
        .isEqualTo(
            new Commit(
                commit.id(),
                "Eve Maker",
                "eve@example.org",
                OffsetDateTime.parse("2026-03-04T07:06:07+02:00"),
                "merge heads"));
    GitProgram git = fixture.git();
    assertThat(git.run("rev-parse", "HEAD")).isEqualTo(commit.id().value());
    assertThat(git.run("symbolic-ref", "HEAD")).isEqualTo("refs/heads/main");
    assertThat(git.run("show", "--no-renames", "--name-status", "--format=%B", "HEAD"))
        .isEqualTo("merge heads\n\nwhy\n\n\nD\tv/b.py\nA\tv/new.py");
    assertThat(status()).isEqualTo("A  v/staged.py");
    assertThat(git.run("fsck", "--strict", "--full")).doesNotContain("error");
    assertThat(git.run("reflog", "-1", "--format=%gs")).isEqualTo("commit: merge heads");
    assertThat(git.run("log", "-1", "--format=%an <%ae> %ad %cn", "--date=iso"))
        .isEqualTo("Eve Maker <eve@example.org> 2026-03-04 07:06:07 +0200 Eve Maker");
  }

  @Test
  void afterACommitTheWorkTreeIsClean() {
    assumeTrue(GitProgram.isThere());
    Path file = fixture.write("v/deep/er/ü ñ.py", "n\n");
    given(fixture.writer().commit(List.of(file), "add"));
    assertThat(status()).isEmpty();
    assertThat(fixture.git().run("ls-files", "-z", "v/deep")).isEqualTo("v/deep/er/ü ñ.py\0");
    assertThat(given(WorkingFiles.read(fixture.repository(), List.of(file))).status(file))
        .contains(new FileStatus(FileState.UNCHANGED, true));
  }

  @Test
  void theFirstCommitOfABranchHasNoParent() throws IOException {
    assumeTrue(GitProgram.isThere());
    RepositoryFixture fresh = new RepositoryFixture(folder.resolve("fresh"));
    FreshRepository.create(fresh.root, RepositoryFixture.MAIN).close();
    Path file = fresh.write("v/a.py", "a");
    given(fresh.writer().commit(List.of(file), "begin"));
    assertThat(fresh.git().run("log", "--format=%P%s")).isEqualTo("begin");
    assertThat(fresh.git().run("status", "--porcelain")).isEmpty();
    assertThat(fresh.git().run("reflog", "--format=%gs")).isEqualTo("commit (initial): begin");
  }

  @Test
  void aDetachedCommitMovesHeadOnly() {
    assumeTrue(GitProgram.isThere());
    fixture.git().run("checkout", "-q", "--detach");
    String main = fixture.git().run("rev-parse", "main");
    Commit commit =
        given(fixture.writer().commit(List.of(fixture.write("v/n.py", "n")), "detached"));
    assertThat(fixture.git().run("rev-parse", "HEAD", "main")).isEqualTo(commit.id() + "\n" + main);
  }

  @Test
  void lineEndsAreStoredAsGitWould() {
    assumeTrue(GitProgram.isThere());
    append(fixture.file(".git/config"), "[core]\n\tautocrlf = true\n");
    Path file = fixture.write("v/crlf.py", "one\r\ntwo\r\n");
    given(fixture.writer().commit(List.of(file), "add"));
    assertThat(fixture.git().run("cat-file", "-p", "HEAD:v/crlf.py")).isEqualTo("one\ntwo");
    assertThat(status()).isEmpty();
  }

  @Test
  void theExecutableBitIsKept() throws IOException {
    assumeTrue(GitProgram.isThere());
    Path file = fixture.write("v/run.py", "x");
    assumeTrue(file.toFile().setExecutable(true));
    given(fixture.writer().stage(List.of(file)));
    assertThat(fixture.git().run("ls-files", "-s", "v/run.py")).startsWith("100755");
  }

  @Test
  void aBranchThatIsPackedCanBeCommittedTo() {
    assumeTrue(GitProgram.isThere());
    fixture.git().run("pack-refs", "--all");
    fixture.git().run("gc", "-q");
    given(fixture.writer().commit(List.of(fixture.write("v/n.py", "n")), "add"));
    assertThat(status()).isEmpty();
    assertThat(fixture.git().run("fsck", "--strict")).doesNotContain("error");
  }

  @Test
  void anIndexOfVersionFourStaysReadable() {
    assumeTrue(GitProgram.isThere());
    fixture.git().run("update-index", "--index-version", "4");
    given(fixture.writer().stage(List.of(fixture.write("v/n.py", "n"))));
    assertThat(status()).isEqualTo("A  v/n.py");
  }

  @Test
  void aSplitIndexIsRefusedAndLeftAsItIs() throws IOException {
    assumeTrue(GitProgram.isThere());
    fixture.git().run("update-index", "--split-index");
    byte[] before = Files.readAllBytes(fixture.file(".git/index"));
    assertThat(refusal(fixture.writer().stage(List.of(fixture.write("v/n.py", "n")))))
        .contains("Split and sparse");
    assertThat(fixture.file(".git/index")).hasBinaryContent(before);
    assertThat(fixture.file(".git/index.lock")).doesNotExist();
  }

  @Test
  void severalFilesAreStagedAllOrNone() {
    Path good = fixture.write("v/n.py", "n");
    assertThat(refusal(fixture.writer().stage(List.of(good, fixture.file("v/missing.py")))))
        .isEqualTo("There is no file v/missing.py.");
    assertThat(given(WorkingFiles.read(fixture.repository(), List.of(good))).status(good))
        .contains(new FileStatus(FileState.NEW, false));
    assertThat(fixture.file(".git/index.lock")).doesNotExist();
  }

  @Test
  void whatCannotBeStagedIsRefusedWithTheReason() throws IOException {
    Path outside = RepositoryFixture.write(folder.resolve("outside.py"), "x");
    assertThat(refusal(fixture.writer().stage(List.of(outside)))).contains("lies outside");
    assertThat(refusal(fixture.writer().stage(List.of(fixture.file(".git/config")))))
        .contains("lies outside");
    fixture.write(".gitignore", "*.log\n");
    assertThat(refusal(fixture.writer().stage(List.of(fixture.write("v/x.log", "x")))))
        .contains("is ignored by git");
    Path link = Files.createSymbolicLink(fixture.file("v/link.py"), outside);
    assertThat(refusal(fixture.writer().stage(List.of(link)))).contains("is not a plain file");
    Files.createSymbolicLink(fixture.file("away"), folder);
    assertThat(refusal(fixture.writer().stage(List.of(fixture.file("away/outside.py")))))
        .contains("lies outside");
    fixture.write("sub/.git/HEAD", "ref: refs/heads/main\n");
    assertThat(refusal(fixture.writer().stage(List.of(fixture.write("sub/x.py", "x")))))
        .contains("belongs to the git repository in sub");
    assertThat(refusal(fixture.writer().stage(List.of()))).contains("No file is given");
  }

  @Test
  void aLockedIndexIsRefusedAndTheLockStays() {
    Path file = fixture.write("v/n.py", "n");
    Path lock = fixture.write(".git/index.lock", "");
    assertThat(refusal(fixture.writer().stage(List.of(file)))).contains("is locked");
    assertThat(refusal(fixture.writer().commit(List.of(file), "m"))).contains("is locked");
    assertThat(lock).exists();
  }

  @Test
  void aLockedBranchLeavesEverythingAsItWas() throws IOException {
    Path file = fixture.write("v/n.py", "n");
    byte[] index = Files.readAllBytes(fixture.file(".git/index"));
    fixture.write(".git/refs/heads/main.lock", "");
    assertThat(refusal(fixture.writer().commit(List.of(file), "m"))).contains("or is locked");
    assertThat(fixture.file(".git/index")).hasBinaryContent(index);
    assertThat(fixture.file(".git/index.lock")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "MERGE_HEAD, a git merge",
    "rebase-merge/onto, a rebase",
    "CHERRY_PICK_HEAD, a cherry-pick",
    "REVERT_HEAD, a revert",
    "sequencer/todo, a series of cherry-picks or reverts",
    "BISECT_LOG, a bisect"
  })
  void whileSomethingIsUnfinishedACommitIsRefused(String path, String words) {
    fixture.write(".git/" + path, "");
    assertThat(refusal(fixture.writer().commit(List.of(fixture.write("v/n.py", "n")), "m")))
        .contains(words + " is not finished");
  }

  @Test
  void nothingToCommitIsRefused() {
    assertThat(refusal(fixture.writer().commit(List.of(fixture.file("v/a.py")), "m")))
        .contains("nothing to commit");
    assertThat(refusal(fixture.writer().commit(List.of(fixture.write("v/n.py", "n")), " \n ")))
        .contains("no message");
  }

  @Test
  void withoutANameACommitIsRefused() {
    RepositoryFixture.write(fixture.home.resolve(".gitconfig"), "[user]\nname = Eve\n");
    assertThat(refusal(fixture.writer().commit(List.of(fixture.write("v/n.py", "n")), "m")))
        .contains("doesn't know your e-mail address");
  }

  @Test
  void whereCommitsAreSignedACommitIsRefused() {
    append(fixture.file(".git/config"), "[commit]\n\tgpgSign = true\n");
    assertThat(refusal(fixture.writer().commit(List.of(fixture.write("v/n.py", "n")), "m")))
        .contains("are to be signed");
  }

  @Test
  void theNameComesFromTheSettingsThatHoldHere() {
    RepositoryFixture.write(
        fixture.home.resolve(".gitconfig"),
        "[user]\nname = Eve\nemail = home@x.org\n[include]\npath = more\n"
            + "[includeIf \"gitdir:"
            + folder
            + "/\"]\npath = ~/work\n[includeIf \"gitdir:~/elsewhere/\"]\npath = never\n"
            + "[includeIf \"onbranch:ma*\"]\npath = branch\n");
    RepositoryFixture.write(fixture.home.resolve("branch"), "[committer]\nname = On Main\n");
    RepositoryFixture.write(fixture.home.resolve("more"), "[user]\nname = Eve More\n");
    RepositoryFixture.write(fixture.home.resolve("work"), "[user]\nemail = work@x.org\n");
    RepositoryFixture.write(fixture.home.resolve("never"), "[user]\nname = Never\n");
    append(fixture.file(".git/config"), "[author]\n\tname = Author Only\n");
    Commit commit = given(fixture.writer().commit(List.of(fixture.write("v/n.py", "n")), "m"));
    assertThat(commit.authorName()).isEqualTo("Author Only");
    assertThat(commit.authorEmail()).isEqualTo("work@x.org");
    assumeTrue(GitProgram.isThere());
    assertThat(fixture.git().run("log", "-1", "--format=%cn")).isEqualTo("On Main");
    assertThat(fixture.git().run("config", "user.name")).isEqualTo("Eve More");
    assertThat(fixture.git().run("config", "user.email")).isEqualTo("work@x.org");
  }

  @Test
  void aFileWithAFilterIsRefused() {
    fixture.write(".gitattributes", "[attr]big filter=lfs -text\n*.bin big\n*.txt text\n");
    assertThat(refusal(fixture.writer().stage(List.of(fixture.write("v/x.bin", "x")))))
        .contains("filter=lfs")
        .contains("another program would run");
    assertThat(given(fixture.writer().stage(List.of(fixture.write("v/x.txt", "x")))))
        .containsExactly("v/x.txt");
  }

  @Test
  void onABranchWithoutCommitsADeletionAloneIsNothingToCommit() throws IOException {
    RepositoryFixture fresh = new RepositoryFixture(folder.resolve("fresh"));
    FreshRepository.create(fresh.root, RepositoryFixture.MAIN).close();
    Path file = fresh.write("v/a.py", "a");
    given(fresh.writer().stage(List.of(file)));
    delete(file);
    assertThat(refusal(fresh.writer().commit(List.of(file), "m"))).contains("nothing to commit");
    assertThat(given(fresh.writer().unstage(List.of(file)))).containsExactly("v/a.py");
  }
}
