package lynearm.ui.graph;

/// Where a card stands on a map amid a change of layout, in units of that map.
///
/// @param opacity how much of it is seen, from 0 to 1
record Place(double x, double y, double width, double height, double opacity) {

  static Place of(MapPicture picture, int item) {
    var layout = picture.layout();
    return new Place(
        layout.left(item), layout.top(item), layout.width(item), layout.height(item), 1);
  }

  /// Part of the way from here to there.
  Place towards(Place there, double part) {
    return new Place(
        between(x, there.x, part),
        between(y, there.y, part),
        between(width, there.width, part),
        between(height, there.height, part),
        opacity);
  }

  private static double between(double from, double to, double part) {
    return from * (1 - part) + to * part;
  }

  Place seen(double newOpacity) {
    return new Place(x, y, width, height, newOpacity);
  }

  /// A place with the same middle and the size of another, as for what is a dot here and a card
  /// there.
  Place sizedAs(Place other) {
    return new Place(
        x + (width - other.width) / 2,
        y + (height - other.height) / 2,
        other.width,
        other.height,
        opacity);
  }

  /// The place in units of the screen.
  Place onScreen(Viewport port) {
    return new Place(
        port.screenX(x), port.screenY(y), width * port.scaleX(), height * port.scaleY(), opacity);
  }

  /// A place of the screen in units of the map.
  Place onMap(Viewport port) {
    return new Place(
        port.mapX(x), port.mapY(y), width / port.scaleX(), height / port.scaleY(), opacity);
  }
}
