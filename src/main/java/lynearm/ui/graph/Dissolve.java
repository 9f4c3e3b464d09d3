package lynearm.ui.graph;

import javafx.animation.FadeTransition;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.geometry.Rectangle2D;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;
import javafx.stage.Window;
import javafx.util.Duration;

/// Lets what a canvas showed fade away over what it shows next, so that the eye can follow a change
/// of layout: what stays where it is doesn't seem to change at all. Nothing where motion is not
/// wanted.
final class Dissolve extends Pane {

  private static final Duration TIME = Duration.millis(180);

  private final ReadOnlyBooleanProperty reducedMotion;
  private final ImageView before = new ImageView();
  private final FadeTransition fading = new FadeTransition(TIME, before);

  /// @param reducedMotion whether motion is not wanted
  Dissolve(ReadOnlyBooleanProperty reducedMotion) {
    this.reducedMotion = reducedMotion;
    setManaged(false);
    setMouseTransparent(true);
    setVisible(false);
    before.setManaged(false);
    getChildren().add(before);
    fading.setFromValue(1);
    fading.setToValue(0);
    fading.setOnFinished(_ -> end());
  }

  /// Keeps what the canvas shows now, and begins to let it fade. To be called before anything else
  /// is drawn.
  void from(Canvas canvas) {
    boolean isSeen =
        canvas.getScene() != null
            && canvas.getScene().getWindow() != null
            && canvas.getScene().getWindow().isShowing();
    if (reducedMotion.get() || !isSeen || canvas.getWidth() < 1 || canvas.getHeight() < 1) {
      return;
    }
    Window window = canvas.getScene().getWindow();
    SnapshotParameters how = new SnapshotParameters();
    how.setFill(Color.TRANSPARENT);
    how.setTransform(Transform.scale(window.getRenderScaleX(), window.getRenderScaleY()));
    how.setViewport(
        new Rectangle2D(
            0,
            0,
            canvas.getWidth() * window.getRenderScaleX(),
            canvas.getHeight() * window.getRenderScaleY()));
    before.setImage(canvas.snapshot(how, null));
    before.setFitWidth(canvas.getWidth());
    before.setFitHeight(canvas.getHeight());
    setVisible(true);
    fading.playFromStart();
  }

  /// Ends it at once.
  void stop() {
    fading.stop();
    end();
  }

  private void end() {
    setVisible(false);
    before.setImage(null);
  }
}
