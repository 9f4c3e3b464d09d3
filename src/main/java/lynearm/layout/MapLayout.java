package lynearm.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/// Where everything stands on the map: cards in columns, all heads in the first row, every branch
/// in one column while it lives, bases at the other end.
///
/// Positions are in units that are pixels at a zoom of 100 %; y grows downwards. Equal graphs give
/// equal layouts. Cost: O(V log V + E log E).
public final class MapLayout {

  /// At which end the heads stand.
  public enum Direction {
    HEADS_UP,
    HEADS_DOWN
  }

  /// A map is hardly ever looked at on fewer.
  private static final double FEWEST_PIXELS = 200;

  private final CardSize cards;
  private final int[] column;
  private final int[] rank;

  /// By item. All that is asked for in every frame is kept as small as it can be, so that it stays
  /// in the caches of the processor.
  private final byte[] colour;

  private final BitSet folds = new BitSet();
  private final double[] top;
  private final int[][] inColumn;

  /// The upper edges of the same.
  private final double[][] topInColumn;

  private final double[] columnLeft;
  private final Direction direction;
  private final int rows;
  private final double wholeHeight;
  private final List<MapLink> links;

  /// By level, as far as they were asked for.
  private final List<LinkGrid> grids = new ArrayList<>();

  private MapLayout(FoldedGraph graph, Direction direction, CardSize cards) {
    this.cards = cards;
    this.direction = direction;
    int size = graph.size();
    BranchColours colours = BranchColours.of(graph);
    Branches branches = graph.branches();
    MapOrder order = branches.order();
    MapColumns columns = graph.columns();
    column =
        IntStream.range(0, size).map(item -> columns.columnOf(branches.branchOf(item))).toArray();
    rank = IntStream.range(0, size).map(order::rankOf).toArray();
    rows = IntStream.of(rank).max().orElse(-1) + 1;
    MapRoutes routes = new MapRoutes(graph, colours, columns, cards, rows);
    columnLeft =
        IntStream.rangeClosed(0, columns.columnCount()).mapToDouble(routes::columnLeft).toArray();
    colour = new byte[size];
    for (int item = 0; item < size; item++) {
      colour[item] = (byte) colours.ofItem(item);
      folds.set(item, graph.isFold(item));
    }
    top = new double[size];
    double[] gutterTop = new double[rows + 1];
    wholeHeight = stand(routes, gutterTop);
    double[] bottom = new double[size];
    Arrays.setAll(bottom, item -> top[item] + height(item));
    List<MapLink> upright = routes.finish(top, bottom, gutterTop);
    links =
        direction == Direction.HEADS_UP
            ? upright
            : upright.stream().map(link -> link.turned(wholeHeight)).toList();
    if (direction == Direction.HEADS_DOWN) {
      Arrays.setAll(top, item -> wholeHeight - bottom[item]);
    }
    inColumn = sortedByTop(columns.columnCount(), direction == Direction.HEADS_DOWN);
    topInColumn = new double[inColumn.length][];
    Arrays.setAll(topInColumn, its -> IntStream.of(inColumn[its]).mapToDouble(this::top).toArray());
    grids.add(LinkGrid.of(links, column));
  }

  /// Fills in where items and gutters stand, and gives the height of all.
  private double stand(MapRoutes routes, double[] gutterTop) {
    double[] rowHeight = new double[rows];
    for (int item = 0; item < rank.length; item++) {
      rowHeight[rank[item]] = Math.max(rowHeight[rank[item]], height(item));
    }
    double y = 0;
    double[] rowTop = new double[rows];
    for (int row = 0; row < rows; row++) {
      gutterTop[row] = y;
      y += routes.gutterHeight(row);
      rowTop[row] = y;
      y += rowHeight[row];
    }
    gutterTop[rows] = y;
    for (int item = 0; item < rank.length; item++) {
      top[item] = rowTop[rank[item]] + (rowHeight[rank[item]] - height(item)) / 2;
    }
    return y + routes.gutterHeight(rows);
  }

  private int[][] sortedByTop(int columnCount, boolean turned) {
    int[] counts = new int[columnCount];
    for (int its : column) {
      counts[its]++;
    }
    int[][] all = new int[columnCount][];
    Arrays.setAll(all, its -> new int[counts[its]]);
    long[] sorted = new long[column.length];
    Arrays.setAll(sorted, item -> ((long) (turned ? rows - rank[item] : rank[item]) << 32) | item);
    Arrays.sort(sorted);
    int[] filled = new int[columnCount];
    for (long key : sorted) {
      int item = (int) key;
      all[column[item]][filled[column[item]]++] = item;
    }
    return all;
  }

