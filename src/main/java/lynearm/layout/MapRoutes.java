package lynearm.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/// Finds each link its way: straight down inside a branch, else down the column that the branch
/// keeps for it, else in a lane of its own between two columns. Sideways it runs from the middle of
/// a card where nothing stands in the way, else in the gutters between the rows. So no link runs
/// through a card.
///
/// Links of one item that leave to the same side share a track of the gutter. Cost: O(E log E).
final class MapRoutes {

  private static final int MOST_TRACKS = 12;
  private static final int MOST_LANES = 12;
  private static final double DEPENDENCY_PORT = 0.17;
  private static final double CYCLE_PORT = 0.27;
  private static final double LEAVING_HEIGHT = 0.68;
  private static final double ARRIVING_HEIGHT = 0.32;
  private static final int NONE = -1;

  /// A link on its way to being drawn.
  private static final class Draft {
    final int from;
    final int to;
    final MapLink.Kind kind;
    int colour;
    boolean leavesBelow;
    boolean entersAbove;
    int column = NONE;
    int gap = NONE;
    int lane;
    int startSide;
    int endSide;
    double startX;
    double endX;
    int firstSpan = NONE;
    int lastSpan = NONE;

    Draft(int from, int to, MapLink.Kind kind) {
      this.from = from;
      this.to = to;
      this.kind = kind;
    }
  }

  /// A stretch of a gutter that is taken.
  private static final class Span {
    final int gutter;
    final boolean arriving;
    double left;
    double right;
    int track;

    Span(int gutter, boolean arriving, double x) {
      this.gutter = gutter;
      this.arriving = arriving;
      left = x;
      right = x;
    }

    int group() {
      return 2 * gutter + (arriving ? 1 : 0);
    }

    void reach(double x) {
      left = Math.min(left, x);
      right = Math.max(right, x);
    }
  }

  private final FoldedGraph graph;
  private final MapOrder order;
  private final BranchColours colours;
  private final Branches branches;
  private final MapColumns columns;
  private final CardSize cards;
  private final int rows;
  private final long[] cells;
  private final List<Draft> drafts = new ArrayList<>();
  private final List<Span> spans = new ArrayList<>();
  private final int[] sharedSpans;
  private final BitSet leftAt;
  private final BitSet enteredAt;
  private final double[] columnLeft;
  private final int[] leavingTracks;
  private final int[] arrivingTracks;

  MapRoutes(
      FoldedGraph graph, BranchColours colours, MapColumns columns, CardSize cards, int rows) {
    this.graph = graph;
    this.colours = colours;
    branches = graph.branches();
    order = branches.order();
    this.columns = columns;
    this.cards = cards;
    this.rows = rows;
    cells = new long[graph.size()];
    Arrays.setAll(cells, item -> cell(order.rankOf(item), columnOf(item)));
    Arrays.sort(cells);
    leftAt = new BitSet(3 * graph.size());
    enteredAt = new BitSet(3 * graph.size());
    sharedSpans = new int[4 * graph.size()];
    Arrays.fill(sharedSpans, NONE);
    columnLeft = new double[columns.columnCount() + 1];
    leavingTracks = new int[rows + 1];
    arrivingTracks = new int[rows + 1];
    for (int item = 0; item < graph.size(); item++) {
      draft(item);
    }
    spreadColumns(takeLanes());
    drafts.forEach(this::takeGutters);
    takeTracks();
  }

  private void draft(int item) {
    int[] parents = graph.parentsOf(item);
    for (int k = 0; k < parents.length; k++) {
      if (order.closesCycle(item, k)) {
        draftCycle(item, parents[k]);
      } else {
        draftParent(item, parents[k]);
      }
    }
    for (int needed : graph.dependenciesOf(item)) {
      if (needed != item) {
        draftDependency(item, needed);
      }
    }
  }

