package lynearm.ui.graph;

import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/// Glides what is seen of the map from one place to another, or jumps where motion is not wanted.
final class ViewportMotion {

  private static final double NANOS = 180_000_000;

  private final Consumer<Viewport> mover;
  private final BooleanProperty reduced = new SimpleBooleanProperty(this, "reducedMotion");
  private final AnimationTimer timer =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          tick(now);
        }
      };
  private Viewport from = Viewport.start();
  private @Nullable Viewport goal;
  private long begun;

  ViewportMotion(Consumer<Viewport> mover) {
    this.mover = mover;
  }

  BooleanProperty reducedProperty() {
    return reduced;
  }

  /// Where it is gliding to; the given one if it stands.
  Viewport goal(Viewport standing) {
    return goal == null ? standing : goal;
  }

  void jump(Viewport there) {
    timer.stop();
    goal = null;
    mover.accept(there);
  }

  void glide(Viewport here, Viewport there) {
    if (reduced.get()) {
      jump(there);
      return;
    }
    from = here;
    goal = there;
    begun = 0;
    timer.start();
  }

  private void tick(long now) {
    if (goal == null) {
      return;
    }
    if (begun == 0) {
      begun = now;
    }
    double part = Math.min(1, (now - begun) / NANOS);
    if (part >= 1) {
      jump(goal);
      return;
    }
    double eased = 1 - Math.pow(1 - part, 3);
    mover.accept(from.towards(goal, eased));
  }
}
