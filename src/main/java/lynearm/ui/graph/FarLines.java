package lynearm.ui.graph;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// Whole lines of one colour and weight in a map seen from so far that thousands of them lie on one
/// another. Each pixel of them is filled once, so the cost has a bound set by the picture and not
/// by the number of lines.
final class FarLines {

  private final FarRaster raster;
  private final int weight;

  /// By the pixel of the left edge, counted from one weight beyond the picture: which pixels are
  /// taken from top to bottom.
  private final @Nullable BitSet[] upright;

  /// By the pixel of the upper edge, counted in the same way: which pixels are taken from left to
  /// right.
  private final @Nullable BitSet[] level;

  FarLines(FarRaster raster, double weight) {
    this.raster = raster;
    this.weight = raster.pixels(weight);
    upright = new BitSet[raster.pixels(raster.wide()) + this.weight];
    level = new BitSet[raster.pixels(raster.high()) + this.weight];
  }

  /// Adds a stretch.
  ///
  /// @param isUpright whether it runs up and down, else sideways
  /// @param side its left edge, or else its upper one
  /// @param start where it begins along its way
  void add(boolean isUpright, double side, double start, double length) {
    @Nullable BitSet[] lines = isUpright ? upright : level;
    int end = (isUpright ? level : upright).length;
    int place = raster.pixel(side) + weight;
    int first = raster.pixel(start);
    int from = Math.max(0, first);
    int to = Math.min(end, first + raster.pixels(length));
    if (place < 0 || place >= lines.length || from >= to) {
      return;
    }
    BitSet taken = lines[place];
    if (taken == null) {
      taken = new BitSet(end);
      lines[place] = taken;
    }
    taken.set(from, to);
  }

  /// Fills what was added.
  void paint() {
    paint(true, upright);
    paint(false, level);
  }

  private void paint(boolean isUpright, @Nullable BitSet[] lines) {
    for (int place = 0; place < lines.length; place++) {
      BitSet taken = lines[place];
      if (taken == null) {
        continue;
      }
      int side = place - weight;
      for (int from = taken.nextSetBit(0); from >= 0; ) {
        int to = taken.nextClearBit(from);
        if (isUpright) {
          raster.fillPixels(side, from, side + weight, to);
        } else {
          raster.fillPixels(from, side, to, side + weight);
        }
        from = taken.nextSetBit(to);
      }
    }
  }
}
