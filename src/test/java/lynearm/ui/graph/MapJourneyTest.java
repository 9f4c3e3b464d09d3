package lynearm.ui.graph;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Optional;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import lynearm.graph.RevisionGraph;
import lynearm.layout.FoldedGraph;
import lynearm.layout.Folding;
import lynearm.layout.MapHistory;
import lynearm.revision.RevisionId;
import lynearm.ui.HeadlessModifiers;
import lynearm.ui.common.HistoryViewModel;
import lynearm.ui.common.Palette;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class MapJourneyTest {

  // h1   h2   h3
  // …4   |    |
  // b ───┴────┘
  // a
  private static final String HISTORY =
      "a:; b: a; r1: b; r2: r1; r3: r2; r4: r3; h1: r4; h2: b; h3: b";

  private final HistoryViewModel history = new HistoryViewModel();
  private final FakeActions actions = new FakeActions();
  private MapPage map = new MapPage(new FxRobot(), history);

  @Start
  void start(Stage stage) {
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    MapView view = new MapView(history, actions);
    view.reducedMotionProperty().set(true);
    history
        .shownProperty()
        .set(
            Optional.of(
                FoldedGraph.of(
                    RevisionGraph.of(MapHistory.revisions(HISTORY)),
                    Folding.of(Folding.Mode.LONG_RUNS))));
    Scene scene = new Scene(view, 960, 700);
    scene.getStylesheets().addAll(Palette.STYLESHEET, MapView.stylesheet());
    HeadlessModifiers.install(scene);
    stage.setScene(scene);
    stage.setX(0);
    stage.setY(0);
    stage.show();
  }

  @BeforeEach
  void find(FxRobot robot) {
    map = new MapPage(robot, history);
  }

  @Test
  void aSweepOverTheFirstRowSelectsTheHeads() {
    assertThat(map.sweep("h1", "h3").selected()).containsExactly("h1", "h2", "h3");
  }

  @Test
  void escapeEndsASweepAndBringsBackTheSelection() {
    assertThat(map.click("b").sweepAndEscape("h1", "h3").selected()).containsExactly("b");
  }

  @Test
  void aControlClickAdds() {
    assertThat(map.click("h1").controlClick("h3").selected()).containsExactly("h1", "h3");
  }

  @Test
  void aHeadDraggedOntoAnotherOpensTheMerge() {
    map.drag("h2", "h3");
    assertThat(actions.merges).hasSize(1);
  }

  @Test
  void aDoubleClickUnfoldsARun() {
    map.doubleClickRun("r4");
    assertThat(actions.unfolded).containsExactly(new RevisionId("r4"));
  }

  @Test
  void keysWalkFromHeadToBase() {
    map.click("h2");
    assertThat(map.type(KeyCode.DOWN).selected()).containsExactly("b");
    assertThat(map.type(KeyCode.END).selected()).containsExactly("a");
    assertThat(map.type(KeyCode.HOME).selected()).isEqualTo(List.of("h1"));
  }
}
