package lynearm.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import lynearm.sample.Sample;
import lynearm.ui.graph.MapPage;
import lynearm.ui.graph.MapView;
import lynearm.ui.outline.LogPage;
import lynearm.ui.outline.LogView;
import lynearm.ui.shell.TestWindow;
import lynearm.workspace.AlembicProject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Whole journeys through the window: from opening a folder to the merge on disk and back.
@ExtendWith(ApplicationExtension.class)
class WindowJourneyTest {

  @TempDir private static Path folder;
  private static int projects;

  private AlembicProject project;
  private TestWindow opened;
  private WindowPage window;
  private MapPage map;
  private LogPage log;

  // b   c   d
  // └───┼───┘
  //     a
  @Start
  void start(Stage stage) {
    project = AlembicProject.in(folder.resolve("p" + ++projects), "a:; b: a; c: a; d: a");
    opened = new TestWindow(stage);
    opened.open(project.root());
  }

  @BeforeEach
  void findPages(FxRobot robot) {
    window = new WindowPage(robot);
    map = new MapPage(robot, opened.history());
    log = new LogPage(robot, opened.history());
    window.showsHeads("b", "c", "d").press(KeyCode.SHORTCUT, KeyCode.DIGIT9);
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(opened::close);
  }

  @Test
  void headsAreSweptPreviewedMergedAndBroughtBack() {
    Map<String, String> before = project.contents();
    window.warns("3 heads: b, c, d. `alembic upgrade head` would stop here.");

    map.sweep("b", "d");
    window.hasSelectedHeads("b", "c", "d");
    MergePage merge =
        window
            .merge()
            .previews(3)
            .showsPathWith("_merge_heads.py")
            .showsTextWith("down_revision = ('b', 'c', 'd')")
            .typeMessage("Join us")
            .showsPathWith("_join_us.py")
            .showsTextWith("\"\"\"Join us\n");
    String id = merge.id();
    Path file = project.root().resolve(merge.path());
    String text = merge.text();
    assertThat(file.getFileName()).hasToString(id + "_join_us.py");
    assertThat(project.contents()).isEqualTo(before);

    merge.create();
    window.tells("Created merge " + id).showsHeads(id).hasSelectedHeads(id);
    assertThat(file).hasContent(text);
    assertThat(window.isWarning()).isFalse();

    window.answerNotice("Undo").tells("The folder is as it was before").showsHeads("b", "c", "d");
    assertThat(project.contents()).isEqualTo(before);
  }

  @Test
  void theGraphIsExportedToAFile() {
    Path file = project.root().resolve("map.svg");
    opened.willExportTo(file);

    window.choose("File", "Export…").tells("Exported the SVG picture").tells(file.toString());
    assertThat(file).content().startsWith("<svg").contains("Revision b, ", "d revises a");
  }

  @Test
  void mapAndLogStandSideBySideWhenAsked(FxRobot robot) {
    window.choose("View", "Side by side");
    SplitPane views = robot.lookup("#views").queryAs(SplitPane.class);
    assertThat(views.getOrientation()).isEqualTo(Orientation.HORIZONTAL);
    assertThat(views.getItems()).hasSize(2);
  }

  @Test
  void theViewThatIsLeftTakesTheKeyboard(FxRobot robot) {
    map.click("b");
    robot.clickOn("Log");
    assertThat(focused(robot)).isInstanceOf(LogView.class);

    robot.clickOn("Map");
    assertThat(focused(robot)).isInstanceOf(MapView.class);
  }

  private static Node focused(FxRobot robot) {
    return Screen.fx(() -> robot.targetWindow().getScene().getFocusOwner());
  }

  @Test
  void settingsAreOffered() {
    window.choose("Edit", "Settings…");
    assertThat(opened.explained()).containsExactly("Settings");
  }

  @Test
  void headsAreAddedWithControlAndShift() {
    map.click("b").controlClick("d");
    window.hasSelectedHeads("b", "d");
    window.merge().previews(2).showsTextWith("down_revision = ('b', 'd')");

    log.click("d").shiftClick("b");
    window.hasSelectedHeads("b", "c", "d");
    window.merge().previews(3);
  }

  @Test
  void aHeadDraggedOntoAnotherIsPreviewedAsTheirMerge() {
    map.drag("d", "b");
    window.hasSelectedHeads("b", "d");
    window.merge().previews(2);
  }

  @Test
  void aHeadDraggedOntoAnotherCanBeMovedThereAndBroughtBack(FxRobot robot) {
    Map<String, String> before = project.contents();
    map.drag("d", "b");
    new MovePage(robot)
        .choose()
        .previews("Move d onto b")
        .advises("A database that has run d but not b would take it for done, and skip it.")
        .swap()
        .previews("Move b onto d")
        .confirm();
    window.tells("Moved b onto d").showsHeads("b", "c");
    window.answerNotice("Undo").tells("The folder is as it was before").showsHeads("b", "c", "d");
    assertThat(project.contents()).isEqualTo(before);
  }

