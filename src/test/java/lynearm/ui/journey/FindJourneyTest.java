package lynearm.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import lynearm.ui.graph.MapPage;
import lynearm.ui.outline.LogPage;
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

/// Finding, walking and coming back, by keyboard.
@ExtendWith(ApplicationExtension.class)
class FindJourneyTest {

  @TempDir private static Path folder;
  private static int projects;

  private TestWindow opened;
  private FindPage find;
  private MapPage map;
  private LogPage log;

  // m
  // ├──┐
  // c  d   e
  // └──┼───┘
  //    b
  //    a
  @Start
  void start(Stage stage) {
    AlembicProject project =
        AlembicProject.in(folder.resolve("p" + ++projects), "a:; b: a; c: b; d: b; e: b; m: c d");
    project.file(
        "migrations/versions/d_add_d.py",
        AlembicProject.text(project.fileOf("d"))
            .replace(
                "def upgrade():\n    pass",
                "from alembic import op\n\ndef upgrade():\n    op.drop_column('users', 'email')"));
    opened = new TestWindow(stage);
    opened.open(project.root());
  }

  @BeforeEach
  void findPages(FxRobot robot) {
    WindowPage window = new WindowPage(robot);
    find = new FindPage(robot, opened.history());
    map = new MapPage(robot, opened.history());
    log = new LogPage(robot, opened.history());
    window.showsHeads("e", "m").press(KeyCode.SHORTCUT, KeyCode.DIGIT9);
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(opened::close);
  }

  @Test
  void aColumnIsFoundAndTheKeyboardComesBack() {
    find.find("email", KeyCode.SHORTCUT, KeyCode.F)
        .counts("1 of 1")
        .hints("Found: column users.email")
        .isAt("d");
    assertThat(find.dims()).isTrue();

    find.press(KeyCode.ESCAPE).isClosed().isAt("d");
    assertThat(find.dims()).isFalse();
  }

  @Test
  void aMatchInAFoldFarBelowComesIntoSight(FxRobot robot) {
    StringBuilder history = new StringBuilder("r0:");
    for (int i = 1; i < 60; i++) {
      history.append("; r%d: r%d".formatted(i, i - 1));
      history
          .append("; s%d: r%d".formatted(i, i - 1))
          .append(i % 9 == 0 ? "" : "; t%d: s%d".formatted(i, i));
    }
    for (int i = 0; i < 9; i++) {
      history.append("; u%d: %s".formatted(i, i == 0 ? "r2" : "u" + (i - 1)));
    }
    AlembicProject large =
        AlembicProject.in(folder.resolve("large" + projects), history.toString());
    robot.interact(() -> opened.open(large.root()));
    new WindowPage(robot).reports("revisions  ·  1 base");
    find.find("u4", KeyCode.SHORTCUT, KeyCode.F).isAt("u4").showsOnMap("u4");
  }

  @Test
  void matchesAreSteppedThroughFromTheFieldAndFromTheGraph() {
    find.find("add", KeyCode.SHORTCUT, KeyCode.F).counts("1 of 6");
    find.press(KeyCode.ENTER).counts("2 of 6");
    find.press(KeyCode.SHIFT, KeyCode.ENTER).counts("1 of 6");
    find.press(KeyCode.DOWN).press(KeyCode.F3).counts("2 of 6");
    find.press(KeyCode.SHIFT, KeyCode.F3).counts("1 of 6");
    find.press(KeyCode.ESCAPE).isClosed();
  }

  @Test
  void theMapAsksAtAForkAndGoesBackAndForward() {
    map.click("b").type(KeyCode.UP);
    find.asksForTheWay("3 children").press(KeyCode.ESCAPE).hasSelected("b");

    map.type(KeyCode.UP);
    find.asksForTheWay("3 children").press(KeyCode.DOWN).press(KeyCode.ENTER);
    String there = map.selected().getFirst();
    assertThat(there).isIn("c", "d", "e");

    map.click("b").type(KeyCode.UP);
    find.asksForTheWay("3 children").press(KeyCode.RIGHT).press(KeyCode.ENTER).hasSelected(there);

    map.type(KeyCode.DOWN);
    find.hasSelected("b").press(KeyCode.ALT, KeyCode.LEFT).hasSelected(there);
    find.press(KeyCode.ALT, KeyCode.RIGHT).hasSelected("b");
  }

  @Test
  void theLogAsksAtAFork() {
    log.click("m").type(KeyCode.LEFT);
    find.asksForTheWay("2 parents").press(KeyCode.ENTER).hasSelected("c");

    log.type(KeyCode.LEFT).hasSelected("b");
  }

  @Test
  void thePathBetweenTwoIsSelectedAndEscapeEndsIt() {
    map.click("c").controlClick("e");
    find.press(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.P).hasSelected("b", "c", "e");
    assertThat(find.dims()).isTrue();

    find.press(KeyCode.ESCAPE);
    assertThat(find.dims()).isFalse();
    find.press(KeyCode.ESCAPE).hasSelected();
  }

  @Test
  void ancestorsAndDescendantsAreSelectedByKey() {
    map.click("c");
    find.press(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.A).hasSelected("a", "b", "c");
    map.click("d");
    find.press(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.D).hasSelected("d", "m");
  }
}
