package lynearm.ui.graph;

import java.util.Comparator;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import lynearm.layout.MapLayout;

/// Where the arrow keys lead: along the links up and down, to the nearest card left and right.
final class MapWalk {

  enum Step {
    UP,
    DOWN,
    LEFT,
    RIGHT
  }

  private final MapPicture picture;
  private final MapLayout layout;

  MapWalk(MapPicture picture) {
    this.picture = picture;
    layout = picture.layout();
  }

  /// The next item from this one; empty where the way ends.
  OptionalInt from(int item, Step step) {
    return switch (step) {
      case UP -> linked(item, true);
      case DOWN -> linked(item, false);
      case LEFT -> beside(item, -1);
      case RIGHT -> beside(item, 1);
    };
  }

  /// The leftmost head; without any, the leftmost item of the first row.
  OptionalInt firstHead() {
    return IntStream.range(0, layout.size())
        .filter(item -> layout.rankOf(item) == 0)
        .boxed()
        .min(
            Comparator.<Integer>comparingInt(item -> picture.isHead(item) ? 0 : 1)
                .thenComparingInt(layout::columnOf))
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }

  /// Where the branch of this item began: down its links to the last one.
  int base(int item) {
    int at = item;
    for (int steps = 0; steps < layout.size(); steps++) {
      OptionalInt next = nearest(at, picture.graph().parentsOf(at));
      if (next.isEmpty()) {
        return at;
      }
      at = next.getAsInt();
    }
    return at;
  }

  private OptionalInt linked(int item, boolean up) {
    int[] parents = picture.graph().parentsOf(item);
    int[] children = picture.graph().childrenOf(item);
    int[] first = isHeadsUp() == up ? children : parents;
    return nearest(item, first);
  }

  private boolean isHeadsUp() {
    return layout.direction() == MapLayout.Direction.HEADS_UP;
  }

  private OptionalInt nearest(int item, int[] candidates) {
    return closest(item, IntStream.of(candidates));
  }

  private OptionalInt closest(int item, IntStream candidates) {
    return candidates
        .boxed()
        .min(
            Comparator.<Integer>comparingInt(
                    other -> Math.abs(layout.columnOf(other) - layout.columnOf(item)))
                .thenComparingDouble(other -> Math.abs(layout.top(other) - layout.top(item)))
                .thenComparingInt(other -> other))
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }

  private OptionalInt beside(int item, int side) {
    double middle = layout.top(item) + layout.height(item) / 2;
    for (int column = layout.columnOf(item) + side;
        column >= 0 && column < layout.columnCount();
        column += side) {
      int[] items = layout.itemsInColumn(column);
      if (items.length == 0) {
        continue;
      }
      return IntStream.of(items)
          .boxed()
          .min(
              Comparator.comparingDouble(
                  other -> Math.abs(layout.top(other) + layout.height(other) / 2 - middle)))
          .map(OptionalInt::of)
          .orElse(OptionalInt.empty());
    }
    return OptionalInt.empty();
  }
}
