package lynearm.git;

import static lynearm.git.RepositoryFixture.append;
import static lynearm.git.RepositoryFixture.given;
import static lynearm.git.RepositoryFixture.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A repository that tries by every known way to get a program of its own run. The program would
/// leave a file behind.
class HostileRepositoryTest {

  @TempDir Path folder;
  private RepositoryFixture fixture;
  private Path canary;

  @BeforeEach
  void begin() {
    fixture =
        RepositoryFixture.with(
            folder,
            Map.of(
                "v/a.py",
                "a\n",
                "v/b.py",
                "b\n",
                ".gitattributes",
                "*.py diff=trap merge=trap\nv/b.py filter=trap\n"));
    canary = folder.resolve("canary");
    Path trap =
        RepositoryFixture.write(
            folder.resolve("trap"), "#!/bin/sh\necho ran >> '" + canary + "'\ncat\n");
    assumeTrue(trap.toFile().setExecutable(true));
    RepositoryFixture.write(fixture.home.resolve("included"), settings(trap));
    append(
        fixture.file(".git/config"),
        settings(trap) + "[include]\n\tpath = " + fixture.home.resolve("included") + "\n");
    for (String condition :
        List.of(
            "gitdir:**",
            "gitdir/i:" + fixture.root + "/",
            "onbranch:main",
            "onbranch:**",
            "hasconfig:remote.*.url:**")) {
      append(
          fixture.file(".git/config"),
          "[includeIf \"%s\"]\n\tpath = ../../home/included\n".formatted(condition));
    }
    for (String hook :
        List.of(
            "pre-commit",
            "prepare-commit-msg",
            "commit-msg",
            "post-commit",
            "post-index-change",
            "reference-transaction",
            "post-checkout",
            "fsmonitor-watchman",
            "pre-auto-gc")) {
      Path file =
          fixture.write(".git/hooks/" + hook, "#!/bin/sh\necho " + hook + " >> '" + canary + "'\n");
      assumeTrue(file.toFile().setExecutable(true));
    }
  }

  private static String settings(Path trap) {
    return """
    [core]
    	fsmonitor = TRAP
    	hooksPath = .git/hooks
    	sshCommand = TRAP
    	editor = TRAP
    	pager = TRAP
    	askPass = TRAP
    	gitProxy = TRAP
    	alternateRefsCommand = TRAP
    [filter "trap"]
    	clean = TRAP
    	smudge = TRAP
    	process = TRAP
    	required = true
    [diff]
    	external = TRAP
    [diff "trap"]
    	textconv = TRAP
    	command = TRAP
    [merge "trap"]
    	driver = TRAP
    [credential]
    	helper = !TRAP
    [gpg]
    	program = TRAP
    [alias]
    	status = !TRAP
    [user]
    	name = Hostile
    	email = hostile@example.org
    """
        .replace("TRAP", trap.toString());
  }

  /// All files with their content, to see that nothing was written.
  private Map<String, String> everything() throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(Files::isRegularFile)
          .forEach(file -> {
            try {
              all.put(
                  file.toString(), java.util.HexFormat.of().formatHex(Files.readAllBytes(file)));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
    return all;
  }

  @Test
  void theTrapWorksForTheGitProgram() {
    assumeTrue(GitProgram.isThere());
    append(fixture.file("v/b.py"), "more\n");
    fixture.git().tryTo("add", "v/b.py");
    assertThat(canary).exists();
  }

  @Test
  void readingRunsAndWritesNothing() throws IOException {
    append(fixture.file("v/b.py"), "more\n");
    Map<String, String> before = everything();
    GitRepository repository = fixture.repository();
    given(repository.state());
    given(RevisionHistory.read(repository, List.of(fixture.root), _ -> {}, () -> false));
    assertThat(
            given(WorkingFiles.read(repository, List.of(fixture.root)))
                .status(fixture.file("v/b.py")))
        .contains(new FileStatus(FileState.MODIFIED, true));
    assertThat(canary).doesNotExist();
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void stagingAndCommittingRunNothing() {
    Path file = fixture.write("v/new.py", "n\n");
    append(fixture.file("v/a.py"), "more\n");
    given(fixture.writer().stage(List.of(file, fixture.file("v/a.py"))));
    given(fixture.writer().unstage(List.of(file)));
    given(fixture.writer().commit(List.of(file), "commit"));
    append(file, "more\n");
    given(
        fixture
            .writer()
            .commit(List.of(file), "again", new CommitPlace.NewBranch(new GitBranch("elsewhere"))));
    given(fixture.repository().branchNames());
    given(fixture.repository().personName());
    assertThat(refusal(fixture.writer().stage(List.of(fixture.file("v/b.py")))))
        .contains("filter=trap");
    assertThat(canary).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HEAD",
        "config",
        "index",
        "packed-refs",
        "MERGE_HEAD",
        "shallow",
        "refs/heads/x",
        "objects/pack/pack-0123456789012345678901234567890123456789.idx"
      })
  void aPipeInPlaceOfAFileIsNotOpened(String name) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")));
    Path file = fixture.file(".git/" + name);
    Files.deleteIfExists(file);
    assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor()).isZero();
    assertThat(GitRepository.around(fixture.root, GitHome.in(fixture.home)))
        .isInstanceOfSatisfying(
            GitLookup.Refused.class,
            it -> assertThat(it.reason().toString()).contains("is not an ordinary file"));
  }

