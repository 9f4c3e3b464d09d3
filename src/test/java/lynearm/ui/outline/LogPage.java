package lynearm.ui.outline;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import lynearm.ui.common.HistoryViewModel;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// The log as a person uses it.
public final class LogPage {

  private final FxRobot robot;
  private final HistoryViewModel history;

  public LogPage(FxRobot robot, HistoryViewModel history) {
    this.robot = robot;
    this.history = history;
  }

  public LogPage click(String id) {
    robot.clickOn(row(id));
    return this;
  }

  public LogPage controlClick(String id) {
    robot.press(KeyCode.SHORTCUT).clickOn(row(id)).release(KeyCode.SHORTCUT);
    return this;
  }

  public LogPage shiftClick(String id) {
    robot.press(KeyCode.SHIFT).clickOn(row(id)).release(KeyCode.SHIFT);
    return this;
  }

  public LogPage openFold(String newestId) {
    Node fold = robot.lookup("#fold-" + newestId).match(Node::isVisible).query();
    robot.clickOn(fold);
    return this;
  }

  public LogPage drag(String fromId, String toId) {
    robot.drag(row(fromId), MouseButton.PRIMARY).dropTo(row(toId));
    return this;
  }

  public LogPage type(KeyCode... keys) {
    robot.type(keys);
    return this;
  }

  public LogPage holdingShift(KeyCode key) {
    robot.press(KeyCode.SHIFT).type(key).release(KeyCode.SHIFT);
    return this;
  }

  /// What the window does by itself, such as a reload.
  public LogPage does(Runnable action) {
    robot.interact(action);
    return this;
  }

  public LogPage hasSelected(String... ids) {
    waitUntil(() -> selected().equals(List.of(ids)), () -> "selected are " + selected());
    return this;
  }

  public LogPage shows(String id) {
    waitUntil(() -> isShown(id), () -> "no row is seen of " + id);
    return this;
  }

  /// Where the row stands on the screen, from the top.
  public double topOf(String id) {
    shows(id);
    return WaitForAsyncUtils.waitForAsyncFx(
        2000, () -> row(id).localToScreen(row(id).getBoundsInLocal()).getMinY());
  }

  public String spoken(String id) {
    return row(id).getAccessibleText();
  }

  LogPage pressColumn(LogColumn column) {
    robot.clickOn(header(column));
    WaitForAsyncUtils.waitForFxEvents();
    return this;
  }

  LogPage showMenuOfHeader() {
    robot.rightClickOn(header(LogColumn.MESSAGE));
    return this;
  }

  /// Chooses from the menu that is open.
  LogPage choose(String item) {
    robot.clickOn("#" + item);
    WaitForAsyncUtils.waitForFxEvents();
    return this;
  }

  LogPage hasNoColumn(LogColumn column) {
    waitUntil(() -> !header(column).isVisible(), () -> column + " is still there");
    return this;
  }

  double widthOf(LogColumn column) {
    WaitForAsyncUtils.waitForFxEvents();
    return header(column).getLayoutBounds().getWidth();
  }

  String spokenOfColumn(LogColumn column) {
    return header(column).getAccessibleText();
  }

  private Node header(LogColumn column) {
    return robot.lookup("#log-header-" + column.name()).query();
  }

  /// What stands above the rows while they are sorted; else nothing.
  String note() {
    WaitForAsyncUtils.waitForFxEvents();
    return robot
        .lookup(".log-sort-note > .label")
        .match(node -> node.getParent().isVisible())
        .queryAll()
        .stream()
        .map(node -> ((Label) node).getText())
        .findFirst()
        .orElse("");
  }

  Object accessible(AccessibleAttribute attribute) {
    return WaitForAsyncUtils.waitForAsyncFx(
        2000, () -> robot.lookup(".log-view").query().queryAccessibleAttribute(attribute));
  }

  private Node row(String id) {
    WaitForAsyncUtils.waitForFxEvents();
    return robot.lookup("#row-" + id).match(Node::isVisible).query();
  }

  private boolean isShown(String id) {
    WaitForAsyncUtils.waitForFxEvents();
    Set<Node> found = robot.lookup("#row-" + id).match(Node::isVisible).queryAll();
    return !found.isEmpty();
  }

  private List<String> selected() {
    WaitForAsyncUtils.waitForFxEvents();
    var graph = history.shownProperty().get().orElseThrow().graph();
    return history.selectionProperty().get().nodes().stream()
        .map(node -> graph.node(node).id().value())
        .toList();
  }

  private static void waitUntil(BooleanSupplier condition, Supplier<String> otherwise) {
    try {
      WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, condition::getAsBoolean);
    } catch (TimeoutException e) {
      throw new AssertionError(otherwise.get(), e);
    }
  }
}
