package lynearm.elsewhere;

import static lynearm.elsewhere.ManyBranches.VERSIONS;
import static lynearm.elsewhere.ManyBranches.given;
import static lynearm.elsewhere.ManyBranches.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lynearm.collision.Verdict;
import lynearm.git.Clash;
import lynearm.git.GitAnswer;
import lynearm.git.GitLookup;
import lynearm.git.GitObjects;
import lynearm.git.GitProgram;
import lynearm.git.GitRepository;
import lynearm.revision.RevisionId;
import lynearm.workspace.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the history will be when branches land.
class FutureHeadsTest {

  @TempDir private Path folder;
  private ManyBranches made;

  @BeforeEach
  void begin() {
    assumeTrue(GitProgram.isThere());
    made = ManyBranches.begun(folder).branch("work", "main");
  }

  private Future work() {
    return made.make().future("work");
  }

  private static List<RevisionId> ids(String... ids) {
    return Arrays.stream(ids).map(RevisionId::new).toList();
  }

  @Test
  void aRevisionBesideOneOfTheTargetForks() {
    made.revision("work", "Bob", "w1", "a1").revision("main", "Ada", "m1", "a1");

    Future work = work();
    assertThat(work.outlook()).isEqualTo(Outlook.FORKS);
    assertThat(work.heads()).containsExactlyElementsOf(ids("m1", "w1"));
    assertThat(work.forks())
        .containsExactly(new Fork(Optional.of(new RevisionId("a1")), ids("w1"), ids("m1")));
    Brought brought = work.brought().getFirst();
    assertThat(brought.isHead()).isTrue();
    assertThat(brought.added().orElseThrow().authorName()).isEqualTo("Bob");
  }

  @Test
  void aRevisionOnTheHeadGrowsInLine() {
    made.revision("work", "Bob", "w1", "a1");

    assertThat(work().outlook()).isEqualTo(Outlook.GROWS);
  }

  @Test
  void aSecondHistoryForksToo() {
    made.revision("work", "Bob", "w1");

    assertThat(work().forks()).containsExactly(new Fork(Optional.empty(), ids("w1"), ids("a1")));
  }

  @Test
  void aMergeJoinsHeads() {
    made.revision("main", "Ada", "m1", "a1")
        .revision("main", "Ada", "m2", "a1")
        .branch("join", "main")
        .revision("join", "Bob", "j1", "m1", "m2");
    made.make();

    assertThat(made.future("join").outlook()).isEqualTo(Outlook.JOINS);
    assertThat(made.future("work").outlook()).isEqualTo(Outlook.MERGED);
  }

  @Test
  void bothSidesAreCompared() {
    made.commit("work", "Bob", VERSIONS + "w1.py", text("w1", "op.drop_table('t')", "a1"))
        .commit("main", "Ada", VERSIONS + "m1.py", text("m1", "op.drop_column('t', 'c')", "a1"));

    assertThat(work().collisions().orElseThrow().verdict()).isEqualTo(Verdict.COLLIDES);
  }

  @Test
  void aRenamedFileIsTheSameRevision() {
    String a1 = text("a1", "pass");
    made.commit("work", "Bob", VERSIONS + "a1.py", "-", VERSIONS + "first.py", a1)
        .revision("main", "Ada", "m1", "a1");

    assertThat(work().altered())
        .containsExactly(
            new Altered(new RevisionId("a1"), Altered.Kind.RENAMED, "a1.py → first.py"));
  }

  @Test
  void aFileRenamedHereAndEditedThereGetsBoth() {
    String a1 = text("a1", "pass");
    made.commit("work", "Bob", VERSIONS + "a1.py", "-", VERSIONS + "first.py", a1)
        .commit("main", "Ada", VERSIONS + "a1.py", a1.replace("message a1", "the very beginning"));

    Future work = work();
    assertThat(work.clashes()).isEmpty();
    assertThat(work.graph().orElseThrow().files())
        .singleElement()
        .satisfies(node -> {
          assertThat(node.message()).isEqualTo("the very beginning");
          assertThat(node.revision().orElseThrow().file()).hasFileName("first.py");
        });
  }

  @Test
  void theSameLinesChangedTwiceAreAConflict() {
    String a1 = text("a1", "pass");
    made.commit("work", "Bob", VERSIONS + "a1.py", a1.replace("pass", "x = 1"))
        .commit("main", "Ada", VERSIONS + "a1.py", a1.replace("pass", "x = 2"));

    Future work = work();
    assertThat(work.outlook()).isEqualTo(Outlook.CONFLICTS);
    assertThat(work.clashes())
        .containsExactly(new Clashed(made.root.resolve(VERSIONS + "a1.py"), Clash.BOTH_CHANGED));
  }

