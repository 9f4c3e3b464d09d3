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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Commits that begin a branch, judged by the real git.
class NewBranchTest {

  private static final CommitPlace SIDE = new CommitPlace.NewBranch(new GitBranch("team/side"));

  @TempDir private Path folder;
  private RepositoryFixture fixture;

  @BeforeEach
  void begin() {
    assumeTrue(GitProgram.isThere());
    fixture =
        RepositoryFixture.with(folder, Map.of("v/a.py", "a\n", "v/b.py", "b\n", "z.py", "z\n"));
  }

  private String git(String... words) {
    return fixture.git().run(words);
  }

  private void hasNoErrors() {
    assertThat(git("fsck", "--strict", "--full")).doesNotContain("error", "warning");
  }

  @Test
  void itIsCheckedOutAndHoldsTheCommitAlone() {
    String before = git("rev-parse", "HEAD");
    Path file = fixture.write("v/new.py", "n\n");
    append(fixture.file("v/a.py"), "more\n");
    append(fixture.file("z.py"), "of the person\n");
    fixture.write("staged.py", "s\n");
    git("add", "staged.py");
    delete(fixture.file("v/b.py"));
    Commit commit =
        given(
            fixture
                .writer()
                .commit(
                    List.of(file, fixture.file("v/a.py"), fixture.file("v/b.py")), "join", SIDE));
    assertThat(git("symbolic-ref", "HEAD")).isEqualTo("refs/heads/team/side");
    assertThat(git("rev-parse", "HEAD", "main")).isEqualTo(commit.id() + "\n" + before);
    assertThat(git("log", "-p", "--no-renames", "--format=%s", "-1", "--name-status"))
        .isEqualTo("join\n\nM\tv/a.py\nD\tv/b.py\nA\tv/new.py");
    assertThat(git("status", "--porcelain")).isEqualTo("A  staged.py\n M z.py");
    hasNoErrors();
  }

  @Test
  void theReflogsReadAsGitsOwn() throws IOException {
    Path file = fixture.write("v/new.py", "n\n");
    given(fixture.writer().commit(List.of(file), "join", SIDE));
    String head = git("reflog", "-2", "--format=%gs");
    String branch = git("reflog", "team/side", "--format=%gs");

    git("checkout", "-q", "main");
    git("checkout", "-q", "-b", "team/other");
    fixture.write("v/new.py", "n\n");
    git("add", "v/new.py");
    git("commit", "-q", "-m", "join");
    assertThat(git("reflog", "-2", "--format=%gs").replace("other", "side")).isEqualTo(head);
    assertThat(git("reflog", "team/other", "--format=%gs")).isEqualTo(branch);
    assertThat(Files.readAllLines(fixture.file(".git/logs/HEAD")).get(1))
        .matches("([0-9a-f]{40}) \\1 Eve Maker <eve@example.org> \\d+ [-+]\\d{4}\tcheckout: .*");
  }

  @Test
  void aBranchWithoutCommitsGivesWayToIt() throws IOException {
    RepositoryFixture fresh = new RepositoryFixture(folder.resolve("fresh"));
    FreshRepository.create(fresh.root, RepositoryFixture.MAIN).close();
    given(fresh.writer().commit(List.of(fresh.write("a.py", "a")), "begin", SIDE));
    assertThat(fresh.git().run("branch", "--format=%(refname)")).isEqualTo("refs/heads/team/side");
    assertThat(fresh.git().run("log", "--format=%P%s")).isEqualTo("begin");
    assertThat(fresh.git().run("reflog", "--format=%gs")).isEqualTo("commit (initial): begin");
    assertThat(fresh.git().run("status", "--porcelain")).isEmpty();
  }

  @Test
  void itCanBeginAtADetachedCommit() {
    git("checkout", "-q", "--detach");
    String at = git("rev-parse", "HEAD");
    given(fixture.writer().commit(List.of(fixture.write("n.py", "n")), "join", SIDE));
    assertThat(git("reflog", "--format=%gs", "-2"))
        .isEqualTo("commit: join\ncheckout: moving from " + at + " to team/side");
    assertThat(git("rev-parse", "HEAD^")).isEqualTo(at);
    hasNoErrors();
  }

