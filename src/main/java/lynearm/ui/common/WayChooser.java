package lynearm.ui.common;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Asks which way to go where a history forks: a short list beside the revision. The arrows choose,
/// those to the sides too, for that is how the ways stand on the map; Enter goes, Escape stays.
/// Meanwhile the way that is looked at is marked in both views.
public final class WayChooser extends VBox {

  private static final String STYLESHEET =
      Objects.requireNonNull(WayChooser.class.getResource("chooser.css"), "chooser.css")
          .toExternalForm();

  private static final double WIDTH = 320;
  private static final double ROW = 44;
  private static final int ROWS_AT_ONCE = 6;
  private static final double DISTANCE = 8;

  /// One of the ways.
  ///
  /// @param node where it leads
  /// @param title what stands there
  /// @param detail its id and when it was made
  public record Way(int node, String title, String detail) {}

  private final HistoryViewModel history;
  private final Node owner;
  private final Label question = new Label();
  private final ListView<Way> list = new ListView<>();
  private IntConsumer go = _ -> {};

  /// @param owner who has the keyboard before and after
  public WayChooser(HistoryViewModel history, Node owner) {
    this.history = history;
    this.owner = owner;
    getStyleClass().add("way-chooser");
    getStylesheets().add(STYLESHEET);
    setId("ways");
    setManaged(false);
    setVisible(false);
    question.getStyleClass().add("question");
    list.setFixedCellSize(ROW);
    list.setCellFactory(_ -> new WayCell());
    getChildren().addAll(question, list);
    list.getSelectionModel().selectedItemProperty().subscribe(this::look);
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
    list.addEventHandler(MouseEvent.MOUSE_CLICKED, _ -> choose());
    list.focusedProperty()
        .subscribe((_, focused) -> {
          if (!focused) {
            close();
          }
        });
    addEventHandler(KeyEvent.KEY_PRESSED, KeyEvent::consume);
    addEventHandler(MouseEvent.ANY, MouseEvent::consume);
    addEventHandler(ScrollEvent.ANY, ScrollEvent::consume);
  }

  /// Asks, beside this place of the surrounding view; the first way is the likely one.
  ///
  /// @param chosen is told the node
  public void ask(String what, List<Way> ways, Point2D beside, IntConsumer chosen) {
    go = chosen;
    question.setText(what);
    list.setAccessibleText(what);
    list.getItems().setAll(ways);
    applyCss();
    double rows = Math.min(ways.size(), ROWS_AT_ONCE);
    list.setPrefHeight(rows * ROW + 2);
    double height = prefHeight(WIDTH);
    double roomX = ((Region) getParent()).getWidth() - WIDTH - DISTANCE;
    double roomY = ((Region) getParent()).getHeight() - height - DISTANCE;
    resizeRelocate(
        Math.clamp(beside.getX() + DISTANCE, 0, Math.max(0, roomX)),
        Math.clamp(beside.getY(), 0, Math.max(0, roomY)),
        WIDTH,
        height);
    toFront();
    setVisible(true);
    layout();
    list.getSelectionModel().clearAndSelect(0);
    list.requestFocus();
  }

  /// Goes away without an answer.
  public void close() {
    if (!isVisible()) {
      return;
    }
    boolean hadFocus = list.isFocused();
    setVisible(false);
    history.hoveredProperty().set(OptionalInt.empty());
    if (hadFocus) {
      owner.requestFocus();
    }
  }

  private void look(@Nullable Way way) {
    if (way != null && isVisible()) {
      history.hoveredProperty().set(OptionalInt.of(way.node()));
    }
  }

  private void keyPressed(KeyEvent event) {
    switch (event.getCode()) {
      case ENTER -> choose();
      case ESCAPE -> close();
      case RIGHT, KP_RIGHT -> list.getSelectionModel().selectNext();
      case LEFT, KP_LEFT -> list.getSelectionModel().selectPrevious();
      default -> {
        return;
      }
    }
    list.scrollTo(list.getSelectionModel().getSelectedIndex());
    event.consume();
  }

  private void choose() {
    Way way = list.getSelectionModel().getSelectedItem();
    IntConsumer answer = go;
    close();
    if (way != null) {
      answer.accept(way.node());
    }
  }

  private static final class WayCell extends ListCell<Way> {

    private final Label title = new Label();
    private final Label detail = new Label();
    private final VBox texts = new VBox(title, detail);

    WayCell() {
      title.getStyleClass().add("title");
      detail.getStyleClass().add("detail");
      texts.setMinWidth(0);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Way way, boolean empty) {
      super.updateItem(way, empty);
      if (empty || way == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      title.setText(way.title());
      detail.setText(way.detail());
      setGraphic(texts);
      setAccessibleText(way.title() + ", " + way.detail());
    }
  }
}
