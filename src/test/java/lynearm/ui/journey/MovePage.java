package lynearm.ui.journey;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.testfx.api.FxRobot;

/// The panel that moves a branch, as a person reads and uses it.
final class MovePage {

  private final FxRobot robot;
  private final Screen screen;

  MovePage(FxRobot robot) {
    this.robot = robot;
    screen = new Screen(robot);
  }

  /// Chooses it in place of the merge.
  MovePage choose() {
    robot.clickOn(screen.find("#way-move", ToggleButton.class));
    return this;
  }

  /// Waits until it previews this.
  MovePage previews(String title) {
    screen.waitUntil(
        () -> screen.isSeen("#move-title") && screen.text("#move-title").equals(title),
        () -> "not previewed: " + title);
    return this;
  }

  /// Waits until the advice says so.
  MovePage advises(String words) {
    screen.waitUntil(
        () -> screen.words("#move-advice").contains(words),
        () -> "the advice is " + screen.words("#move-advice"));
    return this;
  }

  /// Scrolls down until the differences are seen.
  MovePage showsDifference() {
    ScrollPane body = screen.find(".move-body", ScrollPane.class);
    Node files = screen.find(".move-files", Node.class);
    robot.interact(() -> {
      double hidden =
          body.getContent().getLayoutBounds().getHeight() - body.getViewportBounds().getHeight();
      double wanted =
          files.getBoundsInParent().getMaxY() - body.getViewportBounds().getHeight() + 12;
      body.setVvalue(Math.clamp(wanted / hidden, 0, 1));
    });
    return this;
  }

  /// Types what a database has in its version table.
  MovePage typeRows(String rows) {
    TextField field = screen.find("#move-rows", TextField.class);
    robot.interact(() -> field.setText(rows));
    return this;
  }

  /// Asks where the row went that no file declares.
  void findOut() {
    Hyperlink link = screen.find("#move-find-out", Hyperlink.class);
    robot.interact(link::fire);
  }

  MovePage swap() {
    robot.clickOn(screen.find("#move-swap", Button.class));
    return this;
  }

  void confirm() {
    screen.waitUntil(
        () -> !screen.find("#move-confirm", Button.class).isDisabled(),
        () -> "it may not be moved");
    robot.clickOn(screen.find("#move-confirm", Button.class));
  }
}
