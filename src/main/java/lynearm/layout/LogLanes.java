package lynearm.layout;

import java.util.Arrays;

/// Gives every row a lane and draws the links between the rows, from top to bottom, knowing only
/// which lanes wait for what.
final class LogLanes {

  /// A dependency longer than this is told in words instead of drawn past everything.
  private static final int LONGEST_DEPENDENCY = 60;

  /// Dependencies and links that close cycles have lanes of their own, right of all branches, so
  /// that they move no branch. As many are drawn beside one another.
  private static final int SIDE_LANES = 5;

  /// Side lanes are counted from here until the number of branch lanes is known.
  private static final int FIRST_SIDE_LANE = LogLayout.MAX_LANES + 1;

  private static final int NONE = -1;
  private static final int[] NO_LINKS = {};

  private final FoldedGraph graph;
  private final LogOrder order;
  private final int[] rowOf;
  private final BranchColours colours;

  /// What each lane waits for, and by what kind of link.
  private final int[] waitsFor = new int[FIRST_SIDE_LANE + SIDE_LANES];

  private final LinkKind[] kindOf = new LinkKind[waitsFor.length];

  /// The branch colour of each lane in use.
  private final int[] colourOf = new int[waitsFor.length];

  /// The lane that waits for an item, by kind of link.
  private final int[][] laneFor = new int[LinkKind.values().length][];

  /// For items on the way down from a placed top: the lane it was placed in.
  private final int[] leadsToLane;

  /// Links that close a cycle, turned round: for each upper item the lower ones.
  private final int[][] closedBelow;

  /// Branch lanes in use are below this one.
  private int used;

  private final int[] lanes;
  private final int[] segmentStart;
  private final int[] undrawn;
  private int[] segments;
  private int segmentCount;
  private int width;

  /// Segments under the row at hand: where each begins, the lane it enters, its colour.
  private int[] pendingFrom = new int[32];

  private int[] pendingLane = new int[32];
  private int[] pendingColour = new int[32];
  private int pending;

  LogLanes(FoldedGraph graph, LogOrder order, int[] rowOf, BranchColours colours) {
    this.graph = graph;
    this.order = order;
    this.rowOf = rowOf;
    this.colours = colours;
    int size = graph.size();
    Arrays.fill(waitsFor, NONE);
    Arrays.fill(kindOf, LinkKind.PARENT);
    for (int kind = 0; kind < laneFor.length; kind++) {
      laneFor[kind] = new int[size];
      Arrays.fill(laneFor[kind], NONE);
    }
    leadsToLane = new int[size];
    Arrays.fill(leadsToLane, NONE);
    closedBelow = turnClosingLinks();
    lanes = new int[size];
    segmentStart = new int[size + 1];
    undrawn = new int[size];
    segments = new int[Math.max(16, size * 2)];
    int[] items = order.items();
    for (int row = 0; row < size; row++) {
      place(row, items[row]);
    }
    segmentStart[size] = segmentCount;
    segments = Arrays.copyOf(segments, segmentCount);
    moveSideLanesNextToBranches();
  }

  private void moveSideLanesNextToBranches() {
    int branches = width;
    for (int i = 0; i < segments.length; i++) {
      int segment = segments[i];
      LinkKind kind = LogLayout.kind(segment);
      if (kind == LinkKind.PARENT) {
        continue;
      }
      int from = besideBranches(LogLayout.fromLane(segment), branches);
      int to = besideBranches(LogLayout.toLane(segment), branches);
      segments[i] = LogLayout.packed(from, to, LogLayout.segmentColour(segment), kind);
      width = Math.max(width, Math.max(from, to) + 1);
    }
  }

  private static int besideBranches(int lane, int branches) {
    return lane < FIRST_SIDE_LANE ? lane : lane - FIRST_SIDE_LANE + branches;
  }

  int[] lanes() {
    return lanes;
  }

  int[] segmentStart() {
    return segmentStart;
  }

  int[] segments() {
    return segments;
  }

  int[] undrawn() {
    return undrawn;
  }

  int width() {
    return width;
  }

