package lynearm.ui.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lynearm.collision.CollisionReport;
import lynearm.collision.Place;
import lynearm.graph.RevisionGraph;
import lynearm.ui.common.Background;
import org.junit.jupiter.api.Test;

/// What the merge panel knows of collisions.
class CollisionsViewModelTest {

  private static final CollisionReport NOTHING = new CollisionReport(List.of());

  private final RevisionGraph graph = RevisionGraph.of(List.of());
  private final List<Runnable> waiting = new ArrayList<>();
  private final List<Place> visited = new ArrayList<>();
  private final CollisionsViewModel model =
      new CollisionsViewModel(new Background(waiting::add, Runnable::run).lane(), visited::add);
  private int asked;

  private void show(Integer... nodes) {
    model.show(
        graph,
        List.of(nodes),
        _ -> {
          asked++;
          return NOTHING;
        });
  }

  private Optional<CollisionsViewModel.State> state() {
    return model.stateProperty().get();
  }

  @Test
  void headsAreComparedInTheBackground() {
    show(1, 2);
    assertThat(state()).contains(new CollisionsViewModel.State.Reading());

    waiting.removeFirst().run();
    assertThat(state()).contains(new CollisionsViewModel.State.Found(NOTHING));
  }

  @Test
  void theSameHeadsAreComparedOnce() {
    show(1, 2);
    waiting.removeFirst().run();
    show(1, 2);

    assertThat(waiting).isEmpty();
    assertThat(asked).isEqualTo(1);
  }

  @Test
  void oneHeadIsNotCompared() {
    show(1, 2);
    show(1);

    assertThat(state()).isEmpty();
  }

  @Test
  void whatIsClearedIsNotHeardOf() {
    show(1, 2);
    model.clear();
    waiting.removeFirst().run();

    assertThat(state()).isEmpty();
  }

  @Test
  void aFailureIsTold() {
    model.show(
        graph,
        List.of(1, 2),
        _ -> {
          throw new IOException("the disk is gone");
        });
    waiting.removeFirst().run();

    assertThat(state()).contains(new CollisionsViewModel.State.Failed("the disk is gone"));
  }
}
