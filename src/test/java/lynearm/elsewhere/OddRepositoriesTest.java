package lynearm.elsewhere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import lynearm.git.CommitId;
import lynearm.git.GitAnswer;
import lynearm.git.GitLookup;
import lynearm.git.GitObjects;
import lynearm.git.GitProgram;
import lynearm.git.GitRepository;
import lynearm.git.GitWriter;
import lynearm.git.RevisionHistory;
import lynearm.git.WorkingFiles;
import lynearm.graph.Node;
import lynearm.workspace.OpenResult;
import lynearm.workspace.Progress;
import lynearm.workspace.TreeReader;
import lynearm.workspace.TreeReading;
import lynearm.workspace.Workspace;
import lynearm.workspace.WorkspaceReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Repositories of unusual kinds, made by the real git: everything works in them, or is refused
/// with a sentence that is true.
class OddRepositoriesTest {

  private static final String VERSIONS = "migrations/versions/";

  @TempDir private Path folder;
  private Path home;
  private Path base;

  @BeforeEach
  void begin() throws IOException {
    assumeTrue(GitProgram.isThere());
    home = Files.createDirectories(folder.resolve("home"));
    Files.writeString(
        home.resolve(".gitconfig"),
        "[user]\nname = Ada\nemail = ada@x.org\n[protocol \"file\"]\nallow = always\n");
    base = folder.resolve("base");
    project(Files.createDirectories(base));
    git(base, "init", "-q", "-b", "main");
    commit(base, "begin");
    git(base, "checkout", "-qb", "work");
    revision(base, "w1wwww", "a1aaaa");
    commit(base, "work");
    git(base, "checkout", "-q", "main");
    revision(base, "m1mmmm", "a1aaaa");
    commit(base, "more");
    git(base, "config", "uploadpack.allowFilter", "true");
  }

  // ---- making them

  private String git(Path where, String... words) {
    return new GitProgram(where, home).run(words);
  }

  private void commit(Path where, String message) {
    git(where, "add", "-A");
    git(where, "commit", "-qm", message);
  }

  private static void project(Path where) {
    write(where.resolve("alembic.ini"), "[alembic]\nscript_location = migrations\n");
    write(where.resolve("migrations/env.py"), "# env\n");
    write(where.resolve("migrations/script.py.mako"), "# template\n");
    write(where.resolve(VERSIONS + "a1aaaa.py"), ManyBranches.text("a1aaaa", "pass"));
  }

