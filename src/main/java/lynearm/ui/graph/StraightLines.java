package lynearm.ui.graph;

import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/// Draws whole lines of one colour that run straight up, down and sideways, with rounded corners.
///
/// Straight stretches are filled as rectangles, which is many times cheaper than to stroke them;
/// those that lie on one another are filled once. So the cost has a bound set by what can be told
/// apart on the screen, not by the number of lines. Stretches end at whole pixels.
final class StraightLines {

  /// Corners with a smaller radius are not told from sharp ones.
  private static final double LEAST_RADIUS = 2;

  /// Lines nearer to one another than a part of a pixel lie on one another.
  private static final double PARTS = BendStamps.PARTS;

  /// What lies above and left of the picture, so that no place is negative.
  private static final int BEFORE = 256;

  private final GraphicsContext pen;
  private final Map<Integer, BitSet> upright = new HashMap<>();
  private final Map<Integer, BitSet> level = new HashMap<>();
  private final Set<BendStamps.Bend> bends = new LinkedHashSet<>();
  private final BendStamps stamps;
  private Color colour = Color.TRANSPARENT;
  private double weight;
  private double outputScale = 1;
  private boolean rounds;

  StraightLines(GraphicsContext pen) {
    this.pen = pen;
    stamps = new BendStamps(pen);
  }

  /// Draws for a screen with so many pixels to a unit from now on.
  void use(double newOutputScale) {
    outputScale = newOutputScale;
  }

  /// Starts anew with this colour and weight.
  void begin(Color newColour, double newWeight) {
    colour = newColour;
    weight = newWeight;
    pen.setFill(newColour);
    pen.setStroke(newColour);
    pen.setLineWidth(newWeight);
    pen.setLineDashes();
    rounds = false;
  }

  /// Adds a line.
  ///
  /// @param at x, y, x, y, …, its corners, and one number more
  void trace(double[] at, double roundness) {
    int last = at.length - 3;
    double x = at[0];
    double y = at[1];
    for (int i = 2; i <= last; i += 2) {
      double nextX = at[i];
      double nextY = at[i + 1];
      boolean bends = i < last && isUpright(x, nextX) != isUpright(nextX, at[i + 2]);
      double before = Math.abs(nextX - x) + Math.abs(nextY - y);
      double radius = roundness;
      if (bends) {
        double after = Math.abs(at[i + 2] - nextX) + Math.abs(at[i + 3] - nextY);
        radius = Math.min(roundness, Math.min(before, after / (i + 2 < last ? 2 : 1)));
      }
      if (!bends || radius < LEAST_RADIUS) {
        stretch(x, y, nextX, nextY, i < last);
        x = nextX;
        y = nextY;
        continue;
      }
      double fromX =
          isUpright(x, nextX) ? nextX : Math.round(nextX - Math.signum(nextX - x) * radius);
      double fromY =
          isUpright(x, nextX) ? Math.round(nextY - Math.signum(nextY - y) * radius) : nextY;
      double toX =
          isUpright(x, nextX) ? Math.round(nextX + Math.signum(at[i + 2] - nextX) * radius) : nextX;
      double toY =
          isUpright(x, nextX) ? nextY : Math.round(nextY + Math.signum(at[i + 3] - nextY) * radius);
      stretch(x, y, fromX, fromY, false);
      round(fromX, fromY, nextX, nextY, toX, toY);
      x = toX;
      y = toY;
    }
  }

  private static boolean isUpright(double x, double nextX) {
    return x == nextX;
  }

  /// @param whole whether it ends in a sharp corner, which it then fills
  private void stretch(double x, double y, double toX, double toY, boolean whole) {
    double more = whole ? weight / 2 : 0;
    if (isUpright(x, toX)) {
      add(upright, x, y, toY, more);
    } else {
      add(level, y, x, toX, more);
    }
  }

  private static void add(
      Map<Integer, BitSet> lines, double at, double from, double to, double more) {
    double low = Math.min(from, to) - (to < from ? more : 0);
    double high = Math.max(from, to) + (to > from ? more : 0);
    int first = Math.max(0, (int) Math.round(low) + BEFORE);
    int end = Math.max(first, (int) Math.round(high) + BEFORE);
    lines.computeIfAbsent((int) Math.round(at * PARTS), _ -> new BitSet()).set(first, end);
  }

  private void round(
      double fromX, double fromY, double cornerX, double cornerY, double toX, double toY) {
    if (CardBodies.areSharp(outputScale)) {
      boolean uprightFirst = isUpright(fromX, cornerX);
      bends.add(
          BendStamps.bend(
              colour,
              weight,
              (int) Math.round(cornerX * PARTS),
              (int) Math.round(cornerY * PARTS),
              (int) Math.round(uprightFirst ? toX : fromX),
              (int) Math.round(uprightFirst ? fromY : toY),
              (int) outputScale));
      return;
    }
    if (!rounds) {
      rounds = true;
      pen.beginPath();
    }
    pen.moveTo(fromX, fromY);
    pen.quadraticCurveTo(cornerX, cornerY, toX, toY);
  }

  /// Draws what was added since the beginning.
  void paint() {
    upright.forEach((at, taken) -> {
      double x = at / PARTS - weight / 2;
      for (int from = taken.nextSetBit(0); from >= 0; ) {
        int to = taken.nextClearBit(from);
        pen.fillRect(x, from - BEFORE, weight, to - from);
        from = taken.nextSetBit(to);
      }
    });
    level.forEach((at, taken) -> {
      double y = at / PARTS - weight / 2;
      for (int from = taken.nextSetBit(0); from >= 0; ) {
        int to = taken.nextClearBit(from);
        pen.fillRect(from - BEFORE, y, to - from, weight);
        from = taken.nextSetBit(to);
      }
    });
    upright.clear();
    level.clear();
    pen.setImageSmoothing(false);
    bends.forEach(bend -> stamps.paint(bend, (int) outputScale));
    bends.clear();
    if (rounds) {
      pen.stroke();
      rounds = false;
    }
  }
}
