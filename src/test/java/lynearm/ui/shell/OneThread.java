package lynearm.ui.shell;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import lynearm.ui.common.Background;

/// The screen's thread in tests without a screen. What this thread does is done at once; what
/// others ask for waits until it is looked for.
final class OneThread implements Executor {

  private static final long PATIENCE_NANOS = 10_000_000_000L;

  private final Thread thread = Thread.currentThread();
  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

  /// Work is done at once too.
  Background background() {
    return new Background(Runnable::run, this);
  }

  @Override
  public void execute(Runnable action) {
    if (Thread.currentThread() == thread) {
      action.run();
    } else {
      waiting.add(action);
    }
  }

  /// Does what others ask for, until the condition holds.
  void until(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean()) {
      Runnable next = waiting.poll();
      if (next != null) {
        next.run();
      } else if (System.nanoTime() > end) {
        throw new AssertionError("waited in vain");
      } else {
        Thread.onSpinWait();
      }
    }
  }
}
