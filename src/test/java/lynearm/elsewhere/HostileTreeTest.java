package lynearm.elsewhere;

import static java.nio.charset.StandardCharsets.UTF_8;
import static lynearm.elsewhere.ManyBranches.VERSIONS;
import static lynearm.elsewhere.ManyBranches.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lynearm.git.GitLookup;
import lynearm.git.GitObjects;
import lynearm.git.GitProgram;
import lynearm.git.GitRepository;
import lynearm.git.RefTips;
import lynearm.git.RevisionHistory;
import lynearm.graph.Node;
import lynearm.revision.RevisionId;
import lynearm.workspace.Progress;
import lynearm.workspace.TreeReader;
import lynearm.workspace.TreeReading;
import lynearm.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commits that try to lead readers out of the repository, or to have something run.
class HostileTreeTest {

  @TempDir private Path folder;
  private ManyBranches made;

  @BeforeEach
  void begin() {
    assumeTrue(GitProgram.isThere());
    made = ManyBranches.begun(folder).branch("bad", "main");
  }

  private TreeReading read(String name) throws IOException {
    made.make();
    try (GitObjects objects = made.objects()) {
      return new TreeReader(made.open())
          .read(objects.files(objects.commit(name).orElseThrow()), name, Progress.IGNORED);
    }
  }

  private List<RevisionId> ids(String name) throws IOException {
    return read(name).found().orElseThrow().graph().files().stream().map(Node::id).toList();
  }

  private ManyBranches entry(String mode, String path, String target) {
    return made.commit("bad", "Eve", "README", "hm\n")
        .raw("M " + mode + " inline " + path)
        .raw("data " + target.length())
        .raw(target);
  }

  @Test
  void linksAreFollowedInsideTheCommit() throws IOException {
    made.commit("bad", "Eve", "lib/kept.py", text("k1", "pass", "a1"));
    entry("120000", VERSIONS + "link.py", "../../lib/kept.py");

    assertThat(ids("bad")).containsExactly(new RevisionId("a1"), new RevisionId("k1"));
  }

  @Test
  void linksOutOfTheCommitLeadNowhere() throws IOException {
    Path secret = folder.resolve("secret.py");
    Files.writeString(secret, text("secret", "pass", "a1"));
    entry("120000", VERSIONS + "absolute.py", secret.toString());
    entry("120000", VERSIONS + "relative.py", "../../../secret.py");
    entry("120000", VERSIONS + "loop.py", "loop.py");

    assertThat(ids("bad")).containsExactly(new RevisionId("a1"));
  }

  @Test
  void filesOfTheWorkTreeAreNotThoseOfTheCommit() throws IOException {
    made.make();
    Files.writeString(made.root.resolve(VERSIONS + "new.py"), text("n1", "pass", "a1"));
    Files.delete(made.root.resolve("alembic.ini"));
    Files.writeString(made.root.resolve("alembic.ini"), "[alembic]\nscript_location=migrations\n");

    assertThat(ids("bad")).containsExactly(new RevisionId("a1"));
  }

  @Test
  void aSubmoduleInPlaceOfTheEnvironmentIsSaid() throws IOException {
    made.commit("bad", "Eve", "migrations/env.py", "-", "migrations/script.py.mako", "-");
    made.commit("bad", "Eve", VERSIONS + "a1.py", "-");
    made.raw("M 160000 1234567890123456789012345678901234567890 migrations");

    assertThat(read("bad"))
        .isInstanceOfSatisfying(
            TreeReading.Missing.class, missing -> assertThat(missing.next()).contains("submodule"));
  }

  @Test
  void aPointerOfLfsIsSaid() throws IOException {
    made.commit(
        "bad",
        "Eve",
        VERSIONS + "big.py",
        "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12\n");

    assertThat(read("bad").found().orElseThrow().problems())
        .anySatisfy(problem -> assertThat(problem.what()).contains("Git LFS"));
  }

