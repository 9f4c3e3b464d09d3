package lynearm.layout;

/// How large the cards of a map are and how far apart they stand, in units of the map.
public enum CardSize {
  /// Cards with a message, an id, author and day, and badges.
  WHOLE(256, 66, 30, 36, 11, 20, 9),
  /// Narrow cards with a short id, for small pictures of a few branches.
  SHORT(72, 24, 17, 10, 6, 14, 5);

  private final double width;
  private final double height;
  private final double foldHeight;
  private final double gap;
  private final double lane;
  private final double gutter;
  private final double track;

  CardSize(
      double width,
      double height,
      double foldHeight,
      double gap,
      double lane,
      double gutter,
      double track) {
    this.width = width;
    this.height = height;
    this.foldHeight = foldHeight;
    this.gap = gap;
    this.lane = lane;
    this.gutter = gutter;
    this.track = track;
  }

  /// How wide a card is.
  public double width() {
    return width;
  }

  /// How high a card is.
  public double height() {
    return height;
  }

  /// From one row of cards to the next, with at most one track between.
  public double rowHeight() {
    return height + gutter;
  }

  /// The height of a folded run.
  double foldHeight() {
    return foldHeight;
  }

  /// Between two columns without links between them.
  double gap() {
    return gap;
  }

  /// For each link that runs down between two columns.
  double lane() {
    return lane;
  }

  /// Between two rows with at most one track.
  public double gutter() {
    return gutter;
  }

  /// For each further track in a gutter.
  double track() {
    return track;
  }
}
