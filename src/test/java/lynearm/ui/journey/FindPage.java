package lynearm.ui.journey;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import lynearm.ui.common.HistoryViewModel;
import lynearm.ui.common.WayChooser;
import org.testfx.api.FxRobot;

/// The find field and what answers it, as a person uses them.
final class FindPage {

  private final FxRobot robot;
  private final HistoryViewModel history;
  private final Screen screen;

  FindPage(FxRobot robot, HistoryViewModel history) {
    this.robot = robot;
    this.history = history;
    screen = new Screen(robot);
  }

  /// Opens the field with these keys and types over what is in it.
  FindPage find(String text, KeyCode... keys) {
    robot.push(keys);
    return type(text);
  }

  FindPage type(String text) {
    screen.waitUntil(() -> field().isFocused(), () -> "the find field has not got the keyboard");
    robot.interact(() -> field().setText(text));
    return this;
  }

  FindPage counts(String count) {
    screen.waitUntil(
        () -> screen.text("#find-count").equals(count),
        () -> "counted is " + screen.text("#find-count"));
    return this;
  }

  FindPage hints(String hint) {
    screen.waitUntil(
        () -> screen.text("#find-hint").equals(hint),
        () -> "hinted is " + screen.text("#find-hint"));
    return this;
  }

  FindPage isAt(String id) {
    screen.waitUntil(() -> lead().equals(id), () -> "the keyboard is at " + lead());
    return this;
  }

  FindPage hasSelected(String... ids) {
    screen.waitUntil(() -> selected().equals(List.of(ids)), () -> "selected are " + selected());
    return this;
  }

  /// Waits until the card of this revision is seen whole on the map.
  FindPage showsOnMap(String id) {
    screen.waitUntil(
        () -> {
          Node card = screen.find("#rev-" + id, Node.class);
          Node map = screen.find(".map-view", Node.class);
          return map.localToScene(map.getLayoutBounds())
              .contains(card.localToScene(card.getLayoutBounds()));
        },
        () -> "not seen on the map: " + id);
    return this;
  }

  FindPage press(KeyCode... keys) {
    robot.push(keys);
    return this;
  }

  FindPage asksForTheWay(String question) {
    screen.waitUntil(
        () -> ways().getAccessibleText().equals(question) && ways().isFocused(),
        () -> "no way is asked for");
    return this;
  }

  FindPage isClosed() {
    screen.waitUntil(
        () -> field().getText().isEmpty() && !field().isFocused(), () -> "find is still open");
    return this;
  }

  boolean dims() {
    return Screen.fx(() -> history.emphasisProperty().get().isActive());
  }

  @SuppressWarnings("unchecked")
  private ListView<WayChooser.Way> ways() {
    return screen.find("#ways .list-view", ListView.class);
  }

  private TextField field() {
    return screen.find("#find", TextField.class);
  }

  private String lead() {
    return history.lead().map(node -> node.id().value()).orElse("nowhere");
  }

  private List<String> selected() {
    var graph = history.shownProperty().get().orElseThrow().graph();
    return history.selectionProperty().get().nodes().stream()
        .map(node -> graph.node(node).id().value())
        .sorted()
        .toList();
  }
}
