package lynearm.ui.graph;

import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.canvas.Canvas;
import org.jspecify.annotations.Nullable;

/// Leads the eye from one picture of the map to the next: a [Glide] where few cards move, else a
/// [Dissolve], as where all are seen from so far that they are pixels; nothing where motion is not
/// wanted. Runs only while something moves.
final class Transition {

  private static final double NANOS = 230_000_000;

  /// The picture stands still for no frame.
  private static final long FRAME = 16_000_000;

  /// More cards or links than that, with those that leave, are too many to draw in time.
  private static final int MOST_CARDS = 160;

  /// The same where all are dots.
  private static final int MOST_DOTS = 320;

  private final Canvas canvas;
  private final Dissolve dissolve;
  private final ReadOnlyBooleanProperty reducedMotion;
  private final Runnable redraw;
  private final AnimationTimer timer =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          tick(now);
        }
      };

  /// What is on the screen while what comes next has not been drawn yet.
  private @Nullable Moment left;

  private @Nullable Glide glide;
  private double progress;
  private long begun;

  /// @param reducedMotion whether motion is not wanted
  Transition(
      Canvas canvas, Dissolve dissolve, ReadOnlyBooleanProperty reducedMotion, Runnable redraw) {
    this.canvas = canvas;
    this.dissolve = dissolve;
    this.reducedMotion = reducedMotion;
    this.redraw = redraw;
  }

  /// Begins to lead from one picture to another. To be called before the other is drawn.
  ///
  /// @param there the part of the new map that is to be seen
  void begin(
      MapPicture was,
      Highlights marks,
      Viewport here,
      MapPicture now,
      Highlights newMarks,
      Viewport there) {
    Moment before =
        left != null ? left : new Moment(was, marks, here, Optional.ofNullable(glide), progress);
    stop();
    if (reducedMotion.get() || !isSeen()) {
      return;
    }
    if (hasFew(before.picture(), before.port()) && hasFew(now, there)) {
      Glide likely =
          Glide.between(before, now, newMarks, there, canvas.getWidth(), canvas.getHeight());
      if (likely.size() <= (likely.hasOnlyDots() ? MOST_DOTS : MOST_CARDS)) {
        dissolve.stop();
        left = before;
        return;
      }
    }
    dissolve.from(canvas);
  }

  private boolean isSeen() {
    return canvas.getScene() != null
        && canvas.getScene().getWindow() != null
        && canvas.getScene().getWindow().isShowing()
        && canvas.getWidth() >= 1
        && canvas.getHeight() >= 1;
  }

  private boolean hasFew(MapPicture picture, Viewport port) {
    double width = canvas.getWidth();
    double height = canvas.getHeight();
    return !CardPainter.areTiny(picture, port)
        && MapPainter.seen(picture, port, width, height).length <= MOST_DOTS
        && LinkPainter.seen(picture, port, width, height).size() <= MOST_DOTS;
  }

  /// The glide to this picture, if there is one in progress.
  ///
  /// @param port the part of it that is to be seen
  Optional<Glide> glideTo(MapPicture picture, Highlights marks, Viewport port) {
    if (left != null) {
      glide = Glide.between(left, picture, marks, port, canvas.getWidth(), canvas.getHeight());
      left = null;
      progress = 0;
      begun = 0;
      timer.start();
    }
    return Optional.ofNullable(glide);
  }

  boolean isGliding() {
    return left != null || glide != null;
  }

  /// How far the glide is, from 0 to 1.
  double progress() {
    return progress;
  }

  /// Ends a glide where it leads to.
  void stop() {
    timer.stop();
    left = null;
    glide = null;
    progress = 0;
  }

  private void tick(long now) {
    if (begun == 0) {
      begun = now - FRAME;
    }
    progress = (now - begun) / NANOS;
    if (progress >= 1) {
      stop();
    }
    redraw.run();
  }
}
