package lynearm.layout;

/// A graph as rows and lanes, as `git log --graph` shows one: one row an item, newest first, a lane
/// for every branch while it lives.
///
/// ```text
/// *      m      row 0, lane 0
/// |\            between rows 0 and 1: two segments, 0→0 and 0→1
/// * |    a      row 1, lane 0
/// | *    b      row 2, lane 1
/// |/
/// *      f      row 3, lane 0
/// ```
///
/// A segment leads from the middle of its row to the middle of the next; what is drawn between two
/// rows is known from the upper one alone, so a view draws the rows it shows and looks at no other.
/// Lanes are numbered from the left. At most one lane waits for an item, and others join it, so a
/// fork of many branches stays narrow.
///
/// Equal input gives equal output. Cost: O(V + E + segments), and no row has more than [#MAX_LANES]
/// segments beside those that begin in it. Links without a place are counted in
/// [#undrawnLinks(int)].
public final class LogLayout {

  /// How many lanes may be in use at one row; the lane after the last holds items beside them.
  public static final int MAX_LANES = 96;

  private final LogLanes placed;
  private final BranchColours colours;

  private LogLayout(LogLanes placed, BranchColours colours) {
    this.placed = placed;
    this.colours = colours;
  }

  public static LogLayout of(FoldedGraph graph) {
    return new LogLayout(graph.lanes(), BranchColours.of(graph));
  }

  /// How many rows there are: one for every item.
  public int rows() {
    return placed.items().length;
  }

  /// How many lanes the widest row needs; 0 without rows.
  public int width() {
    return placed.width();
  }

  /// How many lanes these rows need, the last one excluded, so that a view can keep the lanes of
  /// what it shows as narrow as they are. Cost: their segments.
  public int widthOf(int fromRow, int toRow) {
    int widest = 0;
    int[] segmentStart = placed.segmentStart();
    for (int row = Math.max(0, fromRow); row < Math.min(toRow, rows()); row++) {
      widest = Math.max(widest, lane(row) + 1);
      for (int i = segmentStart[row]; i < segmentStart[row + 1]; i++) {
        int segment = placed.segment(i);
        widest = Math.max(widest, Math.max(fromLane(segment), toLane(segment)) + 1);
      }
    }
    return widest;
  }

  /// The item in this row.
  public int itemAt(int row) {
    return placed.items()[row];
  }

  public int rowOf(int item) {
    return placed.rowOf()[item];
  }

  /// The lane in which this row's item stands.
  public int lane(int row) {
    return placed.lanes()[row];
  }

  /// The colour of the item in this row, below [BranchColours#COUNT].
  public int colour(int row) {
    return colours.ofItem(itemAt(row));
  }

  /// How many links of this row are not drawn, because there are too many or they lead too far.
  public int undrawnLinks(int row) {
    return placed.undrawn()[row];
  }

  /// How many segments lead from this row to the next.
  public int segmentCount(int row) {
    return placed.segmentStart()[row + 1] - placed.segmentStart()[row];
  }

  /// One segment; [#fromLane], [#toLane], [#segmentColour] and [#kind] take it apart.
  public int segment(int row, int index) {
    int at = placed.segmentStart()[row] + index;
    return placed.segment(at) | colours.ofBranch(placed.branchOfSegment(at)) << 2;
  }

  /// The lane in which a segment begins.
  public static int fromLane(int segment) {
    return segment >>> 16;
  }

  /// The lane in which a segment ends.
  public static int toLane(int segment) {
    return segment >>> 8 & 0xff;
  }

  /// The colour of the branch that a segment belongs to, below [BranchColours#COUNT].
  public static int segmentColour(int segment) {
    return segment >>> 2 & 0x3f;
  }

  /// What a segment stands for.
  public static LinkKind kind(int segment) {
    return LinkKind.ofCode(segment & 3);
  }

  /// A segment without its colour.
  static int packed(int from, int to, LinkKind kind) {
    return from << 16 | to << 8 | kind.code();
  }
}
