package lynearm.python;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/// Runs what descends deeply on a thread that has the stack for it.
final class DeepStack {

  private static final long BYTES = 64L << 20;

  private DeepStack() {}

  /// What the work gives. Waits for it.
  ///
  /// @throws CancellationException if the waiting thread is interrupted
  static <T> T call(Supplier<T> work) {
    FutureTask<T> task = new FutureTask<>(work::get);
    Thread thread = new Thread(null, task, "deep reading", BYTES);
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException();
    }
  }
}
