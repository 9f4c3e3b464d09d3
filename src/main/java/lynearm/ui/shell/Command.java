package lynearm.ui.shell;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// Something the person can do: what it is called, its key, and whether it can be done now. The
/// menu, the tool bar and the keyboard all use the same one.
final class Command {

  private final StringProperty text;
  private final Optional<KeyCombination> key;
  private final Runnable action;
  private final BooleanProperty disabled = new SimpleBooleanProperty();
  private final StringProperty reason = new SimpleStringProperty("");
  private Optional<Ikon> icon = Optional.empty();

  private Command(String text, Optional<KeyCombination> key, Runnable action) {
    this.text = new SimpleStringProperty(text);
    this.key = key;
    this.action = action;
  }

  static Command of(String text, Runnable action) {
    return new Command(text, Optional.empty(), action);
  }

  static Command of(String text, KeyCombination key, Runnable action) {
    return new Command(text, Optional.of(key), action);
  }

  StringProperty textProperty() {
    return text;
  }

  Optional<KeyCombination> key() {
    return key;
  }

  BooleanProperty disabledProperty() {
    return disabled;
  }

  /// Tells why it cannot be done now; empty while it can, or where that goes without saying.
  Command because(ObservableValue<String> why) {
    reason.bind(why);
    return this;
  }

  /// Gives it an icon, the same wherever it is offered.
  Command with(Ikon its) {
    icon = Optional.of(its);
    return this;
  }

  void run() {
    if (!disabled.get()) {
      action.run();
    }
  }

  MenuItem menuItem() {
    MenuItem item = new MenuItem();
    item.textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    disabled.get() && !reason.get().isEmpty()
                        ? text.get() + "\n" + reason.get()
                        : text.get(),
                text,
                disabled,
                reason));
    item.disableProperty().bind(disabled);
    item.setOnAction(_ -> run());
    icon.ifPresent(its -> item.setGraphic(new FontIcon(its)));
    key.ifPresent(item::setAccelerator);
    return item;
  }

  /// A button with a tooltip that is there also while it cannot be pressed, and then says why.
  ///
  /// @param usual what the tooltip says while it can
  Node explained(Button button, String usual) {
    Tooltip tooltip = new Tooltip();
    tooltip
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> disabled.get() && !reason.get().isEmpty() ? reason.get() : usual,
                disabled,
                reason));
    // nodes that are disabled hear nothing of the mouse
    StackPane around = new StackPane(button);
    Tooltip.install(around, tooltip);
    return around;
  }
}
