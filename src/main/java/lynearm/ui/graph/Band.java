package lynearm.ui.graph;

/// The rectangle of a sweep, in units of the map.
record Band(double left, double top, double right, double bottom) {

  static Band between(double x1, double y1, double x2, double y2) {
    return new Band(Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2));
  }
}
