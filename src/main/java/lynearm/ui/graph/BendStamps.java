package lynearm.ui.graph;

import java.nio.IntBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/// Draws the rounded corners of lines. Each look is worked out once and then copied, which is
/// several times cheaper than to stroke a path that reaches over the whole picture.
final class BendStamps {

  /// Lines stand at quarters of a unit.
  static final int PARTS = 4;

  /// Enough for the branch colours at one zoom, in all parts of a pixel and all four ways round.
  private static final int MOST_KEPT = 2048;

  /// By how many straight pieces a curve is measured.
  private static final int PIECES = 12;

  private final GraphicsContext pen;
  private final Map<Look, Image> stamps =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Look, Image> eldest) {
          return size() > MOST_KEPT;
        }
      };

  /// How a bend looks in its rectangle of pixels. Its level part ends at `sideX`, its upright part
  /// at `endY`; both are edges of pixels.
  ///
  /// @param weight of the line in pixels
  /// @param cornerX where its upright part stands, in parts of a pixel
  /// @param cornerY where its level part lies, in parts of a pixel
  record Look(
      Color colour,
      double weight,
      int cornerX,
      int cornerY,
      int sideX,
      int endY,
      int width,
      int height) {}

  /// A bend at its place on the screen, in pixels.
  record Bend(Look look, int left, int top) {}

  BendStamps(GraphicsContext pen) {
    this.pen = pen;
  }

  /// The bend about a corner.
  ///
  /// @param cornerX in parts of a unit, as `cornerY`
  /// @param sideX where the level part ends, in whole units
  /// @param endY where the upright part ends
  /// @param scale pixels of the screen in one unit
  static Bend bend(
      Color colour, double weight, int cornerX, int cornerY, int sideX, int endY, int scale) {
    double thick = weight * scale;
    double x = (double) cornerX * scale / PARTS;
    double y = (double) cornerY * scale / PARTS;
    int side = sideX * scale;
    int end = endY * scale;
    int left = (int) Math.floor(Math.min(side, x - thick / 2));
    int top = (int) Math.floor(Math.min(end, y - thick / 2));
    int right = (int) Math.ceil(Math.max(side, x + thick / 2));
    int bottom = (int) Math.ceil(Math.max(end, y + thick / 2));
    return new Bend(
        new Look(
            colour,
            thick,
            cornerX * scale - left * PARTS,
            cornerY * scale - top * PARTS,
            side - left,
            end - top,
            right - left,
            bottom - top),
        left,
        top);
  }

  void paint(Bend bend, int scale) {
    Image image = stamps.computeIfAbsent(bend.look, BendStamps::draw);
    pen.drawImage(
        image,
        (double) bend.left / scale,
        (double) bend.top / scale,
        image.getWidth() / scale,
        image.getHeight() / scale);
  }

  private static Image draw(Look look) {
    double[] x = new double[PIECES + 1];
    double[] y = new double[PIECES + 1];
    double cornerX = (double) look.cornerX / PARTS;
    double cornerY = (double) look.cornerY / PARTS;
    for (int i = 0; i <= PIECES; i++) {
      double part = (double) i / PIECES;
      double rest = 1 - part;
      x[i] = rest * rest * look.sideX + (1 - rest * rest) * cornerX;
      y[i] = (1 - part * part) * cornerY + part * part * look.endY;
    }
    int[] pixels = new int[look.width * look.height];
    for (int row = 0; row < look.height; row++) {
      for (int column = 0; column < look.width; column++) {
        double distance = distance(x, y, column + 0.5, row + 0.5);
        double covered = Math.clamp(look.weight / 2 + 0.5 - distance, 0, Math.min(1, look.weight));
        pixels[row * look.width + column] =
            part(covered) << 24
                | part(look.colour.getRed() * covered) << 16
                | part(look.colour.getGreen() * covered) << 8
                | part(look.colour.getBlue() * covered);
      }
    }
    return new WritableImage(
        new PixelBuffer<>(
            look.width, look.height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance()));
  }

  private static int part(double value) {
    return (int) Math.rint(255 * value);
  }

  /// How far a point is from the nearest of these pieces.
  private static double distance(double[] x, double[] y, double atX, double atY) {
    double least = Double.MAX_VALUE;
    for (int i = 1; i < x.length; i++) {
      double dx = x[i] - x[i - 1];
      double dy = y[i] - y[i - 1];
      double along = ((atX - x[i - 1]) * dx + (atY - y[i - 1]) * dy) / (dx * dx + dy * dy);
      double part = Math.clamp(along, 0, 1);
      least = Math.min(least, Math.hypot(atX - x[i - 1] - part * dx, atY - y[i - 1] - part * dy));
    }
    return least;
  }
}
