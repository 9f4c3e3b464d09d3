package lynearm.ui.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Set;
import lynearm.find.Field;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.layout.FoldedGraph;
import lynearm.look.NodeFacts;
import lynearm.revision.Problem;
import lynearm.revision.RevisionId;
import lynearm.ui.common.Background;
import lynearm.ui.common.Emphasis;
import lynearm.ui.common.HistoryViewModel;
import lynearm.ui.common.NodeSelection;
import lynearm.workspace.AlembicProject;
import lynearm.workspace.ViewedBodies;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindViewModelTest {

  @TempDir private Path folder;
  private final HistoryViewModel history = new HistoryViewModel();
  private final Queue<Runnable> work = new ArrayDeque<>();
  private AlembicProject project;
  private final ViewedBodies bodies = new ViewedBodies();
  private final FindViewModel find =
      new FindViewModel(
          history,
          () -> (progress, batch) -> bodies.readFacts(project.read(), progress, batch),
          new Background(work::add, Runnable::run));

  /// Rows: d4, c3, b2, a1; each message is "add" and the id.
  @BeforeEach
  void open() {
    project = AlembicProject.in(folder, "a1:; b2: a1; c3: b2; d4: c3");
    project.file(
        "migrations/versions/b2_add_b2.py",
        AlembicProject.text(project.fileOf("b2"))
            .replace(
                "def upgrade():\n    pass",
                "from alembic import op\n\ndef upgrade():\n    op.drop_column('users', 'email')"));
    show();
  }

  private void show() {
    history.shownProperty().set(Optional.of(FoldedGraph.unfolded(project.read().graph())));
  }

  private void done() {
    for (Runnable next = work.poll(); next != null; next = work.poll()) {
      next.run();
    }
  }

  private FindViewModelTest type(String text) {
    find.textProperty().set(text);
    done();
    return this;
  }

  private RevisionGraph graph() {
    return history.shownProperty().get().orElseThrow().graph();
  }

  private int node(String id) {
    return graph().find(new RevisionId(id)).orElseThrow().index();
  }

  private String lead() {
    return history.lead().map(lead -> lead.id().value()).orElse("none");
  }

  @Test
  void theFirstMatchIsSelectedAndAllStandOut() {
    type("add");

    assertThat(find.statusProperty().get()).isEqualTo("1 of 4");
    assertThat(lead()).isEqualTo("d4");
    assertThat(history.emphasisProperty().get().count()).isEqualTo(4);
    assertThat(history.emphasisProperty().get().current()).isEqualTo(OptionalInt.of(node("d4")));
  }

  @Test
  void stepsGoRoundAndFollowTheKeyboard() {
    type("add");
    find.next();
    assertThat(lead()).isEqualTo("c3");
    assertThat(find.statusProperty().get()).isEqualTo("2 of 4");

    find.previous();
    find.previous();
    assertThat(lead()).isEqualTo("a1");

    history.selectionProperty().set(NodeSelection.only(node("c3")));
    find.next();
    assertThat(lead()).isEqualTo("b2");
  }

  @Test
  void theSearchBeginsWhereTheKeyboardWas() {
    history.selectionProperty().set(NodeSelection.only(node("b2")));
    find.prepare();

    assertThat(type("add").lead()).isEqualTo("b2");
    assertThat(type("add c3").lead()).isEqualTo("c3");
    assertThat(type("add").lead()).isEqualTo("b2");
  }

  @Test
  void anIdLeadsToItsRevision() {
    assertThat(type("b2").lead()).isEqualTo("b2");
  }

  @Test
  void severalSelectedStaySelected() {
    history.selectionProperty().set(NodeSelection.of(List.of(node("d4"), node("a1"))));
    type("c3");

    assertThat(lead()).isEqualTo("c3");
    assertThat(history.selectionProperty().get().nodes()).containsExactly(node("d4"), node("a1"));
  }

  @Test
  void bodiesAreReadMeanwhileAndWidenWhatIsFound() {
    find.textProperty().set("users.email");
    Runnable reading = work.remove();
    work.remove().run();
    assertThat(find.statusProperty().get()).isEqualTo("Still reading…");
    assertThat(lead()).isEqualTo("none");

    reading.run();
    done();
    assertThat(find.statusProperty().get()).isEqualTo("1 of 1");
    assertThat(find.hintProperty().get()).isEqualTo("Found: column users.email");
    assertThat(lead()).isEqualTo("b2");
  }

  @Test
  void authorsThatBecomeKnownAreFoundAndTheKeyboardStays() {
    type("add");
    find.next();
    type("author:jane");
    assertThat(find.statusProperty().get()).isEqualTo("No match");

    history.factsProperty().set(new Authors());
    done();
    assertThat(find.statusProperty().get()).isEqualTo("1 of 4");

    find.next();
    history.factsProperty().set(new Authors());
    done();
    assertThat(find.statusProperty().get()).isEqualTo("2 of 4");
  }

  /// Jane wrote everything.
  private static final class Authors implements NodeFacts {
    @Override
    public String author(Node node) {
      return "Jane";
    }

    @Override
    public String date(Node node) {
      return "2024-05-06";
    }

    @Override
    public boolean isUncommitted(Node node) {
      return false;
    }
  }

  @Test
  void whatIsMisunderstoodIsSaidAndNothingDimmed() {
    type("since:spring");

    assertThat(find.statusProperty().get()).isEqualTo("Not clear");
    assertThat(find.hintProperty().get()).startsWith("After since: goes a day");
    assertThat(history.emphasisProperty().get()).isSameAs(Emphasis.NONE);
  }

  @Test
  void matchesAloneAreShownInTheLogWhileThatIsAskedFor() {
    type("b2");
    find.aloneProperty().set(true);
    assertThat(history.emphasisProperty().get().alone()).isPresent();

    find.clear();
    assertThat(history.emphasisProperty().get()).isSameAs(Emphasis.NONE);
    assertThat(find.statusProperty().get()).isEmpty();
    assertThat(lead()).isEqualTo("b2");
  }

  @Test
  void aReloadFindsAgainAndKeepsTheRevision() {
    type("add");
    find.next();
    project.add("e5: d4");
    show();
    done();

    assertThat(find.statusProperty().get()).isEqualTo("3 of 5");
    assertThat(history.emphasisOf(graph())).isPresent();
  }

  @Test
  void closingTheFolderFindsNothing() {
    type("add");
    history.shownProperty().set(Optional.empty());

    assertThat(find.isActive()).isFalse();
    assertThat(history.emphasisProperty().get()).isSameAs(Emphasis.NONE);
  }

  @Test
  void filtersAreWordsInTheField() {
    type("add");
    find.toggle(Field.IS, "head");
    done();
    assertThat(find.textProperty().get()).isEqualTo("add is:head ");
    assertThat(find.statusProperty().get()).isEqualTo("1 of 1");

    find.toggle(Field.IS, "head");
    find.between("2024", "2025");
    find.between("2026", "");
    assertThat(find.textProperty().get()).isEqualTo("add since:2026 ");

    find.between("", "");
    assertThat(find.textProperty().get()).isEqualTo("add ");
  }

  @Test
  void problemsAreFoundByTheirKind() {
    find.setProblems(Map.of(new RevisionId("c3"), Set.of(Problem.Kind.MISSING_PARENT)));
    assertThat(find.problemKinds()).containsExactly("missing-parent");
    assertThat(type("problem:missing-parent").lead()).isEqualTo("c3");
  }

  @Test
  void operationsOfBodiesThatAreReadAreOffered() {
    assertThat(find.operations()).isEmpty();
    find.prepare();
    done();
    assertThat(find.operations()).containsExactly("drop_column");
  }
}
