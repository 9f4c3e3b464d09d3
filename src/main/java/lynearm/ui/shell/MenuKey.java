package lynearm.ui.shell;

import java.util.Locale;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Opens the context menu of what has the keyboard by the menu key or `Shift+F10`. Windows does so
/// by itself; on Linux and macOS JavaFX hears only the mouse.
final class MenuKey {

  private MenuKey() {}

  static void install(Scene scene) {
    if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows")) {
      scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> pressed(scene, event));
    }
  }

  private static void pressed(Scene scene, KeyEvent event) {
    Node owner = scene.getFocusOwner();
    boolean isMenuKey =
        event.getCode() == KeyCode.CONTEXT_MENU
            || (event.getCode() == KeyCode.F10 && event.isShiftDown());
    if (!isMenuKey || owner == null) {
      return;
    }
    Bounds bounds = owner.getLayoutBounds();
    double x = bounds.getCenterX();
    double y = bounds.getCenterY();
    Point2D onScreen = owner.localToScreen(x, y);
    if (onScreen != null) {
      Event.fireEvent(
          owner,
          new ContextMenuEvent(
              ContextMenuEvent.CONTEXT_MENU_REQUESTED,
              x,
              y,
              onScreen.getX(),
              onScreen.getY(),
              true,
              null));
      event.consume();
    }
  }
}
