package lynearm.export;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import lynearm.layout.MapLayout;
import lynearm.look.Badge;
import lynearm.look.Shades;

/// Badges as marks: a sign of its own for every kind, and its word, in a tinted pill.
final class BadgeMarks {

  private static final double PAD = 5;

  private final Shades shades;
  private final boolean headsUp;

  BadgeMarks(Shades shades, MapLayout.Direction direction) {
    this.shades = shades;
    headsUp = direction == MapLayout.Direction.HEADS_UP;
  }

  static double width(Badge badge, double height) {
    return PAD * 2 + height * 0.75 + Face.PLAIN.width(badge.word(), fontSize(height));
  }

  private static double fontSize(double height) {
    return height * 0.68;
  }

  /// A pill with sign and word, cut to the room there is.
  void pill(Badge badge, double x, double y, double height, double room, List<Mark> marks) {
    int ink = shades.of(badge.kind().ink());
    double width = Math.min(room, width(badge, height));
    marks.add(
        Mark.Figure.filled(
            new RoundRectangle2D.Double(x, y, width, height, height, height),
            shades.of(badge.kind().tint())));
    sign(badge.kind(), x + PAD + height * 0.28, y + height / 2, height * 0.56, marks);
    double size = fontSize(height);
    double left = x + PAD + height * 0.75;
    String word = Face.PLAIN.cut(badge.word(), size, x + width - PAD - left + 0.5);
    marks.add(Mark.Words.of(word, left, y + height / 2 + size * 0.35, Face.PLAIN, size, ink));
  }

  /// The sign alone, round this centre. Those of heads, branch and merge points follow the map
  /// where it is turned.
  void sign(Badge.Kind kind, double x, double y, double size, List<Mark> marks) {
    int ink = shades.of(kind.ink());
    double r = size / 2;
    double up = headsUp ? r : -r;
    Pen pen = Pen.round(ink, Math.max(1.2, size / 7));
    switch (kind) {
      case HEAD ->
          marks.add(
              Mark.Figure.filled(closed(x, y - up, x + r, y + up * 0.8, x - r, y + up * 0.8), ink));
      case EFFECTIVE_HEAD ->
          marks.add(
              Mark.Figure.outlined(
                  closed(x, y - up, x + r, y + up * 0.8, x - r, y + up * 0.8), pen));
      case BASE ->
          marks.add(
              Mark.Figure.filled(
                  new Rectangle2D.Double(x - r * 0.85, y - r * 0.85, size * 0.85, size * 0.85),
                  ink));
      case MERGE_POINT -> {
        marks.add(line(pen, x - r * 0.8, y + up, x - r * 0.8, y + up * 0.5, x, y, x, y - up));
        marks.add(line(pen, x + r * 0.8, y + up, x + r * 0.8, y + up * 0.5, x, y));
      }
      case BRANCH_POINT -> {
        marks.add(line(pen, x - r * 0.8, y - up, x - r * 0.8, y - up * 0.5, x, y, x, y + up));
        marks.add(line(pen, x + r * 0.8, y - up, x + r * 0.8, y - up * 0.5, x, y));
      }
      case LABEL -> marks.add(Mark.Figure.filled(label(x, y, r), ink));
      case MISSING -> {
        marks.add(line(pen, x - r * 0.7, y - r * 0.7, x + r * 0.7, y + r * 0.7));
        marks.add(line(pen, x - r * 0.7, y + r * 0.7, x + r * 0.7, y - r * 0.7));
      }
      case IN_CYCLE -> {
        marks.add(Mark.Figure.outlined(disc(x, y, r * 0.8), pen));
        marks.add(Mark.Figure.filled(disc(x, y, r * 0.3), ink));
      }
      case REPLACED -> marks.add(line(pen, x - r, y, x + r, y));
      case DUPLICATE -> {
        marks.add(
            Mark.Figure.outlined(
                new Rectangle2D.Double(x - r * 0.9, y - r * 0.9, r * 1.2, r * 1.2), pen));
        marks.add(
            Mark.Figure.outlined(
                new Rectangle2D.Double(x - r * 0.3, y - r * 0.3, r * 1.2, r * 1.2), pen));
      }
      case COMPUTED -> {
        marks.add(line(pen, x, y - r, x, y + r * 0.3));
        marks.add(Mark.Figure.filled(disc(x, y + r * 0.65 + size / 10, size / 10), ink));
      }
      case GUEST ->
          marks.add(Mark.Figure.outlined(closed(x, y - r, x + r, y, x, y + r, x - r, y), pen));
      case UNCOMMITTED ->
          marks.add(Mark.Figure.filled(closed(x, y - r, x + r, y, x, y + r, x - r, y), ink));
      case DEPENDS_ON -> {
        marks.add(line(pen, x - r, y, x + r, y));
        marks.add(line(pen, x + r * 0.3, y - r * 0.6, x + r, y, x + r * 0.3, y + r * 0.6));
      }
    }
  }

  private static Path2D label(double x, double y, double r) {
    double in = r * 0.3;
    double half = r * 0.7;
    return closed(x - r, y - half, x + in, y - half, x + r, y, x + in, y + half, x - r, y + half);
  }

  static Shape disc(double x, double y, double radius) {
    return new Ellipse2D.Double(x - radius, y - radius, radius * 2, radius * 2);
  }

  static Path2D closed(double... points) {
    Path2D path = path(points);
    path.closePath();
    return path;
  }

  static Mark line(Pen pen, double... points) {
    return Mark.Figure.outlined(path(points), pen);
  }

  private static Path2D path(double... points) {
    Path2D path = new Path2D.Double();
    path.moveTo(points[0], points[1]);
    for (int i = 2; i < points.length; i += 2) {
      path.lineTo(points[i], points[i + 1]);
    }
    return path;
  }
}