  private int[][] turnClosingLinks() {
    int[] counts = new int[graph.size()];
    forEachClosing((lower, upper) -> counts[upper]++);
    int[][] below = new int[graph.size()][];
    Arrays.setAll(below, upper -> counts[upper] == 0 ? NO_LINKS : new int[counts[upper]]);
    forEachClosing((lower, upper) -> below[upper][--counts[upper]] = lower);
    return below;
  }

  private void forEachClosing(ClosingLink consumer) {
    for (int item = 0; item < graph.size(); item++) {
      int[] parents = graph.parentsOf(item);
      for (int link = 0; link < parents.length; link++) {
        if (parents[link] != item && order.isClosing(item, link)) {
          consumer.take(item, parents[link]);
        }
      }
    }
  }

  @FunctionalInterface
  private interface ClosingLink {
    void take(int lower, int upper);
  }

  private void place(int row, int item) {
    int lane = laneFor[LinkKind.PARENT.code()][item];
    if (lane == NONE) {
      lane = laneOfTop(item);
    }
    lanes[row] = lane;
    width = Math.max(width, lane + 1);
    endSegmentsAt(item, lane);
    segmentStart[row] = segmentCount;
    freeLanesOf(item);
    startPassingSegments();
    linkParents(row, item);
    for (int lower : closedBelow[item]) {
      link(row, item, lower, LinkKind.CYCLE);
    }
    linkDependencies(row, item);
  }

  /// Near the lane that its branch will come to, or else far left.
  private int laneOfTop(int item) {
    int goal = goalOf(item);
    int lane = goal == NONE ? leftmostFree() : nearestFree(goal);
    for (int at = item; at != NONE && !isSpokenFor(at); at = firstParent(at)) {
      leadsToLane[at] = lane;
    }
    return lane;
  }

  private boolean isSpokenFor(int item) {
    return leadsToLane[item] != NONE || laneFor[LinkKind.PARENT.code()][item] != NONE;
  }

  private int goalOf(int item) {
    int at = item;
    while (at != NONE && !isSpokenFor(at)) {
      at = firstParent(at);
    }
    if (at == NONE) {
      return NONE;
    }
    int waiting = laneFor[LinkKind.PARENT.code()][at];
    return waiting != NONE ? waiting : leadsToLane[at];
  }

  private int firstParent(int item) {
    int[] parents = graph.parentsOf(item);
    return parents.length == 0 || order.isClosing(item, 0) ? NONE : parents[0];
  }

  private void endSegmentsAt(int item, int lane) {
    for (int i = 0; i < pending; i++) {
      int entered = pendingLane[i];
      int to = waitsFor[entered] == item ? lane : entered;
      append(LogLayout.packed(pendingFrom[i], to, pendingColour[i], kindOf[entered]));
    }
    pending = 0;
  }

  private void append(int segment) {
    if (segmentCount == segments.length) {
      segments = Arrays.copyOf(segments, segmentCount * 2);
    }
    segments[segmentCount++] = segment;
  }

  private void freeLanesOf(int item) {
    for (LinkKind kind : LinkKind.values()) {
      int lane = laneFor[kind.code()][item];
      if (lane != NONE) {
        waitsFor[lane] = NONE;
      }
    }
    while (used > 0 && waitsFor[used - 1] == NONE) {
      used--;
    }
  }

  private void startPassingSegments() {
    startPassingSegments(0, used);
    startPassingSegments(FIRST_SIDE_LANE, waitsFor.length);
  }

  private void startPassingSegments(int fromLane, int endLane) {
    for (int lane = fromLane; lane < endLane; lane++) {
      if (waitsFor[lane] != NONE) {
        addPending(lane, lane, colourOf[lane]);
      }
    }
  }

  private void addPending(int from, int lane, int colour) {
    if (pending == pendingFrom.length) {
      pendingFrom = Arrays.copyOf(pendingFrom, pending * 2);
      pendingLane = Arrays.copyOf(pendingLane, pending * 2);
      pendingColour = Arrays.copyOf(pendingColour, pending * 2);
    }
    pendingFrom[pending] = from;
    pendingLane[pending] = lane;
    pendingColour[pending] = colour;
    pending++;
  }

