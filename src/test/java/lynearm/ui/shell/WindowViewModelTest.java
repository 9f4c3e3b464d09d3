package lynearm.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import lynearm.alembic.Environment;
import lynearm.change.Change;
import lynearm.change.Content;
import lynearm.change.CrashedWriter;
import lynearm.change.FileDiff;
import lynearm.change.FileEdit;
import lynearm.change.Fingerprint;
import lynearm.change.UndoResult;
import lynearm.collision.Place;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.layout.Folding;
import lynearm.merge.MergePlan;
import lynearm.operation.Lines;
import lynearm.revision.RevisionId;
import lynearm.sample.Sample;
import lynearm.ui.common.Memory;
import lynearm.ui.common.NodeSelection;
import lynearm.workspace.AlembicProject;
import lynearm.workspace.Body;
import lynearm.workspace.Workspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The window without a window.
class WindowViewModelTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-02T10:20:30.123456Z"), ZoneOffset.UTC);

  @TempDir private Path folder;
  private final OneThread screen = new OneThread();
  private final List<Notice> notices = new ArrayList<>();
  private final Memory memory = Memory.ofNothing();
  private final WindowViewModel model =
      new WindowViewModel(screen.background(), memory, CLOCK, notices::add);
  private AlembicProject project;

  // b   c   d
  // └───┼───┘
  //     a
  @BeforeEach
  void writeProject() {
    project = AlembicProject.in(folder.resolve("project"), "a:; b: a; c: a; d: a");
  }

  @AfterEach
  void close() {
    model.close();
  }

  // opening

  @Test
  void anOpenedProjectIsShownAndRemembered() {
    model.open(project.root());

    assertThat(heads()).containsExactlyInAnyOrder("b", "c", "d");
    assertThat(model.nothingFoundProperty().get()).isEmpty();
    assertThat(memory.recentFolders()).containsExactly(project.root());
    assertThat(model.isBusy()).isFalse();
  }

  @Test
  void aFolderWithoutAlembicIsSaidToBeSo() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    model.open(empty);

    assertThat(model.workspaceProperty().get()).isEmpty();
    assertThat(model.nothingFoundProperty().get().orElseThrow().what())
        .isEqualTo("There is no Alembic environment in " + empty);
    assertThat(memory.recentFolders()).isEmpty();
  }

  @Test
  void aMissingFolderIsSaidToBeSo() {
    Path missing = folder.resolve("missing");
    model.open(missing);

    assertThat(model.nothingFoundProperty().get().orElseThrow().what())
        .isEqualTo(missing + " is not there");
  }

  @Test
  void readingAgainFindsWhatIsThereByNow() throws IOException {
    Path late = Files.createDirectory(folder.resolve("late"));
    model.open(late);
    AlembicProject.in(late, "a:");
    model.reload();

    assertThat(heads()).containsExactly("a");
    assertThat(model.nothingFoundProperty().get()).isEmpty();
  }

  @Test
  void aFolderThatIsGoneIsSaidToBeGone() throws IOException {
    model.open(project.root());
    Files.move(project.root(), folder.resolve("elsewhere"));
    model.reload();

    assertThat(model.workspaceProperty().get()).isEmpty();
    assertThat(model.nothingFoundProperty().get().orElseThrow().what())
        .isEqualTo(project.root() + " is not there");
  }

  @Test
  void anotherFolderTakesThePlaceOfTheFirst() {
    model.open(project.root());
    select("b", "c");
    AlembicProject other = AlembicProject.in(folder.resolve("other"), "x:; y: x");
    model.open(other.root());

    assertThat(heads()).containsExactly("y");
    assertThat(selected()).isEmpty();
    assertThat(model.waysOut().shownProperty().get()).isFalse();
    assertThat(memory.recentFolders()).containsExactly(other.root(), project.root());
  }

  @Test
  void closingForgetsEverythingButTheRecentFolders() {
    model.open(project.root());
    select("b", "c");
    model.closeWorkspace();

    assertThat(model.workspaceProperty().get()).isEmpty();
    assertThat(model.history().shownProperty().get()).isEmpty();
    assertThat(model.waysOut().shownProperty().get()).isFalse();
    assertThat(memory.recentFolders()).containsExactly(project.root());
  }

  @ParameterizedTest
  @EnumSource
  void everySampleOpens(Sample sample) {
    model.openSample(sample);

    Workspace open = workspace();
    assertThat(open.repository()).isPresent();
    assertThat(model.git().stateProperty().get()).isPresent();
    assertThat(open.problems().isEmpty()).isEqualTo(sample != Sample.PROBLEMS);
    Node base = open.graph().bases().getFirst();
    assertThat(model.git().facts().author(base)).isNotEmpty();
  }

  @Test
  void oneOfSeveralEnvironmentsIsChosen() {
    AlembicProject both = AlembicProject.in(folder.resolve("both/one"), "a:; b: a");
    AlembicProject.in(folder.resolve("both/two"), "x:");
    model.open(both.root().getParent());
    List<Environment> environments = workspace().environments();
    assertThat(environments).hasSize(2);

    model.choose(environments.getLast());
    assertThat(heads()).containsExactly("x");
    model.choose(environments.getFirst());
    assertThat(heads()).containsExactly("b");
  }

  @Test
  void theChosenEnvironmentStaysWhenFilesAndSettingsChange() {
    AlembicProject one = AlembicProject.in(folder.resolve("both/one"), "a:; b: a");
    AlembicProject two = AlembicProject.in(folder.resolve("both/two"), "x:");
    model.open(one.root().getParent());
    model.choose(workspace().environments().getLast());

    two.add("y: x");
    model.reload();
    assertThat(heads()).containsExactly("y");

    two.option("truncate_slug_length = 20");
    model.reload();
    assertThat(heads()).containsExactly("y");
  }

  // folding

  @Test
  void longHistoriesAreFoldedAndShortOnesAreNot() {
    model.open(project.root());
    assertThat(model.folds().choiceProperty().get().mode()).isEqualTo(Folding.Mode.NONE);

    model.open(AlembicProject.in(folder.resolve("long"), line(60)).root());
    assertThat(model.folds().choiceProperty().get().mode()).isEqualTo(Folding.Mode.LONG_RUNS);
    assertThat(model.history().shownProperty().get().orElseThrow().size()).isEqualTo(3);
  }

  @Test
  void whatIsSelectedIsNeverHiddenInAFold() {
    model.open(AlembicProject.in(folder.resolve("long"), line(60)).root());
    select("r30");

    var shown = model.history().shownProperty().get().orElseThrow();
    assertThat(shown.isFold(shown.itemOf(node("r30")))).isFalse();
    assertThat(shown.size()).isEqualTo(5);
  }

  @Test
  void aFoldIsOpenedAsAWhole() {
    model.open(AlembicProject.in(folder.resolve("long"), line(60)).root());
    model.folds().unfold(new RevisionId("r30"));
    assertThat(model.history().shownProperty().get().orElseThrow().size()).isEqualTo(60);
  }

  @Test
  void theMatchThatIsLookedAtIsNotHiddenWhileItIsLookedFor() {
    model.open(AlembicProject.in(folder.resolve("long"), line(60)).root());
    model.find().textProperty().set("r30");
    assertThat(isFolded("r30")).isFalse();

    model.find().textProperty().set("r40");
    assertThat(isFolded("r40")).isFalse();
    assertThat(isFolded("r30")).isTrue();

    model.find().clear();
    assertThat(isFolded("r40")).isFalse();
    assertThat(isFolded("r30")).isTrue();
  }

  @Test
  void ofManyMatchesThoseThatWereComeByStayInSight() {
    model.open(AlembicProject.in(folder.resolve("long"), line(90)).root());
    model.find().textProperty().set("id:r");
    model.find().next();
    model.find().next();
    model.find().next();
    assertThat(List.of("r88", "r87")).noneMatch(this::isFolded);
    assertThat(isFolded("r40")).isTrue();
  }

  @Test
  void fewMatchesAreNotHiddenAndManyAreCounted() {
    model.open(AlembicProject.in(folder.resolve("long"), line(90)).root());
    model.find().textProperty().set("id:r4");
    assertThat(List.of("r4", "r40", "r44", "r49")).noneMatch(this::isFolded);
    assertThat(isFolded("r30")).isTrue();

    model.find().textProperty().set("id:r");
    assertThat(isFolded("r44")).isTrue();

    model.find().clear();
    assertThat(isFolded("r40")).isTrue();
  }

  @Test
  void aRunIsUnfoldedAndFoldedAgain() {
    model.open(AlembicProject.in(folder.resolve("long"), line(60)).root());
    int node = node("r30");
    model
        .history()
        .selectionProperty()
        .set(new NodeSelection(List.of(), OptionalInt.of(node), OptionalInt.empty()));
    assertThat(model.folds().isLeadFolded()).isTrue();

    model.folds().toggle();
    assertThat(isFolded("r30")).isFalse();
    assertThat(model.folds().isLeadUnfolded()).isTrue();

    select("r30");
    model.folds().toggle();
    assertThat(isFolded("r30")).isTrue();
  }

  @Test
  void aRunThatIsSelectedWithOthersStaysFolded() {
    model.open(AlembicProject.in(folder.resolve("long"), line(60)).root());
    select(
        model
            .history()
            .shownProperty()
            .get()
            .orElseThrow()
            .graph()
            .heads()
            .getFirst()
            .id()
            .value());
    model.selections().ancestors();

    assertThat(selected()).hasSize(60);
    assertThat(isFolded("r30")).isTrue();
  }

  private boolean isFolded(String id) {
    var shown = model.history().shownProperty().get().orElseThrow();
    return shown.isFold(shown.itemOf(node(id)));
  }

  // looking around

  @Test
  void whatWasLookedAtIsReachedAgain() {
    model.open(project.root());
    select("b");
    select("c");
    model.selections().back();
    assertThat(selected()).containsExactly("b");
    model.selections().forward();
    assertThat(selected()).containsExactly("c");
  }

  @Test
  void aPathStandsOutUntilSomethingElseIsSelectedAndIsNoMerge() {
    model.open(project.root());
    select("b", "c");
    model.selections().path();
    assertThat(selected()).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(model.history().emphasisProperty().get().isActive()).isTrue();
    assertThat(model.waysOut().shownProperty().get()).isFalse();

    select("b");
    assertThat(model.history().emphasisProperty().get().isActive()).isFalse();
  }

  @Test
  void whereNoPathIsThatIsSaid() {
    model.open(AlembicProject.in(folder.resolve("two"), "a:; b:").root());
    select("a", "b");
    model.selections().path();
    assertThat(notices)
        .extracting(Notice::what)
        .containsExactly("There is no path between a and b");
  }

  // the merge

  @Test
  void selectedHeadsAreShownAsAMerge() {
    model.open(project.root());
    select("b");
    assertThat(model.waysOut().shownProperty().get()).isFalse();

    select("b", "c");
    assertThat(model.waysOut().shownProperty().get()).isTrue();
    assertThat(ready().text()).contains("down_revision = ('b', 'c')");
  }

  @Test
  void allHeadsAreSelectedAtOnce() {
    model.open(project.root());
    model.selections().allHeads();
    assertThat(selected()).containsExactlyInAnyOrder("b", "c", "d");
    assertThat(ready().notes()).isEmpty();
  }

  @Test
  void askingForAMergeWithNothingSelectedTakesAllHeads() {
    model.open(project.root());
    model.waysOut().showMerge();
    assertThat(selected()).containsExactlyInAnyOrder("b", "c", "d");
    assertThat(model.waysOut().shownProperty().get()).isTrue();
  }

  @Test
  void aDraggedHeadMergesWithItsTarget() {
    model.open(project.root());
    model.waysOut().showMerge(List.of(node("d"), node("b")));
    assertThat(ready().request().parents()).containsExactlyInAnyOrder(node("b"), node("d"));
  }

  @Test
  void whatCannotBeMergedIsRefusedWithTheReason() {
    model.open(project.root());
    select("a", "b");

    assertThat(model.waysOut().shownProperty().get()).isTrue();
    assertThat(plan())
        .asInstanceOf(type(MergePlan.Refused.class))
        .extracting(MergePlan.Refused::what)
        .isEqualTo("b already contains a, so there is nothing to merge");
    assertThat(model.waysOut().whyNotMerge(List.of(node("a"), node("b"))))
        .contains("b already contains a, so there is nothing to merge");
    assertThat(model.waysOut().whyNotMerge(List.of(node("b"), node("c")))).isEmpty();
  }

  @Test
  void selectingNothingPutsTheMergeAway() {
    model.open(project.root());
    select("b", "c");
    model.selections().nothing();

    assertThat(model.waysOut().shownProperty().get()).isFalse();
    assertThat(model.waysOut().merge().planProperty().get()).isEmpty();
    assertThat(selected()).isEmpty();
  }

  // writing and undoing

  @Test
  void whatWasPreviewedIsWhatIsWritten() {
    model.open(project.root());
    select("b", "c");
    MergePlan.Ready plan = ready();
    model.waysOut().merge().confirm();

    assertThat(plan.file()).hasContent(plan.text());
    assertThat(selected()).containsExactly(plan.request().id().value());
    assertThat(heads()).containsExactlyInAnyOrder("d", plan.request().id().value());
    assertThat(model.waysOut().shownProperty().get()).isFalse();
    assertThat(notices).extracting(Notice::kind).containsExactly(Notice.Kind.DONE);
    assertThat(notices.getFirst().what())
        .isEqualTo("Created merge " + plan.request().id().shortForm());
    assertThat(notices.getFirst().next()).isEqualTo(workspace().show(plan.file()));
  }

  @Test
  void undoBringsTheFolderBackToTheByte() {
    var before = project.contents();
    model.open(project.root());
    model.selections().allHeads();
    model.waysOut().merge().confirm();
    assertThat(heads()).hasSize(1);
    assertThat(project.contents()).isNotEqualTo(before);

    model.changes().undoLast();
    assertThat(project.contents()).isEqualTo(before);
    assertThat(heads()).containsExactlyInAnyOrder("b", "c", "d");
    assertThat(model.changes().nextUndoProperty().get()).isEmpty();
    assertThat(notices.getLast().next()).isEqualTo("The folder is as it was before.");
  }

  @Test
  void undoSelectsWhatWasMergedAgain() {
    model.open(project.root());
    select("b", "c");
    model.waysOut().merge().confirm();
    model.changes().undoLast();

    assertThat(selected()).containsExactlyInAnyOrder("b", "c");
    assertThat(model.waysOut().shownProperty().get()).isTrue();
  }

  @Test
  void redoSelectsTheMergeAgain() {
    model.open(project.root());
    select("b", "c");
    String id = ready().request().id().value();
    model.waysOut().merge().confirm();
    model.changes().undoLast();
    model.changes().redoLast();

    assertThat(selected()).containsExactly(id);
    assertThat(model.waysOut().shownProperty().get()).isFalse();
  }

  @Test
  void aLookAtACollisionLeavesTheMergeAsItIs() {
    List<Lines> pointedOut = new ArrayList<>();
    model.waysOut().setPointOut(pointedOut::add);
    model.open(project.root());
    select("b", "c");
    model.waysOut().merge().messageProperty().set("typed by hand");
    String id = model.waysOut().merge().revisionIdProperty().get();

    model.waysOut().collisions().visit(placeIn("c"));
    assertThat(selected()).containsExactly("c");
    assertThat(model.waysOut().shownProperty().get()).isFalse();
    assertThat(pointedOut).containsExactly(new Lines(3, 4));
    assertThat(model.waysOut().leftProperty().get()).hasSize(2);

    select("a");
    model.reload();
    model.waysOut().backToMerge();
    assertThat(selected()).containsExactlyInAnyOrder("b", "c");
    assertThat(model.waysOut().shownProperty().get()).isTrue();
    assertThat(model.waysOut().leftProperty().get()).isEmpty();
    assertThat(model.waysOut().merge().messageProperty().get()).isEqualTo("typed by hand");
    assertThat(model.waysOut().merge().revisionIdProperty().get()).isEqualTo(id);
    assertThat(ready().request().id().value()).isEqualTo(id);
  }

  @Test
  void anotherMergeTakesThePlaceOfTheOneThatWasLeft() {
    model.open(project.root());
    select("b", "c");
    model.waysOut().merge().messageProperty().set("typed by hand");
    model.waysOut().collisions().visit(placeIn("c"));
    select("c", "d");

    assertThat(model.waysOut().leftProperty().get()).isEmpty();
    assertThat(model.waysOut().merge().messageProperty().get()).isEqualTo("merge c and d");
  }

  @Test
  void theCommandToMergeGoesBackToTheMergeThatWasLeft() {
    model.open(project.root());
    select("b", "c");
    model.waysOut().collisions().visit(placeIn("b"));
    model.waysOut().showMerge();

    assertThat(selected()).containsExactlyInAnyOrder("b", "c");
    assertThat(model.waysOut().leftProperty().get()).isEmpty();
  }

  @Test
  void aMergeThatWasLeftIsForgottenWhereItsHeadsAreNot() throws IOException {
    model.open(project.root());
    select("b", "c");
    model.waysOut().collisions().visit(placeIn("b"));
    Files.delete(project.fileOf("c"));
    model.reload();

    assertThat(model.waysOut().leftProperty().get()).isEmpty();
    assertThat(model.waysOut().merge().planProperty().get()).isEmpty();
  }

  private Place placeIn(String id) {
    return new Place(
        new RevisionId(id), Optional.of(project.fileOf(id)), new Lines(3, 4), "", "does something");
  }

  @Test
  void theSuccessNoticeOffersToUndo() {
    var before = project.contents();
    model.open(project.root());
    model.selections().allHeads();
    model.waysOut().merge().confirm();
    action("Undo").run();

    assertThat(project.contents()).isEqualTo(before);
  }

  @Test
  void undoingTwiceChangesNothingMore() {
    model.open(project.root());
    model.selections().allHeads();
    model.waysOut().merge().confirm();
    Command undo = action("Undo");
    undo.run();
    int told = notices.size();
    undo.run();
    model.changes().undoLast();

    assertThat(notices).hasSize(told);
  }

  @Test
  void whatWasEditedSinceIsNotUndone() throws IOException {
    model.open(project.root());
    model.selections().allHeads();
    Path file = ready().file();
    model.waysOut().merge().confirm();
    Files.writeString(file, Files.readString(file) + "# by hand\n");
    model.changes().undoLast();

    assertThat(file).exists();
    assertThat(notices.getLast().kind()).isEqualTo(Notice.Kind.NOT_DONE);
    assertThat(notices.getLast().what()).isEqualTo(file.getFileName() + " was edited since");
  }

  @Test
  void theDifferenceOfWhatWasEditedIsOffered() throws IOException {
    List<UndoResult.Refused> shown = new ArrayList<>();
    model.undo().setShowDifference(shown::add);
    model.open(project.root());
    model.selections().allHeads();
    Path file = ready().file();
    model.waysOut().merge().confirm();
    Files.writeString(file, Files.readString(file) + "# by hand\n");
    model.changes().undoLast();
    action("Difference").run();

    assertThat(FileDiff.of(shown.getFirst().edited().getFirst(), "m.py").text())
        .endsWith("+# by hand\n");
  }

  @Test
  void whatWasUndoneIsDoneAgain() {
    model.open(project.root());
    model.selections().allHeads();
    model.waysOut().merge().confirm();
    var merged = project.contents();
    model.changes().undoLast();
    assertThat(model.changes().nextRedoProperty().get()).isPresent();
    model.changes().redoLast();

    assertThat(project.contents()).isEqualTo(merged);
    assertThat(heads()).hasSize(1);
    assertThat(notices.getLast().what()).startsWith("Done again: Create merge ");
  }

  @Test
  void whatWasWrittenIsUndoneAfterARestart() {
    var before = project.contents();
    model.open(project.root());
    model.selections().allHeads();
    model.waysOut().merge().confirm();
    try (WindowViewModel restarted =
        new WindowViewModel(screen.background(), memory, CLOCK, notices::add)) {
      restarted.open(project.root());
      assertThat(restarted.changes().changes()).hasSize(1);
      assertThat(restarted.ownFiles().uncommitted()).hasSize(1);
      restarted.changes().undoLast();
    }
    assertThat(project.contents()).isEqualTo(before);
  }

  @Test
  void whatOthersBuildUponIsNotUndone() {
    model.open(project.root());
    model.selections().allHeads();
    model.waysOut().merge().confirm();
    String merge = heads().iterator().next();
    project.add("e: " + merge);
    model.reload();
    model.changes().undoLast();

    assertThat(notices.getLast().what()).startsWith("e needs ");
    assertThat(heads()).containsExactly("e");
  }

  @Test
  void whatACrashLeftIsPutRightOnOpening() {
    var before = project.contents();
    Path versions = project.fileOf("a").getParent();
    CrashedWriter.endBefore(
        "put in place",
        project.root().resolve("migrations"),
        new Change(
            "Create merge 9999",
            List.of(new FileEdit.Create(versions.resolve("z.py"), Content.of("revision = 'z'"))),
            List.of(versions),
            RevisionGraph.of(List.of()),
            Fingerprint.ofNothing()));
    model.open(project.root());

    assertThat(project.contents()).isEqualTo(before);
    assertThat(notices.getLast().what())
        .isEqualTo("\"Create merge 9999\" was interrupted and taken back");
  }

  @Test
  void nothingIsWrittenIfTheFolderChangedSinceThePreview() {
    model.open(project.root());
    select("b", "c");
    project.add("e: d");
    var before = project.contents();
    model.waysOut().merge().confirm();

    assertThat(project.contents()).isEqualTo(before);
    assertThat(notices.getFirst().kind()).isEqualTo(Notice.Kind.NOT_DONE);
    assertThat(notices.getFirst().what()).endsWith("changed since the preview");
    assertThat(heads()).containsExactlyInAnyOrder("b", "c", "e");
    assertThat(selected()).containsExactly("b", "c");

    model.waysOut().merge().confirm();
    assertThat(heads()).hasSize(2);
  }

  @Test
  void aRefusedMergeIsNotWritten() {
    model.open(project.root());
    select("a", "b");
    var before = project.contents();
    model.waysOut().merge().confirm();
    assertThat(project.contents()).isEqualTo(before);
  }

  // reading again

  @Test
  void readingAgainKeepsTheSelectionAndWhatWasTyped() {
    model.open(project.root());
    select("b", "c");
    model.waysOut().merge().messageProperty().set("join the shops");
    String id = model.waysOut().merge().revisionIdProperty().get();
    project.add("0: ; e: d");
    model.reload();

    assertThat(selected()).containsExactly("b", "c");
    assertThat(ready().request().message()).contains("join the shops");
    assertThat(ready().request().id().value()).isEqualTo(id);
    assertThat(notices).extracting(Notice::what).containsExactly("2 revisions came, 1 head more");
  }

  @Test
  void aSelectedRevisionThatIsGoneIsNoLongerSelected() {
    model.open(project.root());
    select("b", "c", "d");
    project.delete(project.fileOf("c"));
    model.reload();

    assertThat(selected()).containsExactly("b", "d");
    assertThat(ready().request().parents()).containsExactly(node("b"), node("d"));
  }

  @Test
  void readingAgainWithoutAChangeTellsNothing() {
    model.open(project.root());
    var before = workspace();
    model.reload();
    assertThat(workspace()).isSameAs(before);
    assertThat(notices).isEmpty();
  }

  @Test
  void aFileByAnotherProgramAppears() {
    model.open(project.root());
    select("b");
    project.add("e: c");

    screen.until(() -> heads().contains("e"));
    assertThat(selected()).containsExactly("b");
    assertThat(notices).extracting(Notice::what).containsExactly("1 revision came");
  }

  // git

  @Test
  void whatWasWrittenIsStagedAndCommitted() throws IOException {
    openSmallSampleWithIdentity();
    model.selections().allHeads();
    Path file = ready().file();
    model.waysOut().merge().confirm();
    assertThat(model.ownFiles().uncommitted()).containsExactly(file);
    Node merge = workspace().graph().heads().getFirst();
    assertThat(model.git().facts().isUncommitted(merge)).isTrue();

    action("Stage").run();
    assertThat(notices.getLast().what()).isEqualTo("Staged " + file.getFileName());

    model
        .commits()
        .setShow(commit -> {
          assertThat(commit.subjectProperty().get()).startsWith("Create merge ");
          assertThat(commit.bodyProperty().get()).startsWith("Merged 3 heads of the migrations");
          commit.subjectProperty().set("Join the heads");
          commit.commit();
        });
    model.commits().ask();
    assertThat(notices.getLast().kind()).as(notices.toString()).isEqualTo(Notice.Kind.DONE);
    assertThat(notices.getLast().next()).isEqualTo("Join the heads");
    assertThat(model.ownFiles().uncommitted()).isEmpty();
    merge = workspace().graph().heads().getFirst();
    assertThat(model.git().facts().isUncommitted(merge)).isFalse();
    assertThat(model.git().facts().author(merge)).isEqualTo("Ada Maker");
  }

  @Test
  void otherBranchesThatHaveARevisionAreKnown() throws IOException {
    openSmallSampleWithIdentity();
    Path heads = workspace().opened().resolve(".git/refs/heads");
    Files.copy(heads.resolve("main"), heads.resolve("other"));
    model.reload();
    Node base = workspace().graph().bases().getFirst();
    assertThat(model.git().facts().branches(base)).contains("other");
    model.find().textProperty().set("branch:other");
    assertThat(model.find().statusProperty().get()).matches("1 of \\d+");
  }

  @Test
  void undoTakesAStagedFileOutOfTheIndexToo() throws IOException {
    openSmallSampleWithIdentity();
    Path root = workspace().opened();
    var before = AlembicProject.contentsOf(root);
    var standing = model.git().facts().files();
    model.selections().allHeads();
    model.waysOut().merge().confirm();
    model.ownFiles().stage();
    model.changes().undoLast();

    assertThat(AlembicProject.contentsOf(root)).isEqualTo(before);
    assertThat(heads()).hasSize(3);
    assertThat(model.git().facts().files()).isEqualTo(standing);
  }

  @Test
  void withoutGitNothingIsStaged() {
    model.open(project.root());
    model.selections().allHeads();
    model.waysOut().merge().confirm();

    assertThat(notices.getLast().actions())
        .extracting(command -> command.textProperty().get())
        .containsExactly("Undo", "Note…");
    model.ownFiles().stage();
    assertThat(notices).hasSize(1);
  }

  @Test
  void theTextOfARevisionIsRead() {
    model.open(project.root());
    Node b = workspace().graph().node(node("b"));
    assertThat(model.texts().bodyOf(b).thenApply(Body::text))
        .isCompletedWithValue(AlembicProject.text(project.fileOf("b")));
    assertThat(model.project().pathText(project.fileOf("b")))
        .isEqualTo("migrations/versions/b_add_b.py");
  }

  // how it is asked

  private void openSmallSampleWithIdentity() throws IOException {
    Path sample = folder.resolve("sample");
    lynearm.sample.SampleProjects.create(Sample.SMALL, sample);
    Path config = sample.resolve(".git/config");
    Files.writeString(
        config,
        Files.readString(config) + "[user]\n\tname = Ada Maker\n\temail = ada@example.org\n");
    model.open(sample);
  }

  private static String line(int length) {
    StringBuilder text = new StringBuilder("r0:");
    for (int i = 1; i < length; i++) {
      text.append("; r").append(i).append(": r").append(i - 1);
    }
    return text.toString();
  }

  private Workspace workspace() {
    return model.workspaceProperty().get().orElseThrow();
  }

  private RevisionGraph graph() {
    return workspace().graph();
  }

  private List<String> heads() {
    return graph().heads().stream().map(node -> node.id().value()).toList();
  }

  private int node(String id) {
    return graph().find(new RevisionId(id)).orElseThrow().index();
  }

  private void select(String... ids) {
    model
        .history()
        .selectionProperty()
        .set(NodeSelection.of(Arrays.stream(ids).map(this::node).toList()));
  }

  private List<String> selected() {
    return model.history().selectionProperty().get().nodes().stream()
        .map(index -> graph().node(index).id().value())
        .toList();
  }

  private MergePlan plan() {
    return model.waysOut().merge().planProperty().get().orElseThrow();
  }

  private MergePlan.Ready ready() {
    assertThat(plan()).isInstanceOf(MergePlan.Ready.class);
    return (MergePlan.Ready) plan();
  }

  private Command action(String text) {
    Optional<Command> found =
        notices.getLast().actions().stream()
            .filter(command -> command.textProperty().get().equals(text))
            .findFirst();
    return found.orElseThrow();
  }

  // moving

  @Test
  void oneOfTwoSelectedHeadsIsMovedOntoTheOtherAndBroughtBack() {
    model.open(project.root());
    var before = project.contents();
    select("c", "d");
    model.waysOut().showMove();
    assertThat(model.waysOut().movingProperty().get()).isTrue();
    assertThat(model.waysOut().merge().planProperty().get()).isEmpty();
    model.waysOut().move().confirm();
    assertThat(notices.getLast().what()).isEqualTo("Moved c onto d");
    assertThat(heads()).containsExactlyInAnyOrder("b", "c");
    assertThat(selected()).containsExactly("c");
    assertThat(model.waysOut().shownProperty().get()).isFalse();
    model.changes().undoLast();
    assertThat(project.contents()).isEqualTo(before);
  }

  @Test
  void theChoiceBetweenMergeAndMoveIsThereForTwo() {
    model.open(project.root());
    select("c", "d");
    assertThat(model.waysOut().canMove()).isTrue();
    model.waysOut().movingProperty().set(true);
    assertThat(model.waysOut().move().previewProperty().get()).isPresent();
    select("b", "c", "d");
    assertThat(model.waysOut().canMove()).isFalse();
    assertThat(model.waysOut().movingProperty().get()).isFalse();
    assertThat(model.waysOut().move().previewProperty().get()).isEmpty();
    assertThat(model.waysOut().merge().planProperty().get()).isPresent();
  }

  @Test
  void aMergeIsDetachedFromWhereItIsSelected() {
    project.add("m: b c");
    model.open(project.root());
    select("m");
    model.waysOut().showDetach();
    assertThat(model.waysOut().shownProperty().get()).isTrue();
    model.waysOut().move().confirm();
    assertThat(notices.getLast().what()).isEqualTo("Detached merge m");
    assertThat(heads()).containsExactlyInAnyOrder("c", "d");
  }

  @Test
  void selectingSomethingElseEndsDetaching() {
    project.add("m: b c");
    model.open(project.root());
    select("m");
    model.waysOut().showDetach();
    select("a");
    assertThat(model.waysOut().shownProperty().get()).isFalse();
    assertThat(model.waysOut().movingProperty().get()).isFalse();
  }
}
