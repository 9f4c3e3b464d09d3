package lynearm.export;

import java.util.List;

/// How a line is drawn.
///
/// @param colour `0xRRGGBB`
/// @param width in units of the picture
/// @param dashes lengths of dashes and gaps in turn; none for a whole line
/// @param isRound whether ends and corners are round
record Pen(int colour, double width, List<Double> dashes, boolean isRound) {

  Pen {
    dashes = List.copyOf(dashes);
  }

  static Pen of(int colour, double width) {
    return new Pen(colour, width, List.of(), false);
  }

  static Pen round(int colour, double width) {
    return new Pen(colour, width, List.of(), true);
  }

  static Pen dashed(int colour, double width, Double... dashes) {
    return new Pen(colour, width, List.of(dashes), false);
  }
}
