package lynearm.ui.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.PixelReader;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import lynearm.bench.LayoutBenchmark;
import lynearm.layout.CardSize;
import lynearm.layout.FoldedGraph;
import lynearm.layout.MapHistory;
import lynearm.layout.MapLayout;
import lynearm.look.NodeFacts;
import lynearm.ui.common.HistoryViewModel;
import lynearm.ui.common.Palette;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// What is seen of a map from far away, pixel by pixel.
@ExtendWith(ApplicationExtension.class)
class FarMapTest {

  private static final int WIDTH = 500;
  private static final int HEIGHT = 400;

  private static final FoldedGraph TALL =
      FoldedGraph.unfolded(LayoutBenchmark.history(20_000, 6, 14, 7));

  @ParameterizedTest
  @ValueSource(doubles = {0.12, 0.06, 0.045, 0.02, 0.005, 0.0002})
  void whatIsSelectedIsNeverHidden(double zoom) {
    for (IntPredicate which : List.<IntPredicate>of(item -> item % 37 == 5, item -> item % 3 > 0)) {
      BitSet selected = items(which);
      assertThatAllShow(new BitSet(), selected, zoom, selected, MapColour.SELECTION);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.12, 0.06, 0.045, 0.02, 0.005, 0.0002})
  void whatIsFoundIsNeverHidden(double zoom) {
    for (IntPredicate which :
        List.<IntPredicate>of(item -> item % 997 == 5, item -> item % 37 == 5)) {
      BitSet found = items(which);
      assertThatAllShow(found, new BitSet(), zoom, found, MapColour.MATCH);
    }
  }

  @Test
  void oneOfThousandsIsSeenWhereverItStands() {
    Random random = new Random(5);
    for (int round = 0; round < 20; round++) {
      BitSet one = new BitSet();
      one.set(random.nextInt(TALL.size()));
      assertThatAllShow(one, new BitSet(), 0.0002, one, MapColour.MATCH);
      assertThatAllShow(new BitSet(), one, 0.0002, one, MapColour.SELECTION);
    }
  }

  @Test
  void dependenciesAreDashedFromAfar() {
    FoldedGraph two = MapHistory.graph("a:; b: a; c: b; d: c; x:; y: x; z: y ~a");
    onFx(() -> {
      Drawing drawing = new Drawing(two, new BitSet(), new BitSet(), 0.04);
      int dashed = drawing.count(MapColour.DEPENDENCY);
      assertThat(dashed).isPositive();
      return null;
    });
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 0.12, 0.045, 0.02})
  void movingByWholePixelsMovesThePicture(double zoom) {
    onFx(() -> {
      Drawing here = new Drawing(TALL, new BitSet(), new BitSet(), zoom);
      Drawing there = new Drawing(TALL, new BitSet(), new BitSet(), zoom, 0, 37);
      int other = 0;
      for (int y = 60; y < HEIGHT - 120; y++) {
        for (int x = 0; x < WIDTH; x++) {
          other += here.argb(x, y + 37) == there.argb(x, y) ? 0 : 1;
        }
      }
      // labels give way to what comes into sight
      assertThat(other).isLessThan(WIDTH * HEIGHT / 200);
      return null;
    });
  }

  private static BitSet items(IntPredicate which) {
    BitSet items = new BitSet();
    IntStream.range(0, TALL.size()).filter(which).forEach(items::set);
    return items;
  }

  private static void assertThatAllShow(
      BitSet found, BitSet selected, double zoom, BitSet shown, MapColour colour) {
    onFx(() -> {
      Drawing drawing = new Drawing(TALL, found, selected, zoom);
      List<Integer> hidden = new ArrayList<>();
      shown.stream()
          .filter(item -> drawing.isInside(item) && !drawing.shows(item, colour))
          .forEach(hidden::add);
      assertThat(hidden).as("hidden at %s", zoom).isEmpty();
      return null;
    });
  }

  private static void onFx(Callable<?> action) {
    WaitForAsyncUtils.waitForAsyncFx(60_000, action);
  }

  /// One frame.
  private static final class Drawing {
    private final MapPicture picture;
    private final Viewport port;
    private final MapColours palette;
    private final PixelReader pixels;

    Drawing(FoldedGraph graph, BitSet found, BitSet selected, double zoom) {
      this(graph, found, selected, zoom, 0, 0);
    }

    /// @param right how much farther to the right one looks, in pixels
    /// @param down how much farther down
    Drawing(
        FoldedGraph graph, BitSet found, BitSet selected, double zoom, double right, double down) {
      MapView styled = new MapView(new HistoryViewModel(), new FakeActions());
      Scene scene = new Scene(new StackPane(styled), 10, 10);
      scene.getStylesheets().addAll(Palette.STYLESHEET, MapView.stylesheet());
      scene.getRoot().applyCss();
      palette = styled.palette();
      picture = MapPicture.of(graph, MapLayout.Direction.HEADS_UP, CardSize.WHOLE, NodeFacts.NONE);
      Viewport far = new Viewport(zoom, 1, 0, 0);
      double x = WIDTH / 2.0 - far.screenX(picture.layout().width() / 2) - right;
      double y = HEIGHT / 2.0 - far.screenY(picture.layout().height() / 2) - down;
      port = new Viewport(zoom, 1, Math.rint(x), Math.rint(y));
      Canvas canvas = new Canvas(WIDTH, HEIGHT);
      BitSet lit = new BitSet();
      lit.set(0, graph.size());
      new MapPainter(canvas.getGraphicsContext2D(), palette, Font.getDefault())
          .paint(
              picture,
              new Highlights(
                  selected, found, lit, OptionalInt.empty(), OptionalInt.empty(), new BitSet()),
              port,
              MapPainter.seen(picture, port, WIDTH, HEIGHT),
              WIDTH,
              HEIGHT);
      pixels = canvas.snapshot(null, null).getPixelReader();
    }

    private double x(int item) {
      return port.screenX(picture.layout().left(item) + picture.layout().width(item) / 2);
    }

    private double y(int item) {
      return port.screenY(picture.layout().top(item) + picture.layout().height(item) / 2);
    }

    boolean isInside(int item) {
      return x(item) >= 4 && y(item) >= 4 && x(item) < WIDTH - 4 && y(item) < HEIGHT - 4;
    }

    /// Whether the middle of the dot has the colour, or the ring around it if there is a hole.
    boolean shows(int item, MapColour colour) {
      int seen = 0;
      for (int dx = -3; dx <= 3; dx++) {
        for (int dy = -3; dy <= 3; dy++) {
          seen += argb((int) x(item) + dx, (int) y(item) + dy) == argb(colour) ? 1 : 0;
        }
      }
      return seen >= 6;
    }

    int count(MapColour colour) {
      int count = 0;
      for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
          count += argb(x, y) == argb(colour) ? 1 : 0;
        }
      }
      return count;
    }

    int argb(int x, int y) {
      return pixels.getArgb(x, y);
    }

    private int argb(MapColour colour) {
      Color its = palette.get(colour);
      return 0xff << 24
          | (int) Math.rint(its.getRed() * 255) << 16
          | (int) Math.rint(its.getGreen() * 255) << 8
          | (int) Math.rint(its.getBlue() * 255);
    }
  }
}
