package lynearm.layout;

import static lynearm.layout.DrawnHistory.drawn;
import static lynearm.layout.DrawnHistory.graph;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lynearm.graph.RevisionGraph;
import lynearm.revision.Revision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogLayoutTest {

  @Test
  void anEmptyGraphHasNoRows() {
    LogLayout log = LogLayout.of(FoldedGraph.unfolded(graph("")));

    assertThat(log.rows()).isZero();
    assertThat(log.width()).isZero();
  }

  @Test
  void aMergeOpensALaneAndTheForkClosesIt() {
    assertRows(
        "m: a b; a: f; b: f; f:",
        """
        *    m
        |\\
        * |  a
        | *  b
        |/
        *    f
        """);
  }

  @Test
  void theHeadWithTheLongerHistoryComesFirstAndKeepsTheFirstLane() {
    assertRows(
        "f:; a: f; b: a; side: f",
        """
        *    b
        *    a
        | *  side
        |/
        *    f
        """);
  }

  @Test
  void linksHaveTheColourOfTheirBranch() {
    FoldedGraph graph =
        FoldedGraph.unfolded(graph("side: f; top: side; a:; f: a; t: f; u: t; v: u; m: v top"));
    LogLayout log = graph.log();
    BranchColours colours = BranchColours.of(graph);
    assertThat(drawn(graph))
        .isEqualTo(
            """
            *    m
            |\\
            * |  v
            * |  u
            * |  t
            | *  top
            | *  side
            |/
            *    f
            *    a
            """);
    int branch = colours.ofItem(0);
    assertThat(branch).isNotZero();
    assertThat(coloursUnder(log, 0)).containsExactlyInAnyOrder(0, branch);
    assertThat(coloursUnder(log, 3)).containsExactlyInAnyOrder(0, branch);
    assertThat(coloursUnder(log, 5)).containsExactlyInAnyOrder(0, branch);
    assertThat(coloursUnder(log, 6)).containsExactly(0);
  }

  @Test
  void theTrunkKeepsItsColourWhereItEndsInTheLaneOfAnother() {
    FoldedGraph graph = FoldedGraph.unfolded(graph("a:; f: a; t: f; u: t; v: u; x: f; m: x v"));
    LogLayout log = graph.log();
    int row = log.rowOf(1);
    assertThat(log.colour(row)).isZero();
    assertThat(coloursUnder(log, row)).containsExactly(0);
    assertThat(coloursUnder(log, row - 1)).contains(0);
  }

  private static List<Integer> coloursUnder(LogLayout log, int row) {
    return IntStream.range(0, log.segmentCount(row))
        .map(i -> LogLayout.segmentColour(log.segment(row, i)))
        .boxed()
        .toList();
  }

  @Test
  void runsAreNotMixed() {
    assertRows(
        "h: e; e: d; d: b; b:; x: b; y: x",
        """
        *    h
        *    e
        *    d
        | *  y
        | *  x
        |/
        *    b
        """);
  }

  @Test
  void anOctopusMergeGivesEveryParentItsLane() {
    assertRows(
        "o: a b c d; a: r; b: r; c: r; d: r; r:",
        """
        *        o
        |\\_\\_\\
        * | | |  a
        | * | |  b
        |/  | |
        |   * |  c
        |__/  |
        |     *  d
        |____/
        *        r
        """);
  }

  @Test
  void aBranchThatForksInsideAnotherLandsBesideIt() {
    assertRows(
        "h: m; m: a b; a: f; b: g; g: f; f: e; e:; s: e; t: s",
        """
        *    h
        *    m
        |\\
        * |  a
        | *  b
        | *  g
        |/
        *    f
        | *  t
        | *  s
        |/
        *    e
        """);
  }

  @Test
  void dependenciesStandRightOfAllBranches() {
    assertRows(
        "c3: c2; c2: c1 ~e2; c1: f; e3: e2; e2: e1; e1: f; f:",
        """
        *      c3
        *      c2
        |__\\
        *   :  c1
        | * :  e3
        | |/
        | *    e2
        | *    e1
        |/
        *      f
        """);
  }

  @Test
  void theMainLineKeepsTheFirstLaneWhenItComesBackFirst() {
    assertRows(
        "m2: a m1; m1: b a; b: f; a: f; f: e; e:",
        """
        *    m2
        |\\
        | *  m1
        |/|
        | *  b
        * |  a
        |/
        *    f
        *    e
        """);
  }

  @Test
  void aDependencyThatLeadsTooFarIsOnlyCounted() {
    StringBuilder text = new StringBuilder("far: r99 ~r0; r0:; ");
    for (int i = 1; i < 100; i++) {
      text.append("r%d: r%d; ".formatted(i, i - 1));
    }

    assertThat(drawn(FoldedGraph.unfolded(graph(text.toString())))).contains("far (1 undrawn)");
  }

  @Test
  void aMissingParentIsARowLikeAnyOther() {
    assertRows(
        "x: gone; y: gone",
        """
        *    x
        | *  y
        |/
        *    gone
        """);
  }

  @Test
  void partsWithoutALinkFollowOneAnother() {
    assertRows(
        "a:; b: a; p:; q: p; r: p; z:",
        """
        *    b
        *    a
        *    q
        | *  r
        |/
        *    p
        *    z
        """);
  }

  @Test
  void aCycleIsDrawnAsALinkThatLeadsBack() {
    assertRows(
        "a: b; b: c; c: a; x: a",
        """
        *    x
        *    a
        |\\
        * !  b
        |/
        *    c
        """);
  }

  @Test
  void aRevisionThatIsItsOwnParentIsARow() {
    assertRows(
        "a: a; b: a",
        """
        *  b
        *  a
        """);
  }

  @Test
  void aFoldedRunIsOneRow() {
    FoldedGraph folded =
        FoldedGraph.of(
            graph("h: e; e: d; d: c; c: b; b: a; a:; x: a"), Folding.of(Folding.Mode.LONG_RUNS));

    assertThat(drawn(folded))
        .isEqualTo(
            """
            *    h
            *    e …4
            | *  x
            |/
            *    a
            """);
  }

  @Test
  void aNewRevisionOnAHeadMovesNoOtherToAnotherLane() {
    String before = "h: m; m: a b; a: f; b: g; g: f; f: e; e:; s: e; t: s";

    assertThat(lanesByName(before + "; new: t")).containsAllEntriesOf(lanesByName(before));
    assertThat(lanesByName(before + "; new: h")).containsAllEntriesOf(lanesByName(before));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyLinkOfARandomHistoryCanBeFollowed(long seed) {
    RevisionGraph graph = randomGraph(new Random(seed), 300);
    FoldedGraph folded = FoldedGraph.unfolded(graph);
    LogLayout log = LogLayout.of(folded);

    for (int row = 0; row < log.rows(); row++) {
      int item = log.itemAt(row);
      assertThat(log.rowOf(item)).isEqualTo(row);
      for (int parent : folded.parentsOf(item)) {
        assertThat(log.rowOf(parent)).isGreaterThan(row);
        assertThat(lanesReached(log, row, log.rowOf(parent)).get(log.lane(log.rowOf(parent))))
            .as("link from row %s to row %s", row, log.rowOf(parent))
            .isTrue();
      }
      if (folded.parentsOf(item).length == 0) {
        int lane = log.lane(row);
        int at = row;
        assertThat(IntStream.range(0, log.segmentCount(row)).map(i -> log.segment(at, i)))
            .noneMatch(segment -> LogLayout.fromLane(segment) == lane);
      }
    }
  }

  @Test
  void aMergeOfThousandsStaysNarrow() {
    String parents =
        IntStream.range(0, 3000).mapToObj(i -> "p" + i).collect(Collectors.joining(" "));
    StringBuilder text = new StringBuilder("m: " + parents + ";");
    for (int i = 0; i < 3000; i++) {
      text.append("p%d: r;".formatted(i));
    }
    LogLayout log = LogLayout.of(FoldedGraph.unfolded(graph(text + "r:")));

    assertThat(log.width()).isLessThanOrEqualTo(LogLayout.MAX_LANES + 1);
    assertThat(log.undrawnLinks(0)).isGreaterThan(2000);
  }

  private static BitSet lanesReached(LogLayout log, int fromRow, int toRow) {
    BitSet lanes = new BitSet();
    lanes.set(log.lane(fromRow));
    for (int row = fromRow; row < toRow; row++) {
      BitSet next = new BitSet();
      for (int i = 0; i < log.segmentCount(row); i++) {
        int segment = log.segment(row, i);
        if (lanes.get(LogLayout.fromLane(segment)) && LogLayout.kind(segment) == LinkKind.PARENT) {
          next.set(LogLayout.toLane(segment));
        }
      }
      lanes = next;
    }
    return lanes;
  }

  private static RevisionGraph randomGraph(Random random, int size) {
    List<Revision> revisions = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      List<String> parents = new ArrayList<>();
      int wanted = i == 0 || random.nextInt(40) == 0 ? 0 : random.nextInt(8) == 0 ? 2 : 1;
      for (int p = 0; p < wanted; p++) {
        parents.add("r" + Math.max(0, i - 1 - random.nextInt(6) * p - p));
      }
      if (wanted == 1 && random.nextInt(6) == 0) {
        parents.set(0, "r" + random.nextInt(i));
      }
      revisions.add(MapHistory.revision("r" + i, parents.stream().distinct().toList(), List.of()));
    }
    return RevisionGraph.of(revisions);
  }

  private static Map<String, Integer> lanesByName(String text) {
    RevisionGraph graph = graph(text);
    FoldedGraph folded = FoldedGraph.unfolded(graph);
    LogLayout log = LogLayout.of(folded);
    return IntStream.range(0, log.rows())
        .boxed()
        .collect(
            Collectors.toMap(
                row -> graph.node(folded.item(log.itemAt(row)).firstNode()).id().value(),
                log::lane));
  }

  private static void assertRows(String history, String rows) {
    assertThat(drawn(FoldedGraph.unfolded(graph(history)))).isEqualTo(rows);
  }
}
