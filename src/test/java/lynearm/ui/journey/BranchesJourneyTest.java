package lynearm.ui.journey;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import lynearm.elsewhere.ManyBranches;
import lynearm.git.GitProgram;
import lynearm.ui.graph.MapPage;
import lynearm.ui.shell.TestWindow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// From a list of branches to the graph as it would be, and back.
@ExtendWith(ApplicationExtension.class)
class BranchesJourneyTest {

  @TempDir private static Path folder;

  private Path root;
  private TestWindow opened;
  private WindowPage window;
  private BranchesPage branches;

  @Start
  void start(Stage stage) throws IOException {
    assumeTrue(GitProgram.isThere());
    ManyBranches made =
        ManyBranches.begun(Files.createTempDirectory(folder, "p"))
            .branch("work", "main")
            .revision("work", "Bob", "w1", "a1")
            .revision("main", "Ada", "m1", "a1")
            .branch("docs", "main")
            .commit("docs", "Dan", "NOTES.md", "words")
            .make();
    opened = new TestWindow(stage);
    root = made.root;
    opened.open(root);
  }

  @BeforeEach
  void findPages(FxRobot robot) {
    window = new WindowPage(robot);
    branches = new BranchesPage(robot);
    window.showsHeads("m1");
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(opened::close);
  }

  @Test
  void aBranchIsLookedAtBeforeItLands() {
    branches
        .open()
        .lists("main", "work", "docs")
        .choose("work")
        .says("main would have 2 heads")
        .says("after a1: w1 by Bob")
        .press("guests")
        .views("guests from work");
    window.showsHeads("m1", "w1");
    branches.goBack();
    window.showsHeads("m1");

    branches.press("landed").views("main as it would be with work");
    window.showsHeads("m1", "w1");

    branches.press("view").views("work at ");
    window.showsHeads("w1");
    branches.goBack();
    window.showsHeads("m1");
  }

  @Test
  void aBranchThatIsDeletedWhileItIsViewedGivesWayToTheOwnFiles() {
    branches.open().lists("main", "work", "docs").choose("docs").press("view").views("docs at ");

    new GitProgram(root, folder).run("branch", "-D", "docs");

    window.tells("Git knows no branch, tag or commit called docs any more.");
    branches.lists("main", "work").landIn("main");
    window.showsHeads("m1");
  }

  @Test
  void theCommitsOfARevisionAreShown(FxRobot robot) {
    new MapPage(robot, opened.history()).click("m1");
    window.choose("Revisions", "Show in git log…");
    new Screen(robot)
        .waitUntil(
            () -> opened.explained().contains("Git log of m1.py"),
            () -> "shown were " + opened.explained());
  }

  @Test
  void theEndOfTheTimelineLeadsBackFromABranch(FxRobot robot) {
    robot.clickOn("Git").clickOn("History of the graph");
    branches.open().lists("main", "work", "docs").choose("work").press("view").views("work at ");
    robot.interact(() -> robot.lookup("#timeline-slider").query().requestFocus());

    robot.push(KeyCode.END);
    window.showsHeads("m1");
  }

  @Test
  void theHistoryOfTheGraphIsGoneThrough(FxRobot robot) {
    Screen screen = new Screen(robot);
    robot.clickOn("Git").clickOn("History of the graph");
    screen.waitUntil(
        () -> screen.text("#timeline-when").equals("Now"),
        () -> "not read: " + screen.text("#timeline-when"));
    robot.clickOn(screen.find("#timeline-before", Node.class));
    screen.waitUntil(
        () -> screen.text("#timeline-what").startsWith("Ada"),
        () -> "told is " + screen.text("#timeline-what"));
    robot.clickOn(screen.find("#timeline-before", Node.class));
    window.showsHeads("a1");
    robot.clickOn(screen.find("#timeline-close", Node.class));
    window.showsHeads("m1");
  }
}
