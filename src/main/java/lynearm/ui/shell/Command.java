package lynearm.ui.shell;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// Something the person can do: what it is called, its key, and whether it can be done now. The
/// menu, the tool bar and the keyboard all use the same one.
final class Command {

  private final StringProperty text;
  private final Optional<KeyCombination> key;
  private final Runnable action;
  private final BooleanProperty disabled = new SimpleBooleanProperty();
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
    item.textProperty().bind(text);
    item.disableProperty().bind(disabled);
    item.setOnAction(_ -> run());
    icon.ifPresent(its -> item.setGraphic(new FontIcon(its)));
    key.ifPresent(item::setAccelerator);
    return item;
  }
}
