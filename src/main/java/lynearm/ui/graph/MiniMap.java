package lynearm.ui.graph;

import java.util.BitSet;
import java.util.function.BiConsumer;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import lynearm.layout.MapLayout;
import org.jspecify.annotations.Nullable;

/// The whole map in a corner: branches, heads, problems, and a frame round what is seen, which can
/// be dragged. Hidden while everything is seen anyway.
final class MiniMap extends Region {

  private static final double LARGEST = 128;
  private static final double SMALLEST = 40;
  private static final double PAD = 7;
  private static final double MARGIN = 14;
  private static final double DOT = 3;
  private static final double RUN = 1.5;
  private static final int MOST_DRAWN = 4_000;

  private final Canvas canvas = new Canvas();
  private final Rectangle frame = new Rectangle();
  private final MapColours palette;
  private @Nullable MapPicture painted;
  private BitSet selected = new BitSet();
  private BitSet found = new BitSet();
  private int look;

  /// Calls back with the place of the map to stand in the middle.
  MiniMap(MapColours palette, BiConsumer<Double, Double> centre, MapView view) {
    this.palette = palette;
    getStyleClass().add("mini-map");
    setManaged(false);
    setVisible(false);
    frame.setFill(Color.TRANSPARENT);
    frame.setStrokeWidth(1.5);
    frame.setArcWidth(4);
    frame.setArcHeight(4);
    frame.setMouseTransparent(true);
    frame.setManaged(false);
    getChildren().addAll(canvas, frame);
    addEventHandler(
        MouseEvent.ANY,
        event -> {
          boolean holds =
              event.getEventType() == MouseEvent.MOUSE_PRESSED
                  || event.getEventType() == MouseEvent.MOUSE_DRAGGED;
          if (holds) {
            view.picture()
                .ifPresent(shown -> {
                  MapLayout layout = shown.layout();
                  centre.accept(
                      (event.getX() - PAD) / inner(getWidth()) * layout.width(),
                      (event.getY() - PAD) / inner(getHeight()) * layout.height());
                });
          }
          event.consume();
        });
  }

  private static double inner(double size) {
    return Math.max(1, size - 2 * PAD);
  }

  /// Draws anew for a view of this size.
  void update(MapPicture picture, Highlights marks, Viewport port, double width, double height) {
    MapLayout layout = picture.layout();
    boolean all =
        port.screenX(0) >= 0
            && port.screenY(0) >= 0
            && port.screenX(layout.width()) <= width
            && port.screenY(layout.height()) <= height;
    setVisible(!all && width > 3 * LARGEST && height > 2 * LARGEST);
    if (!isVisible()) {
      return;
    }
    double aspect = layout.width() / Math.max(1, layout.height());
    double wide = Math.clamp(LARGEST * Math.sqrt(aspect), SMALLEST, LARGEST) + 2 * PAD;
    double high = Math.clamp(LARGEST / Math.sqrt(aspect), SMALLEST, LARGEST) + 2 * PAD;
    resizeRelocate(width - wide - MARGIN, height - high - MARGIN, wide, high);
    canvas.setWidth(wide);
    canvas.setHeight(high);
    boolean same =
        picture.equals(painted)
            && marks.selected().equals(selected)
            && marks.found().equals(found)
            && look == palette.look();
    if (!same) {
      painted = picture;
      selected = marks.selected();
      found = marks.found();
      look = palette.look();
      paint(picture, marks);
    }
    frame(layout, port, width, height);
  }

  /// All but the frame, which alone changes while the map moves.
  private void paint(MapPicture picture, Highlights marks) {
    MapLayout layout = picture.layout();
    GraphicsContext pen = canvas.getGraphicsContext2D();
    double wide = inner(canvas.getWidth());
    double high = inner(canvas.getHeight());
    pen.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    double scaleX = wide / Math.max(1, layout.width());
    double scaleY = high / Math.max(1, layout.height());
    int step = 1 + layout.size() / MOST_DRAWN;
    for (int item = 0; item < layout.size(); item++) {
      boolean telling =
          picture.isHead(item)
              || marks.selected().get(item)
              || marks.found().get(item)
              || picture.node(item).isMissing()
              || picture.isProblem(item);
      if (item % step != 0 && !telling) {
        continue;
      }
      double x = PAD + (layout.left(item) + layout.width(item) / 2) * scaleX;
      double y = PAD + (layout.top(item) + layout.height(item) / 2) * scaleY;
      double size = telling ? DOT : RUN;
      pen.setFill(palette.get(colour(picture, marks, item)));
      pen.fillRect(x - size, y - size / 2, 2 * size, size);
    }
  }

  private static MapColour colour(MapPicture picture, Highlights marks, int item) {
    if (marks.selected().get(item)) {
      return MapColour.SELECTION;
    }
    if (marks.found().get(item)) {
      return MapColour.MATCH;
    }
    if (picture.node(item).isMissing()) {
      return MapColour.MISSING;
    }
    if (picture.isProblem(item)) {
      return MapColour.PROBLEM;
    }
    return picture.isHead(item)
        ? MapColour.HEAD
        : MapColour.branch(picture.layout().colourOf(item));
  }

  private void frame(MapLayout layout, Viewport port, double width, double height) {
    double scaleX = inner(canvas.getWidth()) / Math.max(1, layout.width());
    double scaleY = inner(canvas.getHeight()) / Math.max(1, layout.height());
    double left = Math.clamp(port.mapX(0), 0, layout.width()) * scaleX;
    double top = Math.clamp(port.mapY(0), 0, layout.height()) * scaleY;
    double right = Math.clamp(port.mapX(width), 0, layout.width()) * scaleX;
    double bottom = Math.clamp(port.mapY(height), 0, layout.height()) * scaleY;
    frame.setStroke(palette.get(MapColour.SELECTION));
    frame.setX(PAD + left - 3);
    frame.setY(PAD + top - 3);
    frame.setWidth(Math.max(4, right - left + 6));
    frame.setHeight(Math.max(4, bottom - top + 6));
  }
}
