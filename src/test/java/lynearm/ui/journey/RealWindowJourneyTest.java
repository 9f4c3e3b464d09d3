package lynearm.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.application.Application;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import lynearm.ui.common.HistoryViewModel;
import lynearm.ui.graph.MapPage;
import lynearm.ui.shell.LynearmWindow;
import lynearm.workspace.AlembicProject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/// The program itself with a real window, mouse and keyboard; needs a display.
@Tag("real-window")
class RealWindowJourneyTest {

  @TempDir private Path folder;
  private final FxRobot robot = new FxRobot();
  private final Optional<AlembicProgram> alembic = AlembicProgram.installed();
  private AlembicProject project;
  private Application program;

  @BeforeEach
  void openWindow() throws TimeoutException {
    project = AlembicProject.in(folder.resolve("shop"), "a:; b: a; c: a; d: a");
    FxToolkit.registerPrimaryStage();
    program =
        FxToolkit.setupApplication(LynearmWindow.class, project.root().toString(), "--memory=none");
  }

  /// Every window is hidden first: the toolkit must not end while a pop-up is open.
  @AfterEach
  void closeWindow() throws TimeoutException {
    robot.interact(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
    FxToolkit.cleanupApplication(program);
    FxToolkit.cleanupStages();
  }

  @Test
  void headsAreSweptMergedAndBroughtBack() {
    Map<String, String> before = project.contents();
    WindowPage window = new WindowPage(robot);
    MapPage map = new MapPage(robot, new HistoryViewModel());
    window.showsHeads("b", "c", "d");
    assertAlembicSees("b", "c", "d");

    map.sweep("b", "d");
    window.hasSelectedHeads("b", "c", "d");
    MergePage merge =
        window
            .merge()
            .previews(3)
            .typeMessage("join the shops")
            .showsPathWith("_join_the_shops.py")
            .showsTextWith("\"\"\"join the shops\n");
    String id = merge.id();
    String text = merge.text();
    Path file = project.root().resolve(merge.path());
    merge.create();

    window.tells("Created merge " + id).showsHeads(id);
    assertThat(file).hasContent(text);
    assertAlembicSees(id);

    window.answerNotice("Undo").tells("Undone").showsHeads("b", "c", "d");
    assertThat(project.contents()).isEqualTo(before);
    assertAlembicSees("b", "c", "d");
  }

  @Test
  void theMenuKeyOpensTheMenuOfTheRevisionWithTheKeyboard() {
    WindowPage window = new WindowPage(robot);
    window.showsHeads("b", "c", "d");
    new MapPage(robot, new HistoryViewModel()).click("b");

    window.press(KeyCode.SHIFT, KeyCode.F10);
    window.choosesFromMenu("Select all heads");
    window.hasSelectedHeads("b", "c", "d");
  }

  private void assertAlembicSees(String... heads) {
    alembic.ifPresent(real -> assertThat(real.heads(project.root())).containsExactly(heads));
  }
}
