package lynearm.elsewhere;

import static lynearm.elsewhere.ManyBranches.VERSIONS;
import static lynearm.elsewhere.ManyBranches.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lynearm.git.GitObjects;
import lynearm.git.GitProgram;
import lynearm.revision.RevisionId;
import lynearm.workspace.Progress;
import lynearm.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where a revision went, and merges that exist already.
class RevisionSearchTest {

  @TempDir private Path folder;
  private ManyBranches made;

  @BeforeEach
  void begin() {
    assumeTrue(GitProgram.isThere());
    made = ManyBranches.begun(folder);
  }

  private Whereabouts where(String id) throws IOException {
    made.make();
    try (GitObjects objects = made.objects()) {
      return RevisionSearch.of(objects, made.open(), id, Progress.IGNORED);
    }
  }

  private static List<Whereabouts.Kind> kinds(Whereabouts found) {
    return found.past().stream().map(Whereabouts.Event::kind).toList();
  }

  @Test
  void whatIsCheckedOutIsHere() throws IOException {
    Whereabouts found = where("a1");

    assertThat(found.here()).hasSize(1);
    assertThat(found.complete()).isTrue();
  }

  @Test
  void aDeletedRevisionIsToldWithWhoDeletedIt() throws IOException {
    made.revision("main", "Ada", "d1d1", "a1").commit("main", "Eve", VERSIONS + "d1d1.py", "-");

    Whereabouts found = where("d1d1");
    assertThat(kinds(found)).containsExactly(Whereabouts.Kind.DELETED, Whereabouts.Kind.ADDED);
    assertThat(found.past().getFirst().commit().authorName()).isEqualTo("Eve");
    assertThat(found.here()).isEmpty();
  }

  @Test
  void theBeginningOfAnIdIsEnough() throws IOException {
    made.revision("main", "Ada", "d1d1d1d1", "a1")
        .commit("main", "Eve", VERSIONS + "d1d1d1d1.py", "-");

    assertThat(where("d1d1").isKnown()).isTrue();
  }

  @Test
  void aRenamedFileIsTold() throws IOException {
    made.commit("main", "Eve", VERSIONS + "a1.py", "-", VERSIONS + "first.py", text("a1", "pass"));

    Whereabouts found = where("a1");
    assertThat(kinds(found)).containsExactly(Whereabouts.Kind.RENAMED, Whereabouts.Kind.ADDED);
    assertThat(found.past().getFirst().now().orElseThrow().file()).hasFileName("first.py");
  }

  @Test
  void anIdThatWasChangedIsToldWithItsSuccessor() throws IOException {
    made.commit("main", "Eve", VERSIONS + "a1.py", text("a1", "pass").replace("'a1'", "'z9'"));

    Whereabouts.Event event = where("a1").past().getFirst();
    assertThat(event.kind()).isEqualTo(Whereabouts.Kind.GOT_ANOTHER_ID);
    assertThat(event.now().orElseThrow().id()).isEqualTo(new RevisionId("z9"));
  }

  @Test
  void anIdOfAnotherBranchIsToldWithTheBranch() throws IOException {
    made.branch("work", "main").revision("work", "Bob", "w1", "a1");

    Whereabouts found = where("w1");
    assertThat(found.onBranches()).hasSize(1);
    assertThat(found.onBranches().getFirst().branches()).containsExactly("work");
  }

  @Test
  void whatAResetLeftBehindIsFound() throws IOException {
    lost();
    made.git().run("reset", "-q", "--hard", "HEAD~1");

    Whereabouts found = search("x1x1");
    assertThat(found.past()).isEmpty();
    assertThat(found.lost())
        .singleElement()
        .satisfies(event -> {
          assertThat(event.kind()).isEqualTo(Whereabouts.Kind.ADDED);
          assertThat(event.commit().subject()).isEqualTo("lost");
          assertThat(event.revision().file()).hasFileName("x1x1.py");
        });
    assertThat(found.isKnown()).isTrue();
    assertThat(found.complete()).isTrue();
  }

  /// A commit on `main` with a revision.
  private void lost() throws IOException {
    made.make();
    Files.writeString(made.root.resolve(VERSIONS + "x1x1.py"), text("x1x1", "pass", "a1"));
    made.git().run("add", "-A");
    made.git().run("commit", "-qm", "lost");
  }

  private Whereabouts search(String wanted) throws IOException {
    try (GitObjects objects = made.objects()) {
      return RevisionSearch.of(objects, made.open(), wanted, Progress.IGNORED);
    }
  }

  @Test
  void theFirstFormOfAnAmendedCommitIsToldBesideTheSecond() throws IOException {
    lost();
    made.git().run("commit", "-q", "--amend", "-m", "amended");

    Whereabouts found = search("x1x1");
    assertThat(found.past()).extracting(it -> it.commit().subject()).containsExactly("amended");
    assertThat(found.lost()).extracting(it -> it.commit().subject()).containsExactly("lost");
  }

