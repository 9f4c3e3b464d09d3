package lynearm.layout;

import static lynearm.layout.MapHistory.drawn;
import static lynearm.layout.MapHistory.graph;
import static lynearm.layout.MapHistory.item;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lynearm.graph.RevisionGraph;
import lynearm.revision.Revision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MapLayoutTest {

  @Test
  void aLineStandsInOneColumn() {
    assertThat(drawn(graph("a:; b: a; c: b")))
        .isEqualTo(
            """
            c
            b
            a
            """);
  }

  @Test
  void allHeadsStandInTheFirstRowHoweverOld() {
    assertThat(drawn(graph("a:; b: a; c: b; d: c; old: a")))
        .isEqualTo(
            """
            d   old
            c   .
            b   .
            a   .
            """);
  }

  @Test
  void aMergedBranchStandsBesideTheTrunk() {
    assertThat(drawn(graph("a:; b: a; c: b; s: a; m: c s; n: m")))
        .isEqualTo(
            """
            n .
            m .
            c s
            b .
            a .
            """);
  }

  @Test
  void shorterBranchesStandNearerSoThatLinksNest() {
    assertThat(drawn(graph("a:; b: a; c: b; d: c; e: d; far: a; near: c")))
        .isEqualTo(
            """
            e    near far
            d    .    .
            c    .    .
            b    .    .
            a    .    .
            """);
  }

  @Test
  void branchesThatFollowEachOtherShareAColumn() {
    assertThat(drawn(graph("a:; b: a; s: a; m: b s; c: m; t: m; n: c t")))
        .isEqualTo(
            """
            n .
            c t
            m .
            b s
            a .
            """);
  }

  @Test
  void anOctopusMergeSpreadsItsParents() {
    assertThat(drawn(graph("a:; b: a; c: a; d: a; e: a; m: b c d e")))
        .isEqualTo(
            """
            m . . .
            b c d e
            a . . .
            """);
  }

  @Test
  void partsThatDoNotHangTogetherStandSideBySide() {
    assertThat(drawn(graph("a:; b: a; c: b; x:; y: x; lone:")))
        .isEqualTo(
            """
            c    y    lone
            b    x    .
            a    .    .
            """);
  }

  @Test
  void basesStandInTheLastRowOfTheirPart() {
    assertThat(drawn(graph("a:; b: a; c: b; other:; m: c other")))
        .isEqualTo(
            """
            m     .
            c     .
            b     .
            a     other
            """);
  }

  @Test
  void aGhostStandsBelowWhatNamesIt() {
    assertThat(drawn(graph("a:; b: a; c: b; k: gone; m: c k; n: m")))
        .isEqualTo(
            """
            n    .
            m    .
            c    k
            b    gone
            a    .
            """);
  }

  @Test
  void aCycleIsDrawnAndItsClosingLinkMarked() {
    FoldedGraph cycle = graph("a: c; b: a; c: b; d: c");
    assertThat(drawn(cycle))
        .isEqualTo(
            """
            d
            c
            b
            a
            """);
    assertThat(MapLayout.of(cycle).links())
        .filteredOn(link -> link.kind() == MapLink.Kind.CYCLE)
        .singleElement()
        .matches(link -> link.from() == item(cycle, "a") && link.to() == item(cycle, "c"));
  }

  @Test
  void aRevisionThatNamesItselfIsDrawn() {
    assertThat(drawn(graph("a: a"))).isEqualTo("a\n");
  }

  @Test
  void nothingGivesAnEmptyMap() {
    MapLayout map = MapLayout.of(FoldedGraph.unfolded(RevisionGraph.of(List.of())));
    assertThat(map.columnCount()).isZero();
    assertThat(map.width()).isZero();
    assertThat(map.height()).isZero();
  }

  @Test
  void headsDownTurnsTheMap() {
    FoldedGraph line = graph("a:; b: a; c: b");
    MapLayout map = MapLayout.of(line, MapLayout.Direction.HEADS_DOWN);
    assertThat(map.top(item(line, "c"))).isGreaterThan(map.top(item(line, "a")));
    assertThat(map.rankOf(item(line, "c"))).isZero();
    assertThat(map.itemsInColumn(0))
        .containsExactly(item(line, "a"), item(line, "b"), item(line, "c"));
  }

  @Test
  void dependenciesAreLinksOfTheirOwn() {
    FoldedGraph two = graph("a:; b: a; x:; y: x ~b");
    assertThat(MapLayout.of(two).links())
        .filteredOn(link -> link.kind() == MapLink.Kind.DEPENDENCY)
        .singleElement()
        .matches(link -> link.from() == item(two, "y") && link.to() == item(two, "b"));
  }

  @Test
  void aNewHeadMovesNoColumn() {
    String before = "a:; b: a; c: b; d: c; s: b; t: s; m: d t; n: m";
    FoldedGraph small = graph(before);
    FoldedGraph grown = graph(before + "; new: n");
    assertColumnsKept(small, grown);
  }

  @Test
  void aRevisionOnASideBranchMovesNoColumn() {
    String before = "a:; b: a; c: b; d: c; e: d; s: b";
    assertColumnsKept(graph(before), graph(before + "; t: s"));
  }

  @Test
  void mergingTwoSideBranchesLeavesTheTrunkWhereItIs() {
    String before = "a:; b: a; c: b; d: c; e: d; p: b; q: p; r: q; x: a; y: x";
    assertThat(drawn(graph(before)))
        .isEqualTo(
            """
            e r y
            d q x
            c p .
            b . .
            a . .
            """);
    assertThat(drawn(graph(before + "; m: r y")))
        .isEqualTo(
            """
            e m .
            d r y
            c q x
            . p .
            b . .
            a . .
            """);
  }

  @Test
  void aMergeStandsOnTheBranchThatItNamesFirst() {
    String before = "a:; b: a; c: b; d: c; p: b; q: p; x: a";
    assertThat(drawn(graph(before + "; m: x q")))
        .isEqualTo(
            """
            d . m
            c q x
            . p .
            b . .
            a . .
            """);
    assertThat(drawn(graph(before + "; m: q x")))
        .isEqualTo(
            """
            d m .
            c q x
            . p .
            b . .
            a . .
            """);
  }

  @Test
  void aMergeWithTheTrunkStandsOnTheTrunkInWhateverOrder() {
    String before = "a:; b: a; c: b; d: c; p: b; q: p";
    String merged =
        """
        m .
        d q
        c p
        b .
        a .
        """;
    assertThat(drawn(graph(before + "; m: d q"))).isEqualTo(merged);
    assertThat(drawn(graph(before + "; m: q d"))).isEqualTo(merged);
  }

  @Test
  void mergingTheLastTwoHeadsOfEqualHistoriesMovesNoColumn() {
    String before = "a:; b: a; t: b; u: t; p: b; q: p; x: b; y: x";
    assertColumnsKept(graph(before), graph(before + "; m: q y"));
    assertColumnsKept(graph(before + "; m: q y"), graph(before + "; m: q y; n: u m"));
  }

  @Test
  void whatIsAddedOnTopOfAHeadMovesFewOthers() {
    assertThat(movedByAdding((graph, random) -> some(headsOf(graph), 1, random))).isLessThan(0.08);
  }

  @Test
  void aMergeOfTwoHeadsMovesFewOthersAndNeverTheTrunk() {
    assertThat(movedByAdding((graph, random) -> some(headsOf(graph), 2, random))).isLessThan(0.17);
  }

  @Test
  void aNewHeadAnywhereMovesOnlyWhatStandsFurtherOut() {
    assertThat(movedByAdding((_, random) -> List.of("r" + random.nextInt(60)))).isLessThan(0.3);
  }

  /// What part of random histories changes its column when one revision with such parents is added
  /// somewhere in the load order. Merges never move the trunk.
  private static double movedByAdding(
      BiFunction<RevisionGraph, Random, List<String>> parentsOfAdded) {
    double others = 0;
    double moved = 0;
    for (int seed = 1; seed <= 100; seed++) {
      List<Revision> before = MapHistory.random(seed, 60);
      Random random = new Random(seed);
      List<String> parents = parentsOfAdded.apply(RevisionGraph.of(before), random);
      List<Revision> after = new ArrayList<>(before);
      after.add(random.nextInt(60), MapHistory.revision("new", parents, List.of()));
      Set<String> changed = changedColumns(before, after);
      others += before.size();
      moved += changed.size();
      if (parents.size() == 2) {
        assertThat(changed).doesNotContainAnyElementsOf(trunkOf(before));
      }
    }
    return moved / others;
  }

  private static List<String> headsOf(RevisionGraph graph) {
    return graph.nodes().stream()
        .filter(node -> graph.isHead(node.index()) && !node.isMissing())
        .map(node -> node.id().value())
        .toList();
  }

  private static List<String> some(List<String> heads, int count, Random random) {
    List<String> mixed = new ArrayList<>(heads);
    Collections.shuffle(mixed, random);
    return mixed.subList(0, Math.min(count, mixed.size()));
  }

  private static Set<String> changedColumns(List<Revision> before, List<Revision> after) {
    Map<String, Integer> old = columns(before);
    Map<String, Integer> now = columns(after);
    return old.keySet().stream()
        .filter(id -> !old.get(id).equals(now.get(id)))
        .collect(Collectors.toSet());
  }

  private static Map<String, Integer> columns(List<Revision> revisions) {
    FoldedGraph graph = FoldedGraph.unfolded(RevisionGraph.of(revisions));
    MapLayout map = MapLayout.of(graph);
    return IntStream.range(0, graph.size())
        .boxed()
        .collect(Collectors.toMap(item -> MapHistory.nameOf(graph, item), map::columnOf));
  }

  /// What stands in the first column.
  private static Set<String> trunkOf(List<Revision> revisions) {
    Map<String, Integer> columns = columns(revisions);
    return columns.keySet().stream().filter(id -> columns.get(id) == 0).collect(Collectors.toSet());
  }

  @Test
  void mapAndLogGiveABranchTheSameColour() {
    for (int seed = 1; seed <= 20; seed++) {
      FoldedGraph graph =
          FoldedGraph.of(
              RevisionGraph.of(MapHistory.random(seed, 200)), Folding.of(Folding.Mode.LONG_RUNS));
      MapLayout map = MapLayout.of(graph);
      LogLayout log = graph.log();
      for (int item = 0; item < graph.size(); item++) {
        assertThat(log.colour(log.rowOf(item))).isEqualTo(map.colourOf(item));
        if (map.columnOf(item) == 0) {
          assertThat(map.colourOf(item)).isZero();
        }
      }
    }
  }

  @Test
  void neighboursOnTheMapDifferInColour() {
    for (String name : List.of("fides", "galaxy", "neutron", "polar.duplicate", "warehouse")) {
      FoldedGraph graph = FoldedGraph.unfolded(MapHistory.corpus(name));
      MapLayout map = MapLayout.of(graph);
      int[][] colours = new int[map.rankCount()][map.columnCount() + 1];
      for (int item = 0; item < graph.size(); item++) {
        colours[map.rankOf(item)][map.columnOf(item)] = 1 + map.colourOf(item);
      }
      for (int[] row : colours) {
        for (int column = 1; column < row.length; column++) {
          if (row[column] > 0) {
            assertThat(row[column]).as(name).isNotEqualTo(row[column - 1]);
          }
        }
      }
    }
  }

  @Test
  void onlyTheTrunkOfTheLongestHistoryHasItsColour() {
    FoldedGraph graph =
        MapHistory.graph("a:; b: a; c: b; d: c; e: c; k:; l: k; m: k; x:; y: x; s:; t:; u:; v:");
    MapLayout map = MapLayout.of(graph);
    assertThat(coloursOf(graph, map, "a", "b", "c")).containsOnly(0);
    assertThat(coloursOf(graph, map, "k", "l", "m", "x", "y", "s", "t", "u", "v"))
        .doesNotContain(0);
    assertThat(coloursOf(graph, map, "k", "x", "s", "t", "u", "v")).doesNotHaveDuplicates();
  }

  @Test
  void aPartKeepsItsColourWhenRevisionsAreAdded() {
    String history = "a:; b: a; c: b; d: c; k:; l: k; m: k; x:; y: x";
    FoldedGraph before = MapHistory.graph(history);
    for (String added : List.of("n: l", "z: y", "e: d", "e: b", "z: x")) {
      FoldedGraph after = MapHistory.graph(history + "; " + added);
      assertThat(coloursOf(after, MapLayout.of(after), "a", "k", "x"))
          .as(added)
          .isEqualTo(coloursOf(before, MapLayout.of(before), "a", "k", "x"));
    }
  }

  @Test
  void moreTrunksThanColoursShareThem() {
    String many =
        IntStream.range(0, 40).mapToObj(i -> "r" + i + ":").collect(Collectors.joining("; "));
    FoldedGraph graph = MapHistory.graph(many);
    MapLayout map = MapLayout.of(graph);
    assertThat(IntStream.range(0, 40).map(map::colourOf).distinct().count())
        .isEqualTo(BranchColours.COUNT);
  }

  private static List<Integer> coloursOf(FoldedGraph graph, MapLayout map, String... ids) {
    return Stream.of(ids).map(id -> map.colourOf(item(graph, id))).toList();
  }

  @Test
  void foldingKeepsColumnsAndColours() {
    RevisionGraph fides = MapHistory.corpus("fides");
    FoldedGraph whole = FoldedGraph.unfolded(fides);
    FoldedGraph folded = FoldedGraph.of(fides, Folding.of(Folding.Mode.LONG_RUNS));
    MapLayout wholeMap = MapLayout.of(whole);
    MapLayout foldedMap = MapLayout.of(folded);
    long moved =
        fides.nodes().stream()
            .filter(node ->
                wholeMap.colourOf(whole.itemOf(node.index()))
                    != foldedMap.colourOf(folded.itemOf(node.index())))
            .count();
    assertThat(moved).isLessThan(fides.size() / 10);
  }

  @Test
  void aRealHistoryFitsAWindowOnceFolded() {
    MapLayout map =
        MapLayout.of(
            FoldedGraph.of(MapHistory.corpus("fides"), Folding.of(Folding.Mode.LONG_RUNS)));
    assertThat(map.rankCount()).isLessThan(30);
    assertThat(map.columnCount()).isLessThan(6);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void randomHistoriesKeepTheRules(long seed) {
    List<Revision> revisions = MapHistory.random(seed, 300);
    FoldedGraph graph =
        FoldedGraph.of(RevisionGraph.of(revisions), Folding.of(Folding.Mode.LONG_RUNS));
    MapLayout map = MapLayout.of(graph);
    assertThatNoCellIsTakenTwice(map);
    assertThatHeadsAreFirstAndParentsBelow(graph, map);
    assertThatNoLinkRunsThroughACard(map);
    assertThatItemsAreFoundWhereTheyStand(map);
    assertThat(drawn(graph)).isEqualTo(drawn(graph));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"fides", "galaxy", "neutron", "glance", "polar.missing", "polar.duplicate"})
  void realHistoriesKeepTheRules(String name) {
    FoldedGraph graph =
        FoldedGraph.of(MapHistory.corpus(name), Folding.of(Folding.Mode.ONLY_WHAT_MATTERS));
    MapLayout map = MapLayout.of(graph);
    assertThatNoCellIsTakenTwice(map);
    assertThatNoLinkRunsThroughACard(map);
  }

  private static void assertColumnsKept(FoldedGraph before, FoldedGraph after) {
    MapLayout old = MapLayout.of(before);
    MapLayout now = MapLayout.of(after);
    Map<String, Integer> oldColumns = new HashMap<>();
    Map<String, Integer> newColumns = new HashMap<>();
    for (int i = 0; i < before.size(); i++) {
      String id = MapHistory.nameOf(before, i);
      oldColumns.put(id, old.columnOf(i));
      newColumns.put(id, now.columnOf(item(after, id)));
    }
    assertThat(newColumns).isEqualTo(oldColumns);
  }

  private static void assertThatNoCellIsTakenTwice(MapLayout map) {
    Set<List<Integer>> cells = new HashSet<>();
    for (int i = 0; i < map.size(); i++) {
      assertThat(cells.add(List.of(map.rankOf(i), map.columnOf(i)))).isTrue();
    }
  }

  private static void assertThatHeadsAreFirstAndParentsBelow(FoldedGraph graph, MapLayout map) {
    for (int i = 0; i < graph.size(); i++) {
      if (graph.childrenOf(i).length == 0) {
        assertThat(map.rankOf(i)).isZero();
      }
    }
    for (MapLink link : map.links()) {
      if (link.kind() == MapLink.Kind.PARENT) {
        assertThat(map.rankOf(link.to())).isGreaterThan(map.rankOf(link.from()));
      }
    }
  }

  private static void assertThatNoLinkRunsThroughACard(MapLayout map) {
    for (MapLink link : map.links()) {
      List<Integer> crossed = new ArrayList<>();
      for (int k = 1; k < link.cornerCount(); k++) {
        double left = Math.min(link.x(k - 1), link.x(k));
        double right = Math.max(link.x(k - 1), link.x(k));
        double top = Math.min(link.y(k - 1), link.y(k));
        double bottom = Math.max(link.y(k - 1), link.y(k));
        IntStream.of(map.itemsIn(left, top, right, bottom))
            .filter(item -> item != link.from() && item != link.to())
            .forEach(crossed::add);
      }
      assertThat(crossed).as("%d → %d", link.from(), link.to()).isEmpty();
    }
  }

  private static void assertThatItemsAreFoundWhereTheyStand(MapLayout map) {
    for (int i = 0; i < map.size(); i++) {
      double x = map.left(i) + map.width(i) / 2;
      double y = map.top(i) + map.height(i) / 2;
      assertThat(map.itemsIn(x, y, x, y)).containsExactly(i);
    }
    assertThat(map.itemsIn(0, 0, map.width(), map.height())).hasSize(map.size());
  }
}
