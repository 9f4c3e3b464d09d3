package lynearm.ui;

import java.util.EnumSet;
import java.util.Set;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/// Gives mouse events of the robot the keys and buttons that are held: the headless platform leaves
/// them out. Without effect where the platform is complete.
public final class HeadlessModifiers {

  private static final Set<KeyCode> MODIFIERS =
      EnumSet.of(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.ALT, KeyCode.META, KeyCode.COMMAND);

  private final Set<KeyCode> held = EnumSet.noneOf(KeyCode.class);
  private final Set<MouseButton> down = EnumSet.noneOf(MouseButton.class);
  private boolean repeating;

  private HeadlessModifiers() {}

  /// Watches this scene from now on.
  public static void install(Scene scene) {
    HeadlessModifiers modifiers = new HeadlessModifiers();
    scene.addEventFilter(KeyEvent.KEY_PRESSED, modifiers::keyPressed);
    scene.addEventFilter(KeyEvent.KEY_RELEASED, event -> modifiers.held.remove(event.getCode()));
    scene.addEventFilter(MouseEvent.ANY, modifiers::mouse);
  }

  private void keyPressed(KeyEvent event) {
    if (MODIFIERS.contains(event.getCode())) {
      held.add(event.getCode());
    }
  }

  private void mouse(MouseEvent event) {
    if (repeating) {
      return;
    }
    if (event.getEventType() == MouseEvent.MOUSE_PRESSED) {
      down.add(event.getButton());
    } else if (event.getEventType() == MouseEvent.MOUSE_RELEASED) {
      down.remove(event.getButton());
    }
    boolean lacksKeys =
        !held.isEmpty()
            && !event.isControlDown()
            && !event.isShiftDown()
            && !event.isAltDown()
            && !event.isMetaDown();
    boolean lacksButton =
        event.getEventType() == MouseEvent.MOUSE_DRAGGED
            && down.contains(MouseButton.PRIMARY)
            && !event.isPrimaryButtonDown();
    if (!lacksKeys && !lacksButton) {
      return;
    }
    event.consume();
    repeating = true;
    try {
      Event.fireEvent(event.getTarget(), completed(event));
    } finally {
      repeating = false;
    }
  }

  private MouseEvent completed(MouseEvent event) {
    return new MouseEvent(
        event.getSource(),
        event.getTarget(),
        event.getEventType(),
        event.getSceneX(),
        event.getSceneY(),
        event.getScreenX(),
        event.getScreenY(),
        event.getButton(),
        event.getClickCount(),
        held.contains(KeyCode.SHIFT),
        held.contains(KeyCode.CONTROL),
        held.contains(KeyCode.ALT),
        held.contains(KeyCode.META) || held.contains(KeyCode.COMMAND),
        down.contains(MouseButton.PRIMARY),
        down.contains(MouseButton.MIDDLE),
        down.contains(MouseButton.SECONDARY),
        event.isSynthesized(),
        event.isPopupTrigger(),
        event.isStillSincePress(),
        event.getPickResult());
  }
}
