package lynearm.ui.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.stage.Stage;
import lynearm.graph.RevisionGraph;
import lynearm.layout.FoldedGraph;
import lynearm.layout.Folding;
import lynearm.layout.MapHistory;
import lynearm.ui.common.HistoryViewModel;
import lynearm.ui.common.Palette;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class TransitionTest {

  private static final RevisionGraph HISTORY = line(8);

  private final HistoryViewModel history = new HistoryViewModel();
  private MapView view;

  @Start
  private void show(Stage stage) {
    view = new MapView(history, new FakeActions());
    Scene scene = new Scene(view, 800, 600);
    scene.getStylesheets().addAll(Palette.STYLESHEET, MapView.stylesheet());
    stage.setScene(scene);
    stage.show();
    history.shownProperty().set(Optional.of(FoldedGraph.unfolded(HISTORY)));
    scene.getRoot().layout();
  }

  private static RevisionGraph line(int size) {
    Stream<String> rest = IntStream.range(1, size).mapToObj(i -> "; r" + i + ": r" + (i - 1));
    return RevisionGraph.of(MapHistory.revisions(rest.reduce("r0:", String::concat)));
  }

  private static FoldedGraph folded(RevisionGraph graph) {
    return FoldedGraph.of(graph, Folding.of(Folding.Mode.ONLY_WHAT_MATTERS));
  }

  /// Whether cards move right after this graph came.
  private boolean glidesTo(FoldedGraph graph) {
    return WaitForAsyncUtils.waitForAsyncFx(
        10_000,
        () -> {
          view.layout();
          history.shownProperty().set(Optional.of(graph));
          return view.isGliding();
        });
  }

  @Test
  void aFoldGlidesAndComesToAnEnd() throws TimeoutException {
    assertThat(glidesTo(folded(HISTORY))).isTrue();
    WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> !view.isGliding());
  }

  @Test
  void aTurnGlides() {
    boolean glides =
        WaitForAsyncUtils.waitForAsyncFx(
            10_000,
            () -> {
              view.headsUpProperty().set(false);
              return view.isGliding();
            });
    assertThat(glides).isTrue();
  }

  @Test
  void whereMotionIsNotWantedNothingGlides() {
    view.reducedMotionProperty().set(true);
    assertThat(glidesTo(folded(HISTORY))).isFalse();
  }

  @Test
  void theMouseFindsEverythingAtItsNewPlaceAtOnce() {
    WaitForAsyncUtils.waitForAsyncFx(
        10_000,
        () -> {
          view.zoomTo(1);
          history.shownProperty().set(Optional.of(folded(HISTORY)));
          MapPicture now = view.picture().orElseThrow();
          assertThat(view.isGliding()).isTrue();
          Place run = Place.of(now, 1).onScreen(view.port());
          assertThat(
                  now.itemAt(
                      view.port().mapX(run.x() + run.width() / 2),
                      view.port().mapY(run.y() + run.height() / 2)))
              .hasValue(1);
          return view;
        });
  }

  @Test
  void whereCardsAreDotsNothingGlides() {
    assertThat(glidesTo(FoldedGraph.unfolded(line(150)))).isFalse();
  }

  @Test
  void aChangeAmidAGlideGlidesOn() throws TimeoutException {
    assertThat(glidesTo(folded(HISTORY))).isTrue();
    assertThat(glidesTo(FoldedGraph.unfolded(HISTORY))).isTrue();
    WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> !view.isGliding());
  }
}
