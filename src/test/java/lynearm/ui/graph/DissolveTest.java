package lynearm.ui.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class DissolveTest {

  private final SimpleBooleanProperty reducedMotion = new SimpleBooleanProperty();
  private final Canvas canvas = new Canvas(80, 60);
  private final Dissolve dissolve = new Dissolve(reducedMotion);

  @Start
  private void show(Stage stage) {
    stage.setScene(new Scene(new StackPane(canvas, dissolve)));
    stage.show();
  }

  private boolean isSeenAfterAChange() {
    return WaitForAsyncUtils.waitForAsyncFx(
        5000,
        () -> {
          dissolve.from(canvas);
          return dissolve.isVisible();
        });
  }

  @Test
  void whatWasShownFadesAway() throws TimeoutException {
    assertThat(isSeenAfterAChange()).isTrue();
    WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> !dissolve.isVisible());
  }

  @Test
  void whereMotionIsNotWantedItIsGoneAtOnce() {
    reducedMotion.set(true);
    assertThat(isSeenAfterAChange()).isFalse();
  }

  @Test
  void nothingIsCaughtByIt() {
    assertThat(dissolve.isMouseTransparent()).isTrue();
  }
}
