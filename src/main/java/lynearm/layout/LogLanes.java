package lynearm.layout;

import java.util.Arrays;

/// Gives every row a lane and draws the links between the rows.
///
/// First it goes from top to bottom and notes strands: what will be drawn in one lane without a
/// break, a branch from where it is joined or begins down to where it ends in another. A branch is
/// never more than one strand. Then [LanePacking] finds each strand its lane, knowing all of them.
final class LogLanes {

  /// A dependency longer than this is told in words instead of drawn past everything.
  private static final int LONGEST_DEPENDENCY = 60;

  /// Dependencies and links that close cycles have lanes of their own, right of all branches, so
  /// that they move no branch. As many are drawn beside one another. Their numbers come before
  /// those of strands.
  private static final int SIDE_LANES = 5;

  /// What stands beside all lanes, because too many are in use.
  private static final int BESIDE = SIDE_LANES;

  private static final int FIRST_STRAND = BESIDE + 1;

  /// How many strands may be open at once, with some room for those that just begin or end.
  private static final int MOST_OPEN = LogLayout.MAX_LANES - 3;

  private static final int KIND_BITS = 2;
  private static final int KIND = 3;
  private static final int NONE = -1;
  private static final int[] NO_LINKS = {};

  private final FoldedGraph graph;
  private final LogOrder order;
  private final int[] items;
  private final int[] rowOf;
  private final Branches branches;
  private final Strands strands = new Strands(FIRST_STRAND);

  /// What each strand waits for.
  private int[] waitsFor = new int[64];

  /// The kind of link in each side lane; all others are of parents.
  private final LinkKind[] kindOf = new LinkKind[SIDE_LANES];

  /// The branch whose colour each strand has at the row at hand.
  private int[] branchOf = new int[waitsFor.length];

  /// The strands that wait for something, in no order, and the place of each there.
  private int[] waiting = new int[64];

  private int[] placeOf = new int[waitsFor.length];
  private int waitingCount;

  /// The strand that waits for an item, by kind of link.
  private final int[][] strandFor = new int[LinkKind.values().length][];

  /// Links that close a cycle, turned round: for each upper item the lower ones.
  private final int[][] closedBelow;

  private final int[] lanes;
  private final int[] segmentStart;
  private final int[] undrawn;

  /// Where each segment begins and its kind, the strand it enters, its branch.
  private final Segments segments = new Segments();

  private final Untangling.Joints joints = new Untangling.Joints();

  private int branchesWidth;
  private int sideLanes;
  private final LanePacking packing;

  LogLanes(FoldedGraph graph) {
    this.graph = graph;
    order = new LogOrder(graph);
    branches = graph.branches();
    int size = graph.size();
    items = order.items();
    rowOf = new int[size];
    for (int row = 0; row < size; row++) {
      rowOf[items[row]] = row;
    }
    for (int kind = 0; kind < strandFor.length; kind++) {
      strandFor[kind] = new int[size];
      Arrays.fill(strandFor[kind], NONE);
    }
    Arrays.fill(waitsFor, NONE);
    Arrays.fill(placeOf, NONE);
    closedBelow = turnClosingLinks();
    lanes = new int[size];
    segmentStart = new int[size + 1];
    undrawn = new int[size];
    for (int row = 0; row < size; row++) {
      place(row, items[row]);
    }
    segmentStart[size] = segments.count();
    strands.finish(size - 1);
    packing = new LanePacking(strands, joints);
    toLanes();
  }

  /// Turns the strands of items into lanes.
  private void toLanes() {
    branchesWidth = packing.width();
    for (int row = 0; row < lanes.length; row++) {
      lanes[row] = laneOf(lanes[row]);
      branchesWidth = Math.max(branchesWidth, lanes[row] + 1);
    }
  }

  private int laneOf(int strand) {
    if (strand < BESIDE) {
      return branchesWidth + strand;
    }
    return strand == BESIDE ? LogLayout.MAX_LANES : packing.laneOf(strand);
  }