  private void draftParent(int child, int parent) {
    Draft draft = new Draft(child, parent, MapLink.Kind.PARENT);
    draft.leavesBelow = true;
    draft.entersAbove = true;
    int ownBranch = branches.branchOf(child);
    int otherBranch = branches.branchOf(parent);
    draft.colour = colours.ofLink(child, parent);
    if (branches.continues(child, parent)) {
      draft.column = columns.columnOf(ownBranch);
    } else if (branches.endOf(ownBranch) == child) {
      draft.column = columns.columnOf(ownBranch);
      draft.endSide = freeSide(parent, draft.column);
    } else if (branches.tipOf(otherBranch) == parent) {
      draft.column = columns.columnOf(otherBranch);
      draft.startSide = freeSide(child, draft.column);
    } else {
      takeGap(draft, gapBeside(child, parent));
    }
    drafts.add(draft);
  }

  private void draftCycle(int child, int parent) {
    Draft draft = new Draft(child, parent, MapLink.Kind.CYCLE);
    draft.colour = colours.ofItem(child);
    draft.leavesBelow = true;
    draft.entersAbove = true;
    draft.startX = CYCLE_PORT * cards.width();
    draft.endX = CYCLE_PORT * cards.width();
    takeGap(draft, Math.max(columnOf(child), columnOf(parent)));
    drafts.add(draft);
  }

  private void draftDependency(int item, int needed) {
    Draft draft = new Draft(item, needed, MapLink.Kind.DEPENDENCY);
    draft.colour = colours.ofItem(item);
    int below = Integer.compare(order.rankOf(needed), order.rankOf(item));
    draft.leavesBelow = below >= 0;
    draft.entersAbove = below > 0;
    int side = columnOf(needed) < columnOf(item) ? -1 : 1;
    double port = DEPENDENCY_PORT * cards.width();
    draft.startX = side * port;
    draft.endX = columnOf(needed) == columnOf(item) ? port : -side * port;
    takeGap(draft, gapBeside(item, needed));
    drafts.add(draft);
  }

  /// Sends a link through this gap; next to it, cards are left and entered at their side.
  private void takeGap(Draft draft, int gap) {
    draft.gap = gap;
    draft.startSide = sideTowards(draft.from, gap);
    draft.endSide = sideTowards(draft.to, gap);
  }

  private int sideTowards(int item, int gap) {
    if (columnOf(item) == gap) {
      return 1;
    }
    return columnOf(item) == gap + 1 ? -1 : 0;
  }

  /// At which side a link may leave or enter the item so that it comes straight from this column; 0
  /// if a card stands in the way.
  private int freeSide(int item, int fromColumn) {
    int its = columnOf(item);
    int rank = order.rankOf(item);
    int left = Math.min(its, fromColumn) + (its < fromColumn ? 1 : 0);
    int right = Math.max(its, fromColumn) - (its < fromColumn ? 0 : 1);
    int place = Arrays.binarySearch(cells, cell(rank, left));
    int next = place < 0 ? -place - 1 : place;
    if (next < cells.length && cells[next] <= cell(rank, right)) {
      return 0;
    }
    return its < fromColumn ? 1 : -1;
  }

  private static long cell(int rank, int column) {
    return ((long) rank << 32) | column;
  }

  private int columnOf(int item) {
    return columns.columnOf(branches.branchOf(item));
  }

  /// The gap at the first item's side that faces the other; gap `n` is right of column `n`.
  private int gapBeside(int item, int other) {
    return columnOf(other) < columnOf(item) ? columnOf(item) - 1 : columnOf(item);
  }

