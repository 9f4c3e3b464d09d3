package lynearm.ui.details;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import lynearm.graph.Node;
import lynearm.layout.DrawnHistory;
import lynearm.layout.FoldedGraph;
import lynearm.operation.Lines;
import lynearm.operation.OperationsReader;
import lynearm.ui.common.HistoryViewModel;
import lynearm.ui.common.Memory;
import lynearm.ui.common.NodeSelection;
import lynearm.workspace.Body;
import org.junit.jupiter.api.Test;

class DetailsViewModelTest {

  private final HistoryViewModel history = new HistoryViewModel();
  private final SlowFiles files = new SlowFiles();
  private final DetailsViewModel model = model(Runnable::run);

  private DetailsViewModel model(Executor inAMoment) {
    return new DetailsViewModel(
        history, files, OpenParts.remembered(Memory.ofNothing()), Runnable::run, inAMoment);
  }

  @Test
  void nothingSelectedGivesNoDetails() {
    show("a:");

    assertThat(model.detailsProperty().get()).isEmpty();
    assertThat(model.sourceProperty().get()).isEqualTo(new SourceState.None());
  }

  @Test
  void everyFlagComesWithASentence() {
    show("m: a b; a: f; b: f; f:; x: gone ~b");

    assertThat(flagsOf("m"))
        .containsExactly(
            "Head: No other revision names it as its parent.", "Merge point: Joins a and b.");
    assertThat(flagsOf("f"))
        .containsExactly(
            "Branch point: From here the history goes on in a and b.",
            "Base: The history begins here; it has no parent.");
    assertThat(flagsOf("a")).isEmpty();
    assertThat(flagsOf("gone"))
        .singleElement()
        .asString()
        .startsWith("Missing: Other revisions name it, but no file declares it.");
  }

  @Test
  void aHeadThatOthersDependOnIsAnEffectiveHead() {
    show("a:; b: ~a; c: ~a");

    assertThat(flagsOf("a"))
        .startsWith(
            "Effective head: No other revision names it as its parent, but b and c depend on it.");
    assertThat(flagsOf("b")).startsWith("Head: No other revision names it as its parent.");
  }

  @Test
  void manyParentsAreCounted() {
    show("m: a b c d e f g; a:; b:; c:; d:; e:; f:; g:");

    assertThat(flagsOf("m")).contains("Merge point: Joins a, b, c, d, e and 2 more.");
  }

  @Test
  void relativesAreLinksThatSelect() {
    show("m: a b; a: f; b: f; f:");
    select("m");
    RevisionLink second = details().parents().get(1);
    assertThat(second.id()).isEqualTo("b");

    model.goTo(second);

    assertThat(details().id().value()).isEqualTo("b");
    assertThat(details().children()).extracting(RevisionLink::id).containsExactly("m");
  }

  @Test
  void theSourceIsShownOnceItIsRead() {
    show("a:; b: a");
    select("b");
    assertThat(model.sourceProperty().get()).isEqualTo(new SourceState.Loading());

    files.answer(0, "text of b");
    assertThat(model.sourceProperty().get()).isEqualTo(loaded("text of b"));
  }

  @Test
  void forAMomentTheLastRevisionStaysInsteadOfHalfOfTheNext() {
    List<Runnable> moments = new ArrayList<>();
    DetailsViewModel patient = model(moments::add);
    show("a:; b: a");
    select("a");
    files.answer(0, "text of a");
    files.answer(1, "text of a");
    List<String> shown = new ArrayList<>();
    patient
        .detailsProperty()
        .subscribe(its -> shown.add(its.map(known -> known.id().value()).orElse("")));

    select("b");
    assertThat(patient.sourceProperty().get()).isEqualTo(loaded("text of a"));
    files.answer(2, "text of b");
    files.answer(3, "text of b");
    moments.forEach(Runnable::run);

    assertThat(patient.sourceProperty().get()).isEqualTo(loaded("text of b"));
    assertThat(shown).containsExactly("a", "b");
  }

  @Test
  void aFileThatTakesLongIsNotWaitedFor() {
    List<Runnable> moments = new ArrayList<>();
    DetailsViewModel patient = model(moments::add);
    show("a:; b: a");
    select("b");
    moments.forEach(Runnable::run);

    assertThat(patient.detailsProperty().get().orElseThrow().id().value()).isEqualTo("b");
    assertThat(patient.sourceProperty().get()).isEqualTo(new SourceState.Loading());
  }