  /// Items from top to bottom.
  int[] items() {
    return items;
  }

  int[] rowOf() {
    return rowOf;
  }

  int[] lanes() {
    return lanes;
  }

  int[] segmentStart() {
    return segmentStart;
  }

  int segment(int place) {
    int start = segments.start(place);
    return LogLayout.packed(
        laneOf(start >> KIND_BITS), laneOf(segments.end(place)), LinkKind.ofCode(start & KIND));
  }

  /// The branch that a segment belongs to.
  int branchOfSegment(int place) {
    return segments.branch(place);
  }

  int[] undrawn() {
    return undrawn;
  }

  int width() {
    return branchesWidth + sideLanes;
  }

  /// Tells each pair of branches that are drawn side by side somewhere. Cost: O(strands).
  void forEachNeighbours(IntPair consumer) {
    packing.forEachNeighbours(consumer);
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
    int branch = branches.branchOf(item);
    int strand = strandFor[LinkKind.PARENT.code()][item];
    if (strand == NONE) {
      strand = openStrands() < MOST_OPEN ? newStrand(row) : BESIDE;
    }
    if (strand != BESIDE) {
      strands.carry(strand, branch, branches.hostOf(branch) == Branches.NONE, row);
    }
    lanes[row] = strand;
    endSegmentsAt(row, item, strand);
    stopWaitingFor(item);
    for (int i = 0; i < waitingCount; i++) {
      addSegment(waiting[i], waiting[i], branchOf[waiting[i]]);
    }
    linkParents(row, item);
    for (int lower : closedBelow[item]) {
      link(row, item, lower, LinkKind.CYCLE);
    }
    linkDependencies(row, item);
    if (strand != BESIDE && waitsFor[strand] == NONE) {
      strands.end(strand, row);
    }
  }

  private int openStrands() {
    int sides = 0;
    for (int lane = 0; lane < SIDE_LANES; lane++) {
      sides += waitsFor[lane] == NONE ? 0 : 1;
    }
    return waitingCount - sides;
  }

  private int newStrand(int row) {
    int strand = strands.begin(row);
    if (strand >= waitsFor.length) {
      int length = waitsFor.length;
      waitsFor = Arrays.copyOf(waitsFor, 2 * length);
      branchOf = Arrays.copyOf(branchOf, 2 * length);
      placeOf = Arrays.copyOf(placeOf, 2 * length);
      Arrays.fill(waitsFor, length, 2 * length, NONE);
      Arrays.fill(placeOf, length, 2 * length, NONE);
    }
    return strand;
  }

  /// Segments above this row that wait for its item end at its strand; those below it begin here.
  private void endSegmentsAt(int row, int item, int strand) {
    for (int i = row == 0 ? 0 : segmentStart[row - 1]; i < segments.count(); i++) {
      int upper = segments.start(i) >> KIND_BITS;
      int lower = segments.end(i);
      if (lower != strand && waitsFor[lower] == item) {
        segments.setEnd(i, strand);
        lower = strand;
      }
      if (Math.min(upper, lower) < FIRST_STRAND) {
        sideLanes = Math.max(sideLanes, Math.max(sideLanesTo(upper), sideLanesTo(lower)));
      } else if (upper != lower) {
        joints.add(row - 1, upper - FIRST_STRAND, lower - FIRST_STRAND);
      }
    }
    segmentStart[row] = segments.count();
  }

  private static int sideLanesTo(int strand) {
    return strand < SIDE_LANES ? strand + 1 : 0;
  }

  private void stopWaitingFor(int item) {
    for (LinkKind kind : LinkKind.values()) {
      int strand = strandFor[kind.code()][item];
      if (strand != NONE) {
        stopWaiting(strand);
      }
    }
  }