  /// Gives each link without a column a lane of its gap that is free in all its rows.
  private int[] takeLanes() {
    int[] laneCount = new int[columns.columnCount() + 1];
    int[] waiting =
        IntStream.range(0, drafts.size()).filter(its -> drafts.get(its).gap != NONE).toArray();
    waiting = Sorting.byKey(waiting, its -> upperRow(drafts.get(its)));
    waiting = Sorting.byKey(waiting, its -> drafts.get(its).gap);
    double[] ends = new double[MOST_LANES];
    int gap = NONE;
    for (int its : waiting) {
      Draft draft = drafts.get(its);
      if (draft.gap != gap) {
        gap = draft.gap;
        Arrays.fill(ends, NONE);
      }
      draft.lane = firstFree(ends, upperRow(draft));
      ends[draft.lane] = Math.max(order.rankOf(draft.from), order.rankOf(draft.to)) + 0.5;
      laneCount[gap] = Math.max(laneCount[gap], draft.lane + 1);
    }
    return laneCount;
  }

  private int upperRow(Draft draft) {
    return Math.min(order.rankOf(draft.from), order.rankOf(draft.to));
  }

  /// The first place whose taken stretch ends before this one begins, or the one that ends first.
  private static int firstFree(double[] ends, double from) {
    int soonest = 0;
    for (int place = 0; place < ends.length; place++) {
      if (ends[place] < from) {
        return place;
      }
      if (ends[place] < ends[soonest]) {
        soonest = place;
      }
    }
    return soonest;
  }

  private void spreadColumns(int[] laneCount) {
    for (int column = 0; column < columns.columnCount(); column++) {
      columnLeft[column + 1] =
          columnLeft[column] + cards.width() + cards.gap() + cards.lane() * laneCount[column];
    }
    if (laneCount.length > 1 && laneCount[columns.columnCount() - 1] == 0) {
      columnLeft[columns.columnCount()] -= cards.gap();
    }
  }

  private double centreOf(int item) {
    return columnLeft[columnOf(item)] + cards.width() / 2;
  }

  private double verticalOf(Draft draft) {
    if (draft.gap != NONE) {
      return columnLeft[draft.gap] + cards.width() + cards.gap() / 2 + cards.lane() * draft.lane;
    }
    return columnLeft[draft.column] + cards.width() / 2;
  }

  private void takeGutters(Draft draft) {
    if (draft.kind == MapLink.Kind.PARENT) {
      leftAt.set(3 * draft.from + draft.startSide + 1);
      enteredAt.set(3 * draft.to + draft.endSide + 1);
    }
    draft.startX = portX(draft.from, draft.startSide, draft.startX);
    draft.endX = portX(draft.to, draft.endSide, draft.endX);
    double vertical = verticalOf(draft);
    if (draft.startSide == 0 && draft.startX != vertical) {
      draft.firstSpan = spanOf(draft, draft.from, draft.leavesBelow, false, draft.startX, vertical);
    }
    if (draft.endSide == 0 && draft.endX != vertical) {
      draft.lastSpan = spanOf(draft, draft.to, !draft.entersAbove, true, draft.endX, vertical);
    }
  }

  private double portX(int item, int side, double offset) {
    return centreOf(item) + (side == 0 ? offset : side * cards.width() / 2);
  }

  private int spanOf(
      Draft draft, int item, boolean below, boolean arriving, double port, double to) {
    int gutter = order.rankOf(item) + (below ? 1 : 0);
    int span;
    if (draft.kind == MapLink.Kind.PARENT) {
      int key = 4 * item + (arriving ? 2 : 0) + (to > port ? 1 : 0);
      if (sharedSpans[key] == NONE) {
        sharedSpans[key] = newSpan(gutter, arriving, port);
      }
      span = sharedSpans[key];
    } else {
      span = newSpan(gutter, arriving, port);
    }
    spans.get(span).reach(to);
    return span;
  }

  private int newSpan(int gutter, boolean arriving, double x) {
    spans.add(new Span(gutter, arriving, x));
    return spans.size() - 1;
  }

