package lynearm.ui.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import lynearm.graph.RevisionGraph;
import lynearm.layout.FoldedGraph;
import lynearm.layout.MapHistory;
import lynearm.revision.RevisionId;
import lynearm.ui.common.HistoryViewModel;
import lynearm.ui.common.NodeSelection;
import lynearm.ui.common.Palette;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class MapViewTest {

  private static final double NEARLY = 0.01;

  private final HistoryViewModel history = new HistoryViewModel();

  @Test
  void aHistoryIsFittedWhenItIsFirstShown() {
    onFx(() -> {
      MapView view = shown(line(40));
      MapPicture picture = view.picture().orElseThrow();
      assertThat(view.port().screenY(picture.layout().top(40 - 1))).isPositive();
      assertThat(view.zoomProperty().get()).isLessThan(1);
      return view;
    });
  }

  @Test
  void theLeadStaysWhereItIsWhenRevisionsAreAdded() {
    onFx(() -> {
      MapView view = shown(line(40));
      view.zoomTo(1);
      select(view, "r20");
      double before = screenTop(view, "r20");
      history.shownProperty().set(Optional.of(line(45)));
      assertThat(screenTop(view, "r20")).isCloseTo(before, within(NEARLY));
      return view;
    });
  }

  @Test
  void aHistoryThatIsSeenWholeIsSeenWholeAfterItGrew() {
    onFx(() -> {
      MapView view = shown(line(40));
      double before = view.zoomProperty().get();
      history.shownProperty().set(Optional.of(line(60)));
      view.layout();
      MapPicture picture = view.picture().orElseThrow();
      assertThat(view.zoomProperty().get()).isLessThan(before);
      assertThat(view.port().screenY(0)).isBetween(0.0, 600.0);
      assertThat(view.port().screenY(picture.layout().height())).isBetween(0.0, 600.0);
      return view;
    });
  }

  @Test
  void aHistoryThatWasMovedByHandIsNotFittedAgain() {
    onFx(() -> {
      MapView view = shown(line(40));
      view.zoomTo(1);
      history.shownProperty().set(Optional.of(line(60)));
      view.layout();
      assertThat(view.zoomProperty().get()).isEqualTo(1);
      return view;
    });
  }

  @Test
  void aRevealedRevisionIsSeen() {
    onFx(() -> {
      MapView view = shown(line(40));
      view.zoomTo(1);
      view.reveal(0);
      assertThat(screenTop(view, "r0")).isBetween(0.0, 600.0);
      view.reveal(39);
      assertThat(screenTop(view, "r39")).isBetween(0.0, 600.0);
      return view;
    });
  }

  @Test
  void turningPutsTheHeadsBelow() {
    onFx(() -> {
      MapView view = shown(line(5));
      view.headsUpProperty().set(false);
      assertThat(screenTop(view, "r4")).isGreaterThan(screenTop(view, "r0"));
      return view;
    });
  }

  @Test
  void aPreviewShowsTheGraphAndNothingCanBeDoneInIt() {
    onFx(() -> {
      MapView preview = MapView.preview(line(3).graph(), Set.of(1), Set.of(2));
      scene(preview);
      assertThat(preview.picture()).isPresent();
      assertThat(preview.isFocusTraversable()).isFalse();
      assertThat(preview.getOnMousePressed()).isNull();
      assertThat(preview.lookup("#rev-r2")).isNull();
      return preview;
    });
  }

  @Test
  void everySeenCardHasAMarkerThatSaysWhatItIs() {
    onFx(() -> {
      MapView view = shown(line(3));
      assertThat(view.lookup("#rev-r2").getAccessibleText())
          .isEqualTo("Revision r2, add r2, head, 1 parent, 0 children");
      return view;
    });
  }

  private static <T> void onFx(Callable<T> work) {
    WaitForAsyncUtils.waitForAsyncFx(10_000, work);
  }

  private MapView shown(FoldedGraph graph) {
    MapView view = new MapView(history, new FakeActions());
    view.reducedMotionProperty().set(true);
    history.shownProperty().set(Optional.of(graph));
    scene(view);
    return view;
  }

  private static void scene(MapView view) {
    Scene scene = new Scene(new StackPane(view), 800, 600);
    scene.getStylesheets().addAll(Palette.STYLESHEET, MapView.stylesheet());
    scene.snapshot(null);
  }

  private static FoldedGraph line(int size) {
    return FoldedGraph.unfolded(
        RevisionGraph.of(
            IntStream.range(0, size)
                .mapToObj(i -> "r" + i + ": " + (i == 0 ? "" : "r" + (i - 1)))
                .flatMap(text -> MapHistory.revisions(text).stream())
                .toList()));
  }

  private void select(MapView view, String id) {
    view.select(NodeSelection.only(node(view, id)));
  }

  private static int node(MapView view, String id) {
    return view.picture()
        .orElseThrow()
        .graph()
        .graph()
        .find(new RevisionId(id))
        .orElseThrow()
        .index();
  }

  private static double screenTop(MapView view, String id) {
    MapPicture picture = view.picture().orElseThrow();
    return view.port().screenY(picture.layout().top(picture.graph().itemOf(node(view, id))));
  }
}
