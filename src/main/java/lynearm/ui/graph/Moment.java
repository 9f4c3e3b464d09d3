package lynearm.ui.graph;

import java.util.Optional;
import lynearm.layout.MapLink;

/// What the map shows at one moment, from which a change of layout goes on; maybe amid another.
///
/// @param glide the change in progress that led to this picture
/// @param progress how far that is, from 0 to 1
record Moment(
    MapPicture picture, Highlights marks, Viewport port, Optional<Glide> glide, double progress) {

  /// Where the card of this item is on the screen.
  Place placeOf(int item) {
    return glide
        .flatMap(its -> its.placeOf(item, progress))
        .orElseGet(() -> Place.of(picture, item))
        .onScreen(port);
  }

  /// The corners of this link on the screen: x, y, x, y, ….
  double[] cornersOf(MapLink link) {
    double[] corners =
        glide.flatMap(its -> its.cornersOf(link, progress)).orElseGet(() -> Polyline.of(link));
    return Polyline.onScreen(corners, port);
  }

  /// How far cards are dots, from 0 to 1.
  double dots() {
    return glide
        .map(its -> its.dotsAt(progress))
        .orElseGet(() -> CardPainter.areDots(picture, port) ? 1.0 : 0.0);
  }

  /// How large most dots are.
  double dotSize() {
    return glide.map(its -> its.dotSizeAt(progress)).orElseGet(() -> CardPainter.dotSize(port));
  }

  /// How much of this link is seen, from 0 to 1.
  double opacityOf(MapLink link) {
    return glide.map(its -> its.opacityOf(link, progress)).orElse(1.0);
  }
}