  @Test
  void aFileDeletedHereAndEditedThereIsAConflict() {
    made.commit("work", "Bob", VERSIONS + "a1.py", "-")
        .commit("main", "Ada", VERSIONS + "a1.py", text("a1", "x = 1"));

    assertThat(work().clashes()).extracting(Clashed::why).containsExactly(Clash.DELETED_BY_THEM);
  }

  @Test
  void aFileInPlaceOfTheVersionFolderIsAConflictAndTakesNothingAway() {
    made.commit("work", "Bob", VERSIONS + "a1.py", "-", "migrations/versions", "words")
        .revision("main", "Ada", "m1", "a1");

    Future work = work();
    assertThat(work.outlook()).isEqualTo(Outlook.CONFLICTS);
    assertThat(work.clashes())
        .containsExactly(new Clashed(made.root.resolve("migrations/versions"), Clash.OTHER_KIND));
    assertThat(work.altered()).isEmpty();
    assertThat(work.heads()).containsExactly(new RevisionId("m1"));
  }

  @Test
  void aBranchThatTakesEveryRevisionAwayDoesNotJoinHeads() {
    made.commit("work", "Bob", VERSIONS + "a1.py", "-", "migrations/versions", "words");

    Future work = work();
    assertThat(work.outlook()).isEqualTo(Outlook.LEAVES_OUT);
    assertThat(work.why()).isEqualTo("No revision would be left.");
  }

  @Test
  void aFileThatMovedIsToldByItsFolders() {
    String a1 = made.files("main").get(VERSIONS + "a1.py");
    made.commit(
        "work",
        "Bob",
        VERSIONS + "a1.py",
        "-",
        "db/a1.py",
        a1,
        "alembic.ini",
        "[alembic]\nscript_location = migrations\nversion_locations = db\n");

    assertThat(work().altered())
        .containsExactly(
            new Altered(new RevisionId("a1"), Altered.Kind.MOVED, "migrations/versions → db"));
  }

  @Test
  void oneIdInTwoFilesIsToldAsThat() {
    made.commit("work", "Bob", VERSIONS + "mine.py", text("x1", "a = 1", "a1"))
        .commit("main", "Ada", VERSIONS + "other.py", text("x1", "b = 2", "a1"));

    Future work = work();
    assertThat(work.outlook()).isEqualTo(Outlook.TWICE);
    assertThat(work.why()).contains("x1").contains("both declare");
    assertThat(work.isFork()).isFalse();
    assertThat(work.altered())
        .containsExactly(
            new Altered(new RevisionId("x1"), Altered.Kind.TWICE, "mine.py, other.py"));
  }

  @Test
  void aMissingParentIsMoreUrgentThanAFork() {
    made.revision("main", "Ada", "m1", "a1")
        .revision("work", "Bob", "w1", "a1")
        .revision("work", "Bob", "w2", "nowhere");

    Future work = work();
    assertThat(work.words()).isEqualTo("breaks and forks");
    assertThat(work.why()).contains("nowhere");
    assertThat(work.forks()).isNotEmpty();
  }

  @Test
  void aConflictIsToldBeforeTheForkThatComesAfterIt() {
    String a1 = text("a1", "pass");
    made.commit("work", "Bob", VERSIONS + "a1.py", a1.replace("pass", "x = 1"))
        .commit("main", "Ada", VERSIONS + "a1.py", a1.replace("pass", "x = 2"))
        .revision("work", "Bob", "w1", "a1")
        .revision("main", "Ada", "m1", "a1");

    Future work = work();
    assertThat(work.words()).isEqualTo("conflict, then forks");
    assertThat(work.isFork()).isTrue();
    assertThat(made.future().forks()).isTrue();
  }

  @Test
  void anotherParentIsSaid() {
    made.revision("main", "Ada", "m1", "a1")
        .revision("main", "Ada", "m2", "m1")
        .branch("relink", "main")
        .revision("relink", "Bob", "m2", "a1");
    made.make();

    Future relink = made.future("relink");
    assertThat(relink.outlook()).isEqualTo(Outlook.FORKS);
    assertThat(relink.altered())
        .containsExactly(
            new Altered(new RevisionId("m2"), Altered.Kind.RELINKED, "down_revision m1 → a1"));
  }

