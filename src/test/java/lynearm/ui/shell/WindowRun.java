package lynearm.ui.shell;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;
import lynearm.layout.Folding;
import lynearm.ui.common.Background;
import lynearm.ui.common.Memory;
import lynearm.ui.common.NodeSelection;

/// Opens a project in a real window, goes through it, and prints after each step how long the
/// window did not answer at most.
final class WindowRun {

  private static final int FRAMES = 90;
  private static final int QUIET_FRAMES = 10;

  private final PrintStream out;

  WindowRun(PrintStream out) {
    this.out = out;
  }

  /// @param project a folder with an Alembic environment
  /// @param name what to call it in the report
  @SuppressWarnings("NullAway") // nothing here opens a web page; what the screen made is there
  void measure(Path project, String name) throws InterruptedException {
    AtomicReference<Thread> fxThread = new AtomicReference<>();
    AtomicReference<WindowViewModel> made = new AtomicReference<>();
    AtomicReference<Scene> scene = new AtomicReference<>();
    onScreen(() -> {
      fxThread.set(Thread.currentThread());
      NoticeBoard board = new NoticeBoard();
      WindowViewModel model =
          new WindowViewModel(
              Background.forWindow(), Memory.ofNothing(), Clock.systemUTC(), board::show);
      Stage stage = new Stage();
      SystemDialogs dialogs = new SystemDialogs(stage, null);
      scene.set(new Scene(new MainView(model, board, dialogs), 1280, 800));
      new Theme(scene.get(), Memory.ofNothing());
      stage.setScene(scene.get());
      stage.show();
      made.set(model);
    });
    WindowViewModel model = made.get();
    frames(20, _ -> {});
    try (StallWatch watch = new StallWatch(fxThread.get())) {
      out.println(name);
      long start = System.nanoTime();
      onScreen(() -> model.open(project));
      quiet(model);
      step("open (%.0f ms)".formatted((System.nanoTime() - start) / 1e6), watch);
      walkThrough(model, scene.get(), watch);
    }
    onScreen(() -> {
      scene.get().getWindow().hide();
      model.close();
    });
  }

  private void walkThrough(WindowViewModel model, Scene scene, StallWatch watch)
      throws InterruptedException {
    frames(FRAMES, frame -> wheel(scene, ".map-view", frame < FRAMES / 2 ? -120 : 90, false));
    step("scroll the map", watch);
    frames(FRAMES, frame -> wheel(scene, ".map-view", frame < FRAMES / 2 ? -40 : 40, true));
    step("zoom the map", watch);
    frames(FRAMES, frame -> wheel(scene, ".log-view", frame < FRAMES / 2 ? -400 : 300, false));
    step("scroll the log", watch);
    frames(
        FRAMES,
        frame -> model.history().selectionProperty().set(NodeSelection.only(frame * 7 % 40)));
    step("select", watch);
    onScreen(model.selections()::allHeads);
    quiet(model);
    step("select all heads", watch);
    onScreen(model.waysOut()::showMerge);
    quiet(model);
    step("show the merge", watch);
    onScreen(model.selections()::nothing);
    onScreen(() -> model.folds().setMode(Folding.Mode.NONE));
    quiet(model);
    step("unfold", watch);
    frames(FRAMES, frame -> wheel(scene, ".map-view", frame < FRAMES / 2 ? -900 : 700, false));
    step("scroll the unfolded map", watch);
    frames(FRAMES, frame -> wheel(scene, ".map-view", frame < FRAMES / 2 ? -40 : 40, true));
    step("zoom the unfolded map", watch);
    onScreen(model::reload);
    quiet(model);
    step("reload", watch);
  }

  private void step(String what, StallWatch watch) {
    out.printf("  %-28s %s%n", what, watch.report());
  }

  private static void wheel(Scene scene, String selector, double by, boolean control) {
    Node view = scene.lookup(selector);
    if (view == null) {
      return;
    }
    double x = view.getLayoutBounds().getWidth() / 2;
    double y = view.getLayoutBounds().getHeight() / 2;
    var at = view.localToScene(x, y);
    Event.fireEvent(
        view,
        new ScrollEvent(
            ScrollEvent.SCROLL,
            x,
            y,
            at.getX(),
            at.getY(),
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

  /// Waits until nothing has been worked on for some frames.
  private static void quiet(WindowViewModel model) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    int[] quiet = {0};
    onScreen(() ->
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            quiet[0] = model.isBusy() ? 0 : quiet[0] + 1;
            if (quiet[0] > QUIET_FRAMES) {
              stop();
              done.countDown();
            }
          }
        }.start());
    done.await();
  }

  private static void frames(int count, IntConsumer action) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(count);
    onScreen(() ->
        new AnimationTimer() {
          private int frame;

          @Override
          public void handle(long now) {
            if (frame < count) {
              action.accept(frame++);
              done.countDown();
            } else {
              stop();
            }
          }
        }.start());
    done.await();
  }

  private static void onScreen(Runnable action) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    Platform.runLater(() -> {
      action.run();
      done.countDown();
    });
    done.await();
  }
}