  @Test
  void damagedPackedRefsAreToldInWordsAlone() throws IOException {
    String tip = "1234567890123456789012345678901234567890";
    Files.writeString(fixture.file(".git/packed-refs"), tip + " refs/heads/one\rtwo\n");

    assertThat(refusal(RefTips.read(fixture.repository())))
        .contains("packed-refs")
        .doesNotContain("Exception");
    try (GitObjects objects = given(GitObjects.open(fixture.repository()))) {
      assertThatThrownBy(objects::branches)
          .hasMessageContaining("packed-refs")
          .message()
          .doesNotContain("Exception");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/dev/zero", "/dev/stdin", "config"})
  void anIncludeThatNeverEndsIsNotFollowed(String path) {
    append(fixture.file(".git/config"), "[include]\npath = " + path + "\npath = " + path + "\n");
    assertThat(GitRepository.around(fixture.root, GitHome.in(fixture.home)))
        .isInstanceOf(GitLookup.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/dev/zero", "/dev/stdin"})
  void aConditionalIncludeThatNeverEndsIsNotFollowed(String path) {
    GitRepository repository = fixture.repository();
    append(fixture.file(".git/config"), "[includeIf \"onbranch:**\"]\npath = " + path + "\n");
    assertThat(refusal(repository.personName())).isNotBlank();
    assertThat(canary).doesNotExist();
  }

  @Test
  void aFileThatIncludesItselfUnderAConditionEnds() {
    append(
        fixture.file(".git/config"),
        "[includeIf \"gitdir:/\"]\npath = config\n[includeIf \"onbranch:**\"]\npath = config\n");
    given(fixture.repository().personName());
    assertThat(canary).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gitdir:*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b",
        "gitdir:**/**/**/**/**/**/**/**/**/**/**/**/**/**/x",
        "onbranch:[[[[[[[",
        "onbranch:*m*m*m*m*m*m*m*m*m*m*m*m*m*m*m*m*m*m*m*m*x",
        "gitdir:~",
        "gitdir:\\\\?\\*",
        "nothing:at all",
        ""
      })
  void conditionsThatMeanToHurtHoldOrDoNot(String condition) {
    fixture.write(".git/HEAD", "ref: refs/heads/" + "m".repeat(80) + "\n");
    append(
        fixture.file(".git/config"), "[includeIf \"%s\"]\n\tpath = nowhere\n".formatted(condition));
    given(fixture.repository().personName());
    assertThat(canary).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {".gitignore", ".gitattributes", ".git/info/exclude"})
  void patternsThatWouldTakeForEverAreLeftOut(String file) throws IOException {
    fixture.write(
        file, "m*m*m*m*m*m*m*m*m*m*m*m*m*m*m*m*m*x text\n" + "**/".repeat(40) + "x\n*.orig text\n");
    fixture.write("v/" + "m".repeat(200), "x\n");
    append(fixture.file("v/a.py"), "more\n");
    WorkingFiles files =
        given(WorkingFiles.read(fixture.repository(), List.of(fixture.root.resolve("v"))));
    assertThat(files.status(fixture.file("v/" + "m".repeat(200))))
        .contains(new FileStatus(FileState.NEW, false));
    assertThat(canary).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEAD", "index", "refs/heads/main"})
  void damagedFilesAreRefusedWithASentence(String name) throws IOException {
    byte[] noise = new byte[4096];
    new java.util.Random(7).nextBytes(noise);
    Files.write(fixture.file(".git/" + name), noise);
    GitLookup lookup = GitRepository.around(fixture.root, GitHome.in(fixture.home));
    if (lookup instanceof GitLookup.Found(GitRepository repository)) {
      assertThat(refusal(WorkingFiles.read(repository, List.of(fixture.root)))).isNotBlank();
    } else {
      assertThat(lookup).isInstanceOf(GitLookup.Refused.class);
    }
  }
}
