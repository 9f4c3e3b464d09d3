package lynearm.ui.graph;

import java.util.BitSet;

/// Whole lines of one colour and weight in a map seen from so far that thousands of them lie on one
/// another. Each pixel of them is filled once, so the cost has a bound set by the picture and not
/// by the number of lines.
final class FarLines {

  /// Which pixels are taken of lines that run in one direction, one line after another.
  private static final class Lines {

    private final BitSet taken = new BitSet();

    /// The lines with any.
    private final BitSet used = new BitSet();

    /// How many pixels a line has, and one that is never taken, so that none runs into the next.
    private int length;

    private int count;

    void begin(int newCount, int longest) {
      count = newCount;
      length = longest + 1;
    }

    void take(int line, int first, int pixels) {
      int from = Math.max(0, first);
      int to = Math.min(length - 1, first + pixels);
      if (line >= 0 && line < count && from < to) {
        used.set(line);
        taken.set(line * length + from, line * length + to);
      }
    }

    /// Tells the line, where each of its stretches begins and where it ends, and forgets them.
    void forEach(Stretch consumer) {
      for (int line = used.nextSetBit(0); line >= 0; line = used.nextSetBit(line + 1)) {
        int start = line * length;
        int from = taken.nextSetBit(start);
        while (from >= 0 && from < start + length) {
          int to = taken.nextClearBit(from);
          consumer.take(line, from - start, to - start);
          from = taken.nextSetBit(to);
        }
        taken.clear(start, start + length);
      }
      used.clear();
    }
  }

  @FunctionalInterface
  private interface Stretch {
    void take(int line, int from, int to);
  }

  private final FarRaster raster;

  /// By the pixel of the left edge, counted from one weight beyond the picture.
  private final Lines upright = new Lines();

  /// By the pixel of the upper edge, counted in the same way.
  private final Lines level = new Lines();

  private int weight;

  FarLines(FarRaster raster) {
    this.raster = raster;
  }

  /// Starts anew with this weight.
  void begin(double newWeight) {
    weight = raster.pixels(newWeight);
    int wide = raster.pixels(raster.wide()) + weight;
    int high = raster.pixels(raster.high()) + weight;
    upright.begin(wide, high);
    level.begin(high, wide);
  }

  /// Adds a stretch.
  ///
  /// @param isUpright whether it runs up and down, else sideways
  /// @param side its left edge, or else its upper one
  /// @param start where it begins along its way
  void add(boolean isUpright, double side, double start, double length) {
    (isUpright ? upright : level)
        .take(raster.pixel(side) + weight, raster.pixel(start), raster.pixels(length));
  }

  /// Fills what was added.
  void paint() {
    upright.forEach((line, from, to) -> raster.fillPixels(line - weight, from, line, to));
    level.forEach((line, from, to) -> raster.fillPixels(from, line - weight, to, line));
  }
}
