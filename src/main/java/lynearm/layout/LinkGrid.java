package lynearm.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Finds the links near a rectangle without looking at all of them. A link lies in a cell at least
/// as wide and high as itself, so that only cells that touch the rectangle, and their neighbours to
/// the left and above, can hold what touches it.
///
/// Cells of one size are kept in order, column by column, and empty ones not at all. So an answer
/// costs a search in each column that it touches and the links there, however far they lie apart.
final class LinkGrid {

  private static final double SMALLEST = 512;

  /// Links are left out for others where at least so much cannot be told apart.
  private static final double COARSE = 32;

  /// How much farther it is from the middle of one card to that of another than between them.
  private static final double CARD = CardSize.WHOLE.height();

  /// In place of the far end of a link that hardly leads up or down; of those, one in two heights
  /// is enough.
  private static final int FLAT = Integer.MIN_VALUE;

  /// Dots stand so close, as a part of what can just be told apart, that no line is seen between.
  private static final double TOUCHING = 0.25;

  /// The bits for the column and for the row of a cell. What lies beyond the last is in it.
  private static final int CELL_BITS = 19;

  private static final int LAST_CELL = (1 << CELL_BITS) - 1;

  /// The bits for a link, by its place among all; the sign is left out.
  private static final int LINK_BITS = 63 - 2 * CELL_BITS;

  private static final long LINK = (1L << LINK_BITS) - 1;

  /// Cells are at most this often twice as large as the smallest, each way.
  private static final int MOST_DOUBLINGS = 31;

  private static final int SIZES = MOST_DOUBLINGS + 1;

  /// What lies in cells of one size, by column, row and link, with the bounds of each: left, top,
  /// right, bottom.
  private static final class Layer {

    private final double width;
    private final double height;
    private final long[] keys;
    private final float[] bounds;

    Layer(double width, double height, long[] keys, float[] bounds) {
      this.width = width;
      this.height = height;
      this.keys = keys;
      this.bounds = bounds;
    }

    static long key(int column, int row, int link) {
      return ((long) column << CELL_BITS | row) << LINK_BITS | link;
    }

    static int columnOf(long key) {
      return (int) (key >> (CELL_BITS + LINK_BITS));
    }

    void take(int place, MapLink link) {
      bounds[4 * place] = Math.nextDown((float) link.left());
      bounds[4 * place + 1] = Math.nextDown((float) link.top());
      bounds[4 * place + 2] = Math.nextUp((float) (link.left() + link.width()));
      bounds[4 * place + 3] = Math.nextUp((float) (link.top() + link.height()));
    }

    /// Whether any of the link in this place can lie in the rectangle.
    boolean touches(int place, double left, double top, double right, double bottom) {
      return bounds[4 * place] <= right
          && bounds[4 * place + 1] <= bottom
          && bounds[4 * place + 2] >= left
          && bounds[4 * place + 3] >= top;
    }

    /// The first place in this cell or after it.
    int placeOf(int column, int row) {
      int place = Arrays.binarySearch(keys, key(column, row, 0));
      return place < 0 ? -place - 1 : place;
    }
  }

  private final int level;
  private final List<MapLink> links;
  private final int[] column;
  private final List<Layer> layers = new ArrayList<>();

  /// Those that an answer has so far; empty between two of them.
  private final BitSet found = new BitSet();

  /// Which grid serves a map of which this height can just be told apart; the grid of level 0 has
  /// all links.
  static int levelOf(double finest) {
    return finest < COARSE ? 0 : Math.getExponent(finest / COARSE) + 1;
  }

  /// The grid of level 0. Cost: O(links log links).
  ///
  /// @param column the column of each item
  static LinkGrid of(List<MapLink> links, int[] column) {
    return new LinkGrid(0, links, column);
  }

