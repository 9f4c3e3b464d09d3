package lynearm.ui.graph;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.TextAlignment;
import lynearm.layout.MapLayout;
import lynearm.look.Badge;

/// Draws badges: a mark with its word in a tinted pill, or the mark alone where room is short.
final class BadgePainter {

  private static final double TINT = 0.12;
  private static final double PAD = 5;

  private final GraphicsContext pen;
  private final MapColours palette;
  private final Glyphs glyphs;
  private boolean headsUp = true;

  BadgePainter(GraphicsContext pen, MapColours palette, Glyphs glyphs) {
    this.pen = pen;
    this.palette = palette;
    this.glyphs = glyphs;
  }

  /// Turns the marks that show up and down, for all that is drawn after.
  void turn(MapLayout.Direction direction) {
    headsUp = direction == MapLayout.Direction.HEADS_UP;
  }

  /// How wide the pill is.
  double width(Badge badge, double height) {
    return PAD * 2 + height * 0.75 + glyphs.width(badge.word(), fontSize(height));
  }

  private static double fontSize(double height) {
    return height * 0.68;
  }

  /// A pill with mark and word, cut to the room there is.
  void pill(Badge badge, double x, double y, double height, double room) {
    Color colour = palette.get(MapColour.of(badge.kind()));
    double width = Math.min(room, width(badge, height));
    pen.setFill(colour.deriveColor(0, 1, 1, TINT));
    pen.fillRoundRect(x, y, width, height, height, height);
    mark(badge.kind(), x + PAD + height * 0.28, y + height / 2, height * 0.56);
    double size = fontSize(height);
    double textX = x + PAD + height * 0.75;
    pen.setFill(colour);
    pen.setFont(glyphs.font(size));
    pen.setTextBaseline(VPos.CENTER);
    pen.setTextAlign(TextAlignment.LEFT);
    pen.fillText(
        glyphs.cut(badge.word(), size, x + width - PAD - textX + 0.5), textX, y + height / 2);
  }

  /// The mark alone, round this centre; every kind has a shape of its own. Those of heads, branch
  /// and merge points follow the map where it is turned.
  void mark(Badge.Kind kind, double x, double y, double size) {
    Color colour = palette.get(MapColour.of(kind));
    double r = size / 2;
    double up = headsUp ? r : -r;
    pen.setFill(colour);
    pen.setStroke(colour);
    pen.setLineWidth(Math.max(1.2, size / 7));
    pen.setLineCap(StrokeLineCap.ROUND);
    pen.setLineJoin(StrokeLineJoin.ROUND);
    switch (kind) {
      case HEAD -> polygon(x, y - up, x + r, y + up * 0.8, x - r, y + up * 0.8);
      case EFFECTIVE_HEAD -> line(true, x, y - up, x + r, y + up * 0.8, x - r, y + up * 0.8);
      case BASE -> pen.fillRect(x - r * 0.85, y - r * 0.85, size * 0.85, size * 0.85);
      case MERGE_POINT -> {
        line(false, x - r * 0.8, y + up, x - r * 0.8, y + up * 0.5, x, y, x, y - up);
        line(false, x + r * 0.8, y + up, x + r * 0.8, y + up * 0.5, x, y);
      }
      case BRANCH_POINT -> {
        line(false, x - r * 0.8, y - up, x - r * 0.8, y - up * 0.5, x, y, x, y + up);
        line(false, x + r * 0.8, y - up, x + r * 0.8, y - up * 0.5, x, y);
      }
      case LABEL ->
          polygon(
              x - r,
              y - r * 0.7,
              x + r * 0.3,
              y - r * 0.7,
              x + r,
              y,
              x + r * 0.3,
              y + r * 0.7,
              x - r,
              y + r * 0.7);
      case MISSING -> {
        line(false, x - r * 0.7, y - r * 0.7, x + r * 0.7, y + r * 0.7);
        line(false, x - r * 0.7, y + r * 0.7, x + r * 0.7, y - r * 0.7);
      }
      case IN_CYCLE -> {
        pen.strokeOval(x - r * 0.8, y - r * 0.8, r * 1.6, r * 1.6);
        pen.fillOval(x - r * 0.3, y - r * 0.3, r * 0.6, r * 0.6);
      }
      case REPLACED -> line(false, x - r, y, x + r, y);
      case DUPLICATE -> {
        pen.strokeRect(x - r * 0.9, y - r * 0.9, r * 1.2, r * 1.2);
        pen.strokeRect(x - r * 0.3, y - r * 0.3, r * 1.2, r * 1.2);
      }
      case COMPUTED -> {
        line(false, x, y - r, x, y + r * 0.3);
        pen.fillOval(x - size / 10, y + r * 0.65, size / 5, size / 5);
      }
      case GUEST -> line(true, x, y - r, x + r, y, x, y + r, x - r, y);
      case UNCOMMITTED -> polygon(x, y - r, x + r, y, x, y + r, x - r, y);
      case DEPENDS_ON -> {
        line(false, x - r, y, x + r, y);
        line(false, x + r * 0.3, y - r * 0.6, x + r, y, x + r * 0.3, y + r * 0.6);
      }
    }
  }

  private void polygon(double... points) {
    path(points);
    pen.closePath();
    pen.fill();
  }

  private void line(boolean closed, double... points) {
    path(points);
    if (closed) {
      pen.closePath();
    }
    pen.stroke();
  }

  private void path(double... points) {
    pen.beginPath();
    pen.moveTo(points[0], points[1]);
    for (int i = 2; i < points.length; i += 2) {
      pen.lineTo(points[i], points[i + 1]);
    }
  }
}