  @Test
  void historiesWithoutACommonCommitAreKeptApart() {
    made.orphan("stranger", "s1").make();

    assertThat(made.future("stranger").outlook()).isEqualTo(Outlook.UNRELATED);
  }

  @Test
  void aBranchMergedCrosswiseIsJoinedWithAllItsBases() {
    made.revision("work", "Bob", "w1", "a1")
        .revision("main", "Ada", "m1", "a1")
        .branch("work0", "work")
        .merge("work", "main")
        .merge("main", "work0")
        .revision("main", "Ada", "m2", "m1")
        .revision("work", "Bob", "w2", "w1");

    Future work = work();
    assertThat(work.clashes()).isEmpty();
    assertThat(work.heads()).containsExactlyElementsOf(ids("m2", "w2"));
    assertThat(work.outlook()).isEqualTo(Outlook.GROWS);
  }

  @Test
  void twoBranchesThatAreRightAloneForkTogether() throws IOException {
    made.revision("work", "Bob", "w1", "a1")
        .branch("other", "main")
        .revision("other", "Cyd", "o1", "a1")
        .make();

    assertThat(made.future().forks()).isFalse();
    try (GitObjects objects = made.objects()) {
      FutureReport both =
          given(
              FutureHeads.ofAll(
                  objects,
                  made.open(),
                  Optional.empty(),
                  List.of("work", "other"),
                  Progress.IGNORED));
      assertThat(both.target()).isEqualTo("main");
      assertThat(both.futures().getFirst().heads()).containsExactlyElementsOf(ids("o1", "w1"));
      assertThat(both.futures().getFirst().brought())
          .allSatisfy(brought -> assertThat(brought.added()).isPresent());
    }
  }

  @Test
  void aRemoteBranchAtTheSameCommitIsToldOnce() throws IOException {
    made.revision("work", "Bob", "w1", "a1").make();
    Path clone = folder.resolve("clone");
    made.git().run("clone", "-q", made.root.toString(), clone.toString());
    GitProgram git = new GitProgram(clone, made.home);
    git.run("branch", "work", "origin/work");

    try (GitObjects objects = given(GitObjects.open(repository(clone)))) {
      FutureReport report =
          given(
              FutureHeads.ofEach(
                  objects, ManyBranches.open(clone), Optional.empty(), Progress.IGNORED));
      assertThat(report.target()).isEqualTo("origin/main");
      assertThat(report.futures()).hasSize(1);
      assertThat(report.futures().getFirst().alsoAs()).containsExactly("origin/work");
    }
  }

  @Test
  void aShallowCloneSaysWhatItLacks() throws IOException {
    made.revision("work", "Bob", "w1", "a1").revision("main", "Ada", "m1", "a1").make();
    Path clone = folder.resolve("clone");
    made.git()
        .run(
            "clone",
            "-q",
            "--depth=1",
            "--no-single-branch",
            "file://" + made.root,
            clone.toString());

    try (GitObjects objects = given(GitObjects.open(repository(clone)))) {
      Future work =
          given(
                  FutureHeads.ofEach(
                      objects, ManyBranches.open(clone), Optional.empty(), Progress.IGNORED))
              .futures()
              .getFirst();
      assertThat(work.outlook()).isEqualTo(Outlook.UNKNOWN);
      assertThat(work.why()).contains("shallow");
    }
  }

  @Test
  void aMissingFileIsToldAndNotFetched() throws IOException {
    made.revision("work", "Bob", "w1", "a1").make();
    Path clone = folder.resolve("clone");
    made.git().run("config", "uploadpack.allowFilter", "true");
    made.git().run("clone", "-q", "--filter=blob:none", "file://" + made.root, clone.toString());

    try (GitObjects objects = given(GitObjects.open(repository(clone)))) {
      Future work =
          given(
                  FutureHeads.ofEach(
                      objects, ManyBranches.open(clone), Optional.empty(), Progress.IGNORED))
              .futures()
              .getFirst();
      assertThat(work.outlook()).isEqualTo(Outlook.UNKNOWN);
      assertThat(work.why()).contains("has not all files");
    }
  }

  @Test
  void withoutAnyUsualBranchATargetMustBeNamed() throws IOException {
    made.make();
    made.git().run("branch", "-m", "main", "trunk");

    try (GitObjects objects = made.objects()) {
      assertThat(FutureHeads.ofEach(objects, made.open(), Optional.empty(), Progress.IGNORED))
          .isInstanceOf(GitAnswer.Refused.class);
    }
  }

  private static GitRepository repository(Path clone) {
    return ((GitLookup.Found) GitRepository.around(clone)).repository();
  }
}
