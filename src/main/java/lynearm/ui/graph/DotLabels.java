package lynearm.ui.graph;

import java.util.BitSet;
import java.util.OptionalInt;
import lynearm.layout.MapLayout;

/// Chooses which dots of a map seen from afar have their text beside them: as many as there is room
/// for, first the ones that tell most, such as heads and bases, then forks and merges, then others.
/// Where not even all dots can be told apart, only the first.
final class DotLabels {

  private static final int HEIGHT = 12;

  /// From the middle of a dot to its text.
  static final double DISTANCE = 7;

  private static final double NARROWEST = 40;

  /// More dots than that are not gone through for lesser ones.
  private static final int MANY = 3_000;

  private final MapPicture picture;
  private final Viewport port;
  private final Highlights highlights;
  private final double width;
  private final int rows;

  DotLabels(MapPicture picture, Highlights highlights, Viewport port, double width, double height) {
    this.width = width;
    this.picture = picture;
    this.highlights = highlights;
    this.port = port;
    rows = (int) Math.ceil(height) + 2 * HEIGHT;
  }

  /// Takes an item with the place of its text.
  interface Taker {
    void take(int item, CardPainter.Label at);
  }

  /// Gives them for these items, which come column by column.
  void forEach(int[] seen, Taker taker) {
    MapLayout layout = picture.layout();
    if (room(port, layout) < NARROWEST) {
      return;
    }
    boolean fewest =
        seen.length > MANY || layout.cards().rowHeight() * port.scaleY() < Viewport.FINEST;
    for (int from = 0; from < seen.length; ) {
      int to = from;
      while (to < seen.length && layout.columnOf(seen[to]) == layout.columnOf(seen[from])) {
        to++;
      }
      chooseInColumn(seen, from, to, fewest, taker);
      from = to;
    }
  }

  private void chooseInColumn(int[] seen, int from, int to, boolean fewest, Taker taker) {
    MapLayout layout = picture.layout();
    BitSet taken = new BitSet(rows);
    for (int rank = 0; rank < (fewest ? 1 : 3); rank++) {
      for (int i = from; i < to; i++) {
        int item = seen[i];
        boolean passed = fewest && !isChosen(item) && !picture.graph().isLandmark(item);
        if (passed || importance(item) != rank) {
          continue;
        }
        double y = port.screenY(layout.top(item) + layout.height(item) / 2);
        int top = (int) Math.round(y - HEIGHT / 2.0) + HEIGHT;
        if (top < 0 || taken.get(top) || taken.get(top + HEIGHT - 1)) {
          continue;
        }
        taken.set(top, top + HEIGHT);
        double x = port.screenX(layout.left(item) + layout.width(item) / 2) + DISTANCE;
        double fits = Math.min(room(port, layout), width - x - DISTANCE);
        taker.take(item, new CardPainter.Label(x, y, fits));
      }
    }
  }

  private static double room(Viewport port, MapLayout layout) {
    return layout.cards().width() * port.scaleX() - DISTANCE;
  }

  private int importance(int item) {
    if (isChosen(item)) {
      return 0;
    }
    if (picture.graph().isFold(item)) {
      return 2;
    }
    if (picture.graph().isLandmark(item)) {
      return 0;
    }
    int parents = picture.graph().parentsOf(item).length;
    int children = picture.graph().childrenOf(item).length;
    return parents > 1 || children > 1 ? 1 : 2;
  }

  private boolean isChosen(int item) {
    return highlights.selected().get(item) || is(highlights.lead(), item);
  }

  private static boolean is(OptionalInt which, int item) {
    return which.isPresent() && which.getAsInt() == item;
  }
}
