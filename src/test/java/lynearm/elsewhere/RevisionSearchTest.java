package lynearm.elsewhere;

import static lynearm.elsewhere.ManyBranches.VERSIONS;
import static lynearm.elsewhere.ManyBranches.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
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
