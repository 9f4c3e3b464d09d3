package lynearm.layout;

/// A link of the map: an orthogonal line from an item to one that it names.
public final class MapLink {

  /// What a link says.
  public enum Kind {
    /// `down_revision`.
    PARENT,
    /// `depends_on`.
    DEPENDENCY,
    /// A `down_revision` that leads back to a descendant.
    CYCLE
  }

  private final int from;
  private final int to;
  private final Kind kind;
  private final int colour;
  private final double[] corners;
  private final double left;
  private final double top;
  private final double right;
  private final double bottom;

  /// @param corners x, y, x, y, …, from the first item to the second
  MapLink(int from, int to, Kind kind, int colour, double[] corners) {
    this.from = from;
    this.to = to;
    this.kind = kind;
    this.colour = colour;
    this.corners = corners;
    double minX = Double.MAX_VALUE;
    double maxX = -Double.MAX_VALUE;
    double minY = Double.MAX_VALUE;
    double maxY = -Double.MAX_VALUE;
    for (int i = 0; i < corners.length; i += 2) {
      minX = Math.min(minX, corners[i]);
      maxX = Math.max(maxX, corners[i]);
      minY = Math.min(minY, corners[i + 1]);
      maxY = Math.max(maxY, corners[i + 1]);
    }
    left = minX;
    right = maxX;
    top = minY;
    bottom = maxY;
  }

  /// The item that names the other.
  public int from() {
    return from;
  }

  /// The item that is named.
  public int to() {
    return to;
  }

  public Kind kind() {
    return kind;
  }

  /// Which colour of the palette, by branch.
  public int colour() {
    return colour;
  }

  /// How many corners it has, with both ends.
  public int cornerCount() {
    return corners.length / 2;
  }

  public double x(int corner) {
    return corners[2 * corner];
  }

  public double y(int corner) {
    return corners[2 * corner + 1];
  }

  /// Whether it goes straight up or down from this corner to the next.
  public boolean isUpright(int corner) {
    return x(corner) == x(corner + 1);
  }

  /// How far it reaches sideways.
  double width() {
    return right - left;
  }

  double height() {
    return bottom - top;
  }

  double left() {
    return left;
  }

  double top() {
    return top;
  }

  /// Whether any of it can lie in this rectangle.
  public boolean touches(double fromX, double fromY, double toX, double toY) {
    return left <= toX && right >= fromX && top <= toY && bottom >= fromY;
  }

  /// The same link in a map of this height turned upside down.
  MapLink turned(double height) {
    double[] turned = corners.clone();
    for (int i = 1; i < turned.length; i += 2) {
      turned[i] = height - turned[i];
    }
    return new MapLink(from, to, kind, colour, turned);
  }
}