  @Test
  void aRowThatNoFileDeclaresLeadsFromTheMoveToWhereItWent(FxRobot robot) {
    map.drag("d", "b");
    new MovePage(robot)
        .choose()
        .previews("Move d onto b")
        .typeRows("zzzz")
        .advises(" has the row zzzz, which is not in this history.")
        .findOut();
    new DoctorPage(robot).isAbout("zzzz").tells("zzzz");
  }

  @Test
  void allHeadsAreSelectedFromTheMenuAndByKey() {
    window.choose("Edit", "Select all heads").hasSelectedHeads("b", "c", "d");
    window.merge().previews(3);

    window.press(KeyCode.ESCAPE).hasSelectedHeads();
    window.press(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.H).hasSelectedHeads("b", "c", "d");
    window.merge().previews(3);
  }

  @Test
  void theBannerLeadsToTheMergeOfAllHeads() {
    window.clickMergeInBanner().hasSelectedHeads("b", "c", "d");
    window.merge().previews(3);
  }

  @Test
  void everythingIsDoneByKeyboard() {
    Map<String, String> before = project.contents();
    window.press(KeyCode.SHORTCUT, KeyCode.M).hasSelectedHeads("b", "c", "d");
    window.merge().previews(3).createByKeyboard();
    window.tells("Created merge").showsHeads(1);

    window.press(KeyCode.SHORTCUT, KeyCode.Z).tells("Undone").showsHeads("b", "c", "d");
    assertThat(project.contents()).isEqualTo(before);
  }

  @Test
  void theKeyThatShowsTheMergeLeadsIntoItAndAnotherCreatesIt() {
    window.press(KeyCode.SHORTCUT, KeyCode.M);
    window.merge().previews(3);
    window.press(KeyCode.SHORTCUT, KeyCode.ENTER).tells("Created merge").showsHeads(1);
  }

  @Test
  void whatCannotBeMergedIsRefusedWithTheReason() {
    map.click("a").controlClick("b");
    MergePage merge = window.merge().refuses("b already contains a, so there is nothing to merge");
    assertThat(merge.canCreate()).isFalse();
  }

  @Test
  void aMessageThatWouldBreakTheFileIsRefusedUntilItIsMended() {
    map.sweep("b", "d");
    window
        .merge()
        .previews(3)
        .typeMessage("\"\"\"")
        .refuses("which ends the docstring of the file")
        .typeMessage("say")
        .previews(3)
        .showsPathWith("_say.py");
  }

  @Test
  void escapePutsTheMergeAway() {
    map.sweep("b", "d");
    window.merge().previews(3);
    window.press(KeyCode.ESCAPE).hasSelectedHeads();
    assertThat(window.merge().isShown()).isFalse();
  }

  @Test
  void escapeInTheMessagePutsTheMergeAwayToo() {
    map.sweep("b", "d");
    window.merge().previews(3).typeMessage("half");
    window.press(KeyCode.ESCAPE).hasSelectedHeads();
    assertThat(window.merge().isShown()).isFalse();
  }

  @Test
  void aFileByAnotherProgramAppearsAndTheSelectionStays() {
    map.click("b").controlClick("c");
    window.merge().previews(2);
    project.add("e: d");

    window.showsHeads("b", "c", "e").tells("1 revision came").hasSelectedHeads("b", "c");
    window.merge().previews(2).showsTextWith("down_revision = ('b', 'c')");
    log.shows("e");
  }

  @Test
  void theProblemsOfAProjectAreListed() {
    opened(() -> opened.openSample(Sample.PROBLEMS));
    window
        .warns("Alembic refuses this history")
        .listsProblem("down_revision on line 17 is computed");
  }

  @Test
  void aFolderWithoutAlembicSaysWhatToDo() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    opened.willChoose(empty);
    window.press(KeyCode.SHORTCUT, KeyCode.O).showsNothingFound();

    opened.willChoose(project.root());
    window.press(KeyCode.SHORTCUT, KeyCode.O).showsHeads("b", "c", "d");
  }

  @Test
  void theStatusLineCounts() {
    window.reports("4 revisions  ·  1 base  ·  3 heads");
  }

  @Test
  void howeverManyHeadsAndLabelsThereAreTheFootOfTheWindowIsInSight(FxRobot robot) {
    StringBuilder many = new StringBuilder("z: gone");
    for (int i = 0; i < 20; i++) {
      many.append("; h%d: a @team%d".formatted(i, i));
    }
    project.add(many.toString());
    window.reports("24 heads").reports("watching");

    Node foot = robot.lookup("#status-text").query();
    double lower = foot.localToScene(foot.getLayoutBounds()).getMaxY();
    assertThat(lower).isLessThanOrEqualTo(foot.getScene().getHeight());
  }

  @Test
  void theKeysAreExplained() {
    window.press(KeyCode.F1);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(opened.explained()).containsExactly("Keys");
  }

  private static void opened(Runnable action) {
    Screen.fx(() -> {
      action.run();
      return true;
    });
  }
}
