package lynearm.ui.graph;

import java.util.Comparator;
import java.util.List;
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

  /// All items to which a step may lead, the nearest first; several where the history forks.
  List<Integer> ways(int item, Step step) {
    return switch (step) {
      case UP -> byDistance(item, neighbours(item, true));
      case DOWN -> byDistance(item, neighbours(item, false));
      case LEFT, RIGHT -> from(item, step).stream().boxed().toList();
    };
  }

  /// Whether this step leads to the parents.
  boolean isToParents(Step step) {
    return step == (isHeadsUp() ? Step.DOWN : Step.UP);
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
    return nearest(item, neighbours(item, up));
  }

  private int[] neighbours(int item, boolean up) {
    return isHeadsUp() == up ? picture.graph().childrenOf(item) : picture.graph().parentsOf(item);
  }

  private boolean isHeadsUp() {
    return layout.direction() == MapLayout.Direction.HEADS_UP;
  }

  private OptionalInt nearest(int item, int[] candidates) {
    List<Integer> nearestFirst = byDistance(item, candidates);
    return nearestFirst.isEmpty() ? OptionalInt.empty() : OptionalInt.of(nearestFirst.getFirst());
  }

  private List<Integer> byDistance(int item, int[] candidates) {
    return IntStream.of(candidates)
        .distinct()
        .boxed()
        .sorted(
            Comparator.<Integer>comparingInt(
                    other -> Math.abs(layout.columnOf(other) - layout.columnOf(item)))
                .thenComparingDouble(other -> Math.abs(layout.top(other) - layout.top(item)))
                .thenComparingInt(other -> other))
        .toList();
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
