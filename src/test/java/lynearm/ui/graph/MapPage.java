package lynearm.ui.graph;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import lynearm.ui.common.HistoryViewModel;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// The map as a person handles it.
public final class MapPage {

  private static final int PATIENCE = 5;

  private final FxRobot robot;
  private final HistoryViewModel history;

  public MapPage(FxRobot robot, HistoryViewModel history) {
    this.robot = robot;
    this.history = history;
  }

  public MapPage sweep(String from, String to) {
    press(from, to);
    robot.release(MouseButton.PRIMARY);
    return this;
  }

  /// Sweeps and keeps the button down.
  public MapPage sweepAndHold(String from, String to) {
    press(from, to);
    return this;
  }

  /// Sweeps and presses Escape before letting go.
  public MapPage sweepAndEscape(String from, String to) {
    press(from, to);
    robot.type(KeyCode.ESCAPE);
    robot.release(MouseButton.PRIMARY);
    return this;
  }

  private void press(String from, String to) {
    Bounds first = boundsOf(from);
    Bounds last = boundsOf(to);
    robot
        .moveTo(new Point2D(first.getMinX() - 8, first.getMinY() - 8))
        .press(MouseButton.PRIMARY)
        .moveTo(new Point2D(last.getMaxX() + 8, last.getMaxY() + 4));
  }

  /// Waits until the map shows this revision and moves no more.
  public MapPage standsStill(String id) {
    boundsOf(id);
    return this;
  }

  public MapPage click(String id) {
    robot.clickOn(centre(id));
    return this;
  }

  public MapPage controlClick(String id) {
    robot.press(KeyCode.CONTROL).clickOn(centre(id)).release(KeyCode.CONTROL);
    return this;
  }

  public MapPage doubleClickRun(String id) {
    Bounds run = bounds("#run-" + id);
    robot.doubleClickOn(new Point2D(run.getCenterX(), run.getCenterY()));
    return this;
  }

  public MapPage drag(String from, String to) {
    robot.drag(centre(from)).dropTo(centre(to));
    return this;
  }

  public MapPage type(KeyCode... keys) {
    robot.type(keys);
    return this;
  }

  /// The ids of the selected revisions, sorted.
  public List<String> selected() {
    return await(() ->
        history.shownProperty().get().stream()
            .flatMap(shown ->
                history.selectionProperty().get().nodes().stream()
                    .map(node -> shown.graph().node(node).id().value()))
            .sorted()
            .toList());
  }

  private Point2D centre(String id) {
    Bounds bounds = boundsOf(id);
    return new Point2D(bounds.getCenterX(), bounds.getCenterY());
  }

  private Bounds boundsOf(String id) {
    return bounds("#rev-" + id);
  }

  /// Where something is once the map stands still.
  private Bounds bounds(String query) {
    try {
      WaitForAsyncUtils.waitFor(
          PATIENCE, TimeUnit.SECONDS, () -> robot.lookup(query).tryQuery().isPresent());
    } catch (TimeoutException e) {
      throw new AssertionError("not on the map: " + query, e);
    }
    Bounds before;
    Bounds now = boundsNow(query);
    do {
      before = now;
      WaitForAsyncUtils.waitForFxEvents();
      now = boundsNow(query);
    } while (!now.equals(before));
    return now;
  }

  private Bounds boundsNow(String query) {
    return await(() -> {
      var node = robot.lookup(query).query();
      return node.localToScreen(node.getBoundsInLocal());
    });
  }

  private static <T> T await(Callable<T> work) {
    return WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(PATIENCE), work);
  }
}