  @Test
  void anEnvironmentThatMovedIsReadWhereTheCommitHasIt() throws IOException {
    made.commit(
        "bad",
        "Eve",
        "alembic.ini",
        "[alembic]\nscript_location = db\n",
        "db/env.py",
        "",
        "db/versions/x1.py",
        text("x1", "pass"));

    assertThat(ids("bad")).containsExactly(new RevisionId("x1"));
  }

  @Test
  void nothingIsRunAndNothingIsWritten() throws IOException {
    made.revision("bad", "Eve", "b1", "a1")
        .revision("main", "Ada", "m1", "a1")
        .commit("main", "Ada", ".gitattributes", "*.py filter=trap diff=trap merge=trap\n")
        .make();
    Path canary = folder.resolve("canary");
    Path trap = folder.resolve("trap");
    Files.writeString(trap, "#!/bin/sh\necho ran >> '" + canary + "'\ncat\n");
    assumeTrue(trap.toFile().setExecutable(true));
    Files.writeString(
        made.root.resolve(".git/config"),
        """
        [core]
        	repositoryformatversion = 0
        	fsmonitor = TRAP
        	hooksPath = TRAP
        	sshCommand = TRAP
        [filter "trap"]
        	clean = TRAP
        	smudge = TRAP
        	required = true
        [diff "trap"]
        	textconv = TRAP
        [merge "trap"]
        	driver = TRAP %A
        [remote "origin"]
        	url = ext::TRAP
        	promisor = true
        """
            .replace("TRAP", trap.toString()));
    List<String> before = everything();

    assertThat(made.future("bad").outlook()).isEqualTo(Outlook.FORKS);
    try (GitObjects objects = made.objects()) {
      RevisionSearch.of(objects, made.open(), "b1", Progress.IGNORED);
      RevisionSearch.of(objects, made.open(), "never", Progress.IGNORED);
      assertThat(history(objects, "bad").moments()).hasSize(3);
    }
    ManyBranches.given(RefTips.read(made.repository()));
    ManyBranches.given(
        RevisionHistory.read(
            made.repository(), List.of(made.root.resolve(VERSIONS)), _ -> {}, () -> false));
    ExistingMerges.of(
        made.repository(), made.open(), List.of(new RevisionId("a1")), Progress.IGNORED);

    assertThat(canary).doesNotExist();
    assertThat(everything()).isEqualTo(before);
  }

  private GraphHistory history(GitObjects objects, String name) throws IOException {
    return GraphHistory.of(
        objects, made.open(), objects.commit(name).orElseThrow(), _ -> {}, Progress.IGNORED);
  }

  @Test
  void whatAPartialCloneLacksIsNotFetched() throws IOException {
    made.revision("bad", "Eve", "b1", "a1").make();
    Path clone = folder.resolve("clone");
    made.git().run("config", "uploadpack.allowFilter", "true");
    made.git().run("clone", "-q", "--filter=blob:none", "file://" + made.root, clone.toString());
    Path canary = folder.resolve("canary");
    Path trap = folder.resolve("trap");
    Files.writeString(trap, "#!/bin/sh\necho ran >> '" + canary + "'\ncat\n");
    assumeTrue(trap.toFile().setExecutable(true));
    GitProgram git = new GitProgram(clone, made.home);
    git.run("config", "remote.origin.url", "ext::" + trap);
    git.run("config", "credential.helper", "!" + trap);
    git.run("config", "protocol.ext.allow", "always");

    Workspace open = ManyBranches.open(clone);
    try (GitObjects objects =
        ManyBranches.given(GitObjects.open(open.repository().orElseThrow()))) {
      FutureHeads.ofEach(objects, open, Optional.of("HEAD"), Progress.IGNORED);
      RevisionSearch.of(objects, open, "b1", Progress.IGNORED);
      GraphHistory.of(
          objects, open, objects.commit("origin/bad").orElseThrow(), _ -> {}, Progress.IGNORED);
    }
    assertThat(canary).doesNotExist();
  }

