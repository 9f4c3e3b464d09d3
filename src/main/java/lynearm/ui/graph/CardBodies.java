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

/// Draws the bodies of plain cards: rounded, with a border of one unit and a stripe on the left.
///
/// Cards of one height have the same ends, which are worked out once and then copied, and straight
/// edges between. That is several times cheaper than a rounded path for each.
final class CardBodies {

  private static final int LEFT_END = 8;
  private static final int RIGHT_END = 6;
  private static final double STRIPE_LEFT = 3;
  private static final double STRIPE = 4;

  /// Enough for the colours of two heights.
  private static final int MOST_KEPT = 64;

  private final GraphicsContext pen;
  private final Map<End, Image> ends =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<End, Image> eldest) {
          return size() > MOST_KEPT;
        }
      };

  CardBodies(GraphicsContext pen) {
    this.pen = pen;
  }

  /// How a card looks.
  ///
  /// @param round the radius of its corners, 5 at most
  record Look(double height, double round, Color body, Color border, Color stripe) {}

  private record End(Look look, boolean left, int scale) {}

  /// Whether the ends of cards are sharp on a screen with so many pixels to a unit.
  static boolean areSharp(double outputScale) {
    return outputScale == Math.rint(outputScale);
  }

  /// Draws a card of this look and width with its corner at whole units.
  void paint(Look look, double x, double y, double width, double outputScale) {
    int scale = (int) outputScale;
    double middle = width - LEFT_END - RIGHT_END;
    pen.setFill(look.body);
    pen.fillRect(x + LEFT_END, y + 1, middle, look.height - 2);
    pen.setFill(look.border);
    pen.fillRect(x + LEFT_END, y, middle, 1);
    pen.fillRect(x + LEFT_END, y + look.height - 1, middle, 1);
    pen.setImageSmoothing(false);
    pen.drawImage(end(look, true, scale), x, y, LEFT_END, look.height);
    pen.drawImage(end(look, false, scale), x + width - RIGHT_END, y, RIGHT_END, look.height);
  }

  private Image end(Look look, boolean left, int scale) {
    Color stripe = left ? look.stripe : look.border;
    Look its = new Look(look.height, look.round, look.body, look.border, stripe);
    return ends.computeIfAbsent(new End(its, left, scale), CardBodies::draw);
  }

  private static Image draw(End end) {
    int width = (end.left ? LEFT_END : RIGHT_END) * end.scale;
    int height = (int) Math.rint(end.look.height * end.scale);
    int[] pixels = new int[width * height];
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        double x = (column + 0.5) / end.scale;
        double y = (row + 0.5) / end.scale;
        pixels[row * width + column] = pixel(end, end.left ? x : RIGHT_END - x, y);
      }
    }
    return new WritableImage(
        new PixelBuffer<>(
            width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance()));
  }

  /// @param x how far from the left edge, or from the right one
  private static int pixel(End end, double x, double y) {
    Look look = end.look;
    double outside = beyond(x, y, look.height, look.round);
    double whole = covered(outside, end.scale);
    double line = whole - covered(outside + 1, end.scale);
    Color colour = look.body.interpolate(look.border, whole == 0 ? 0 : line / whole);
    if (end.left) {
      double inset = Math.min(STRIPE_LEFT, look.height / 6) + 1;
      double side = Math.abs(x - STRIPE_LEFT - STRIPE / 2);
      double across = STRIPE / 2 - side;
      double on = beyond(across, y - inset, look.height - 2 * inset, STRIPE / 2);
      colour = colour.interpolate(look.stripe, covered(on, end.scale));
    }
    return Math.toIntExact(Math.round(255 * whole)) << 24
        | part(colour.getRed() * whole) << 16
        | part(colour.getGreen() * whole) << 8
        | part(colour.getBlue() * whole);
  }

  private static int part(double value) {
    return (int) Math.rint(255 * value);
  }

  /// How far outside of a rounded shape of this height a point lies, by its distance from the edge
  /// at the side; less than 0 inside.
  private static double beyond(double x, double y, double height, double round) {
    double across = round - x;
    double down = Math.max(round - y, y - height + round);
    return across > 0 && down > 0
        ? Math.hypot(across, down) - round
        : Math.max(across, down) - round;
  }

  private static double covered(double beyond, int scale) {
    return Math.clamp(0.5 - beyond * scale, 0, 1);
  }
}
