package lynearm.ui.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.merge.FileForm;
import lynearm.merge.MergePlan;
import lynearm.merge.MergePlanner;
import lynearm.revision.RevisionId;
import lynearm.ui.common.Background;
import lynearm.workspace.AlembicProject;
import lynearm.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The state of the merge panel.
class MergeViewModelTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-02T10:20:30Z"), ZoneOffset.UTC);

  @TempDir private Path folder;
  private final List<MergePlan.Ready> written = new ArrayList<>();
  private final List<AfterCreating> wishes = new ArrayList<>();
  private int idsMade;
  private final MergeViewModel model = modelOn(Runnable::run);
  private Workspace workspace;

  // b   c   d
  // └───┼───┘
  //     a
  @BeforeEach
  void read() {
    workspace = AlembicProject.in(folder, "a:; b: a; c: a; d: a").read();
  }

  private MergeViewModel modelOn(Executor worker) {
    return new MergeViewModel(
        new Background(worker, Runnable::run).lane(),
        () -> new RevisionId("new" + ++idsMade),
        CLOCK,
        (plan, after) -> {
          written.add(plan);
          wishes.add(after);
        },
        _ -> {});
  }

  // what is suggested

  @Test
  void mergingAllHeadsIsCalledSo() {
    show("b", "c", "d");
    assertThat(model.messageProperty().get()).isEqualTo("merge heads");
    assertThat(ready().file()).hasFileName("new1_merge_heads.py");
  }

  @Test
  void whatIsToFollowIsHandedOn() {
    show("b", "c", "d");
    model.confirm();
    model.confirm(AfterCreating.COMMIT);
    assertThat(wishes).containsExactly(AfterCreating.NOTHING, AfterCreating.COMMIT);
  }

  @Test
  void mergingSomeNamesThem() {
    show("b", "d");
    assertThat(model.messageProperty().get()).isEqualTo("merge b and d");
  }

  @Test
  void theSuggestionFollowsTheSelection() {
    show("b", "d");
    show("b", "c");
    assertThat(model.messageProperty().get()).isEqualTo("merge b and c");
  }

  @Test
  void aMessageThatWasTypedStays() {
    show("b", "d");
    model.messageProperty().set("join the shops");
    show("b", "c", "d");

    assertThat(model.messageProperty().get()).isEqualTo("join the shops");
    assertThat(ready().file().getFileName().toString()).endsWith("_join_the_shops.py");
  }

  @Test
  void afterClearingTheNextMergeBeginsAnew() {
    show("b", "d");
    model.messageProperty().set("join the shops");
    model.clear();
    assertThat(model.planProperty().get()).isEmpty();
    assertThat(model.graphNowProperty().get()).isEmpty();

    show("b", "c");
    assertThat(model.messageProperty().get()).isEqualTo("merge b and c");
  }

  // the id

  @Test
  void anotherIdIsOneClickAway() {
    show("b", "c");
    model.renewId();
    assertThat(ready().request().id()).isEqualTo(new RevisionId("new2"));
    assertThat(ready().text()).contains("revision = 'new2'");
  }

  @Test
  void anIdThatWasTypedIsTaken() {
    show("b", "c");
    model.revisionIdProperty().set("join1");
    assertThat(ready().file()).hasFileName("join1_merge_b_and_c.py");
  }

  @Test
  void theSameSelectionKeepsItsId() {
    show("b", "c");
    show("b", "c");
    assertThat(ready().request().id()).isEqualTo(new RevisionId("new1"));
  }

  @Test
  void whileTheMessageIsBlankThereIsNone() {
    show("b", "c");
    model.messageProperty().set("  ");
    assertThat(ready().request().message()).isEmpty();
  }

  // the order of the parents

  @Test
  void parentsBeginInLoadOrder() {
    show("d", "b", "c");
    assertThat(parents()).containsExactly("b", "c", "d");
    assertThat(ready().text()).contains("down_revision = ('b', 'c', 'd')");
  }

  @Test
  void parentsAreMovedEarlierAndLater() {
    show("b", "c", "d");
    model.moveParent(model.parents().get(2), -1);
    assertThat(parents()).containsExactly("b", "d", "c");
    assertThat(ready().text()).contains("down_revision = ('b', 'd', 'c')");

    model.moveParent(model.parents().getFirst(), 1);
    assertThat(ready().text()).contains("down_revision = ('d', 'b', 'c')");
  }

  @Test
  void nothingMovesBeyondTheEnds() {
    show("b", "c");
    model.moveParent(model.parents().getFirst(), -1);
    model.moveParent(model.parents().getLast(), 1);
    assertThat(parents()).containsExactly("b", "c");
  }

  @Test
  void theOrderStaysWhileTheSameAreSelected() {
    show("b", "c", "d");
    model.moveParent(model.parents().get(2), -1);
    show("b", "c", "d");
    assertThat(parents()).containsExactly("b", "d", "c");
  }

  @Test
  void theOrderStaysWhenTheGraphIsReadAgain() {
    show("c", "d");
    model.moveParent(model.parents().getLast(), -1);
    workspace = AlembicProject.in(folder, "Z:; b: a; e: b").read();
    show("c", "d");

    assertThat(parents()).containsExactly("d", "c");
    assertThat(ready().request().parents()).containsExactly(node("d"), node("c"));
  }

  // writing

  @Test
  void confirmingWritesWhatIsShown() {
    show("b", "c");
    model.confirm();
    assertThat(written).containsExactly(ready());
  }

  @Test
  void whatIsRefusedIsNotWritten() {
    show("a", "b");
    model.confirm();
    assertThat(written).isEmpty();
  }

  @Test
  void whileANewPlanIsWorkedOutTheOldOneIsNotWritten() {
    List<Runnable> later = new ArrayList<>();
    MergeViewModel slow = modelOn(later::add);
    show(slow, "b", "c");
    later.forEach(Runnable::run);
    later.clear();
    slow.messageProperty().set("another text");
    slow.confirm();
    assertThat(written).isEmpty();

    later.forEach(Runnable::run);
    slow.confirm();
    assertThat(written)
        .extracting(plan -> plan.request().message().orElseThrow())
        .containsExactly("another text");
  }

  // how it is asked

  private void show(String... ids) {
    show(model, ids);
  }

  private void show(MergeViewModel in, String... ids) {
    RevisionGraph graph = workspace.graph();
    in.show(
        graph,
        Arrays.stream(ids).map(this::node).toList(),
        new MergeViewModel.Project(
            workspace.settings().orElseThrow().versionLocations(),
            new MergePlanner(workspace, ZoneOffset.UTC)::plan,
            _ -> List.of(),
            _ -> Optional.empty()));
  }

  private void open(String history) {
    workspace = AlembicProject.in(folder.resolve("other"), history).read();
  }

  @Test
  void headsInPairsGetAMergeForEachLabel() {
    open("a:; b: a @x; c: a @y; d: b; e: b; f: c; g: c");
    show("d", "e", "f", "g");

    assertThat(model.groupsProperty().get()).hasSize(2);
    assertThat(ready().merges())
        .extracting(merge -> merge.request().parents().size())
        .containsExactly(2, 2);
    assertThat(ready().change().graphAfter().heads()).hasSize(2);

    model.oneForEachLabelProperty().set(false);
    assertThat(ready().merges()).hasSize(1);
    assertThat(ready().question()).isPresent();
  }

  @Test
  void headsOfOneLabelAreNoPairs() {
    open("a:; b: a @x; d: b; e: b; f: a");
    show("d", "e", "f");

    assertThat(model.groupsProperty().get()).isEmpty();
    assertThat(ready().merges()).hasSize(1);
  }

  @Test
  void whatIsAskedHasToBeAnsweredBeforeAnythingIsWritten() {
    open("a:; b: a @expand; c: a @contract");
    show("b", "c");

    model.confirm();
    assertThat(written).isEmpty();
    model.agreedProperty().set(true);
    model.confirm();
    assertThat(written).hasSize(1);
  }

  @Test
  void aLabelIsWrittenAsOne() {
    show("b", "c");
    model.labelProperty().set("both");

    assertThat(ready().text()).contains("branch_labels = ('both',)");
  }

  @Test
  void aRemedyIsTaken() {
    workspace =
        AlembicProject.in(folder.resolve("other"), "a:; b: a; c: a")
            .file("migrations/script.py.mako", "${open('x')}")
            .read();
    show("b", "c");
    MergePlan.Refused refused = (MergePlan.Refused) model.planProperty().get().orElseThrow();

    model.apply(refused.remedy().orElseThrow());
    assertThat(ready().text()).startsWith("\"\"\"merge heads");
    model.formProperty().set(FileForm.PROJECT);
    assertThat(model.planProperty().get().orElseThrow()).isEqualTo(refused);
  }

  private int node(String id) {
    return workspace.graph().find(new RevisionId(id)).map(Node::index).orElseThrow();
  }

  private List<String> parents() {
    return model.parents().stream().map(node -> node.id().value()).toList();
  }

  private MergePlan.Ready ready() {
    MergePlan plan = model.planProperty().get().orElseThrow();
    assertThat(plan).isInstanceOf(MergePlan.Ready.class);
    return (MergePlan.Ready) plan;
  }
}
