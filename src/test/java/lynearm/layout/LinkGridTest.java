package lynearm.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import lynearm.bench.LayoutBenchmark;
import lynearm.graph.RevisionGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkGridTest {

  private static final int TRIALS = 300;
  private static final double ROUNDING = 0.01;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void allLinksThatTouchARectangleAreFoundInTheirOrder(long seed) {
    MapLayout map = map(seed);
    Random random = new Random(seed);
    for (int trial = 0; trial < TRIALS; trial++) {
      double left = random.nextDouble(-300, map.width());
      double top = random.nextDouble(-300, map.height());
      double right = left + random.nextDouble() * Math.pow(2, random.nextInt(16));
      double bottom = top + random.nextDouble() * Math.pow(2, random.nextInt(16));
      List<MapLink> found = map.linksIn(left, top, right, bottom, 0);
      List<MapLink> near =
          map.links().stream()
              .filter(link ->
                  link.touches(
                      left - ROUNDING, top - ROUNDING, right + ROUNDING, bottom + ROUNDING))
              .toList();
      assertThat(near).containsSubsequence(found);
      assertThat(found)
          .containsSubsequence(
              near.stream().filter(link -> link.touches(left, top, right, bottom)).toList());
    }
  }

  /// A rectangle of no size on each corner of each link: the borders of cells are among them.
  @Test
  void aLinkIsFoundAtEachOfItsCorners() {
    MapLayout map = map(5);
    for (MapLink link : map.links()) {
      for (int corner = 0; corner < link.cornerCount(); corner++) {
        double x = link.x(corner);
        double y = link.y(corner);
        assertThat(map.linksIn(x, y, x, y, 0)).contains(link);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {20, 100, 400, 3_000})
  void fromAfarEachLinkIsFoundOrOneThatLooksTheSame(double finest) {
    MapLayout map = map(6);
    List<MapLink> found = map.linksIn(0, 0, map.width(), map.height(), finest);
    for (MapLink link : map.links()) {
      boolean tiny = link.width() == 0 && link.height() <= 4 * finest;
      assertThat(tiny || found.stream().anyMatch(other -> looksLike(other, link, map, finest)))
          .as("%d → %d", link.from(), link.to())
          .isTrue();
    }
    assertThat(found.size()).isLessThanOrEqualTo(map.links().size());
  }

  private static boolean looksLike(MapLink one, MapLink other, MapLayout map, double finest) {
    return one.kind() == other.kind()
        && map.columnOf(one.from()) == map.columnOf(other.from())
        && map.columnOf(one.to()) == map.columnOf(other.to())
        && Math.abs(one.y(0) - other.y(0)) <= 4 * finest
        && Math.abs(one.y(one.cornerCount() - 1) - other.y(other.cornerCount() - 1)) <= 4 * finest;
  }

  private static MapLayout map(long seed) {
    RevisionGraph graph =
        seed % 2 == 0
            ? LayoutBenchmark.history(1_500, 9, 5, seed)
            : RevisionGraph.of(MapHistory.random(seed, 400));
    return MapLayout.of(FoldedGraph.unfolded(graph));
  }
}
