package lynearm.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lynearm.elsewhere.ManyBranches;
import lynearm.elsewhere.Parting;
import lynearm.git.CommitId;
import lynearm.git.GitProgram;
import lynearm.ui.common.Background;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimelineViewModelTest {

  @TempDir private Path folder;
  private final Asked asked = new Asked();
  private final TimelineViewModel model =
      new TimelineViewModel(new Background(Runnable::run, Runnable::run), asked);
  private ManyBranches made;

  /// What the window was asked.
  private static final class Asked implements TimelineActions {
    private final List<String> commits = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    @Override
    public void view(String commit) {
      commits.add(commit);
    }

    @Override
    public void viewCheckedOut() {
      commits.add("checked out");
    }

    @Override
    public void tell(Parting parting) {
      told.add(parting.one() + " and " + parting.other());
    }

    @Override
    public void tellNoParting() {
      told.add("none");
    }
  }

  // 0: configuration   1: a1   2: b1   3: c1 beside b1   4: d1 on c1
  @BeforeEach
  void make() {
    assumeTrue(GitProgram.isThere());
    made =
        ManyBranches.begun(folder)
            .revision("main", "Ada", "b1", "a1")
            .commit("main", "Dan", "NOTES.md", "words")
            .revision("main", "Bob", "c1", "a1")
            .revision("main", "Bob", "d1", "c1")
            .make();
    model.show(made.open());
  }

  private CommitId commit(int place) {
    return model.momentsProperty().get().get(place).commit().id();
  }

  @Test
  void nothingIsReadUntilItIsShown() {
    assertThat(model.momentsProperty().get()).isEmpty();
    model.shownProperty().set(true);

    assertThat(model.momentsProperty().get()).hasSize(5);
    assertThat(model.positionProperty().get()).isEqualTo(5);
    assertThat(model.moment()).isEmpty();
  }

  @Test
  void aStepBackShowsTheCommitBefore() {
    model.shownProperty().set(true);
    model.step(-1);
    model.step(-1);

    assertThat(asked.commits).containsExactly(commit(4).value(), commit(3).value());
    assertThat(TimelineViewModel.changes(model.moment().orElseThrow())).isEqualTo("+c1");
  }

  @Test
  void marksAreWhereTheNumberOfHeadsChanged() {
    model.shownProperty().set(true);
    model.stepToMark(false);

    assertThat(model.positionProperty().get()).isEqualTo(3);
    assertThat(model.moment().orElseThrow().moreHeads()).isEqualTo(1);
    assertThat(model.hasMark(true)).isFalse();
  }

  @Test
  void beyondTheNewestAreTheCheckedOutFiles() {
    model.shownProperty().set(true);
    model.goTo(0);
    model.goTo(99);

    assertThat(asked.commits).containsExactly(commit(0).value(), "checked out");
  }

  @Test
  void closingItLeadsBackToTheCheckedOutFiles() {
    model.shownProperty().set(true);
    model.goTo(1);
    model.shownProperty().set(false);

    assertThat(asked.commits).endsWith("checked out");
  }

  @Test
  void askingForTheSecondHeadShowsWhereItAppeared() {
    model.showParting();

    assertThat(model.shownProperty().get()).isTrue();
    assertThat(model.positionProperty().get()).isEqualTo(3);
    assertThat(asked.told).hasSize(1).first().asString().contains("b1").contains("d1");
  }

  @Test
  void whatIsNoneOfTheCommitsIsNotTakenForTheOwnFiles() {
    model.shownProperty().set(true);
    model.follow(Optional.empty(), "work at 1234567");

    assertThat(model.elsewhereProperty().get()).isEqualTo("work at 1234567");
    assertThat(model.moment()).isEmpty();

    model.step(1);

    assertThat(model.elsewhereProperty().get()).isEmpty();
    assertThat(asked.commits).last().isEqualTo("checked out");
  }

  @Test
  void closingWhileACommitIsLookedAtLeavesNoMarkBehind() {
    model.shownProperty().set(true);
    model.goTo(4);
    List<Boolean> marks = new ArrayList<>();
    model.momentsProperty().subscribe(_ -> marks.add(model.hasMark(false)));
    model.clear();

    assertThat(marks).containsExactly(true, false);
  }

  @Test
  void ofACommitWithOneHeadThereIsNothingToTell() {
    model.shownProperty().set(true);
    model.follow(Optional.of(commit(2)), "");
    model.showParting();

    assertThat(asked.told).containsExactly("none");
  }

  @Test
  void aNewCommitIsReadAndWhatIsLookedAtStays() throws IOException {
    model.shownProperty().set(true);
    model.goTo(1);
    Files.writeString(
        made.root.resolve("migrations/versions/e1.py"), "revision = 'e1'\ndown_revision = 'd1'\n");
    made.git().run("add", "-A");
    made.git().run("-c", "user.name=Eve", "-c", "user.email=e@example.org", "commit", "-qm", "e1");
    model.refresh();

    assertThat(model.momentsProperty().get()).hasSize(6);
    assertThat(model.positionProperty().get()).isEqualTo(1);
  }
}
