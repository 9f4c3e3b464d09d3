package lynearm.export;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RectangularShape;
import java.awt.geom.RoundRectangle2D;
import java.util.Locale;
import java.util.stream.Collectors;

/// Writes pictures as SVG 1.1: real text that can be searched and copied, with its width fixed so
/// that other fonts neither overflow nor leave gaps, and a title for everything that means
/// something.
final class SvgWriter {

  private static final String SANS =
      "'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', 'Nimbus Sans', sans-serif";
  private static final String MONO =
      "'SFMono-Regular', Menlo, Consolas, 'Liberation Mono', 'DejaVu Sans Mono', monospace";

  private final StringBuilder svg = new StringBuilder();

  private SvgWriter() {}

  static String text(Picture picture) {
    SvgWriter writer = new SvgWriter();
    writer.write(picture);
    return writer.svg.toString();
  }

  private void write(Picture picture) {
    Area area = picture.area();
    svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\"");
    attribute("width", area.width());
    attribute("height", area.height());
    attribute(
        "viewBox",
        Numbers.of(area.x())
            + " "
            + Numbers.of(area.y())
            + " "
            + Numbers.of(area.width())
            + " "
            + Numbers.of(area.height()));
    svg.append(
        " role=\"graphics-document\" aria-labelledby=\"title\" aria-describedby=\"about\">\n");
    svg.append("<title id=\"title\">").append(PlainText.xml(picture.title())).append("</title>\n");
    svg.append("<desc id=\"about\">")
        .append(PlainText.xml(picture.description()))
        .append("</desc>\n");
    svg.append("<style>text{white-space:pre;font-family:")
        .append(SANS)
        .append("}.b{font-weight:bold}.m{font-family:")
        .append(MONO)
        .append("}</style>\n");
    figure(
        Mark.Figure.filled(
            new Rectangle2D.Double(area.x(), area.y(), area.width(), area.height()),
            picture.paper()));
    picture.marks().forEach(this::mark);
    svg.append("</svg>\n");
  }

  private void mark(Mark mark) {
    switch (mark) {
      case Mark.Thing(String name, var marks) -> {
        svg.append("<g role=\"graphics-symbol\"><title>")
            .append(PlainText.xml(name))
            .append("</title>\n");
        marks.forEach(this::mark);
        svg.append("</g>\n");
      }
      case Mark.Figure figure -> figure(figure);
      case Mark.Words words -> words(words);
    }
  }

  private void words(Mark.Words words) {
    if (words.text().isEmpty()) {
      return;
    }
    svg.append("<text");
    switch (words.face()) {
      case PLAIN -> {}
      case BOLD -> attribute("class", "b");
      case MONO -> attribute("class", "m");
    }
    attribute("x", words.x());
    attribute("y", words.y());
    attribute("font-size", words.size());
    attribute("fill", colour(words.colour()));
    attribute("textLength", words.width());
    attribute("lengthAdjust", "spacingAndGlyphs");
    svg.append('>').append(PlainText.xml(words.text())).append("</text>\n");
  }

  private void figure(Mark.Figure figure) {
    shape(figure.shape());
    attribute("fill", figure.fill().map(SvgWriter::colour).orElse("none"));
    figure.outline().ifPresent(this::outline);
    svg.append("/>\n");
  }

  private void outline(Pen pen) {
    attribute("stroke", colour(pen.colour()));
    attribute("stroke-width", pen.width());
    if (!pen.dashes().isEmpty()) {
      attribute(
          "stroke-dasharray",
          pen.dashes().stream().map(Numbers::of).collect(Collectors.joining(" ")));
    }
    if (pen.isRound()) {
      attribute("stroke-linecap", "round");
      attribute("stroke-linejoin", "round");
    }
  }

  private void shape(Shape shape) {
    switch (shape) {
      case RoundRectangle2D box -> {
        svg.append("<rect");
        frame(box);
        attribute("rx", Math.min(box.getArcWidth(), Math.min(box.getWidth(), box.getHeight())) / 2);
      }
      case Rectangle2D box -> {
        svg.append("<rect");
        frame(box);
      }
      case Ellipse2D disc -> {
        svg.append("<circle");
        attribute("cx", disc.getCenterX());
        attribute("cy", disc.getCenterY());
        attribute("r", disc.getWidth() / 2);
      }
      default -> {
        svg.append("<path");
        attribute("d", path(shape));
      }
    }
  }

  private void frame(RectangularShape box) {
    attribute("x", box.getX());
    attribute("y", box.getY());
    attribute("width", box.getWidth());
    attribute("height", box.getHeight());
  }

  private static String path(Shape shape) {
    StringBuilder path = new StringBuilder();
    double[] at = new double[6];
    for (PathIterator step = shape.getPathIterator(null); !step.isDone(); step.next()) {
      int points =
          switch (step.currentSegment(at)) {
            case PathIterator.SEG_MOVETO -> begun(path, 'M', 1);
            case PathIterator.SEG_LINETO -> begun(path, 'L', 1);
            case PathIterator.SEG_QUADTO -> begun(path, 'Q', 2);
            case PathIterator.SEG_CUBICTO -> begun(path, 'C', 3);
            default -> begun(path, 'Z', 0);
          };
      for (int i = 0; i < 2 * points; i++) {
        path.append(i == 0 ? "" : " ").append(Numbers.of(at[i]));
      }
    }
    return path.toString();
  }

  private static int begun(StringBuilder path, char letter, int points) {
    path.append(letter);
    return points;
  }

  private void attribute(String name, double value) {
    attribute(name, Numbers.of(value));
  }

  private void attribute(String name, String value) {
    svg.append(' ').append(name).append("=\"").append(value).append('"');
  }

  static String colour(int rgb) {
    return String.format(Locale.ROOT, "#%06x", rgb);
  }
}
