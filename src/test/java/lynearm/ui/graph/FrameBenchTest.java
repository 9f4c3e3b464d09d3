package lynearm.ui.graph;

import atlantafx.base.theme.PrimerLight;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;
import lynearm.bench.LayoutBenchmark;
import lynearm.layout.FoldedGraph;
import lynearm.layout.Folding;
import lynearm.layout.MapLayout;
import lynearm.ui.common.HistoryViewModel;
import lynearm.ui.common.Palette;
import lynearm.ui.outline.LogView;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

/// What one frame of the map and of the log costs while one moves through histories of three sizes,
/// nothing folded, and while cards glide as runs are folded: the time that the processor spends on
/// it, in the thread of the window and in that which draws. Asserts no figure.
@Tag("bench")
class FrameBenchTest {

  private static final int[] SIZES = {1_000, 10_000, 100_000};
  private static final int WARM_UP = 120;
  private static final int FRAMES = 120;

  /// So many frames does a glide take at 60 in a second.
  private static final int GLIDE = 15;

  private static final double[] ZOOMS = {1, 0.3, 0.12, 0.02};
  private static final String LINE = "%-34s %9s %9s %9s%n";

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

  @Test
  void measures() throws Exception {
    FxToolkit.registerPrimaryStage();
    Platform.setImplicitExit(false);
    List<FoldedGraph> graphs = new ArrayList<>();
    for (int size : SIZES) {
      FoldedGraph graph = FoldedGraph.unfolded(LayoutBenchmark.history(size, 6, 14, 7));
      graph.map(MapLayout.Direction.HEADS_UP).prepare();
      graph.log();
      graphs.add(graph);
    }
    System.out.printf(LINE, "one frame, ms of CPU", "revisions", "p50", "p99");
    for (int round = 0; round < ZOOMS.length; round++) {
      double zoom = ZOOMS[round];
      for (FoldedGraph graph : graphs) {
        map("map at %d %%, moving".formatted(Math.round(zoom * 100)), graph, zoom);
      }
    }
    for (FoldedGraph graph : graphs) {
      map("map, everything", graph, 0);
    }
    for (FoldedGraph graph : graphs) {
      glide(graph, 1);
      glide(graph, 0.3);
    }
    for (FoldedGraph graph : graphs) {
      log(graph);
    }
    System.out.println("Budget: p99 ≤ 8 ms at 100,000 revisions, at any zoom.");
  }

  private void map(String what, FoldedGraph graph, double zoom) throws Exception {
    HistoryViewModel history = new HistoryViewModel();
    MapView[] made = new MapView[1];
    onScreen(() -> {
      MapView view = new MapView(history, new FakeActions());
      view.reducedMotionProperty().set(true);
      made[0] = view;
    });
    Stage stage = show(made[0], Palette.STYLESHEET, MapView.stylesheet());
    onScreen(() -> history.shownProperty().set(Optional.of(graph)));
    frames(2, _ -> {});
    onScreen(() -> {
      if (zoom == 0) {
        made[0].fit();
      } else {
        made[0].zoomTo(zoom);
      }
    });
    print(what, graph, frame -> wheel(made[0], frame % 40 < 20 ? -30 : 30, zoom == 0));
    onScreen(stage::hide);
  }

  /// Folds and unfolds everything again and again, each time when the cards have just arrived.
  private void glide(FoldedGraph graph, double zoom) throws Exception {
    FoldedGraph folded = FoldedGraph.of(graph.graph(), Folding.of(Folding.Mode.ONLY_WHAT_MATTERS));
    folded.map(MapLayout.Direction.HEADS_UP).prepare();
    HistoryViewModel history = new HistoryViewModel();
    MapView[] made = new MapView[1];
    onScreen(() -> made[0] = new MapView(history, new FakeActions()));
    Stage stage = show(made[0], Palette.STYLESHEET, MapView.stylesheet());
    onScreen(() -> history.shownProperty().set(Optional.of(graph)));
    frames(2, _ -> {});
    onScreen(() -> made[0].zoomTo(zoom));
    frames(GLIDE, _ -> {});
    print(
        "map at %d %%, folding".formatted(Math.round(zoom * 100)),
        graph,
        frame -> {
          if (frame % GLIDE == 0) {
            boolean even = frame / GLIDE % 2 == 0;
            history.shownProperty().set(Optional.of(even ? folded : graph));
          }
        });
    onScreen(stage::hide);
  }

  private void log(FoldedGraph graph) throws Exception {
    HistoryViewModel history = new HistoryViewModel();
    LogView[] made = new LogView[1];
    onScreen(() -> made[0] = new LogView(history, new FakeActions()));
    Stage stage = show(made[0]);
    onScreen(() -> history.shownProperty().set(Optional.of(graph)));
    print("log, moving", graph, frame -> wheel(made[0], frame % 80 < 50 ? -400 : 400, false));
    onScreen(stage::hide);
  }

  private Stage show(Parent view, String... styles) throws Exception {
    Stage[] stage = new Stage[1];
    onScreen(() -> {
      Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
      Scene scene = new Scene(view, 1000, 760);
      scene.getStylesheets().addAll(styles);
      stage[0] = new Stage();
      stage[0].setScene(scene);
      stage[0].setX(0);
      stage[0].setY(0);
      stage[0].show();
    });
    return stage[0];
  }

  private void print(String what, FoldedGraph graph, IntConsumer move) throws Exception {
    frames(WARM_UP, move);
    long[] costs = frames(FRAMES, move);
    Arrays.sort(costs);
    System.out.printf(
        LINE,
        what,
        "%,d".formatted(graph.size()),
        "%.2f".formatted(costs[costs.length / 2] / 1e6),
        "%.2f".formatted(costs[costs.length * 99 / 100] / 1e6));
  }

  /// Moves before each of so many frames and gives what each cost, in nanoseconds.
  private long[] frames(int count, IntConsumer move) throws Exception {
    long[] costs = new long[count];
    CountDownLatch done = new CountDownLatch(1);
    onScreen(() ->
        new AnimationTimer() {
          private int frame;
          private long before;

          @Override
          public void handle(long now) {
            long spent = spent();
            if (frame > 0) {
              costs[frame - 1] = spent - before;
            }
            before = spent;
            if (frame == count) {
              stop();
              done.countDown();
            } else {
              move.accept(frame++);
            }
          }
        }.start());
    done.await();
    return costs;
  }

  /// What the threads of the window have spent so far.
  private long spent() {
    long sum = 0;
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      String name = thread.getName();
      if (name.startsWith("JavaFX Application") || name.startsWith("QuantumRenderer")) {
        sum += threads.getThreadCpuTime(thread.threadId());
      }
    }
    return sum;
  }

  private static void wheel(Node view, double by, boolean control) {
    double x = view.getLayoutBounds().getWidth() / 2;
    double y = view.getLayoutBounds().getHeight() / 2;
    Event.fireEvent(
        view,
        new ScrollEvent(
            ScrollEvent.SCROLL,
            x,
            y,
            x,
            y,
            false,
            control,
            false,
            false,
            false,
            false,
            0,
            by,
            0,
            by,
            ScrollEvent.HorizontalTextScrollUnits.NONE,
            0,
            ScrollEvent.VerticalTextScrollUnits.NONE,
            0,
            0,
            null));
  }

  private static void onScreen(Runnable action) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    Platform.runLater(() -> {
      try {
        action.run();
      } finally {
        done.countDown();
      }
    });
    done.await();
  }
}
