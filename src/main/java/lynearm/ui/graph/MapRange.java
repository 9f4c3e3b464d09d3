package lynearm.ui.graph;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import lynearm.graph.RevisionGraph;
import lynearm.layout.MapLayout;

/// What lies between two nodes, for a selection with Shift.
final class MapRange {

  private MapRange() {}

  /// The nodes on all ways between an ancestor and a descendant; or, of two in one row, those of
  /// the row between them; or else just the two. The first comes first.
  static List<Integer> between(MapPicture picture, int from, int to) {
    if (from == to) {
      return List.of(to);
    }
    RevisionGraph graph = picture.graph().graph();
    BitSet up = graph.descendantsOf(from);
    BitSet down = graph.ancestorsOf(from);
    BitSet way;
    if (up.get(to)) {
      way = up;
      way.and(graph.ancestorsOf(to));
    } else if (down.get(to)) {
      way = down;
      way.and(graph.descendantsOf(to));
    } else {
      way = row(picture, from, to);
    }
    way.set(to);
    way.clear(from);
    return IntStream.concat(IntStream.of(from), way.stream()).boxed().toList();
  }

  private static BitSet row(MapPicture picture, int from, int to) {
    MapLayout layout = picture.layout();
    int first = picture.graph().itemOf(from);
    int last = picture.graph().itemOf(to);
    BitSet found = new BitSet();
    if (layout.rankOf(first) != layout.rankOf(last)) {
      return found;
    }
    double y = layout.top(first) + layout.height(first) / 2;
    double left = Math.min(layout.left(first), layout.left(last));
    double right = Math.max(layout.left(first), layout.left(last));
    for (int item : layout.itemsIn(left, y, right, y)) {
      picture.nodes(item).forEach(found::set);
    }
    return found;
  }
}
