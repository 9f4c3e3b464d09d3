package lynearm.ui.graph;

import java.util.Optional;
import java.util.OptionalInt;
import javafx.animation.AnimationTimer;
import javafx.animation.PauseTransition;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.util.Duration;
import lynearm.ui.common.HistoryActions;
import lynearm.ui.common.NodeSelection;
import org.jspecify.annotations.Nullable;

/// Translates the mouse to gestures: sweep, click, drag of a head, moving the map, zoom.
final class MapMouse {

  private static final double STILL = 4;
  private static final double EDGE = 28;
  private static final double FASTEST = 14;
  private static final double NOTCH = 40;
  private static final double ZOOM_OF_NOTCH = 0.16;
  private static final Duration HOVER_DELAY = Duration.millis(500);

  private final MapView view;
  private final HistoryActions actions;
  private final PauseTransition hoverDelay = new PauseTransition(HOVER_DELAY);
  private final AnimationTimer autoScroll =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          scrollAtEdge();
        }
      };
  private MouseButton button = MouseButton.NONE;
  private double pressX;
  private double pressY;
  private double x;
  private double y;
  private boolean everything;
  private boolean spaceHeld;
  private boolean moved;
  private boolean cancelled;
  private OptionalInt pressedItem = OptionalInt.empty();
  private @Nullable Viewport panFrom;
  private @Nullable SelectionGesture sweep;
  private @Nullable HeadDrag drag;
  private @Nullable ContextMenu menu;

  MapMouse(MapView view, HistoryActions actions) {
    this.view = view;
    this.actions = actions;
    view.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    view.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    view.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
    view.addEventHandler(MouseEvent.MOUSE_MOVED, this::hover);
    view.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> leave());
    view.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::menuByKeyboard);
    view.addEventHandler(ScrollEvent.SCROLL, this::scroll);
    view.addEventHandler(ZoomEvent.ZOOM, this::pinch);
    view.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
    view.addEventFilter(KeyEvent.KEY_RELEASED, this::keyReleased);
    hoverDelay.setOnFinished(_ -> showHoverCard());
  }

  /// Drops any gesture in progress, as when the graph changes under it.
  void forget() {
    sweep = null;
    drag = null;
    panFrom = null;
    cancelled = true;
    autoScroll.stop();
    hideHoverCard();
  }

  void paint(MapPainter painter, MapPicture picture, Viewport port, int[] seen) {
    if (sweep != null) {
      painter.band(sweep.band(), port);
    }
    if (drag != null) {
      painter.drag(drag, picture, port, seen, x, y);
    }
  }

  private void press(MouseEvent event) {
    view.requestFocus();
    hideHoverCard();
    if (menu != null) {
      menu.hide();
    }
    button = event.getButton();
    pressX = x = event.getX();
    pressY = y = event.getY();
    moved = false;
    cancelled = false;
    pressedItem = itemAt(x, y);
    panFrom = button == MouseButton.PRIMARY && !spaceHeld ? null : view.port();
    event.consume();
  }

  private void dragged(MouseEvent event) {
    x = event.getX();
    y = event.getY();
    everything = event.isShiftDown();
    if (cancelled || (!moved && Math.hypot(x - pressX, y - pressY) < STILL)) {
      return;
    }
    if (!moved) {
      moved = true;
      begin(event);
    }
    if (panFrom != null) {
      view.move(panFrom.panned(x - pressX, y - pressY));
    } else if (drag != null) {
      drag.over(itemAt(x, y));
      view.redraw();
    } else if (sweep != null) {
      continueSweep();
    }
    event.consume();
  }

  private void begin(MouseEvent event) {
    if (panFrom != null) {
      view.setCursor(Cursor.CLOSED_HAND);
      return;
    }
    Optional<MapPicture> picture = view.picture();
    if (picture.isEmpty()) {
      return;
    }
    if (pressedItem.isPresent() && picture.get().isHead(pressedItem.getAsInt())) {
      drag = new HeadDrag(picture.get(), pressedItem.getAsInt(), selection(), actions::whyNotMerge);
    } else {
      boolean adding = event.isShortcutDown() || event.isControlDown() || event.isShiftDown();
      sweep =
          new SelectionGesture(
              picture.get(),
              selection(),
              adding,
              view.port().mapX(pressX),
              view.port().mapY(pressY));
    }
    autoScroll.start();
  }

  private void continueSweep() {
    if (sweep != null) {
      NodeSelection now = sweep.draggedTo(view.port().mapX(x), view.port().mapY(y), everything);
      if (!now.equals(selection())) {
        view.select(now);
      }
      view.redraw();
    }
  }

  private void scrollAtEdge() {
    double dx = push(x, view.getWidth());
    double dy = push(y, view.getHeight());
    Optional<MapPicture> picture = view.picture();
    if ((dx == 0 && dy == 0) || picture.isEmpty()) {
      return;
    }
    view.move(
        view.port()
            .pannedToHidden(
                dx,
                dy,
                picture.get().layout().width(),
                picture.get().layout().height(),
                view.getWidth(),
                view.getHeight()));
    if (drag != null) {
      drag.over(itemAt(x, y));
    }
    continueSweep();
  }

  private static double push(double at, double size) {
    if (at < EDGE) {
      return Math.min(FASTEST, (EDGE - at) / 2);
    }
    return at > size - EDGE ? -Math.min(FASTEST, (at - size + EDGE) / 2) : 0;
  }

  private void release(MouseEvent event) {
    boolean clicked = !moved && !cancelled;
    Optional<HeadDrag> dropped = Optional.ofNullable(drag);
    boolean byMenuButton = button == MouseButton.SECONDARY;
    endGesture();
    if (clicked && byMenuButton) {
      openMenu(event);
    } else if (clicked && button == MouseButton.PRIMARY && !spaceHeld) {
      click(event);
    }
    dropped.flatMap(HeadDrag::dropped).ifPresent(actions::merge);
    button = MouseButton.NONE;
    event.consume();
  }

  private void endGesture() {
    sweep = null;
    drag = null;
    panFrom = null;
    autoScroll.stop();
    view.setCursor(spaceHeld ? Cursor.OPEN_HAND : Cursor.DEFAULT);
    view.redraw();
  }

  private void click(MouseEvent event) {
    Optional<MapPicture> picture = view.picture();
    if (picture.isEmpty()) {
      return;
    }
    boolean adding = event.isShortcutDown() || event.isControlDown();
    if (pressedItem.isEmpty()) {
      if (!adding && !event.isShiftDown()) {
        view.select(NodeSelection.empty());
      }
      return;
    }
    int item = pressedItem.getAsInt();
    if (picture.get().graph().isFold(item) && event.getClickCount() == 2) {
      actions.unfold(picture.get().node(item).id());
      return;
    }
    view.select(Picking.clicked(picture.get(), selection(), item, adding, event.isShiftDown()));
    if (event.getClickCount() == 2 && !adding) {
      actions.showDetails();
    }
  }

  private void openMenu(MouseEvent event) {
    Optional<MapPicture> picture = view.picture();
    if (picture.isPresent() && pressedItem.isPresent()) {
      int node = picture.get().node(pressedItem.getAsInt()).index();
      if (!selection().contains(node)) {
        view.select(
            Picking.clicked(picture.get(), selection(), pressedItem.getAsInt(), false, false));
      }
    }
    ContextMenu opened = actions.contextMenu();
    opened.show(view, event.getScreenX(), event.getScreenY());
    menu = opened;
  }

  /// Opens the menu beside the revision that has the keyboard, or in the middle.
  private void menuByKeyboard(ContextMenuEvent event) {
    if (!event.isKeyboardTrigger()) {
      return;
    }
    Point2D at = view.placeOfLead().orElse(new Point2D(event.getX(), event.getY()));
    Point2D onScreen = view.localToScreen(at);
    ContextMenu opened = actions.contextMenu();
    opened.show(view, onScreen.getX(), onScreen.getY());
    menu = opened;
    event.consume();
  }

  private void hover(MouseEvent event) {
    x = event.getX();
    y = event.getY();
    OptionalInt item = itemAt(x, y);
    OptionalInt node = OptionalInt.empty();
    if (item.isPresent() && view.picture().isPresent()) {
      node = OptionalInt.of(view.picture().get().node(item.getAsInt()).index());
    }
    if (!node.equals(view.history().hoveredProperty().get())) {
      view.history().hoveredProperty().set(node);
      hideHoverCard();
      if (node.isPresent()) {
        hoverDelay.playFromStart();
      }
    }
  }

  private void leave() {
    view.history().hoveredProperty().set(OptionalInt.empty());
    hideHoverCard();
  }

  private void showHoverCard() {
    OptionalInt item = itemAt(x, y);
    if (item.isPresent() && button == MouseButton.NONE) {
      view.picture()
          .ifPresent(picture ->
              view.hoverCard()
                  .show(picture, item.getAsInt(), x, y, view.getWidth(), view.getHeight()));
    }
  }

  private void hideHoverCard() {
    hoverDelay.stop();
    view.hoverCard().hide();
  }

  private void scroll(ScrollEvent event) {
    hideHoverCard();
    if (event.isShortcutDown() || event.isControlDown()) {
      double factor = Math.exp(event.getDeltaY() / NOTCH * ZOOM_OF_NOTCH);
      zoomAbout(event.getX(), event.getY(), factor);
    } else if (event.isShiftDown() && event.getDeltaX() == 0) {
      view.move(view.port().panned(event.getDeltaY(), 0));
    } else {
      view.move(view.port().panned(event.getDeltaX(), event.getDeltaY()));
    }
    event.consume();
  }

  private void pinch(ZoomEvent event) {
    zoomAbout(event.getX(), event.getY(), event.getZoomFactor());
    event.consume();
  }

  private void zoomAbout(double atX, double atY, double factor) {
    view.move(view.port().zoomedAbout(atX, atY, view.port().zoom() * factor));
  }

  private void keyPressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE && (sweep != null || drag != null || panFrom != null)) {
      if (sweep != null) {
        view.select(sweep.cancelled());
      }
      if (panFrom != null && moved) {
        view.move(panFrom);
      }
      cancelled = true;
      endGesture();
      event.consume();
    } else if (event.getCode() == KeyCode.SPACE && !spaceHeld) {
      spaceHeld = true;
    }
  }

  private void keyReleased(KeyEvent event) {
    if (event.getCode() == KeyCode.SPACE) {
      spaceHeld = false;
    }
  }

  private NodeSelection selection() {
    return view.history().selectionProperty().get();
  }

  private OptionalInt itemAt(double atX, double atY) {
    return view.picture().isEmpty()
        ? OptionalInt.empty()
        : view.picture().get().itemAt(view.port().mapX(atX), view.port().mapY(atY));
  }
}
