package lynearm.ui.graph;

/// Which part of the map is seen, and how large. Immutable.
///
/// Below 100 % the map shrinks less in width than in height, for cards turn into bars with one line
/// of text first; `stretch` tells how much less.
///
/// @param zoom scale of heights, 1 for 100 %
/// @param stretch how far widths lag behind
/// @param x where the left edge of the map is on the screen
/// @param y where its upper edge is
record Viewport(double zoom, double stretch, double x, double y) {

  /// Even a hundred thousand rows fit a window then.
  static final double LOWEST_ZOOM = 0.00004;

  static final double HIGHEST_ZOOM = 3;
  static final double MARGIN = 32;

  /// Heights in pixels below that are not told apart.
  static final double FINEST = 2;

  private static final double KEPT_IN_SIGHT = 60;

  static Viewport start() {
    return new Viewport(1, 1, MARGIN, MARGIN);
  }

  double scaleX() {
    return zoom >= 1 ? zoom : Math.max(zoom, Math.min(1, stretch * Math.sqrt(zoom)));
  }

  double scaleY() {
    return zoom;
  }

  double screenX(double mapX) {
    return mapX * scaleX() + x;
  }

  double screenY(double mapY) {
    return mapY * scaleY() + y;
  }

  double mapX(double screenX) {
    return (screenX - x) / scaleX();
  }

  double mapY(double screenY) {
    return (screenY - y) / scaleY();
  }

  Viewport panned(double dx, double dy) {
    return new Viewport(zoom, stretch, x + dx, y + dy);
  }

  /// Panned no farther than it takes to bring in what is still hidden on the side that comes in.
  Viewport pannedToHidden(
      double dx, double dy, double mapWidth, double mapHeight, double width, double height) {
    return panned(
        limited(dx, hidden(-x), hidden(screenX(mapWidth) - width)),
        limited(dy, hidden(-y), hidden(screenY(mapHeight) - height)));
  }

  /// How far to go for what lies beyond the edge, with some room around it; nowhere for nothing.
  private static double hidden(double beyond) {
    return beyond > 0 ? beyond + MARGIN : 0;
  }

  private static double limited(double wanted, double hiddenBefore, double hiddenAfter) {
    return wanted > 0 ? Math.min(wanted, hiddenBefore) : Math.max(wanted, -hiddenAfter);
  }

  /// Zoomed so that what is at this point of the screen stays there.
  Viewport zoomedAbout(double screenX, double screenY, double newZoom) {
    Viewport scaled = new Viewport(Math.clamp(newZoom, LOWEST_ZOOM, HIGHEST_ZOOM), stretch, 0, 0);
    return new Viewport(
        scaled.zoom,
        stretch,
        screenX - mapX(screenX) * scaled.scaleX(),
        screenY - mapY(screenY) * scaled.scaleY());
  }

  /// The whole map, at 100 % at most and not smaller than asked for; what does not fit then is cut
  /// off at the far end.
  static Viewport fit(
      double mapWidth,
      double mapHeight,
      double width,
      double height,
      double lowest,
      boolean headsUp,
      double margin) {
    double wide = Math.max(1, width - 2 * margin) / Math.max(1, mapWidth);
    double high = Math.max(1, height - 2 * margin) / Math.max(1, mapHeight);
    double zoom = Math.clamp(Math.min(wide, high), Math.min(1, lowest), 1);
    double stretch = wide < zoom ? 1 : Math.min(1, wide) / Math.sqrt(zoom);
    Viewport scaled = new Viewport(zoom, stretch, 0, 0);
    double freeX = width - mapWidth * scaled.scaleX();
    double freeY = height - mapHeight * scaled.scaleY();
    double x = freeX >= 0 ? freeX / 2 : margin;
    double y = freeY >= 0 ? freeY / 2 : headsUp ? margin : freeY - margin;
    return new Viewport(zoom, stretch, x, y);
  }

  /// Moved back so that some of the map stays in sight.
  Viewport keptNear(double mapWidth, double mapHeight, double width, double height) {
    return new Viewport(
        zoom,
        stretch,
        Math.clamp(
            x,
            Math.min(0, KEPT_IN_SIGHT - mapWidth * scaleX()),
            Math.max(0, width - KEPT_IN_SIGHT)),
        Math.clamp(
            y,
            Math.min(0, KEPT_IN_SIGHT - mapHeight * scaleY()),
            Math.max(0, height - KEPT_IN_SIGHT)));
  }

  /// Panned just so far that this rectangle of the map is seen with some room around it; not at all
  /// if it is seen already.
  Viewport showing(
      double left, double top, double right, double bottom, double width, double height) {
    return panned(
        shift(screenX(left), screenX(right), width), shift(screenY(top), screenY(bottom), height));
  }

  private static double shift(double from, double to, double size) {
    if (from >= 0 && to <= size) {
      return 0;
    }
    double room = Math.min(MARGIN, Math.max(0, (size - (to - from)) / 2));
    if (from < room) {
      return room - from;
    }
    return to > size - room ? size - room - to : 0;
  }

  /// Part of the way from here to there; widths and heights change evenly.
  Viewport towards(Viewport there, double part) {
    double nextZoom = zoom * Math.pow(there.zoom / zoom, part);
    double nextStretch = stretch + (there.stretch - stretch) * part;
    return new Viewport(nextZoom, nextStretch, x + (there.x - x) * part, y + (there.y - y) * part);
  }
}