  @Test
  void aFolderThatIsInItselfAgainAndAgainEnds() throws IOException {
    made.make();
    String tree = made.git().run("rev-parse", "bad:migrations/versions");
    for (int i = 0; i < 40; i++) {
      StringBuilder entries = new StringBuilder();
      for (int k = 0; k < 10; k++) {
        entries
            .append("040000 tree ")
            .append(tree)
            .append('\t')
            .append((char) ('a' + k))
            .append('\n');
      }
      tree = made.git().tryWith(entries.toString().getBytes(UTF_8), "mktree").text();
    }
    String top = made.git().run("ls-tree", "main");
    String migrations = made.git().run("ls-tree", "main:migrations");
    String versions = made.git().run("ls-tree", "main:migrations/versions");
    String withBomb = mktree(versions + "\n040000 tree " + tree + "\tbomb");
    String inner = mktree(replaced(migrations, "versions", withBomb));
    String whole = mktree(replaced(top, "migrations", inner));
    String commit = made.git().run("commit-tree", "-p", "main", "-m", "bomb", whole);
    made.git().run("update-ref", "refs/heads/bad", commit);

    Workspace open = made.open();
    try (GitObjects objects = made.objects()) {
      assertThat(history(objects, "bad").moments()).isNotEmpty();
      Whereabouts found = RevisionSearch.of(objects, open, "nowhere", Progress.IGNORED);
      assertThat(found.complete()).isFalse();
      FutureHeads.ofEach(objects, open, Optional.of("main"), Progress.IGNORED);
    }
  }

  private String mktree(String entries) {
    GitProgram.Output tree = made.git().tryWith((entries + "\n").getBytes(UTF_8), "mktree");
    assertThat(tree.status()).as(tree.text()).isZero();
    return tree.text();
  }

  private static String replaced(String entries, String name, String tree) {
    return entries.replaceAll(
        "(?m)^040000 tree \\w+\t" + name + "$", "040000 tree " + tree + "\t" + name);
  }

  @Test
  void namesOfRefsAreNeverTakenForAnythingElse() throws IOException {
    made.revision("bad", "Eve", "b1", "a1").make();
    String tip = made.git().run("rev-parse", "bad");
    Path canary = folder.resolve("canary");
    List<String> names =
        List.of(
            "--upload-pack=touch " + canary,
            "-c",
            "--help",
            "@{upstream}",
            "HEAD",
            "$(touch " + canary + ")",
            "a;touch " + canary,
            "\u001b[31mred\u0007",
            "tab\tand\u0001more",
            "\u202edesrever",
            "x".repeat(4000),
            "y/".repeat(1000) + "z",
            "../../../../etc/passwd",
            "..",
            "with space",
            "\uFFFE");
    StringBuilder refs = new StringBuilder();
    for (String name : names) {
      refs.append(tip).append(" refs/heads/").append(name).append('\n');
      refs.append(tip).append(" refs/remotes/origin/").append(name).append('\n');
    }
    Path packed = made.root.resolve(".git/packed-refs");
    Files.writeString(packed, refs);
    byte[] raw = (tip + " refs/heads/latin-?\n").getBytes(UTF_8);
    raw[raw.length - 2] = (byte) 0xff;
    Files.write(packed, raw, java.nio.file.StandardOpenOption.APPEND);
    Path loose = made.root.resolve(".git/refs/heads");
    Files.writeString(loose.resolve("--exec=touch canary"), tip + "\n");
    Files.writeString(loose.resolve("line\nbreak"), tip + "\n");
    Files.createDirectories(loose.resolve("deep/".repeat(60)));
    Files.writeString(loose.resolve("deep/".repeat(60) + "-f"), tip + "\n");

    FutureReport report = made.future();

    assertThat(report.futures()).hasSizeGreaterThan(5);
    assertThat(report.futures())
        .allSatisfy(future ->
            assertThat(future.outlook())
                .isIn(Outlook.GROWS, Outlook.MERGED, Outlook.UNKNOWN, Outlook.NOTHING));
    try (GitObjects objects = made.objects()) {
      BranchList.read(
          objects,
          made.open(),
          BranchList.refs(objects, true),
          Optional.of("main"),
          Progress.IGNORED,
          _ -> {});
      for (String name : names) {
        objects.commit(name);
        FutureHeads.ofSome(objects, made.open(), "main", List.of(name), Progress.IGNORED);
      }
    }
    assertThat(canary).doesNotExist();
  }

