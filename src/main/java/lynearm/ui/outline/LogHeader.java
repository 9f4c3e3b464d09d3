package lynearm.ui.outline;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The names of the columns. A press on one sorts by it, dragging an edge makes a column wider, the
/// context menu switches columns on and off. By keyboard: Left and Right walk, Space and Enter
/// sort, Shift with Left and Right changes the width, Down goes to the rows.
final class LogHeader extends Pane {

  private static final PseudoClass SORTED = PseudoClass.getPseudoClass("sorted");
  private static final double GRIP = 4;
  private static final double WIDTH_STEP = 12;

  private final LogColumns columns;
  private final Consumer<LogColumn> sortBy;
  private final ObservableValue<LogSort> sort;
  private final Runnable goToRows;
  private final Map<LogColumn, Name> names = new EnumMap<>(LogColumn.class);
  private final ContextMenu menu = new ContextMenu();
  private ColumnPlaces places = new ColumnPlaces(List.of());
  private Set<LogColumn> empty = Set.of();
  private ColumnPlaces.@Nullable Place dragged;
  private double pressedAt;

  LogHeader(
      LogColumns columns,
      ObservableValue<LogSort> sort,
      Consumer<LogColumn> sortBy,
      Runnable goToRows) {
    this.columns = columns;
    this.sortBy = sortBy;
    this.goToRows = goToRows;
    getStyleClass().add("log-header");
    setAccessibleText("Columns");
    for (LogColumn column : LogColumn.values()) {
      Name name = new Name(column);
      names.put(column, name);
      getChildren().add(name);
    }
    this.sort = sort;
    List<Runnable> looks = new ArrayList<>();
    menu.getItems().setAll(columnItems(looks));
    menu.getItems().addAll(new SeparatorMenuItem(), sortMenu("Sort by"));
    menu.addEventHandler(WindowEvent.WINDOW_SHOWING, _ -> looks.forEach(Runnable::run));
    sort.subscribe(now -> names.values().forEach(name -> name.tell(now)));
    addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> dragged = null);
    addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
    setOnContextMenuRequested(this::showMenu);
  }

  /// @param looks what to do whenever the items are about to be seen
  private List<MenuItem> columnItems(List<Runnable> looks) {
    List<MenuItem> items = new ArrayList<>();
    for (LogColumn column : LogColumn.values()) {
      if (column.isOptional()) {
        CheckMenuItem item = new CheckMenuItem(column.title());
        item.setId("column-" + column.name());
        item.setOnAction(_ -> columns.show(column, item.isSelected()));
        looks.add(() -> look(item, column));
        items.add(item);
      }
    }
    MenuItem reset = new MenuItem("All columns, usual widths");
    reset.setOnAction(_ -> columns.reset());
    items.add(reset);
    return items;
  }

  private void look(CheckMenuItem item, LogColumn column) {
    boolean shown = !columns.hidden().contains(column);
    boolean isSeen = !shown || places.of(column).isPresent();
    String why = empty.contains(column) ? " – nothing is known of it" : " – no room for it now";
    item.setSelected(shown);
    item.setText(column.title() + (isSeen ? "" : why));
  }

  /// The columns to show and hide, for another menu.
  Menu columnMenu(String name) {
    List<Runnable> looks = new ArrayList<>();
    Menu shown = new Menu(name);
    shown.getItems().setAll(columnItems(looks));
    shown.addEventHandler(Menu.ON_SHOWING, _ -> looks.forEach(Runnable::run));
    return shown;
  }

  /// What to sort by, also columns that are not seen.
  Menu sortMenu(String name) {
    Menu by = new Menu(name);
    ToggleGroup group = new ToggleGroup();
    for (LogColumn column : LogColumn.values()) {
      RadioMenuItem item =
          new RadioMenuItem(column == LogColumn.GRAPH ? "History" : column.title());
      item.setId("sort-" + column.name());
      item.setToggleGroup(group);
      item.setOnAction(_ -> sortBy.accept(column));
      sort.subscribe(now -> item.setSelected(now.column() == column));
      by.getItems().add(item);
    }
    return by;
  }

  private void showMenu(ContextMenuEvent event) {
    menu.show(this, event.getScreenX(), event.getScreenY());
    event.consume();
  }

  /// @param empty columns that have no place because they have nothing to show
  void setPlaces(ColumnPlaces places, Set<LogColumn> empty) {
    this.places = places;
    this.empty = empty;
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    names.forEach((column, name) -> {
      var place = places.of(column);
      name.setVisible(place.isPresent());
      if (place.isEmpty() && name.isFocusTraversable()) {
        name.setFocusTraversable(false);
        nameOf(LogColumn.GRAPH).setFocusTraversable(true);
      }
      place.ifPresent(at -> name.resizeRelocate(at.x(), 0, at.width(), getHeight()));
    });
  }

  // mouse

  private void moved(MouseEvent event) {
    setCursor(edgeAt(event.getX()) == null ? Cursor.HAND : Cursor.H_RESIZE);
  }

  private void pressed(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY) {
      dragged = edgeAt(event.getX());
      pressedAt = event.getX();
    }
  }

  private void dragged(MouseEvent event) {
    var place = dragged;
    if (place != null) {
      columns.widen(place, outward(place.column(), event.getX() - pressedAt));
    }
  }

  private void clicked(MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY
        || !event.isStillSincePress()
        || edgeAt(event.getX()) != null) {
      return;
    }
    for (ColumnPlaces.Place place : places.columns()) {
      if (event.getX() >= place.x() && event.getX() < place.end()) {
        sortBy.accept(place.column());
      }
    }
  }

  /// Right of the message the left edge moves, so that to the left is wider.
  private static double outward(LogColumn column, double by) {
    return column.isRightOfMessage() ? -by : by;
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

  // keyboard

  private void keyPressed(KeyEvent event) {
    List<LogColumn> shown = places.columns().stream().map(ColumnPlaces.Place::column).toList();
    int at = shown.stream().map(column -> nameOf(column).isFocused()).toList().indexOf(true);
    if (at < 0) {
      return;
    }
    switch (event.getCode()) {
      case LEFT, KP_LEFT -> step(event, shown, at, -1);
      case RIGHT, KP_RIGHT -> step(event, shown, at, 1);
      case HOME -> nameOf(shown.getFirst()).requestFocus();
      case END -> nameOf(shown.getLast()).requestFocus();
      case SPACE, ENTER -> sortBy.accept(shown.get(at));
      case DOWN, KP_DOWN -> goToRows.run();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void step(KeyEvent event, List<LogColumn> shown, int at, int direction) {
    if (!event.isShiftDown()) {
      nameOf(shown.get(Math.clamp(at + direction, 0, shown.size() - 1))).requestFocus();
    } else if (shown.get(at) != LogColumn.MESSAGE) {
      columns.widen(places.columns().get(at), direction * WIDTH_STEP);
    }
  }

  private Name nameOf(LogColumn column) {
    return Objects.requireNonNull(names.get(column));
  }

  /// The name of one column; Tab comes to one of them only.
  private final class Name extends Label {

    private final LogColumn column;
    private final FontIcon arrow = new FontIcon(Feather.ARROW_UP);

    Name(LogColumn column) {
      super(column.title());
      this.column = column;
      setId("log-header-" + column.name());
      getStyleClass().add("log-header-name");
      setAccessibleRole(AccessibleRole.BUTTON);
      setContentDisplay(ContentDisplay.RIGHT);
      setFocusTraversable(column == LogColumn.GRAPH);
      focusedProperty()
          .subscribe(now -> {
            if (now) {
              names.values().forEach(other -> other.setFocusTraversable(other.equals(this)));
            }
          });
    }

    void tell(LogSort now) {
      boolean mine = now.column() == column && !now.isHistory();
      pseudoClassStateChanged(SORTED, mine);
      arrow.setIconCode(now.descending() ? Feather.ARROW_DOWN : Feather.ARROW_UP);
      setGraphic(mine ? arrow : null);
      setAccessibleText(
          "%s. %s"
              .formatted(
                  column.title(),
                  now.column() == column
                      ? now.words()
                      : column == LogColumn.GRAPH
                          ? "Brings back the order of the history"
                          : "Sorts the rows by it"));
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
      if (action == AccessibleAction.FIRE) {
        sortBy.accept(column);
      } else {
        super.executeAccessibleAction(action, parameters);
      }
    }
  }
}