  private static void revision(Path where, String id, String parent) {
    write(where.resolve(VERSIONS + id + ".py"), ManyBranches.text(id, "pass", parent));
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String url() {
    return "file://" + base;
  }

  /// All kinds in which everything works. Each makes a folder called `odd` with `main` checked out,
  /// and the other branch called `work` or `origin/work`.
  enum Kind {
    PLAIN(it -> it.git(it.folder, "clone", "-q", it.url(), "odd")),
    LINKED_WORKTREE(it -> {
      it.git(it.base, "checkout", "-q", "work");
      it.git(it.base, "worktree", "add", "-q", it.folder.resolve("odd").toString(), "main");
    }),
    LINKED_TO_A_BARE_ONE(it -> {
      it.git(it.folder, "clone", "-q", "--bare", it.url(), "bare.git");
      it.git(
          it.folder.resolve("bare.git"),
          "worktree",
          "add",
          "-q",
          it.folder.resolve("odd").toString(),
          "main");
    }),
    SUBMODULE(it -> {
      Path around = it.folder.resolve("around");
      write(around.resolve("README"), "around\n");
      it.git(around, "init", "-q", "-b", "main");
      it.git(around, "submodule", "-q", "add", it.url(), "odd");
      it.commit(around, "with a submodule");
    }),
    SPARSE(it -> {
      it.git(it.folder, "clone", "-q", it.url(), "odd");
      it.git(it.folder.resolve("odd"), "sparse-checkout", "set", "--cone", "migrations");
    }),
    ALTERNATES(it -> it.git(it.folder, "clone", "-q", "-s", it.base.toString(), "odd")),
    SEPARATE_FOLDER(
        it -> it.git(it.folder, "clone", "-q", "--separate-git-dir", "kept.git", it.url(), "odd")),
    WORK_TREE_IN_THE_SETTINGS(it -> {
      it.git(it.folder, "clone", "-q", "--separate-git-dir", "kept.git", it.url(), "odd");
      it.git(
          it.folder.resolve("odd"), "config", "core.worktree", it.folder.resolve("odd").toString());
    }),
    PACKED_REFS(it -> {
      it.git(it.folder, "clone", "-q", it.url(), "odd");
      it.git(it.folder.resolve("odd"), "pack-refs", "--all");
      it.git(it.folder.resolve("odd"), "gc", "-q");
    }),
    DETACHED(it -> {
      it.git(it.folder, "clone", "-q", it.url(), "odd");
      it.git(it.folder.resolve("odd"), "checkout", "-q", "--detach");
    }),
    DELETED_IN_THE_INDEX(it -> {
      it.git(it.folder, "clone", "-q", it.url(), "odd");
      it.git(it.folder.resolve("odd"), "rm", "-q", "--cached", VERSIONS + "m1mmmm.py");
    }),
    WITHIN_ANOTHER(it -> {
      Path around = it.folder.resolve("around");
      write(around.resolve("README"), "around\n");
      it.git(around, "init", "-q", "-b", "main");
      it.commit(around, "around");
      it.git(around, "clone", "-q", it.url(), "odd");
    }),
    /// Two names that are one where case is ignored.
    IGNORING_CASE(it -> {
      it.git(it.folder, "clone", "-q", it.url(), "odd");
      it.git(it.folder.resolve("odd"), "config", "core.ignorecase", "true");
    }),
    COMMIT_GRAPH(it -> {
      it.git(it.folder, "clone", "-q", it.url(), "odd");
      Path odd = it.folder.resolve("odd");
      it.git(odd, "config", "core.commitGraph", "true");
      it.git(odd, "commit-graph", "write", "--reachable", "--changed-paths");
      it.git(odd, "multi-pack-index", "write");
    });

    private final Consumer<OddRepositoriesTest> making;

    Kind(Consumer<OddRepositoriesTest> making) {
      this.making = making;
    }

    Path make(OddRepositoriesTest test) {
      making.accept(test);
      Path odd = test.folder.resolve("odd");
      return Files.exists(odd) ? odd : test.folder.resolve("around/odd");
    }
  }

  // ---- asking

  private Workspace open(Path where) {
    return switch (new WorkspaceReader().open(where, Optional.empty(), Progress.IGNORED)) {
      case OpenResult.Opened(Workspace workspace) -> workspace;
      case OpenResult.NothingFound nothing -> throw new AssertionError(nothing.toString());
    };
  }

  private static GitObjects objects(Workspace open) {
    return ManyBranches.given(GitObjects.open(open.repository().orElseThrow()));
  }

  private static List<String> heads(GitObjects objects, Workspace open, String name)
      throws IOException {
    CommitId commit = objects.commit(name).orElseThrow();
    TreeReading reading = new TreeReader(open).read(objects.files(commit), name, Progress.IGNORED);
    return reading.found().orElseThrow().graph().heads().stream()
        .map(Node::id)
        .map(Object::toString)
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void everythingWorksIn(Kind kind) throws IOException {
    Path odd = kind.make(this);
    Workspace open = open(odd);
    assertThat(open.graph().heads()).extracting(it -> it.id().value()).containsExactly("m1mmmm");
    GitRepository repository = open.repository().orElseThrow();

    try (GitObjects objects = objects(open)) {
      boolean isLocal = objects.commit("refs/heads/work").isPresent();
      String work = isLocal ? "work" : "origin/work";
      assertThat(heads(objects, open, "HEAD")).containsExactly("m1mmmm");
      assertThat(heads(objects, open, work)).containsExactly("w1wwww");

      FutureReport report =
          ManyBranches.given(
              FutureHeads.ofEach(objects, open, Optional.of("HEAD"), Progress.IGNORED));
      assertThat(report.futures().getFirst().branches()).containsExactly(work);
      assertThat(report.futures().getFirst().outlook()).isEqualTo(Outlook.FORKS);

      GraphHistory history =
          GraphHistory.of(
              objects, open, objects.commit("HEAD").orElseThrow(), _ -> {}, Progress.IGNORED);
      assertThat(history.complete()).isTrue();
      assertThat(history.moments()).hasSize(2);

      Whereabouts where = RevisionSearch.of(objects, open, "w1wwww", Progress.IGNORED);
      assertThat(where.onBranches()).hasSize(1);
      assertThat(where.complete()).isTrue();
    }

    Path file = open.graph().heads().getFirst().revision().orElseThrow().file();
    RevisionHistory facts =
        ManyBranches.given(
            RevisionHistory.read(repository, List.of(file.getParent()), _ -> {}, () -> false));
    assertThat(facts.complete()).isTrue();
    assertThat(facts.files().get(file).added().orElseThrow().subject()).isEqualTo("more");
    ManyBranches.given(WorkingFiles.read(repository, List.of(file.getParent())));
    commits(kind, odd, repository);
  }

  private void commits(Kind kind, Path odd, GitRepository around) {
    if (kind == Kind.DELETED_IN_THE_INDEX) {
      git(odd, "reset", "-q");
    }
    GitRepository repository =
        ((GitLookup.Found) GitRepository.around(around.root(), homeOf(home))).repository();
    revision(odd, "n1nnnn", "m1mmmm");
    String before = git(odd, "rev-parse", "HEAD");
    ManyBranches.given(
        new GitWriter(repository, Clock.systemUTC())
            .commit(List.of(odd.resolve(VERSIONS + "n1nnnn.py")), "new"));
    assertThat(git(odd, "rev-parse", "HEAD~1")).isEqualTo(before);
    assertThat(git(odd, "status", "--porcelain")).isEmpty();
    assertThat(git(odd, "fsck", "--strict")).doesNotContain("error");
  }

  private static lynearm.git.GitHome homeOf(Path home) {
    return new lynearm.git.GitHome(home, home.resolve(".config/git"), List.of());
  }

  // ---- what is refused

  @Test
  void aBareRepositoryTellsHowToGetAFolder() {
    git(folder, "clone", "-q", "--bare", url(), "bare.git");

    assertThat(
            new WorkspaceReader()
                .open(folder.resolve("bare.git"), Optional.empty(), Progress.IGNORED))
        .isInstanceOfSatisfying(
            OpenResult.NothingFound.class,
            it -> {
              assertThat(it.what()).contains("is a bare git repository");
              assertThat(it.next()).contains("git worktree add");
            });
  }

  @Test
  void filesAreReadWhereObjectsAreNamedBySha256() throws IOException {
    Path odd = Files.createDirectories(folder.resolve("odd"));
    assumeTrue(
        new GitProgram(odd, home).tryTo("init", "-q", "--object-format=sha256").status() == 0);
    project(odd);
    commit(odd, "begin");

    Workspace open = open(odd);
    assertThat(open.graph().heads()).hasSize(1);
    assertThat(open.git())
        .isInstanceOfSatisfying(
            GitLookup.Refused.class, it -> assertThat(it.reason().what()).contains("sha256"));
  }

  @Test
  void aBranchWithoutCommitsHasFilesOnly() throws IOException {
    Path odd = Files.createDirectories(folder.resolve("odd"));
    git(odd, "init", "-q", "-b", "main");
    project(odd);

    Workspace open = open(odd);
    assertThat(open.graph().heads()).hasSize(1);
    try (GitObjects objects = objects(open)) {
      assertThat(objects.commit("HEAD")).isEmpty();
      assertThat(FutureHeads.ofEach(objects, open, Optional.of("HEAD"), Progress.IGNORED))
          .isInstanceOfSatisfying(
              GitAnswer.Refused.class,
              it -> assertThat(it.reason().toString()).contains("has no commit yet"));
      assertThat(RevisionSearch.of(objects, open, "a1aaaa", Progress.IGNORED).here()).hasSize(1);
    }
  }

  @Test
  void whatAShallowCloneLacksIsSaid() throws IOException {
    git(folder, "clone", "-q", "--depth", "1", "--no-single-branch", url(), "odd");
    Workspace open = open(folder.resolve("odd"));

    try (GitObjects objects = objects(open)) {
      Future future =
          ManyBranches.given(
                  FutureHeads.ofEach(objects, open, Optional.of("HEAD"), Progress.IGNORED))
              .futures()
              .getFirst();
      assertThat(future.outlook()).isEqualTo(Outlook.UNKNOWN);
      assertThat(future.why()).contains("shallow");
      assertThat(RevisionSearch.of(objects, open, "m1mmmm", Progress.IGNORED).complete()).isFalse();
    }
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.ValueSource(strings = {"blob:none", "tree:0"})
  void whatAPartialCloneLacksIsSaid(String filter) throws IOException {
    Path odd = folder.resolve("odd");
    git(folder, "clone", "-q", "--no-checkout", "--filter=" + filter, url(), "odd");
    git(odd, "checkout", "-q", "main");
    Workspace open = open(odd);

    try (GitObjects objects = objects(open)) {
      assertThat(heads(objects, open, "HEAD")).containsExactly("m1mmmm");
      Future future =
          ManyBranches.given(
                  FutureHeads.ofEach(objects, open, Optional.of("HEAD"), Progress.IGNORED))
              .futures()
              .getFirst();
      assertThat(future.outlook()).isEqualTo(Outlook.UNKNOWN);
      assertThat(future.why()).contains("has not all files");
      assertThat(RevisionSearch.of(objects, open, "w1wwww", Progress.IGNORED).complete()).isFalse();
    }
  }
}
