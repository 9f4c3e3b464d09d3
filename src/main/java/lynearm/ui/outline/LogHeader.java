package lynearm.ui.outline;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Cursor;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;

/// The names of the columns; dragging an edge makes a column wider, the context menu switches
/// columns on and off.
final class LogHeader extends Pane {

  private static final double GRIP = 4;

  private final LogColumns columns;
  private final Map<LogColumn, Label> names = new EnumMap<>(LogColumn.class);
  private final ContextMenu menu = new ContextMenu();
  private ColumnPlaces places = new ColumnPlaces(List.of());
  private ColumnPlaces.@Nullable Place dragged;
  private double pressedAt;

  LogHeader(LogColumns columns) {
    this.columns = columns;
    getStyleClass().add("log-header");
    for (LogColumn column : LogColumn.values()) {
      Label name = new Label(column.title());
      name.getStyleClass().add("log-header-name");
      name.setMouseTransparent(true);
      names.put(column, name);
      getChildren().add(name);
      if (column.isOptional()) {
        CheckMenuItem item = switchFor(column);
        menu.getItems().add(item);
        menu.addEventHandler(
            WindowEvent.WINDOW_SHOWING, _ -> item.setSelected(!columns.hidden().contains(column)));
      }
    }
    addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> dragged = null);
    setOnContextMenuRequested(event -> {
      menu.show(this, event.getScreenX(), event.getScreenY());
      event.consume();
    });
  }

  private CheckMenuItem switchFor(LogColumn column) {
    CheckMenuItem item = new CheckMenuItem(column.title());
    item.setSelected(true);
    item.selectedProperty()
        .subscribe((_, shown) -> {
          if (shown) {
            columns.hidden().remove(column);
          } else {
            columns.hidden().add(column);
          }
        });
    return item;
  }

  void setPlaces(ColumnPlaces places) {
    this.places = places;
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    names.forEach((column, name) -> {
      var place = places.of(column);
      name.setVisible(place.isPresent());
      place.ifPresent(at -> name.resizeRelocate(at.x(), 0, at.width(), getHeight()));
    });
  }

  private void moved(MouseEvent event) {
    setCursor(edgeAt(event.getX()) == null ? Cursor.DEFAULT : Cursor.H_RESIZE);
  }

  private void pressed(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY) {
      dragged = edgeAt(event.getX());
      pressedAt = event.getX();
    }
  }

  private void dragged(MouseEvent event) {
    var place = dragged;
    if (place == null) {
      return;
    }
    double by = event.getX() - pressedAt;
    double wider = place.column().isRightOfMessage() ? -by : by;
    columns
        .widths()
        .put(place.column(), Math.max(place.column().leastWidth(), place.width() + wider));
  }

  /// The column whose movable edge is here: the right one, or right of the message the left one.
  private ColumnPlaces.@Nullable Place edgeAt(double x) {
    for (ColumnPlaces.Place place : places.columns()) {
      if (place.column() == LogColumn.MESSAGE) {
        continue;
      }
      double edge = place.column().isRightOfMessage() ? place.x() : place.end();
      if (Math.abs(edge - x) <= GRIP) {
        return place;
      }
    }
    return null;
  }
}
