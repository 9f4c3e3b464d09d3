package lynearm.ui.find;

import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.controlsfx.control.textfield.CustomTextField;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The field in which a person types what they look for, with the count of matches in it, buttons
/// to step through them, and the filters.
public final class FindField extends HBox {

  private static final String EXAMPLE =
      "Try a word, an id, or table:users  column:email  op:drop_column  author:jane  is:merge"
          + "  since:2024-06";

  private static final double WIDTH_AT_REST = 220;
  private static final double WIDTH_IN_USE = 420;
  private static final double LEAST_WIDTH = 140;

  /// Room for a column and its table beside the count; tools that are needed less give way to it.
  private static final double LEAST_WIDTH_IN_USE = 300;

  private final FindViewModel model;
  private final Runnable giveBack;
  private final CustomTextField field = new CustomTextField();
  private final Label hint = new Label();
  private final DoubleProperty room = new SimpleDoubleProperty(this, "room", WIDTH_IN_USE);

  /// @param giveBack gives the keyboard back to the graph
  public FindField(FindViewModel model, FilterMenu filters, Runnable giveBack) {
    this.model = model;
    this.giveBack = giveBack;
    getStyleClass().add("find");
    setAlignment(Pos.CENTER_LEFT);
    setMinWidth(Region.USE_PREF_SIZE);
    prepareField();
    hint.setId("find-hint");
    hint.getStyleClass().add("find-hint");
    hint.setManaged(false);
    hint.setMouseTransparent(true);
    hint.textProperty()
        .bind(
            Bindings.when(model.textProperty().isEmpty())
                .then(EXAMPLE)
                .otherwise(model.hintProperty()));
    hint.visibleProperty().bind(field.focusedProperty().and(hint.textProperty().isNotEmpty()));
    getChildren().addAll(field, filters.button());
  }

  private void prepareField() {
    field.setId("find");
    field.setPromptText("Find  ( / )");
    field.setAccessibleText("Find revisions");
    field.setAccessibleHelp(EXAMPLE);
    field.textProperty().bindBidirectional(model.textProperty());
    field
        .prefWidthProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> Math.clamp(room.get(), leastWidth(), wantedWidth()),
                room,
                field.focusedProperty(),
                model.textProperty()));
    FontIcon glass = new FontIcon(Feather.SEARCH);
    glass.getStyleClass().add("find-icon");
    field.setLeft(glass);
    Label count = new Label();
    count.setId("find-count");
    count.getStyleClass().add("find-count");
    count.setMinWidth(Region.USE_PREF_SIZE);
    count.textProperty().bind(model.statusProperty());
    // The field leaves room for the count only when it is laid out.
    count.widthProperty().subscribe(field::requestLayout);
    Button clear = new Button(null, new FontIcon(Feather.X));
    clear.setId("find-clear");
    clear.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
    clear.setAccessibleText("Find nothing");
    clear.setFocusTraversable(false);
    clear.setCursor(Cursor.DEFAULT);
    clear.setOnAction(_ -> leave());
    HBox right =
        new HBox(
            count,
            step(Feather.CHEVRON_UP, "Previous match (Shift+F3)", model::previous),
            step(Feather.CHEVRON_DOWN, "Next match (F3)", model::next),
            clear);
    right.visibleProperty().bind(model.textProperty().isNotEmpty());
    right.managedProperty().bind(right.visibleProperty());
    right.setAlignment(Pos.CENTER_RIGHT);
    field.setRight(right);
    field
        .focusedProperty()
        .subscribe(focused -> {
          if (focused) {
            model.prepare();
          }
        });
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
  }

  private double wantedWidth() {
    return isInUse() ? WIDTH_IN_USE : WIDTH_AT_REST;
  }

  private double leastWidth() {
    return isInUse() ? LEAST_WIDTH_IN_USE : LEAST_WIDTH;
  }

  private boolean isInUse() {
    return field.isFocused() || !model.textProperty().get().isEmpty();
  }

  /// How wide the text field may be without pushing others out; it pushes only while in use.
  public DoubleProperty roomProperty() {
    return room;
  }

  /// The width of everything but the text field.
  public double widthBeside() {
    return prefWidth(-1) - field.prefWidth(-1);
  }

  private Button step(Feather icon, String tooltip, Runnable action) {
    Button button = new Button(null, new FontIcon(icon));
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
    button.setTooltip(new Tooltip(tooltip));
    button.setAccessibleText(tooltip);
    button.setFocusTraversable(false);
    button.setCursor(Cursor.DEFAULT);
    button.setOnAction(_ -> action.run());
    return button;
  }

  /// What is said about the matches, to be laid over what stands below the field.
  public Label hint() {
    return hint;
  }

  /// Gives the keyboard to the field, to type over what is in it.
  public void open() {
    field.requestFocus();
    field.selectAll();
  }

  private void keyPressed(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    if (event.getCode() == KeyCode.ENTER) {
      if (event.isShiftDown()) {
        model.previous();
      } else {
        model.next();
      }
    } else if (event.getCode() == KeyCode.ESCAPE) {
      leave();
    } else if (event.getCode() == KeyCode.DOWN) {
      giveBack.run();
    } else {
      return;
    }
    event.consume();
  }

  private void leave() {
    model.clear();
    giveBack.run();
  }
}
