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

/// Draws discs with smooth edges. Each look is worked out once and then copied to the nearest
/// quarter of a pixel, which is several times cheaper than to trace a path for each disc.
final class DotStamps {

  private static final int PARTS = 4;

  /// Enough for the branch colours of one size in all parts of a pixel, with holes.
  private static final int MOST_KEPT = 512;

  private final GraphicsContext pen;
  private final Map<Stamp, Image> stamps =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Stamp, Image> eldest) {
          return size() > MOST_KEPT;
        }
      };

  /// How a disc looks in its square of pixels.
  ///
  /// @param size its diameter in pixels
  /// @param x how many parts of a pixel it stands right of the corner
  /// @param y how many below it
  private record Stamp(Color colour, double size, int x, int y) {
    int pixels() {
      return (int) Math.ceil(size) + 2;
    }
  }

  DotStamps(GraphicsContext pen) {
    this.pen = pen;
  }

  /// Draws a disc about this point.
  ///
  /// @param outputScale pixels of the screen in one unit; whole pixels are kept only if it is whole
  void disc(double x, double y, double size, Color colour, double outputScale) {
    if (!CardBodies.areSharp(outputScale)) {
      pen.setFill(colour);
      pen.fillOval(x - size / 2, y - size / 2, size, size);
      return;
    }
    double diameter = size * outputScale;
    long left = Math.round((x * outputScale - diameter / 2 - 1) * PARTS);
    long top = Math.round((y * outputScale - diameter / 2 - 1) * PARTS);
    Stamp stamp =
        new Stamp(colour, diameter, Math.floorMod(left, PARTS), Math.floorMod(top, PARTS));
    Image image = stamps.computeIfAbsent(stamp, DotStamps::draw);
    double wide = stamp.pixels() / outputScale;
    pen.setImageSmoothing(false);
    pen.drawImage(
        image,
        Math.floorDiv(left, PARTS) / outputScale,
        Math.floorDiv(top, PARTS) / outputScale,
        wide,
        wide);
  }

  private static Image draw(Stamp stamp) {
    int width = stamp.pixels();
    double radius = stamp.size / 2;
    double centreX = 1 + radius + (double) stamp.x / PARTS;
    double centreY = 1 + radius + (double) stamp.y / PARTS;
    int[] pixels = new int[width * width];
    for (int row = 0; row < width; row++) {
      for (int column = 0; column < width; column++) {
        double distance = Math.hypot(column + 0.5 - centreX, row + 0.5 - centreY);
        double covered = Math.clamp(radius + 0.5 - distance, 0, 1);
        pixels[row * width + column] =
            part(covered) << 24
                | part(stamp.colour.getRed() * covered) << 16
                | part(stamp.colour.getGreen() * covered) << 8
                | part(stamp.colour.getBlue() * covered);
      }
    }
    return new WritableImage(
        new PixelBuffer<>(
            width, width, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance()));
  }

  private static int part(double value) {
    return (int) Math.rint(255 * value);
  }
}