  /// The grid of the next level, without links that look like one before them: from the same column
  /// at the same height to the same column at the same height. Straight ones between items that
  /// touch one another are left out too.
  LinkGrid coarser() {
    double finest = Math.scalb(COARSE, level);
    Set<Look> known = HashSet.newHashSet(links.size() / 2);
    List<MapLink> different = new ArrayList<>();
    for (MapLink link : links) {
      if (link.width() == 0 && link.height() + CARD <= finest * TOUCHING) {
        continue;
      }
      int fromY = place(link.y(0), finest);
      int toY = place(link.y(link.cornerCount() - 1), finest);
      boolean flat = Math.abs(toY - fromY) <= 1;
      int about = Math.floorDiv(Math.min(fromY, toY), 2);
      Look look =
          new Look(
              column[link.from()],
              column[link.to()],
              link.kind(),
              flat ? about : fromY,
              flat ? FLAT : toY);
      if (known.add(look)) {
        different.add(link);
      }
    }
    return new LinkGrid(level + 1, different, column);
  }

  private record Look(int from, int to, MapLink.Kind kind, int fromY, int toY) {}

  private LinkGrid(int level, List<MapLink> links, int[] column) {
    this.level = level;
    this.links = links;
    this.column = column;
    int[] counts = new int[SIZES * SIZES];
    for (MapLink link : links) {
      counts[sizeOf(link)]++;
    }
    long[][] keys = new long[counts.length][];
    for (int size = 0; size < counts.length; size++) {
      if (counts[size] > 0) {
        keys[size] = new long[counts[size]];
        layers.add(
            new Layer(
                Math.scalb(SMALLEST, size / SIZES),
                Math.scalb(SMALLEST, size % SIZES),
                keys[size],
                new float[4 * counts[size]]));
      }
    }
    for (int i = 0; i < links.size(); i++) {
      MapLink link = links.get(i);
      int size = sizeOf(link);
      int across = cell(link.left(), Math.scalb(SMALLEST, size / SIZES));
      int down = cell(link.top(), Math.scalb(SMALLEST, size % SIZES));
      keys[size][--counts[size]] = Layer.key(across, down, i);
    }
    for (Layer layer : layers) {
      Arrays.sort(layer.keys);
      for (int place = 0; place < layer.keys.length; place++) {
        layer.take(place, links.get((int) (layer.keys[place] & LINK)));
      }
    }
  }

  private static int sizeOf(MapLink link) {
    return doublings(link.width()) * SIZES + doublings(link.height());
  }

  private static int doublings(double length) {
    return length <= SMALLEST
        ? 0
        : Math.min(MOST_DOUBLINGS, Math.getExponent(length / SMALLEST) + 1);
  }

  private static int place(double at, double size) {
    return (int) Math.floor(at / size);
  }

  private static int cell(double at, double size) {
    return Math.clamp(place(at, size), 0, LAST_CELL);
  }

  /// The links that can touch the rectangle, in their order. Not to be called by two threads at
  /// once.
  List<MapLink> near(double left, double top, double right, double bottom) {
    for (Layer layer : layers) {
      int lastColumn = cell(right, layer.width);
      int firstRow = cell(top - layer.height, layer.height);
      int lastRow = cell(bottom, layer.height);
      int column = cell(left - layer.width, layer.width);
      while (column <= lastColumn) {
        int place = layer.placeOf(column, firstRow);
        if (place == layer.keys.length) {
          break;
        }
        int there = Layer.columnOf(layer.keys[place]);
        if (there > column) {
          column = there;
          continue;
        }
        long end = Layer.key(column, lastRow, (int) LINK);
        for (; place < layer.keys.length && layer.keys[place] <= end; place++) {
          if (layer.touches(place, left, top, right, bottom)) {
            found.set((int) (layer.keys[place] & LINK));
          }
        }
        column++;
      }
    }
    List<MapLink> near = new ArrayList<>(found.cardinality());
    for (int link = found.nextSetBit(0); link >= 0; link = found.nextSetBit(link + 1)) {
      near.add(links.get(link));
    }
    found.clear();
    return near;
  }
}
