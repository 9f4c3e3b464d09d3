package lynearm.export;

import java.util.Optional;
import lynearm.layout.MapLayout;
import lynearm.look.Scheme;

/// How a history is to be written.
///
/// @param view which view a picture shows
/// @param scale pixels of a PNG for each unit
/// @param seen the part that a picture shows; none for everything
public record ExportRequest(
    Format format,
    View view,
    Scheme scheme,
    double scale,
    MapLayout.Direction direction,
    Optional<Area> seen) {

  /// The whole map, light, heads up, pixel by pixel.
  public static ExportRequest of(Format format) {
    return new ExportRequest(
        format, View.MAP, Scheme.LIGHT, 1, MapLayout.Direction.HEADS_UP, Optional.empty());
  }
}