  @Test
  void aRevisionFileOfManyMegabytesIsLeftOutAndSaid() throws IOException {
    String huge = text("b1", "pass", "a1") + "# more\n".repeat(1_300_000);
    made.commit("bad", "Eve", VERSIONS + "b1.py", huge)
        .branch("renamed", "bad")
        .move("renamed", "Eve", VERSIONS, "migrations/new/")
        .commit("renamed", "Eve", "migrations/new/b1.py", huge + "# and more\n")
        .branch("target", "bad")
        .commit("target", "Ada", VERSIONS + "b1.py", huge + "# something else\n")
        .revision("target", "Ada", "m1", "a1")
        .make();

    Future bad = made.future("bad");
    assertThat(bad.outlook()).isEqualTo(Outlook.UNKNOWN);
    assertThat(bad.why()).contains("b1.py").contains("too large");
    try (GitObjects objects = made.objects()) {
      Future renamed =
          ManyBranches.given(
                  FutureHeads.ofSome(
                      objects, made.open(), "target", List.of("renamed"), Progress.IGNORED))
              .futures()
              .getFirst();
      assertThat(renamed.outlook()).isIn(Outlook.CONFLICTS, Outlook.UNKNOWN);
    }
  }

  @Test
  void pipesInPlaceOfObjectsAreNotOpened() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")));
    made.make();
    Path lent = Files.createDirectories(folder.resolve("lent/ab"));
    Files.createDirectories(made.root.resolve(".git/objects/info"));
    Path alternates = made.root.resolve(".git/objects/info/alternates");
    Files.writeString(alternates, "# borrowed\n" + lent.getParent() + "\n/nowhere\n\0\n");
    assertThat(GitRepository.around(made.root)).isInstanceOf(GitLookup.Found.class);

    pipe(lent.resolve("0".repeat(38)));
    assertThat(GitRepository.around(made.root))
        .isInstanceOfSatisfying(
            GitLookup.Refused.class,
            it -> assertThat(it.reason().what()).contains("is not an ordinary file"));
    Files.delete(alternates);
    assertThat(GitRepository.around(made.root)).isInstanceOf(GitLookup.Found.class);

    Path own = Files.createDirectories(made.root.resolve(".git/objects/cd"));
    pipe(own.resolve("1".repeat(38)));
    assertThat(GitRepository.around(made.root)).isInstanceOf(GitLookup.Refused.class);
  }

  private static void pipe(Path file) throws Exception {
    assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor()).isZero();
  }

  @Test
  void repositoriesThatBorrowFromEachOtherEnd() throws IOException {
    made.make();
    Path objects = made.root.resolve(".git/objects");
    Files.createDirectories(objects.resolve("info"));
    Files.writeString(objects.resolve("info/alternates"), objects + "\n.\n../objects\n");
    assertThat(ids("bad")).containsExactly(new RevisionId("a1"));
  }

  private List<String> everything() throws IOException {
    try (Stream<Path> files = Files.walk(made.root)) {
      return files
          .map(file -> file + " " + file.toFile().length() + " " + file.toFile().lastModified())
          .sorted()
          .toList();
    }
  }
}
