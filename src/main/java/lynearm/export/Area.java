package lynearm.export;

/// The part of a view that a picture shows, in units of that view, which are pixels at 100 %.
public record Area(double x, double y, double width, double height) {

  /// Rows of the log, from this one up to that one, which is not part of it.
  public static Area ofRows(int from, int to) {
    return new Area(0, from * LogDrawing.ROW, 1, (to - from) * LogDrawing.ROW);
  }

  double right() {
    return x + width;
  }

  double bottom() {
    return y + height;
  }
}