  /// The layout with heads up.
  public static MapLayout of(FoldedGraph graph) {
    return of(graph, Direction.HEADS_UP);
  }

  public static MapLayout of(FoldedGraph graph, Direction direction) {
    return of(graph, direction, CardSize.WHOLE);
  }

  public static MapLayout of(FoldedGraph graph, Direction direction, CardSize cards) {
    return new MapLayout(graph, direction, cards);
  }

  public Direction direction() {
    return direction;
  }

  public CardSize cards() {
    return cards;
  }

  /// How many items there are; the same numbers as in the folded graph.
  public int size() {
    return column.length;
  }

  public int columnCount() {
    return inColumn.length;
  }

  /// How many ranks there are.
  public int rankCount() {
    return rows;
  }

  /// The column, from the left.
  public int columnOf(int item) {
    return column[item];
  }

  /// The row counted from the heads, which have 0, whichever way the map is turned.
  public int rankOf(int item) {
    return rank[item];
  }

  /// The colour of the branch, below [BranchColours#COUNT].
  public int colourOf(int item) {
    return colour[item];
  }

  public double left(int item) {
    return columnLeft[column[item]];
  }

  public double top(int item) {
    return top[item];
  }

  public double width(int item) {
    return cards.width();
  }

  public double height(int item) {
    return folds.get(item) ? cards.foldHeight() : cards.height();
  }

  /// The width of the whole map.
  public double width() {
    return columnLeft[columnLeft.length - 1];
  }

  /// The height of the whole map.
  public double height() {
    return wholeHeight;
  }

  /// All links in the order in which they are best drawn, widest first.
  public List<MapLink> links() {
    return links;
  }

  /// Links whose bounds touch this rectangle, in the order of [#links()]. After the first call for
  /// a fineness the cost hardly depends on how many there are. Not to be called by two threads at
  /// once.
  ///
  /// @param finest the height that can just be told apart, in units of the map; of links that look
  ///   the same then only one is found. 0 finds all.
  public List<MapLink> linksIn(double fromX, double fromY, double toX, double toY, double finest) {
    return grid(LinkGrid.levelOf(finest)).near(fromX, fromY, toX, toY);
  }

  /// Gets ready for all of the map being looked at from afar.
  public void prepare() {
    grid(LinkGrid.levelOf(wholeHeight / FEWEST_PIXELS));
  }

  private LinkGrid grid(int level) {
    while (grids.size() <= level) {
      grids.add(grids.getLast().coarser());
    }
    return grids.get(level);
  }

  /// Items that touch this rectangle, column by column from the left, each from top to bottom.
  /// Cost: O(columns touched × log items + answer).
  public int[] itemsIn(double fromX, double fromY, double toX, double toY) {
    return itemsIn(fromX, fromY, toX, toY, 0);
  }

  /// The same, without those that begin less than `finest` below another of their column, unless
  /// they are its last. Cost: O(columns touched × log items + answer × log items).
  public int[] itemsIn(double fromX, double fromY, double toX, double toY, double finest) {
    int[] found = new int[64];
    int count = 0;
    int first = Arrays.binarySearch(columnLeft, fromX - cards.width());
    for (int its = first < 0 ? -first - 1 : first;
        its < inColumn.length && columnLeft[its] <= toX;
        its++) {
      int[] items = inColumn[its];
      double[] tops = topInColumn[its];
      int place = firstEnding(its, fromY);
      while (place < items.length && tops[place] <= toY) {
        found = count == found.length ? Arrays.copyOf(found, 2 * count) : found;
        found[count++] = items[place];
        double next = tops[place] + finest;
        place++;
        if (place < items.length - 1 && tops[place] < next) {
          place = Math.min(firstBeginning(tops, place, next), items.length - 1);
        }
      }
    }
    return Arrays.copyOf(found, count);
  }

  /// The first place of the column whose item ends at this height or below.
  private int firstEnding(int its, double y) {
    int[] items = inColumn[its];
    int low = 0;
    int high = items.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (topInColumn[its][middle] + height(items[middle]) < y) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// The first place from this one on whose item begins at this height or below.
  private static int firstBeginning(double[] tops, int from, double y) {
    int low = from;
    int high = from + 1;
    while (high < tops.length && y > tops[high]) {
      low = high;
      high = from + 2 * (high - from);
    }
    high = Math.min(high, tops.length);
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (tops[middle] < y) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// All items of a column, from top to bottom. The array must not be changed.
  public int[] itemsInColumn(int its) {
    return inColumn[its];
  }
}
