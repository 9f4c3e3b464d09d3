package lynearm.ui.journey;

import javafx.scene.control.Button;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import org.testfx.api.FxRobot;

/// The panel that tells where a revision went, as a person reads and uses it.
final class DoctorPage {

  private final FxRobot robot;
  private final Screen screen;

  DoctorPage(FxRobot robot) {
    this.robot = robot;
    screen = new Screen(robot);
  }

  /// Opens it from the first problem that offers it.
  DoctorPage openFromProblem() {
    robot.clickOn(screen.find(".problem-find-out", Button.class));
    return this;
  }

  /// Opens it from the details of a missing revision.
  DoctorPage openFromDetails() {
    robot.clickOn(screen.find("#details-find-out", Button.class));
    return this;
  }

  /// Puts a text where the id is typed, as pasting does, and asks.
  DoctorPage ask(String text) {
    TextField field = screen.find("#doctor-id", TextField.class);
    robot.interact(() -> field.setText(text));
    robot.clickOn(screen.find("#doctor-look", Button.class));
    return this;
  }

  /// Waits until it is about this id.
  DoctorPage isAbout(String id) {
    screen.waitUntil(
        () ->
            screen.isSeen("#doctor-title")
                && screen.text("#doctor-title").equals("Where is " + id + "?"),
        () -> "it is about " + screen.text("#doctor-title"));
    return this;
  }

  /// Waits until this is told.
  DoctorPage tells(String part) {
    screen.waitUntil(
        () -> screen.words("#doctor-findings").contains(part),
        () -> "told is " + screen.words("#doctor-findings"));
    return this;
  }

  DoctorPage choose(String title) {
    screen.waitUntil(
        () -> screen.words("#doctor-choices").contains(title),
        () -> "offered are " + screen.words("#doctor-choices"));
    RadioButton button =
        robot
            .lookup("#doctor-choices .radio-button")
            .match(node -> node instanceof RadioButton radio && radio.getText().equals(title))
            .query();
    robot.interact(button::fire);
    return this;
  }

  /// Types the revision that the children are to follow.
  DoctorPage typeParent(String id) {
    TextField field = screen.find("#doctor-parent", TextField.class);
    robot.interact(() -> {
      field.requestFocus();
      field.setText(id);
    });
    return this;
  }

  /// Waits until this is part of what would be written, or of the reason why nothing would.
  DoctorPage previews(String part) {
    screen.waitUntil(
        () -> screen.words("#doctor-preview").contains(part),
        () -> "previewed is " + screen.words("#doctor-preview"));
    return this;
  }

  String letter() {
    return Screen.fx(() -> screen.find("#doctor-letter", TextArea.class).getText());
  }

  void confirm() {
    screen.waitUntil(
        () -> !screen.find("#doctor-confirm", Button.class).isDisabled(),
        () -> "it may not be written");
    robot.clickOn(screen.find("#doctor-confirm", Button.class));
  }

  /// Whether it says that the window shows other files than those it is about.
  boolean isAside() {
    return screen.isSeen("#doctor-aside");
  }

  boolean isSeen() {
    return screen.isSeen("#doctor-panel");
  }
}
