package lynearm.ui.graph;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.BitSet;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/// The pixels of a map seen from so far that all of it is small rectangles. They are filled one by
/// one and handed over as one image, so that a frame costs the same however many there are. Edges
/// lie at whole pixels of the screen.
final class FarRaster {

  private static final double NEAR = 2;

  private final BitSet places = new BitSet();
  private double scale = 1;
  private int width;
  private int height;
  private int[] pixels = {};
  private Color background = Color.TRANSPARENT;
  private int colour;
  private @Nullable PixelBuffer<IntBuffer> buffer;
  private @Nullable Image image;

  /// Starts anew.
  ///
  /// @param outputScale pixels of the screen in one unit
  void begin(double wide, double high, double outputScale, Color newBackground) {
    scale = outputScale;
    background = newBackground;
    int newWidth = Math.max(1, (int) Math.ceil(wide * outputScale));
    int newHeight = Math.max(1, (int) Math.ceil(high * outputScale));
    if (newWidth != width || newHeight != height || buffer == null) {
      width = newWidth;
      height = newHeight;
      pixels = new int[width * height];
      buffer =
          new PixelBuffer<>(
              width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
      image = new WritableImage(buffer);
    }
    Arrays.fill(pixels, argb(newBackground));
  }

  /// What is filled from now on has this colour, which lets so much of the background through.
  void use(Color newColour, double opacity) {
    use(tone(newColour, opacity));
  }

  /// What is filled from now on has this tone.
  void use(int tone) {
    colour = tone;
  }

  /// The number of a colour that lets so much of the background through.
  int tone(Color its, double opacity) {
    return argb(background.interpolate(its, opacity));
  }

  private static int argb(Color colour) {
    return 0xff << 24
        | (int) Math.rint(colour.getRed() * 255) << 16
        | (int) Math.rint(colour.getGreen() * 255) << 8
        | (int) Math.rint(colour.getBlue() * 255);
  }

  /// How wide the picture is, in units.
  double wide() {
    return width / scale;
  }

  /// How high the picture is, in units.
  double high() {
    return height / scale;
  }

  /// Fills a rectangle; at least a pixel wide and high.
  void fill(double x, double y, double wide, double high) {
    int left = pixel(x);
    int top = pixel(y);
    fillPixels(left, top, left + pixels(wide), top + pixels(high));
  }

  /// The pixel at whose edge this place is drawn.
  int pixel(double place) {
    return (int) Math.floor(place * scale + 0.5);
  }

  /// How many pixels this length is drawn with.
  int pixels(double length) {
    return Math.max(1, (int) (length * scale + 0.5));
  }

  /// Fills pixels, as far as they are in the picture.
  void fillPixels(int fromX, int fromY, int toX, int toY) {
    int left = Math.max(0, fromX);
    int right = Math.min(width, toX);
    if (left >= right) {
      return;
    }
    int bottom = Math.min(height, toY);
    for (int row = Math.max(0, fromY); row < bottom; row++) {
      int end = row * width + right;
      for (int at = row * width + left; at < end; at++) {
        pixels[at] = colour;
      }
    }
  }

  /// Fills a disc about this point, with a smooth edge.
  void disc(double x, double y, double size) {
    double centreX = x * scale;
    double centreY = y * scale;
    double radius = size * scale / 2;
    int right = Math.min(width, (int) Math.ceil(centreX + radius));
    int bottom = Math.min(height, (int) Math.ceil(centreY + radius));
    int left = Math.max(0, (int) Math.floor(centreX - radius));
    for (int row = Math.max(0, (int) Math.floor(centreY - radius)); row < bottom; row++) {
      for (int column = left; column < right; column++) {
        double dx = column + 0.5 - centreX;
        double dy = row + 0.5 - centreY;
        int covered = (int) (256 * Math.clamp(radius + 0.5 - Math.sqrt(dx * dx + dy * dy), 0, 1));
        int at = row * width + column;
        pixels[at] = mixed(pixels[at], colour, covered);
      }
    }
  }

  private static int mixed(int under, int over, int of256) {
    int mixed = 0xff << 24;
    for (int shift = 0; shift < 24; shift += 8) {
      int a = (under >> shift) & 0xff;
      int b = (over >> shift) & 0xff;
      mixed |= (a + (((b - a) * of256) >> 8)) << shift;
    }
    return mixed;
  }

  /// From now on no point was asked about.
  void apart() {
    places.clear();
  }

  /// Whether the point lies in the picture and none so near was asked about that discs there would
  /// cover one another.
  boolean isFirstAt(double x, double y) {
    int column = (int) Math.floor(x / NEAR);
    int row = (int) Math.floor(y / NEAR);
    int columns = (int) (width / scale / NEAR) + 1;
    if (x < 0 || y < 0 || x * scale >= width || y * scale >= height) {
      return false;
    }
    int place = row * columns + column;
    boolean first = !places.get(place);
    places.set(place);
    return first;
  }

  /// Draws what was filled since the beginning.
  void paint(GraphicsContext pen) {
    if (buffer != null && image != null) {
      buffer.updateBuffer(_ -> null);
      pen.setGlobalAlpha(1);
      pen.setImageSmoothing(false);
      pen.drawImage(image, 0, 0, width / scale, height / scale);
    }
  }
}
