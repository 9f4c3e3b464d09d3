package lynearm.python;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/// Runs what descends deeply on a thread that has the stack for it.
final class DeepStack {

  private static final long BYTES = 64L << 20;

  /// So many brackets inside each other fit on the stack of any thread.
  private static final int DEEP = 30;

  private DeepStack() {}

  /// What parsing these tokens gives: here, or on such a thread if brackets stand deeply inside
  /// each other.
  ///
  /// @throws CancellationException if the waiting thread is interrupted
  static <T> T parse(Tokens tokens, Supplier<T> parser) {
    return tokens.deepest() > DEEP ? call(parser) : parser.get();
  }

  /// What the work gives. Waits for it.
  ///
  /// @throws CancellationException if the waiting thread is interrupted
  private static <T> T call(Supplier<T> work) {
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