  @Test
  void aRebasedCommitIsToldBesideWhatItWas() throws IOException {
    made.branch("work", "main")
        .revision("work", "Bob", "w1w1", "a1")
        .commit("main", "Ada", "n", "n");
    made.make();
    made.git().run("checkout", "-q", "work");
    made.git().run("rebase", "-q", "main");

    Whereabouts found = search("w1w1");
    assertThat(found.past()).hasSize(1);
    assertThat(found.lost()).hasSize(1);
    assertThat(found.lost().getFirst().commit().id())
        .isNotEqualTo(found.past().getFirst().commit().id());
  }

  @Test
  void aSquashedBranchIsToldBesideTheSquash() throws IOException {
    made.branch("work", "main")
        .revision("work", "Bob", "w1w1", "a1")
        .commit("work", "Bob", VERSIONS + "w1w1.py", text("w1w1", "print()", "a1"));
    made.make();
    made.git().run("merge", "-q", "--squash", "work");
    made.git().run("commit", "-qm", "squashed");
    made.git().run("fetch", "-q", ".", "work");
    made.git().run("branch", "-qD", "work");

    Whereabouts found = search("w1w1");
    assertThat(found.past()).extracting(it -> it.commit().subject()).containsExactly("squashed");
    assertThat(found.lost()).extracting(it -> it.commit().authorName()).containsExactly("Bob");
  }

  @Test
  void aCommitThatNoLogKnowsIsFoundAsLongAsItLiesAlone() throws IOException {
    lost();
    made.git().run("reset", "-q", "--hard", "HEAD~1");
    made.git().run("reflog", "expire", "--expire=now", "--all");
    Files.deleteIfExists(made.root.resolve(".git/ORIG_HEAD"));

    assertThat(search("x1x1").lost()).hasSize(1);
  }

  @Test
  void whatWasStagedAndNeverCommittedIsFound() throws IOException {
    made.make();
    Files.writeString(made.root.resolve(VERSIONS + "s1s1.py"), text("s1s1", "pass", "a1"));
    made.git().run("add", "-A");
    made.git().run("reset", "-q", "--hard");

    Whereabouts found = search("s1s1");
    assertThat(found.lost()).isEmpty();
    assertThat(found.strays())
        .singleElement()
        .satisfies(stray ->
            assertThat(made.git().run("cat-file", "-p", stray.content().toString()))
                .contains("revision = 's1s1'"));
  }

  @Test
  void whatIsThrownAwayIsGone() throws IOException {
    lost();
    made.git().run("reset", "-q", "--hard", "HEAD~1");
    made.git().run("reflog", "expire", "--expire=now", "--all");
    Files.deleteIfExists(made.root.resolve(".git/ORIG_HEAD"));
    made.git().run("gc", "-q", "--prune=now");

    assertThat(search("x1x1").isKnown()).isFalse();
  }

  @Test
  void logsThatNameNothingAreNoMatter() throws IOException {
    lost();
    Files.writeString(
        made.root.resolve(".git/logs/HEAD"),
        "deadbeef".repeat(5) + " " + "0".repeat(40) + " x <x> 1 +0000\t\nnonsense\n\n");
    Files.writeString(made.root.resolve(".git/objects/00"), "no folder");
    assertThat(search("x1x1").here()).hasSize(1);
  }

  @Test
  void anUnbornIdIsComparedWithThoseThatAreKnown() throws IOException {
    made.revision("main", "Ada", "abcdef12", "a1");

    Whereabouts found = where("abcdfe12");
    assertThat(found.isKnown()).isFalse();
    assertThat(found.similar()).containsExactly(new RevisionId("abcdef12"));
  }

  @Test
  void aMergeOnAnotherBranchIsFound() {
    made.revision("main", "Ada", "m1", "a1")
        .revision("main", "Ada", "m2", "a1")
        .branch("join", "main")
        .revision("join", "Jane", "5f3e", "m2", "m1")
        .make();
    Workspace open = made.open();

    List<ExistingMerge> merges =
        ExistingMerges.of(
            made.repository(),
            open,
            List.of(new RevisionId("m1"), new RevisionId("m2")),
            Progress.IGNORED);
    assertThat(merges).hasSize(1);
    assertThat(merges.getFirst().sentence())
        .isEqualTo(
            "The git branch join has a merge of m2, m1 already: 5f3e by Jane."
                + " Git-merge that branch instead of making a second one.");
  }

  @Test
  void aMergeOfOtherHeadsIsNone() {
    made.revision("main", "Ada", "m1", "a1")
        .revision("main", "Ada", "m2", "a1")
        .revision("main", "Ada", "m3", "a1")
        .branch("join", "main")
        .revision("join", "Jane", "5f3e", "m2", "m1")
        .make();

    assertThat(
            ExistingMerges.of(
                made.repository(),
                made.open(),
                List.of(new RevisionId("m1"), new RevisionId("m3")),
                Progress.IGNORED))
        .isEmpty();
  }
}