  @Test
  void aLateAnswerForAnotherRevisionIsDropped() {
    show("a:; b: a");
    select("a");
    select("b");
    files.answer(1, "text of b");
    files.answer(0, "text of a");

    assertThat(model.sourceProperty().get()).isEqualTo(loaded("text of b"));
  }

  @Test
  void aReloadReadsAgainAndKeepsTheOldTextMeanwhile() {
    show("a:; b: a");
    select("b");
    files.answer(0, "old");
    show("a:; b: a; c: b");
    assertThat(model.sourceProperty().get()).isEqualTo(loaded("old"));

    files.answer(1, "new");
    assertThat(model.sourceProperty().get()).isEqualTo(loaded("new"));
  }

  @Test
  void anUnreadableFileSaysWhy() {
    show("a:");
    select("a");
    files.asked.getFirst().completeExceptionally(new IllegalStateException("The file is gone."));

    assertThat(model.sourceProperty().get())
        .isEqualTo(new SourceState.Unavailable("The file is gone."));
  }

  @Test
  void aMergePointSaysWhetherItDoesAnythingItself() {
    show("m: a b; a: f; b: f; f:");
    assertThat(flagsOf("m")).contains("Merge point: Joins a and b.");

    files.answer(0, "def upgrade():\n    pass\n\n\ndef downgrade():\n    pass\n");
    assertThat(flagsOf("m"))
        .contains("Merge point: Joins a and b; it has no operations of its own.");
  }

  @Test
  void whatItDoesIsToldOnceTheFileIsRead() {
    show("a:; b: a");
    select("a");
    assertThat(details().operations()).isEmpty();

    files.answer(
        0,
        "from alembic import op\n"
            + "def upgrade():\n"
            + "    op.drop_table('users')\n\n\n"
            + "def downgrade():\n"
            + "    pass\n");
    assertThat(details().operations().orElseThrow().text())
        .isEqualTo("upgrade()\n  drops table users\ndowngrade()\n  does nothing\n");
    select("b");
    assertThat(details().operations()).isEmpty();
  }

  @Test
  void pointingLinesOutOpensTheSourceUntilAnotherRevisionIsShown() {
    show("a:; b: a");
    select("a");
    model.parts().openProperty(Part.SOURCE).set(false);
    model.pointOut(new Lines(3, 5));

    assertThat(model.parts().openProperty(Part.SOURCE).get()).isTrue();
    assertThat(model.markedProperty().get()).contains(new Lines(3, 5));
    select("b");
    assertThat(model.markedProperty().get()).isEmpty();
  }

  @Test
  void closedPartsAreRemembered() {
    Memory memory = Memory.ofNothing();
    OpenParts.remembered(memory).openProperty(Part.RELATIVES).set(false);
    OpenParts again = OpenParts.remembered(memory);

    assertThat(again.openProperty(Part.RELATIVES).get()).isFalse();
    assertThat(again.openProperty(Part.SOURCE).get()).isTrue();
  }

  private static SourceState loaded(String text) {
    return new SourceState.Loaded(new Body(text, new OperationsReader().read(text)));
  }

  private static final class SlowFiles implements DetailsActions {
    private final List<CompletableFuture<Body>> asked = new ArrayList<>();

    void answer(int request, String text) {
      asked.get(request).complete(new Body(text, new OperationsReader().read(text)));
    }

    @Override
    public CompletableFuture<Body> body(Node revision) {
      asked.add(new CompletableFuture<>());
      return asked.getLast();
    }

    @Override
    public String pathText(Path file) {
      return file.toString();
    }

    @Override
    public void copy(String text) {}

    @Override
    public void openInEditor(Path file) {}

    @Override
    public void showInFolder(Path file) {}
  }

  private void show(String text) {
    history.shownProperty().set(Optional.of(FoldedGraph.unfolded(DrawnHistory.graph(text))));
  }

  private void select(String id) {
    var graph = history.shownProperty().get().orElseThrow().graph();
    Node node =
        graph.nodes().stream().filter(one -> one.id().value().equals(id)).findFirst().orElseThrow();
    history.selectionProperty().set(NodeSelection.only(node.index()));
  }

  private RevisionDetails details() {
    return model.detailsProperty().get().orElseThrow();
  }

  private List<String> flagsOf(String id) {
    select(id);
    return details().flags().stream().map(flag -> flag.word() + ": " + flag.sentence()).toList();
  }
}
