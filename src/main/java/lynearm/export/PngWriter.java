package lynearm.export;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Stroke;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;

/// Draws pictures into PNG files, in memory and without a screen.
final class PngWriter {

  private static final long MOST_PIXELS = 80_000_000;

  private final Graphics2D pen;
  private final Fonts fonts;

  private PngWriter(Graphics2D pen, Fonts fonts) {
    this.pen = pen;
    this.fonts = fonts;
  }

  /// @param scale pixels for each unit of the picture
  static void write(Picture picture, double scale, OutputStream out)
      throws IOException, ExportException {
    ImageIO.setUseCache(false);
    if (!ImageIO.write(image(picture, scale), "png", out)) {
      throw new IOException("this Java cannot write PNG");
    }
  }

  private static BufferedImage image(Picture picture, double scale) throws ExportException {
    Fonts fonts = Fonts.ofThisMachine();
    Area area = picture.area();
    long width = Math.max(1, (long) Math.ceil(area.width() * scale));
    long height = Math.max(1, (long) Math.ceil(area.height() * scale));
    if (width > MOST_PIXELS || height > MOST_PIXELS || width * height > MOST_PIXELS) {
      throw new ExportException(
          "The picture would have " + width + " × " + height + " pixels, too many for a PNG file",
          "Fold more, take a smaller scale, or write SVG or PDF, which have no such limit.");
    }
    BufferedImage image = new BufferedImage((int) width, (int) height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      graphics.setColor(new Color(picture.paper()));
      graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
      graphics.scale(scale, scale);
      graphics.translate(-area.x(), -area.y());
      PngWriter writer = new PngWriter(graphics, fonts);
      picture.marks().forEach(writer::draw);
    } finally {
      graphics.dispose();
    }
    return image;
  }

  private void draw(Mark mark) {
    switch (mark) {
      case Mark.Thing(_, var marks) -> marks.forEach(this::draw);
      case Mark.Figure figure -> {
        figure
            .fill()
            .ifPresent(colour -> {
              pen.setColor(new Color(colour));
              pen.fill(figure.shape());
            });
        figure
            .outline()
            .ifPresent(outline -> {
              pen.setColor(new Color(outline.colour()));
              pen.setStroke(stroke(outline));
              pen.draw(figure.shape());
            });
      }
      case Mark.Words words -> write(words);
    }
  }

  private static Stroke stroke(Pen pen) {
    float[] dashes = new float[pen.dashes().size()];
    for (int i = 0; i < dashes.length; i++) {
      dashes[i] = pen.dashes().get(i).floatValue();
    }
    return new BasicStroke(
        (float) pen.width(),
        pen.isRound() ? BasicStroke.CAP_ROUND : BasicStroke.CAP_BUTT,
        pen.isRound() ? BasicStroke.JOIN_ROUND : BasicStroke.JOIN_MITER,
        10,
        dashes.length == 0 ? null : dashes,
        0);
  }

  private void write(Mark.Words words) {
    String text = PlainText.of(words.text());
    if (text.isBlank()) {
      return;
    }
    Font font = fonts.of(words.face(), words.size());
    FontRenderContext context = new FontRenderContext(null, true, true);
    double natural = new TextLayout(text, font, context).getAdvance();
    AffineTransform before = pen.getTransform();
    pen.translate(words.x(), words.y());
    if (natural > 0) {
      pen.scale(words.width() / natural, 1);
    }
    pen.setColor(new Color(words.colour()));
    pen.setFont(font);
    pen.drawString(text, 0, 0);
    pen.setTransform(before);
  }
}
