package lynearm.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import lynearm.ui.common.CodeView;
import org.testfx.api.FxRobot;

/// The merge panel as a person reads and fills it.
final class MergePage {

  private static final int MOST_TABS = 40;

  private final FxRobot robot;
  private final Screen screen;

  MergePage(FxRobot robot) {
    this.robot = robot;
    screen = new Screen(robot);
  }

  /// Waits until it previews the merge of so many heads.
  MergePage previews(int heads) {
    String title = "Merge " + heads + " heads";
    screen.waitUntil(
        () -> screen.isSeen("#merge-title") && title().equals(title) && !isRefused(),
        () -> "not previewed: " + title);
    return this;
  }

  /// Waits until the file would be called so.
  MergePage showsPathWith(String part) {
    screen.waitUntil(() -> path().contains(part), () -> "the path is " + path());
    return this;
  }

  /// Waits until the text has this in it.
  MergePage showsTextWith(String part) {
    screen.waitUntil(() -> text().contains(part), () -> "the text is " + text());
    return this;
  }

  /// Waits until it says why not.
  MergePage refuses(String reason) {
    screen.waitUntil(
        () -> isRefused() && refusal().contains(reason),
        () -> "no refusal: " + (isRefused() ? refusal() : "nothing"));
    return this;
  }

  MergePage typeMessage(String message) {
    robot.clickOn(screen.find("#merge-message", TextInputControl.class));
    robot.push(KeyCode.SHORTCUT, KeyCode.A).write(message);
    return this;
  }

  /// Waits for the collisions and opens one of them, the first being 0.
  MergePage openFinding(int place) {
    screen.find(".finding-line", Button.class);
    robot.clickOn(robot.lookup(".finding-line").nth(place).<Button>query());
    return this;
  }

  MergePage create() {
    robot.clickOn(screen.find("#merge-create", Button.class));
    return this;
  }

  /// Chooses from the menu beside the button, once that is possible.
  MergePage createAnd(String itemId) {
    MenuButton further = screen.find("#merge-create-more", MenuButton.class);
    MenuItem item =
        further.getItems().stream()
            .filter(each -> itemId.equals(each.getId()))
            .findFirst()
            .orElseThrow();
    screen.waitUntil(() -> !item.isDisable(), () -> "disabled: " + item.getText());
    robot.clickOn(further).clickOn(item.getText());
    return this;
  }

  /// Walks to the button with Tab and presses it.
  MergePage createByKeyboard() {
    Button button = screen.find("#merge-create", Button.class);
    for (int steps = 0; steps < MOST_TABS && !Screen.fx(button::isFocused); steps++) {
      robot.type(KeyCode.TAB);
    }
    assertThat(Screen.fx(button::isFocused)).as("reached by Tab").isTrue();
    robot.type(KeyCode.SPACE);
    return this;
  }

  boolean canCreate() {
    return !screen.find("#merge-create", Button.class).isDisabled();
  }

  String id() {
    return screen.find("#merge-id", TextInputControl.class).getText();
  }

  String path() {
    return screen.text("#merge-path");
  }

  String text() {
    return screen.find("#merge-text", CodeView.class).getText();
  }

  boolean isShown() {
    return screen.isSeen("#merge-panel");
  }

  private String title() {
    return screen.text("#merge-title");
  }

  private boolean isRefused() {
    return screen.isSeen("#merge-refusal");
  }

  private String refusal() {
    return screen.words("#merge-refusal");
  }
}
