package lynearm.ui.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lynearm.ui.common.NodeSelection;

/// A sweep: a rubber band drawn from empty space. Takes places of the map, so that the map may
/// scroll meanwhile, and answers with selections.
///
/// A band selects what it touches. But a band over two or more heads means the heads: what it
/// touches below them stays out, unless everything is asked for.
final class SelectionGesture {

  private final MapPicture picture;
  private final NodeSelection before;
  private final boolean adding;
  private final double startX;
  private final double startY;
  private Band band;

  /// Starts at this place of the map.
  ///
  /// @param before what is selected so far
  /// @param adding whether that stays selected
  SelectionGesture(
      MapPicture picture, NodeSelection before, boolean adding, double startX, double startY) {
    this.picture = picture;
    this.before = before;
    this.adding = adding;
    this.startX = startX;
    this.startY = startY;
    band = Band.between(startX, startY, startX, startY);
  }

  /// The selection now that the band reaches to this place.
  ///
  /// @param everything whether what lies below heads is taken too
  NodeSelection draggedTo(double x, double y, boolean everything) {
    band = Band.between(startX, startY, x, y);
    int[] touched = picture.layout().itemsIn(band.left(), band.top(), band.right(), band.bottom());
    int[] heads = Arrays.stream(touched).filter(picture::isHead).toArray();
    List<Integer> nodes = new ArrayList<>();
    for (int item : heads.length >= 2 && !everything ? heads : touched) {
      nodes.addAll(picture.nodes(item));
    }
    return adding ? before.plus(nodes) : NodeSelection.of(nodes);
  }

  /// The selection as it was before, for Escape.
  NodeSelection cancelled() {
    return before;
  }

  Band band() {
    return band;
  }
}
