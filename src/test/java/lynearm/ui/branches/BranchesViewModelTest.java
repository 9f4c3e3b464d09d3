package lynearm.ui.branches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lynearm.elsewhere.Future;
import lynearm.elsewhere.ManyBranches;
import lynearm.elsewhere.Outlook;
import lynearm.git.GitProgram;
import lynearm.ui.common.Background;
import lynearm.workspace.AlembicProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BranchesViewModelTest {

  @TempDir private Path folder;
  private final BranchesViewModel model =
      new BranchesViewModel(new Background(Runnable::run, Runnable::run));
  private ManyBranches made;

  // main: a1, m1; work: w1 beside m1; line: l1 on m1; docs: nothing
  @BeforeEach
  void make() {
    assumeTrue(GitProgram.isThere());
    made =
        ManyBranches.begun(folder)
            .branch("work", "main")
            .revision("work", "Bob", "w1", "a1")
            .revision("main", "Ada", "m1", "a1")
            .branch("line", "main")
            .revision("line", "Cyd", "l1", "m1")
            .branch("docs", "main")
            .commit("docs", "Dan", "NOTES.md", "words")
            .make();
  }

  private List<String> names() {
    return model.rows().stream().map(BranchRow::name).toList();
  }

  private BranchRow row(String name) {
    return model.row(name).orElseThrow();
  }

  @Test
  void theTargetStandsFirstAndThenTheMostUrgent() {
    model.show(made.open());

    assertThat(names()).containsExactly("main", "work", "line", "docs");
    assertThat(row("main").isTarget()).isTrue();
    assertThat(row("main").isCheckedOut()).isTrue();
    assertThat(row("work").outlook()).contains(Outlook.FORKS);
    assertThat(row("work").headsThen()).contains(2);
    assertThat(row("work").outlookWords()).isEqualTo("forks: 2 heads");
    assertThat(row("work").last()).startsWith("Bob, 20");
    assertThat(row("line").outlook()).contains(Outlook.GROWS);
    assertThat(row("docs").brought()).isZero();
  }

  @Test
  void anotherTargetIsAnotherTable() {
    model.show(made.open());
    model.chosenTargetProperty().set(Optional.of("work"));

    assertThat(row("work").isTarget()).isTrue();
    assertThat(row("main").outlook()).contains(Outlook.FORKS);
  }

  @Test
  void tagsAreListedWhenTheyAreWanted() {
    made.git().run("tag", "v1", "work");
    model.show(made.open());
    assertThat(names()).doesNotContain("v1");
    model.tagsProperty().set(true);

    assertThat(row("v1").headsText()).isEqualTo("1 head");
    assertThat(row("v1").future()).isEmpty();
  }

  @Test
  void twoBranchesAreJoinedTogether() {
    model.show(made.open());
    model.chosenProperty().set(List.of("work", "line"));

    Future both = model.lookProperty().get().orElseThrow().future().orElseThrow();
    assertThat(both.outlook()).isEqualTo(Outlook.FORKS);
    assertThat(both.brought()).hasSize(2);
    assertThat(both.heads()).extracting(Object::toString).containsExactlyInAnyOrder("l1", "w1");
  }

  @Test
  void aBranchThatMovesIsReadAgainAndStaysChosen() {
    model.show(made.open());
    model.chosenProperty().set(List.of("work"));
    made.git().run("branch", "-f", "work", "line");
    model.refresh();

    assertThat(model.chosenProperty().get()).containsExactly("work");
    assertThat(model.lookProperty().get().orElseThrow().future().orElseThrow().outlook())
        .isEqualTo(Outlook.GROWS);
  }

  @Test
  void aBranchThatIsGoneIsNotLookedAtAnyMore() {
    model.show(made.open());
    model.chosenProperty().set(List.of("work"));
    made.git().run("branch", "-D", "work");
    model.refresh();

    assertThat(model.lookProperty().get()).isEmpty();
  }

  @Test
  void withoutATargetTheHeadsAreStillTold() {
    made.git().run("branch", "-m", "main", "trunk");
    model.show(made.open());

    assertThat(names()).contains("trunk", "work");
    assertThat(model.refusalProperty().get().orElseThrow().what()).contains("main or master");
  }

  @Test
  void outsideOfARepositoryThereAreNone() {
    model.show(AlembicProject.in(folder.resolve("plain"), "a:").read());

    assertThat(model.rows()).isEmpty();
  }
}