  private void linkParents(int row, int item) {
    int[] parents = graph.parentsOf(item);
    for (int i = 0; i < parents.length; i++) {
      if (order.isClosing(item, i)) {
        continue;
      }
      if (i == 0) {
        linkFirstParent(row, item, parents[i]);
      } else {
        link(row, item, parents[i], LinkKind.PARENT);
      }
    }
  }

  /// The branch goes on in its lane. If another lane waits for its parent already, the one further
  /// left stays and the other ends in it, so that the main line never leaves the first lane.
  private void linkFirstParent(int row, int item, int parent) {
    int lane = lanes[row];
    int waiting = laneFor[LinkKind.PARENT.code()][parent];
    if (lane == LogLayout.MAX_LANES || (waiting != NONE && waiting < lane)) {
      link(row, item, parent, LinkKind.PARENT);
      return;
    }
    int colour = colours.ofLink(item, parent);
    boolean ownsLane = waiting == NONE || colours.continues(item, parent);
    int goingOn = ownsLane ? colour : colourOf[waiting];
    if (waiting != NONE) {
      endIn(waiting, lane);
    }
    open(lane, parent, LinkKind.PARENT, goingOn);
    addPending(lane, lane, colour);
  }

  private void endIn(int ending, int lane) {
    waitsFor[ending] = NONE;
    for (int i = 0; i < pending; i++) {
      if (pendingLane[i] == ending) {
        pendingLane[i] = lane;
      }
    }
  }

  private void linkDependencies(int row, int item) {
    int[] dependencies = graph.dependenciesOf(item);
    int parents = graph.parentsOf(item).length;
    for (int i = 0; i < dependencies.length; i++) {
      int target = dependencies[i];
      if (isParent(item, target)) {
        continue;
      }
      if (order.isClosing(item, parents + i) || rowOf[target] - row > LONGEST_DEPENDENCY) {
        undrawn[row]++;
      } else {
        link(row, item, target, LinkKind.DEPENDENCY);
      }
    }
  }

  private boolean isParent(int item, int target) {
    for (int parent : graph.parentsOf(item)) {
      if (parent == target) {
        return true;
      }
    }
    return false;
  }

  /// Joins the lane that waits for the target, or opens one beside.
  private void link(int row, int item, int target, LinkKind kind) {
    int from = lanes[row];
    int colour = kind == LinkKind.PARENT ? colours.ofLink(item, target) : colours.ofItem(item);
    int lane = laneFor[kind.code()][target];
    if (lane == NONE) {
      lane = kind == LinkKind.PARENT ? nearestFree(from) : freeSideLane();
      if (lane == LogLayout.MAX_LANES) {
        undrawn[row]++;
        return;
      }
      open(lane, target, kind, colour);
    } else if (colours.continues(item, target)) {
      colourOf[lane] = colour;
    }
    addPending(from, lane, colour);
  }

  private void open(int lane, int target, LinkKind kind, int colour) {
    waitsFor[lane] = target;
    colourOf[lane] = colour;
    kindOf[lane] = kind;
    laneFor[kind.code()][target] = lane;
    if (kind == LinkKind.PARENT) {
      used = Math.max(used, lane + 1);
      width = Math.max(width, used);
    }
  }

  /// A free side lane, or [LogLayout#MAX_LANES] if there is none.
  private int freeSideLane() {
    for (int lane = FIRST_SIDE_LANE; lane < waitsFor.length; lane++) {
      if (waitsFor[lane] == NONE) {
        return lane;
      }
    }
    return LogLayout.MAX_LANES;
  }

  private int leftmostFree() {
    for (int lane = 0; lane < used; lane++) {
      if (waitsFor[lane] == NONE) {
        return lane;
      }
    }
    return used;
  }

  /// The free lane that the fewest lanes part from this one; of two the left one.
  private int nearestFree(int from) {
    int right = from + 1;
    while (right < used && waitsFor[right] != NONE) {
      right++;
    }
    int left = Math.min(from, used) - 1;
    while (left >= 0 && waitsFor[left] != NONE) {
      left--;
    }
    boolean takeLeft = left >= 0 && (from - left <= right - from || right >= LogLayout.MAX_LANES);
    return takeLeft ? left : Math.min(right, LogLayout.MAX_LANES);
  }
}
