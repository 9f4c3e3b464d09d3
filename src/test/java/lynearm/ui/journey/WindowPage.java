package lynearm.ui.journey;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.controlsfx.control.NotificationPane;
import org.testfx.api.FxRobot;

/// The window as a person uses it: what stands around map, log and merge panel.
final class WindowPage {

  /// How often something is looked at before it is taken to stand still.
  private static final int STILL = 5;

  private final FxRobot robot;
  private final Screen screen;
  private final MergePage merge;

  WindowPage(FxRobot robot) {
    this.robot = robot;
    screen = new Screen(robot);
    merge = new MergePage(robot);
  }

  MergePage merge() {
    return merge;
  }

  /// Waits until just these are listed as heads, in any order.
  WindowPage showsHeads(String... ids) {
    List<String> wanted = List.of(ids).stream().sorted().toList();
    screen.waitUntil(
        () -> screen.isSeen("#heads") && heads().equals(wanted), () -> "the heads are " + heads());
    return this;
  }

  /// Waits until so many heads are listed.
  WindowPage showsHeads(int count) {
    screen.waitUntil(
        () -> screen.isSeen("#heads") && heads().size() == count, () -> "the heads are " + heads());
    return this;
  }

  List<String> heads() {
    return Screen.fx(
        () -> headList().getItems().stream().map(node -> node.id().value()).sorted().toList());
  }

  /// Waits until just these are selected among the heads.
  WindowPage hasSelectedHeads(String... ids) {
    List<String> wanted = List.of(ids).stream().sorted().toList();
    screen.waitUntil(() -> selectedHeads().equals(wanted), () -> "selected are " + selectedHeads());
    return this;
  }

  private List<String> selectedHeads() {
    return headList().getSelectionModel().getSelectedItems().stream()
        .map(node -> node.id().value())
        .sorted()
        .toList();
  }

  @SuppressWarnings("unchecked")
  private ListView<lynearm.graph.Node> headList() {
    return screen.find("#heads", ListView.class);
  }

  /// Waits until a notice with this in it stands at the foot.
  WindowPage tells(String part) {
    screen.waitUntil(
        () -> notices().isShowing() && notices().getText().contains(part),
        () -> "the notice says " + notices().getText());
    return this;
  }

  /// Clicks what the notice offers to do.
  WindowPage answerNotice(String action) {
    String query = "#notices .button";
    screen.waitUntil(
        () -> robot.lookup(query).match(node -> hasText(node, action)).tryQuery().isPresent(),
        () -> "not offered: " + action);
    waitUntilStill(robot.lookup(query).match(node -> hasText(node, action)).query());
    robot.clickOn(robot.lookup(query).match(node -> hasText(node, action)).<ButtonBase>query());
    return this;
  }

  /// A notice slides in; what is clicked on its way is missed.
  private void waitUntilStill(Node node) {
    AtomicReference<Bounds> before = new AtomicReference<>();
    AtomicInteger alike = new AtomicInteger();
    screen.waitUntil(
        () -> {
          Bounds now = node.localToScreen(node.getLayoutBounds());
          boolean isSame = now.equals(before.getAndSet(now));
          return (isSame ? alike.incrementAndGet() : alike.getAndSet(0)) >= STILL;
        },
        () -> node + " does not stand still");
  }

  private static boolean hasText(Node node, String text) {
    return node instanceof Labeled labeled && text.equals(labeled.getText());
  }

  private NotificationPane notices() {
    return screen.find("#notices", NotificationPane.class);
  }

  /// Waits until the banner over the graph says this.
  WindowPage warns(String part) {
    screen.waitUntil(
        () -> screen.isSeen("#heads-banner-text") && banner().contains(part),
        () -> "the banner says " + banner());
    return this;
  }

  private String banner() {
    return screen.isSeen("#heads-banner-text") ? screen.text("#heads-banner-text") : "nothing";
  }

  boolean isWarning() {
    return screen.isSeen("#heads-banner");
  }

  /// Waits until the status line says this.
  WindowPage reports(String part) {
    screen.waitUntil(
        () -> screen.text("#status-text").contains(part),
        () -> "the status line says " + screen.text("#status-text"));
    return this;
  }

  /// Waits until the window says why it shows nothing.
  WindowPage showsNothingFound() {
    screen.find("#nothing-found", Node.class);
    return this;
  }

  /// Waits until this stands under Problems.
  WindowPage listsProblem(String part) {
    screen.waitUntil(
        () -> screen.words("#problems").contains(part),
        () -> "the problems are " + screen.words("#problems"));
    return this;
  }

  /// Chooses from the menu bar.
  WindowPage choose(String menu, String item) {
    robot.clickOn(menu, MouseButton.PRIMARY).clickOn(item, MouseButton.PRIMARY);
    return this;
  }

  /// Chooses from the menu that is open over the window.
  WindowPage choosesFromMenu(String item) {
    screen.find(".context-menu", Node.class);
    robot.clickOn(item, MouseButton.PRIMARY);
    return this;
  }

  WindowPage clickMergeInBanner() {
    screen.find("#heads-banner", Node.class);
    robot.clickOn(
        robot.lookup("#heads-banner .button").match(node -> hasText(node, "Merge…")).<Node>query());
    return this;
  }

  /// Presses keys. Escape is pressed once no tooltip is open that would take it for itself.
  WindowPage press(KeyCode... keys) {
    if (keys[0] == KeyCode.ESCAPE) {
      robot.moveTo("#status-line");
      screen.waitUntil(
          () -> Window.getWindows().stream().noneMatch(PopupWindow.class::isInstance),
          () -> "something is open over the window: " + Window.getWindows());
    }
    robot.push(keys);
    return this;
  }
}