  /// Links that leave take the upper tracks of a gutter, links that arrive the lower.
  private void takeTracks() {
    int[] byLeft = Sorting.byLength(spans.size(), its -> spans.get(its).left);
    int[] sorted = Sorting.byKey(byLeft, its -> spans.get(its).group());
    double[] ends = new double[MOST_TRACKS];
    int group = NONE;
    for (int its : sorted) {
      Span span = spans.get(its);
      if (span.group() != group) {
        group = span.group();
        Arrays.fill(ends, -Double.MAX_VALUE);
      }
      span.track = firstFree(ends, span.left);
      ends[span.track] = span.right + cards.track();
      int[] tracks = span.arriving ? arrivingTracks : leavingTracks;
      tracks[span.gutter] = Math.max(tracks[span.gutter], span.track + 1);
    }
  }

  /// The left edge of a column; the one after the last gives the width of all.
  double columnLeft(int column) {
    return columnLeft[column];
  }

  /// How high the gutter above this row must be; the number of rows gives the one below the last.
  double gutterHeight(int row) {
    int tracks = leavingTracks[row] + arrivingTracks[row];
    if (tracks == 0 && (row == 0 || row == rows)) {
      return 0;
    }
    return cards.gutter() + cards.track() * Math.max(0, tracks - 1);
  }

  /// The finished links, given where items and gutters stand. The widest come first: where links
  /// share a stretch, the one that soonest leaves it is drawn last.
  List<MapLink> finish(double[] itemTop, double[] itemBottom, double[] gutterTop) {
    List<MapLink> links = new ArrayList<>(drafts.size());
    for (Draft draft : drafts) {
      double[] points = new double[12];
      int length = 0;
      double startY = portY(draft, true, itemTop, itemBottom);
      double endY = portY(draft, false, itemTop, itemBottom);
      double vertical = verticalOf(draft);
      points[length++] = draft.startX;
      points[length++] = startY;
      if (draft.startSide != 0) {
        points[length++] = vertical;
        points[length++] = startY;
      }
      if (draft.firstSpan != NONE) {
        double y = trackY(draft.firstSpan, gutterTop);
        points[length++] = draft.startX;
        points[length++] = y;
        points[length++] = vertical;
        points[length++] = y;
      }
      if (draft.lastSpan != NONE) {
        double y = trackY(draft.lastSpan, gutterTop);
        points[length++] = vertical;
        points[length++] = y;
        points[length++] = draft.endX;
        points[length++] = y;
      }
      if (draft.endSide != 0) {
        points[length++] = vertical;
        points[length++] = endY;
      }
      points[length++] = draft.endX;
      points[length++] = endY;
      links.add(
          new MapLink(
              draft.from, draft.to, draft.kind, draft.colour, Arrays.copyOf(points, length)));
    }
    return widestFirst(links);
  }

  private static List<MapLink> widestFirst(List<MapLink> links) {
    int count = links.size();
    double widest = links.stream().mapToDouble(MapLink::width).max().orElse(0);
    int[] sorted = Sorting.byLength(count, its -> widest - links.get(its).width());
    return Arrays.stream(sorted).mapToObj(links::get).toList();
  }

  private double portY(Draft draft, boolean start, double[] itemTop, double[] itemBottom) {
    int item = start ? draft.from : draft.to;
    int side = start ? draft.startSide : draft.endSide;
    if (side != 0) {
      boolean shared = leftAt.get(3 * item + side + 1) && enteredAt.get(3 * item + side + 1);
      boolean middle = draft.kind == MapLink.Kind.PARENT && !shared;
      double part = middle ? 0.5 : start ? LEAVING_HEIGHT : ARRIVING_HEIGHT;
      return itemTop[item] + (itemBottom[item] - itemTop[item]) * part;
    }
    boolean below = start ? draft.leavesBelow : !draft.entersAbove;
    return below ? itemBottom[item] : itemTop[item];
  }

  private double trackY(int index, double[] gutterTop) {
    Span span = spans.get(index);
    int track = span.track + (span.arriving ? leavingTracks[span.gutter] : 0);
    return gutterTop[span.gutter] + cards.gutter() / 2 + cards.track() * track;
  }
}
