package lynearm.ui;

import java.util.EnumSet;
import java.util.Set;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/// Gives mouse events of the headless platform what its robot leaves out: held Shift, Ctrl, Alt and
/// Meta keys, and the held button while dragging. Has no effect where the platform is complete.
public final class HeadlessModifiers {

  private static final Set<KeyCode> MODIFIERS =
      EnumSet.of(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.ALT, KeyCode.META, KeyCode.COMMAND);

  private final Set<KeyCode> held = EnumSet.noneOf(KeyCode.class);
  private final Set<MouseButton> down = EnumSet.noneOf(MouseButton.class);
  private boolean busy;

  private HeadlessModifiers() {}

  public static void install(Scene scene) {
    new HeadlessModifiers().attach(scene);
  }

  private void attach(Scene scene) {
    scene.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (MODIFIERS.contains(event.getCode())) {
            held.add(event.getCode());
          }
        });
    scene.addEventFilter(KeyEvent.KEY_RELEASED, event -> held.remove(event.getCode()));
    scene.addEventFilter(MouseEvent.ANY, this::complete);
  }

  private void complete(MouseEvent event) {
    if (busy) {
      return;
    }
    if (event.getEventType() == MouseEvent.MOUSE_PRESSED) {
      down.add(event.getButton());
    } else if (event.getEventType() == MouseEvent.MOUSE_RELEASED) {
      down.remove(event.getButton());
    }
    boolean keysMissing =
        !held.isEmpty()
            && !event.isControlDown()
            && !event.isShiftDown()
            && !event.isAltDown()
            && !event.isMetaDown();
    boolean buttonMissing =
        event.getEventType() == MouseEvent.MOUSE_DRAGGED
            && down.contains(MouseButton.PRIMARY)
            && !event.isPrimaryButtonDown();
    if (!keysMissing && !buttonMissing) {
      return;
    }
    event.consume();
    busy = true;
    try {
      Event.fireEvent(event.getTarget(), completed(event));
    } finally {
      busy = false;
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
