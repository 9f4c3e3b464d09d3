package lynearm.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.application.Application;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import javafx.stage.Window;
import lynearm.ui.common.HistoryViewModel;
import lynearm.ui.graph.MapPage;
import lynearm.ui.shell.LynearmWindow;
import lynearm.ui.shell.WindowPictures;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// Makes the pictures of the README from the running program; needs a display.
@Tag("screenshots")
class ScreenshotsTest {

  private static final Path FOLDER = Path.of("assets/screenshots");

  private final FxRobot robot = new FxRobot();
  private Stage stage;
  private Application program;

  private void open(String... more) throws TimeoutException, IOException {
    Files.createDirectories(FOLDER);
    stage = FxToolkit.registerPrimaryStage();
    String[] arguments = Arrays.copyOf(more, more.length + 2);
    arguments[more.length] = "--sample=small";
    arguments[more.length + 1] = "--memory=none";
    program = FxToolkit.setupApplication(LynearmWindow.class, arguments);
    robot.interact(() -> {
      stage.setX(0);
      stage.setY(0);
    });
  }

  @AfterEach
  void closeWindow() throws TimeoutException {
    robot.interact(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
    FxToolkit.cleanupApplication(program);
    FxToolkit.cleanupStages();
  }

  @Test
  void otherBranches() throws Exception {
    open("--theme=light");
    WindowPage window = new WindowPage(robot);
    window.showsHeads(3);
    BranchesPage branches = new BranchesPage(robot).open();
    branches.lists(
        "main", "feature/loyalty", "feature/invoice-pdf", "feature/reviews", "feature/wishlists");
    branches.choose("feature/loyalty").says("main would have 4 heads").press("guests");
    branches.views("guests from feature/loyalty");
    window.showsHeads(4);
    picture("9-branches");
  }

  @Test
  void theHistoryOfTheGraph() throws Exception {
    open("--theme=light");
    WindowPage window = new WindowPage(robot);
    window.showsHeads(3);
    Screen screen = new Screen(robot);
    robot.clickOn("Since when?");
    window.tells("beside");
    screen.waitUntil(
        () -> screen.text("#timeline-heads").startsWith("2 heads"),
        () -> "told is " + screen.text("#timeline-heads"));
    List<String> heads = window.showsHeads(2).heads();
    new MapPage(robot, new HistoryViewModel()).standsStill(heads.getFirst());
    picture("10-timeline");
  }

  @Test
  void theMainJob() throws Exception {
    open("--theme=light");
    WindowPage window = new WindowPage(robot);
    MapPage map = new MapPage(robot, new HistoryViewModel());
    List<String> heads = window.showsHeads(3).heads();
    picture("1-open");

    map.sweepAndHold(heads.getFirst(), heads.getLast());
    picture("2-sweep");
    robot.release(MouseButton.PRIMARY);

    window.merge().previews(3).typeMessage("join wishlists and reviews");
    picture("3-preview");

    MergePage merge = window.merge();
    String id = merge.id();
    merge.create();
    window.tells("Created merge " + id).showsHeads(id);
    map.standsStill(id);
    picture("4-created");

    window.answerNotice("Undo").tells("Undone").showsHeads(3);
    map.standsStill(heads.getFirst());
    picture("5-undone");
  }

  @Test
  void inTheDark() throws Exception {
    open("--theme=dark");
    WindowPage window = new WindowPage(robot).showsHeads(3);
    MapPage map = new MapPage(robot, new HistoryViewModel());
    List<String> heads = window.heads();
    map.sweep(heads.getFirst(), heads.getLast());
    window.merge().previews(3);
    picture("dark");
  }

  @Test
  void collisionsOneByOne() throws Exception {
    open("--theme=light");
    WindowPage window = new WindowPage(robot).showsHeads(3);
    window.press(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.H);
    window.merge().previews(3).openFinding(1);
    picture("6-collisions");
  }

  @Test
  void theOtherWayOut() throws Exception {
    open("--theme=light");
    WindowPage window = new WindowPage(robot).showsHeads(3);
    MapPage map = new MapPage(robot, new HistoryViewModel());
    List<String> heads = window.heads();
    map.drag(heads.get(2), heads.get(0));
    window.merge().previews(2);
    new MovePage(robot).choose().advises("Moving").showsDifference();
    picture("7-move");
  }

  @Test
  void aColumnFound() throws Exception {
    open("--theme=light");
    WindowPage window = new WindowPage(robot).showsHeads(3);
    new FindPage(robot, new HistoryViewModel())
        .find("column:products.tax_rate", KeyCode.SHORTCUT, KeyCode.F);
    window.press(KeyCode.ENTER);
    new MapPage(robot, new HistoryViewModel()).standsStill(window.heads().getFirst());
    picture("8-find");
  }

  private void picture(String name) throws IOException {
    WritableImage image = still();
    Path file = FOLDER.resolve(name + ".png");
    WindowPictures.save(image, file);
    assertThat(file).isNotEmptyFile();
  }

  /// The window once nothing glides or fades any more; a caret may blink for ever.
  private WritableImage still() {
    WritableImage before = snapshot();
    for (int tries = 0; tries < 30; tries++) {
      WaitForAsyncUtils.waitForFxEvents(12);
      WritableImage now = snapshot();
      if (isSame(before, now)) {
        return now;
      }
      before = now;
    }
    return before;
  }

  private WritableImage snapshot() {
    return Screen.fx(() -> stage.getScene().snapshot(null));
  }

  private static boolean isSame(WritableImage one, WritableImage other) {
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        if (one.getPixelReader().getArgb(x, y) != other.getPixelReader().getArgb(x, y)) {
          return false;
        }
      }
    }
    return true;
  }
}