  private void stopWaiting(int strand) {
    int place = placeOf[strand];
    if (place == NONE) {
      return;
    }
    waitsFor[strand] = NONE;
    placeOf[strand] = NONE;
    int last = waiting[--waitingCount];
    if (last != strand) {
      waiting[place] = last;
      placeOf[last] = place;
    }
  }

  private void addSegment(int from, int strand, int branch) {
    LinkKind kind = strand < SIDE_LANES ? kindOf[strand] : LinkKind.PARENT;
    segments.add(from << KIND_BITS | kind.code(), strand, branch);
  }

  /// The branch of the item goes on in its strand, or ends with it: then its strand leads to the
  /// first parent, unless another does already.
  private void linkParents(int row, int item) {
    int[] parents = graph.parentsOf(item);
    int goesOn = NONE;
    for (int i = 0; i < parents.length && goesOn == NONE; i++) {
      if (!order.isClosing(item, i) && branches.continues(item, parents[i])) {
        goesOn = i;
      }
    }
    if (goesOn != NONE) {
      goOn(row, item, parents[goesOn]);
    }
    boolean leads = goesOn != NONE;
    for (int i = 0; i < parents.length; i++) {
      if (i == goesOn || order.isClosing(item, i)) {
        continue;
      }
      if (!leads && strandFor[LinkKind.PARENT.code()][parents[i]] == NONE) {
        goOn(row, item, parents[i]);
      } else {
        link(row, item, parents[i], LinkKind.PARENT);
      }
      leads = true;
    }
  }

  /// Strands of others that wait for this parent end in this one.
  private void goOn(int row, int item, int parent) {
    int strand = lanes[row];
    if (strand == BESIDE) {
      link(row, item, parent, LinkKind.PARENT);
      return;
    }
    int other = strandFor[LinkKind.PARENT.code()][parent];
    if (other != NONE) {
      endIn(row, other, strand);
      strands.end(other, row + 1);
    }
    int branch = branches.ofLink(item, parent);
    open(strand, parent, LinkKind.PARENT, branch);
    addSegment(strand, strand, branch);
  }

  private void endIn(int row, int ending, int strand) {
    stopWaiting(ending);
    for (int i = segmentStart[row]; i < segments.count(); i++) {
      if (segments.end(i) == ending) {
        segments.setEnd(i, strand);
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

  /// Joins the strand that waits for the target, or begins one.
  private void link(int row, int item, int target, LinkKind kind) {
    int branch = kind == LinkKind.PARENT ? branches.ofLink(item, target) : branches.branchOf(item);
    int strand = strandFor[kind.code()][target];
    if (strand == NONE) {
      strand = kind == LinkKind.PARENT ? strandFrom(row) : freeSideLane();
      if (strand == NONE) {
        undrawn[row]++;
        return;
      }
      open(strand, target, kind, branch);
      if (kind == LinkKind.PARENT) {
        strands.carry(strand, branch, false, row + 1);
      }
    }
    addSegment(lanes[row], strand, branch);
  }

  private int strandFrom(int row) {
    return openStrands() < MOST_OPEN ? newStrand(row + 1) : NONE;
  }

  private void open(int strand, int target, LinkKind kind, int branch) {
    if (placeOf[strand] == NONE) {
      if (waitingCount == waiting.length) {
        waiting = Arrays.copyOf(waiting, 2 * waitingCount);
      }
      placeOf[strand] = waitingCount;
      waiting[waitingCount++] = strand;
    }
    waitsFor[strand] = target;
    branchOf[strand] = branch;
    if (strand < SIDE_LANES) {
      kindOf[strand] = kind;
    }
    strandFor[kind.code()][target] = strand;
  }

  /// A free side lane, if there is one.
  private int freeSideLane() {
    for (int lane = 0; lane < SIDE_LANES; lane++) {
      if (waitsFor[lane] == NONE) {
        return lane;
      }
    }
    return NONE;
  }
}
