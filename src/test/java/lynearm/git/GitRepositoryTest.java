package lynearm.git;

import static lynearm.git.RepositoryFixture.given;
import static lynearm.git.RepositoryFixture.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitRepositoryTest {

  @TempDir Path folder;

  private static String refusal(GitLookup lookup) {
    assertThat(lookup).isInstanceOf(GitLookup.Refused.class);
    return ((GitLookup.Refused) lookup).reason().toString();
  }

  private GitLookup around(Path place) {
    return GitRepository.around(place, GitHome.in(folder.resolve("home")));
  }

  @Test
  void aFolderOutsideOfAnyRepositoryHasNone() {
    assertThat(around(folder)).isEqualTo(new GitLookup.None());
  }

  @Test
  void theRepositoryIsFoundFromAFolderInside() {
    RepositoryFixture fixture = RepositoryFixture.with(folder, Map.of("a/b/c.py", "x"));
    assertThat(around(fixture.file("a/b"))).isEqualTo(new GitLookup.Found(fixture.repository()));
    assertThat(fixture.repository().root()).isEqualTo(fixture.root);
  }

  @Test
  void aFolderThatIsGoneIsRefused() {
    assertThat(refusal(around(folder.resolve("gone")))).startsWith("Can't look for a git repos");
  }

  @Test
  void anEmptyGitFolderIsNoRepositoryAndSaidSo() throws IOException {
    Files.createDirectories(folder.resolve("repo/.git"));
    assertThat(refusal(around(folder.resolve("repo")))).contains("not a whole git repository");
  }

  @Test
  void theInnerFolderIsRefused() {
    RepositoryFixture fixture = RepositoryFixture.with(folder, Map.of("a", "x"));
    assertThat(refusal(around(fixture.file(".git/objects")))).contains("inner folder");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [core]#repositoryformatversion = 1#[extensions]#objectFormat = sha256 | names its objects by sha256
          [core]#repositoryformatversion = 1#[extensions]#fancy = on            | uses the extension "fancy"
          [core]#repositoryformatversion = 7                                    | has format version 7
          [core]#bare = true                                                    | is bare
          [core]#worktree = /                                                   | keeps its files elsewhere
          [core                                                                 | Can't understand the git settings
          [include]#path = config                                               | Can't understand the git settings
          """)
  void settingsThatCannotBeHonouredAreRefused(String config, String reason) {
    RepositoryFixture fixture = RepositoryFixture.with(folder, Map.of("a", "x"));
    write(fixture.file(".git/config"), config.replace('#', '\n') + "\n");
    assertThat(refusal(around(fixture.root))).contains(reason);
  }

  @Test
  void aDotGitFileThatPointsNowhereIsRefused() {
    write(folder.resolve("repo/.git"), "gitdir: ../nowhere\n");
    assertThat(refusal(around(folder.resolve("repo")))).contains("that is not there");
  }

  @Test
  void aBranchWithoutCommitsIsUnborn() throws IOException {
    RepositoryFixture fixture = new RepositoryFixture(folder);
    FreshRepository.create(fixture.root, new GitBranch("trunk")).close();
    assertThat(given(fixture.repository().state()))
        .isEqualTo(
            new RepositoryState(
                new Head.Unborn(new GitBranch("trunk")), Optional.empty(), Ongoing.NOTHING));
  }

  @Test
  void branchCommitAndUpstreamAreTold() throws IOException {
    RepositoryFixture fixture = RepositoryFixture.with(folder, Map.of("a", "x"));
    Path config = fixture.file(".git/config");
    write(
        config,
        Files.readString(config)
            + "[branch \"main\"]\n\tremote = origin\n\tmerge = refs/heads/trunk\n");
    CommitId tip = new CommitId(Files.readString(fixture.file(".git/refs/heads/main")).strip());
    assertThat(given(fixture.repository().state()))
        .isEqualTo(
            new RepositoryState(
                new Head.OnBranch(RepositoryFixture.MAIN, tip),
                Optional.of("origin/trunk"),
                Ongoing.NOTHING));
  }

  @Test
  void aDetachedCommitIsTold() throws IOException {
    RepositoryFixture fixture = RepositoryFixture.with(folder, Map.of("a", "x"));
    String tip = Files.readString(fixture.file(".git/refs/heads/main")).strip();
    fixture.write(".git/HEAD", tip + "\n");
    assertThat(given(fixture.repository().state()).head())
        .isEqualTo(new Head.Detached(new CommitId(tip)));
  }

  @ParameterizedTest
  @CsvSource({
    "MERGE_HEAD, MERGE",
    "rebase-merge/onto, REBASE",
    "rebase-apply/next, REBASE",
    "CHERRY_PICK_HEAD, CHERRY_PICK",
    "REVERT_HEAD, REVERT",
    "BISECT_LOG, BISECT"
  })
  void whatIsUnfinishedIsTold(String file, Ongoing expected) {
    RepositoryFixture fixture = RepositoryFixture.with(folder, Map.of("a", "x"));
    fixture.write(".git/" + file, "");
    assertThat(given(fixture.repository().state()).ongoing()).isEqualTo(expected);
  }

  @Test
  void aLinkedWorktreeIsARepositoryOfItsOwnBranch() {
    assumeTrue(GitProgram.isThere());
    RepositoryFixture fixture = RepositoryFixture.with(folder, Map.of("v/a.py", "x"));
    fixture.git().run("worktree", "add", "-q", "-b", "side", "../linked");
    assertThat(around(folder.resolve("linked/v"))).isInstanceOf(GitLookup.Found.class);
    GitRepository linked = ((GitLookup.Found) around(folder.resolve("linked/v"))).repository();
    assertThat(given(linked.state()).head().branch()).contains(new GitBranch("side"));
    Path file = write(folder.resolve("linked/v/b.py"), "y");
    assertThat(given(new GitWriter(linked, RepositoryFixture.CLOCK).stage(List.of(file))))
        .containsExactly("v/b.py");
    assertThat(new GitProgram(folder.resolve("linked"), fixture.home).run("status", "--porcelain"))
        .isEqualTo("A  v/b.py");
    assertThat(
            given(
                    RevisionHistory.read(
                        linked, List.of(linked.root().resolve("v")), _ -> {}, () -> false))
                .files())
        .containsOnlyKeys(linked.root().resolve("v/a.py"));
  }

  @Test
  void aSubmoduleIsARepositoryOfItsOwn() {
    assumeTrue(GitProgram.isThere());
    RepositoryFixture inner = RepositoryFixture.with(folder.resolve("inner"), Map.of("a", "x"));
    RepositoryFixture outer = RepositoryFixture.with(folder.resolve("outer"), Map.of("b", "y"));
    outer
        .git()
        .run(
            "-c",
            "protocol.file.allow=always",
            "submodule",
            "-q",
            "add",
            inner.root.toString(),
            "sub");
    GitLookup lookup = GitRepository.around(outer.file("sub"), GitHome.in(outer.home));
    assertThat(lookup).isInstanceOf(GitLookup.Found.class);
    assertThat(((GitLookup.Found) lookup).repository().root()).isEqualTo(outer.file("sub"));
  }

  @Test
  void whatToWatchHasHeadAndAllFoldersOfRefs() {
    RepositoryFixture fixture = RepositoryFixture.with(folder, Map.of("a", "x"));
    fixture.write(".git/refs/remotes/origin/team/branch", "0".repeat(40) + "\n");
    assertThat(fixture.repository().foldersToWatch())
        .contains(
            fixture.file(".git"),
            fixture.file(".git/refs/heads"),
            fixture.file(".git/refs/remotes/origin/team"));
  }

  @Test
  void refsOfALinkedWorktreeAreWatchedWhereTheyAre() {
    assumeTrue(GitProgram.isThere());
    RepositoryFixture fixture = RepositoryFixture.with(folder, Map.of("a", "x"));
    fixture.git().run("worktree", "add", "-q", "-b", "side", folder.resolve("side").toString());
    GitLookup lookup = GitRepository.around(folder.resolve("side"), GitHome.in(fixture.home));
    assertThat(((GitLookup.Found) lookup).repository().foldersToWatch())
        .contains(
            fixture.file(".git"),
            fixture.file(".git/refs/heads"),
            fixture.file(".git/worktrees/side"));
  }

  @Test
  void refsInTablesAreReadAsThoseInFiles() throws Exception {
    RepositoryFixture fixture = RepositoryFixture.with(folder, Map.of("a", "x"));
    RefTips before = RepositoryFixture.given(RefTips.read(fixture.repository()));
    QuietSystemReader.install();
    try (var open = Access.open(fixture.repository())) {
      ((org.eclipse.jgit.internal.storage.file.FileRepository) open)
          .convertRefStorage("reftable", false, false);
    }

    assertThat(fixture.file(".git/reftable/tables.list")).exists();
    GitRepository repository = fixture.repository();
    assertThat(RepositoryFixture.given(RefTips.read(repository))).isEqualTo(before);
    assertThat(repository.foldersToWatch()).contains(fixture.file(".git/reftable"));
    assertThat(RepositoryFixture.given(repository.state()).head().commit()).isPresent();
  }
}