  @Test
  void inALinkedWorktreeItIsCheckedOutThereAlone() {
    git("worktree", "add", "-q", "-b", "linked", "../linked");
    Path root = fixture.root.resolveSibling("linked");
    GitLookup lookup = GitRepository.around(root, GitHome.in(fixture.home));
    GitRepository repository = ((GitLookup.Found) lookup).repository();
    Path file = RepositoryFixture.write(root.resolve("n.py"), "n\n");
    given(new GitWriter(repository, RepositoryFixture.CLOCK).commit(List.of(file), "join", SIDE));
    GitProgram there = new GitProgram(root, fixture.home);
    assertThat(there.run("symbolic-ref", "HEAD")).isEqualTo("refs/heads/team/side");
    assertThat(there.run("status", "--porcelain")).isEmpty();
    assertThat(there.run("reflog", "--format=%gs", "-2"))
        .isEqualTo("commit: join\ncheckout: moving from linked to team/side");
    assertThat(there.run("reflog", "team/side", "--format=%gs"))
        .isEqualTo("commit: join\nbranch: Created from HEAD");
    given(
        new GitWriter(repository, RepositoryFixture.CLOCK)
            .commit(List.of(append(file, "more\n")), "go on"));
    assertThat(there.run("reflog", "-1", "--format=%gs")).isEqualTo("commit: go on");
    assertThat(there.run("reflog", "-1", "team/side", "--format=%gs")).isEqualTo("commit: go on");
    assertThat(git("symbolic-ref", "HEAD")).isEqualTo("refs/heads/main");
    assertThat(git("reflog", "--format=%gs")).doesNotContain("join", "go on", "side");
    assertThat(git("status", "--porcelain")).isEmpty();
    hasNoErrors();
  }

  @Test
  void aRefusalInALinkedWorktreeIsTakenBack() {
    git("worktree", "add", "-q", "--detach", "../linked");
    Path root = fixture.root.resolveSibling("linked");
    GitLookup lookup = GitRepository.around(root, GitHome.in(fixture.home));
    GitRepository repository = ((GitLookup.Found) lookup).repository();
    Path file = RepositoryFixture.write(root.resolve("n.py"), "n\n");
    GitProgram there = new GitProgram(root, fixture.home);
    String before = there.run("rev-parse", "HEAD");
    fixture.write(".git/worktrees/linked/HEAD.lock", "");
    assertThat(
            refusal(
                new GitWriter(repository, RepositoryFixture.CLOCK)
                    .commit(List.of(file), "join", SIDE)))
        .contains("HEAD is locked");
    assertThat(there.run("rev-parse", "HEAD")).isEqualTo(before);
    assertThat(there.tryTo("symbolic-ref", "-q", "HEAD").status()).isEqualTo(1);
    assertThat(git("branch", "--format=%(refname:short)")).isEqualTo("main");
  }

  @Test
  void aRepositoryWithPackedRefsTakesItToo() {
    git("pack-refs", "--all");
    given(fixture.writer().commit(List.of(fixture.write("n.py", "n")), "join", SIDE));
    assertThat(git("branch", "--format=%(refname:short)")).isEqualTo("main\nteam/side");
    hasNoErrors();
  }

  @ParameterizedTest
  @ValueSource(strings = {"main", "a b", "main/x", "-x", ""})
  void aNameThatCannotBeIsRefused(String name) {
    String before = git("for-each-ref");
    assertThat(
            refusal(
                fixture
                    .writer()
                    .commit(
                        List.of(fixture.write("n.py", "n")),
                        "join",
                        new CommitPlace.NewBranch(new GitBranch(name)))))
        .contains("branch");
    assertThat(git("for-each-ref")).isEqualTo(before);
    assertThat(git("status", "--porcelain")).isEqualTo("?? n.py");
  }

  @ParameterizedTest
  @ValueSource(strings = {".git/HEAD.lock", ".git/refs/heads/team/side.lock"})
  void aLockLeavesEverythingAsItWas(String lock) throws IOException {
    Path file = fixture.write("n.py", "n");
    byte[] index = Files.readAllBytes(fixture.file(".git/index"));
    Path held = fixture.write(lock, "");
    assertThat(refusal(fixture.writer().commit(List.of(file), "join", SIDE))).contains("locked");
    delete(held);
    assertThat(git("for-each-ref", "--format=%(refname)")).isEqualTo("refs/heads/main");
    assertThat(git("symbolic-ref", "HEAD")).isEqualTo("refs/heads/main");
    assertThat(fixture.file(".git/index")).hasBinaryContent(index);
    assertThat(fixture.file(".git/index.lock")).doesNotExist();
  }

  @Test
  void aCommitIsSeenBeforeItIsMade() {
    Path file = fixture.write("v/new.py", "n\n");
    append(fixture.file("v/a.py"), "more\n");
    delete(fixture.file("v/b.py"));
    CommitPreview preview =
        given(
            fixture
                .writer()
                .preview(List.of(file, fixture.file("v/a.py"), fixture.file("v/b.py"))));
    assertThat(preview.files())
        .containsExactly(
            new CommittedFile("v/new.py", CommittedFile.Kind.ADDED),
            new CommittedFile("v/a.py", CommittedFile.Kind.CHANGED),
            new CommittedFile("v/b.py", CommittedFile.Kind.DELETED));
    assertThat(preview.author()).isEqualTo("Eve Maker <eve@example.org>");
    assertThat(preview.head().branch()).contains(RepositoryFixture.MAIN);
    fixture.write(".git/MERGE_HEAD", "");
    assertThat(refusal(fixture.writer().preview(List.of(file)))).contains("is not finished");
  }
}
