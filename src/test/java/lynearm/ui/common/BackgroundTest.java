package lynearm.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class BackgroundTest {

  private final Queue<Runnable> work = new ArrayDeque<>();
  private final List<String> told = new ArrayList<>();
  private final Background background = new Background(work::add, Runnable::run);
  private final Background.Lane lane = background.lane();

  private void start(String name) {
    lane.start(name, _ -> name, told::add, failure -> told.add("failed: " + failure));
  }

  private void runAll() {
    while (!work.isEmpty()) {
      work.remove().run();
    }
  }

  @Test
  void onlyTheNewestOutcomeIsHeardOf() {
    start("one");
    start("two");
    runAll();
    assertThat(told).containsExactly("two");
    assertThat(lane.runningProperty().get()).isFalse();
  }

  @Test
  void whatWasCancelledIsNotHeardOf() {
    start("one");
    lane.cancel();
    runAll();
    assertThat(told).isEmpty();
  }

  @Test
  void onceClosedNothingStartsAndNothingIsHeardOf() {
    start("before");
    background.close();
    runAll();
    start("after");
    assertThat(work).isEmpty();
    assertThat(told).isEmpty();
  }
}
