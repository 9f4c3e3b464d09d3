package lynearm.ui.journey;

import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// What can be seen in the window by now, and waiting for what is not there yet.
final class Screen {

  private static final int PATIENCE = 15;

  private final FxRobot robot;

  Screen(FxRobot robot) {
    this.robot = robot;
  }

  /// Waits until this holds; as long as something it looks at is not seen, it does not.
  void waitUntil(BooleanSupplier condition, Supplier<String> otherwise) {
    try {
      WaitForAsyncUtils.waitFor(PATIENCE, TimeUnit.SECONDS, () -> fx(() -> holds(condition)));
    } catch (TimeoutException e) {
      throw new AssertionError(fx(() -> said(otherwise)), e);
    }
  }

  private static boolean holds(BooleanSupplier condition) {
    try {
      return condition.getAsBoolean();
    } catch (NoSuchElementException _) {
      return false;
    }
  }

  private static String said(Supplier<String> text) {
    try {
      return text.get();
    } catch (NoSuchElementException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /// The visible node for this query, as soon as there is one; on the screen's own thread, now.
  <T extends Node> T find(String query, Class<T> type) {
    if (!Platform.isFxApplicationThread()) {
      waitUntil(() -> seen(query).isPresent(), () -> "not seen: " + query);
    }
    return type.cast(
        fx(() -> seen(query).orElseThrow(() -> new NoSuchElementException("not seen: " + query))));
  }

  boolean isSeen(String query) {
    return fx(() -> seen(query).isPresent());
  }

  private Optional<Node> seen(String query) {
    return robot.lookup(query).match(Screen::isShown).tryQuery();
  }

  private static boolean isShown(Node node) {
    for (Node next = node; next != null; next = next.getParent()) {
      if (!next.isVisible()) {
        return false;
      }
    }
    return node.getScene() != null;
  }

  /// All words of labels and buttons in this part of the window.
  String words(String query) {
    return fx(() -> words(find(query, Node.class)));
  }

  private static String words(Node node) {
    if (node instanceof Labeled labeled) {
      return String.valueOf(labeled.getText());
    }
    return node instanceof Parent parent
        ? parent.getChildrenUnmodifiable().stream()
            .filter(Node::isVisible)
            .map(Screen::words)
            .collect(Collectors.joining(" "))
        : "";
  }

  /// The text of a label or button.
  String text(String query) {
    return find(query, Labeled.class).getText();
  }

  static <T> T fx(Supplier<T> work) {
    if (Platform.isFxApplicationThread()) {
      return work.get();
    }
    return WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(PATIENCE), work::get);
  }
}
