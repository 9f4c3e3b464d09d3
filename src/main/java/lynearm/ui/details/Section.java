package lynearm.ui.details;

import atlantafx.base.theme.Styles;
import javafx.beans.property.BooleanProperty;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A part of the details below its title; the title opens and closes it, by mouse, by Space and
/// Enter, and with Left and Right as in a tree.
final class Section extends VBox {

  private final Title title;
  private final HBox header;
  private final Node content;

  /// @param actions what can be done with the part; seen while it is open
  Section(Part part, BooleanProperty open, Node content, Node... actions) {
    this.content = content;
    title = new Title(part, open);
    header = new HBox(title);
    header.getStyleClass().add("section-header");
    HBox.setHgrow(title, Priority.ALWAYS);
    header.getChildren().addAll(actions);
    getStyleClass().add("details-part");
    getChildren().addAll(header, content);
    for (Node node : actions) {
      node.visibleProperty().bind(open);
      node.managedProperty().bind(open);
    }
    content.visibleProperty().bind(open);
    content.managedProperty().bind(open);
    VBox.setVgrow(content, Priority.ALWAYS);
  }

  /// How high it is when it is closed.
  double closedHeight() {
    return snapSizeY(header.prefHeight(-1)) + snappedTopInset() + snappedBottomInset();
  }

  Node content() {
    return content;
  }

  private static final class Title extends Button {

    private final BooleanProperty open;
    private final FontIcon arrow = new FontIcon(Feather.CHEVRON_DOWN);

    Title(Part part, BooleanProperty open) {
      super(part.title());
      this.open = open;
      setId("section-" + part.id());
      setAccessibleRole(AccessibleRole.TITLED_PANE);
      getStyleClass().addAll(Styles.FLAT, "section-title");
      setMaxWidth(Double.MAX_VALUE);
      setGraphic(arrow);
      setOnAction(_ -> open.set(!open.get()));
      // before the button takes the arrows for walking on; it knows no Enter
      addEventFilter(KeyEvent.KEY_PRESSED, this::openOrClose);
      open.subscribe(now -> {
        arrow.setIconCode(now ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT);
        notifyAccessibleAttributeChanged(AccessibleAttribute.EXPANDED);
      });
    }

    private void openOrClose(KeyEvent event) {
      switch (event.getCode()) {
        case LEFT -> open.set(false);
        case RIGHT -> open.set(true);
        case SPACE, ENTER -> open.set(!open.get());
        default -> {
          return;
        }
      }
      event.consume();
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(
        AccessibleAttribute attribute, Object... parameters) {
      return attribute == AccessibleAttribute.EXPANDED
          ? (Object) open.get()
          : super.queryAccessibleAttribute(attribute, parameters);
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
      switch (action) {
        case EXPAND -> open.set(true);
        case COLLAPSE -> open.set(false);
        default -> super.executeAccessibleAction(action, parameters);
      }
    }
  }
}
