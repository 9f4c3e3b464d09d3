package lynearm.ui.journey;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import lynearm.ui.branches.BranchRow;
import org.testfx.api.FxRobot;

/// The git branches, as a person reads and uses them.
final class BranchesPage {

  private final FxRobot robot;
  private final Screen screen;

  BranchesPage(FxRobot robot) {
    this.robot = robot;
    screen = new Screen(robot);
  }

  /// Opens the table from the side panel.
  BranchesPage open() {
    robot.clickOn(screen.find("#side-branches-all", Node.class));
    return this;
  }

  /// Waits until the table lists just these, in this order.
  BranchesPage lists(String... names) {
    screen.waitUntil(
        () -> names().equals(List.of(names)) && screen.words("#branches-status").contains("fork"),
        () -> "listed are " + names());
    return this;
  }

  /// Waits until the box says that the others land in this branch.
  BranchesPage landIn(String name) {
    String box = "#branches-target";
    screen.waitUntil(
        () -> screen.words(box).strip().equals(name), () -> "they land in " + screen.words(box));
    return this;
  }

  private List<String> names() {
    return table().getItems().stream().map(BranchRow::name).toList();
  }

  @SuppressWarnings("unchecked")
  private TableView<BranchRow> table() {
    return screen.find("#branches-table", TableView.class);
  }

  BranchesPage choose(String name) {
    robot.clickOn(name);
    screen.waitUntil(
        () -> screen.text("#branch-title").equals(name), () -> "not looked at: " + name);
    return this;
  }

  /// Waits until the panel says this of the chosen branch.
  BranchesPage says(String words) {
    screen.waitUntil(
        () -> screen.words("#branch-panel").contains(words),
        () -> "the panel says " + screen.words("#branch-panel"));
    return this;
  }

  /// Uses one of the buttons: `view`, `guests`, `landed`.
  BranchesPage press(String button) {
    robot.clickOn(screen.find("#branch-" + button, Node.class));
    return this;
  }

  /// Waits until it is said what is shown in place of the own files.
  BranchesPage views(String words) {
    screen.waitUntil(
        () -> screen.text("#viewed-what").contains(words),
        () -> "viewed is " + screen.text("#viewed-what"));
    return this;
  }

  BranchesPage goBack() {
    robot.clickOn(screen.find("#viewed-back", Node.class));
    screen.waitUntil(() -> !screen.isSeen("#viewed-banner"), () -> "not back");
    return this;
  }
}
