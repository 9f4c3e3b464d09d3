package lynearm.ui.common;

import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/// The key that does what the main button of a panel does, wherever in it the keyboard is.
public final class ConfirmKey {

  private static final KeyCombination KEY =
      new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

  private ConfirmKey() {}

  /// Lets the key press this button, if it can be pressed.
  public static void of(Region panel, Button button) {
    panel.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (KEY.match(event)) {
            button.fire();
            event.consume();
          }
        });
  }
}
