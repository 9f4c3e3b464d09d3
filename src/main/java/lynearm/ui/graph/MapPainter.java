package lynearm.ui.graph;

import java.util.OptionalInt;
import javafx.geometry.VPos;
import javafx.scene.Scene;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;
import javafx.stage.Window;
import lynearm.layout.MapLayout;

/// Draws one frame of the map: what is seen of it, and what a gesture in progress adds.
final class MapPainter {

  private static final double ROOM = 8;

  private final GraphicsContext pen;
  private final MapColours palette;
  private final LinkPainter links;
  private final CardPainter cards;
  private final Glyphs plain;
  private final FarRaster raster = new FarRaster();

  MapPainter(GraphicsContext pen, MapColours palette, Font font) {
    this.pen = pen;
    this.palette = palette;
    links = new LinkPainter(pen, palette, raster);
    cards = new CardPainter(pen, palette, font);
    plain = new Glyphs(font.getFamily(), FontWeight.NORMAL);
  }

  /// An empty map.
  void clear(double width, double height) {
    pen.setGlobalAlpha(1);
    pen.setFill(palette.get(MapColour.BACKGROUND));
    pen.fillRect(0, 0, width, height);
  }

  /// @param seen the items that are at least partly seen
  void paint(
      MapPicture picture,
      Highlights highlights,
      Viewport port,
      int[] seen,
      double width,
      double height) {
    cards.use(outputScale());
    links.use(outputScale());
    if (CardPainter.areTiny(picture, port)) {
      raster.begin(width, height, outputScale(), palette.get(MapColour.BACKGROUND));
      links.paintFarthest(picture, highlights, port, width, height);
      cards.paintTiny(raster, picture, highlights, port, seen);
      raster.paint(pen);
      paintIf(highlights.lead(), picture, highlights, port);
      paintIf(highlights.hovered(), picture, highlights, port);
    } else {
      clear(width, height);
      links.paint(picture, highlights, port, width, height);
      paintCards(picture, highlights, port, seen);
    }
    if (CardPainter.areDots(picture, port)) {
      new DotLabels(picture, highlights, port, width, height)
          .forEach(seen, (item, at) -> cards.label(picture, highlights, item, at, 1));
    }
  }

  /// Draws a frame of the way to a picture.
  void paint(
      Glide glide,
      double progress,
      MapPicture picture,
      Highlights highlights,
      Viewport port,
      double width,
      double height) {
    cards.use(outputScale());
    links.use(outputScale());
    clear(width, height);
    new GlidePainter(links, cards, glide, progress, port, width, height).paint(picture, highlights);
  }

  /// Cards that overlap, as dots do when they are large, hide those that mean less.
  private void paintCards(MapPicture picture, Highlights highlights, Viewport port, int[] seen) {
    for (int item : seen) {
      if (!highlights.found().get(item) && !highlights.selected().get(item)) {
        cards.paint(picture, highlights, port, item);
      }
    }
    for (int item : seen) {
      if (highlights.found().get(item) && !highlights.selected().get(item)) {
        cards.paint(picture, highlights, port, item);
      }
    }
    for (int item : seen) {
      if (highlights.selected().get(item)) {
        cards.paint(picture, highlights, port, item);
      }
    }
  }

  private void paintIf(OptionalInt item, MapPicture picture, Highlights highlights, Viewport port) {
    item.ifPresent(its -> cards.paint(picture, highlights, port, its));
  }

  private double outputScale() {
    Scene scene = pen.getCanvas().getScene();
    Window window = scene == null ? null : scene.getWindow();
    return window == null ? 1 : window.getRenderScaleX();
  }

  /// The items that are at least partly seen.
  static int[] seen(MapPicture picture, Viewport port, double width, double height) {
    return picture
        .layout()
        .itemsIn(
            port.mapX(-ROOM),
            port.mapY(-ROOM),
            port.mapX(width + ROOM),
            port.mapY(height + ROOM),
            Viewport.FINEST / port.scaleY());
  }

  void band(Band band, Viewport port) {
    double x = port.screenX(band.left());
    double y = port.screenY(band.top());
    double width = port.screenX(band.right()) - x;
    double height = port.screenY(band.bottom()) - y;
    Color colour = palette.get(MapColour.BAND_FILL);
    pen.setFill(colour.deriveColor(0, 1, 1, 0.12));
    pen.fillRect(x, y, width, height);
    pen.setStroke(colour);
    pen.setLineWidth(1);
    pen.strokeRect(Math.rint(x) + 0.5, Math.rint(y) + 0.5, Math.rint(width), Math.rint(height));
  }

  /// The targets of a drag among these items, a line to the mouse, and the reason against a drop.
  void drag(
      HeadDrag drag, MapPicture picture, Viewport port, int[] seen, double mouseX, double mouseY) {
    MapLayout layout = picture.layout();
    for (int item : seen) {
      if (picture.isHead(item) && item != drag.item()) {
        ring(layout, port, item, drag.refusal(item).isEmpty());
      }
    }
    double startX = port.screenX(layout.left(drag.item()) + layout.width(drag.item()) / 2);
    double startY = port.screenY(layout.top(drag.item()) + layout.height(drag.item()) / 2);
    pen.setStroke(palette.get(MapColour.SELECTION));
    pen.setLineWidth(2);
    pen.strokeLine(startX, startY, mouseX, mouseY);
    pen.setFill(palette.get(MapColour.SELECTION));
    pen.fillOval(mouseX - 4, mouseY - 4, 8, 8);
    if (drag.target().isPresent()) {
      int target = drag.target().getAsInt();
      ring(layout, port, target, drag.refusal(target).isEmpty());
      note(
          drag.hint(target),
          port.screenX(layout.left(target) + layout.width(target) / 2),
          port.screenY(layout.top(target) + layout.height(target)) + 8);
    }
  }

  private void ring(MapLayout layout, Viewport port, int item, boolean possible) {
    double x = port.screenX(layout.left(item)) - 4;
    double y = port.screenY(layout.top(item)) - 4;
    double width = layout.width(item) * port.scaleX() + 8;
    double height = layout.height(item) * port.scaleY() + 8;
    pen.setStroke(palette.get(possible ? MapColour.POSSIBLE : MapColour.IMPOSSIBLE));
    pen.setLineWidth(2);
    if (!possible) {
      pen.setLineDashes(3, 4);
    }
    pen.strokeRoundRect(x, y, width, height, 16, 16);
    pen.setLineDashes();
  }

  private void note(String text, double centreX, double top) {
    double size = 12;
    double width = plain.width(text, size) + 20;
    double x =
        Math.clamp(centreX - width / 2, 4, Math.max(4, pen.getCanvas().getWidth() - width - 4));
    double y = Math.min(top, pen.getCanvas().getHeight() - 30);
    pen.setFill(palette.get(MapColour.NOTE));
    pen.fillRoundRect(x, y, width, 26, 8, 8);
    pen.setFill(palette.get(MapColour.NOTE_TEXT));
    pen.setFont(plain.font(size));
    pen.setTextAlign(TextAlignment.LEFT);
    pen.setTextBaseline(VPos.CENTER);
    pen.fillText(text, x + 10, y + 13);
  }
}
