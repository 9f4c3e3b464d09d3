package lynearm.ui.outline;

import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;
import javafx.animation.AnimationTimer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/// Lets a wheel's steps glide instead of jump; a touch pad's small steps go through as they are.
/// Nothing glides where reduced motion is wanted.
final class SmoothScroll {

  private static final double SMALLEST_STEP = 20;

  /// The part of the way that is left after one sixtieth of a second.
  private static final double LEFT_PER_FRAME = 0.72;

  private final DoubleSupplier position;
  private final DoubleConsumer move;
  private final BooleanProperty reduced = new SimpleBooleanProperty(this, "reducedMotion");
  private double left;

  private final AnimationTimer timer =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          double step = Math.abs(left) < 1 ? left : left * (1 - LEFT_PER_FRAME);
          double before = position.getAsDouble();
          move.accept(before + step);
          boolean stuck = position.getAsDouble() == before && step != 0;
          left -= step;
          if (left == 0 || stuck) {
            stop();
          }
        }

        @Override
        public void stop() {
          left = 0;
          super.stop();
        }
      };

  /// @param move takes a new position and may bound it
  SmoothScroll(DoubleSupplier position, DoubleConsumer move) {
    this.position = position;
    this.move = move;
  }

  /// Whether nothing glides.
  BooleanProperty reducedProperty() {
    return reduced;
  }

  void by(double pixels) {
    if (Math.abs(pixels) < SMALLEST_STEP || reduced.get()) {
      move.accept(position.getAsDouble() + pixels);
      return;
    }
    left += pixels;
    timer.start();
  }

  void stop() {
    timer.stop();
  }
}
