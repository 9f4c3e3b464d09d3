package lynearm.ui.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/// Knocks at the FX thread all the time and notes how long it took to answer. The longest wait is
/// the longest thing that the FX thread did in one go.
final class StallWatch implements AutoCloseable {

  private static final long BETWEEN_KNOCKS_MILLIS = 2;
  private static final long STALL_MILLIS = 100;
  private static final int DEPTH = 14;

  private final Thread fxThread;
  private final Thread thread;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<Long> waits = new ArrayList<>();
  private final List<String> causes = new ArrayList<>();

  /// @param fxThread whom to look at when it does not answer
  StallWatch(Thread fxThread) {
    this.fxThread = fxThread;
    thread = Thread.ofPlatform().daemon().name("stall-watch").start(this::run);
  }

  private void run() {
    try {
      while (!closing.await(BETWEEN_KNOCKS_MILLIS, TimeUnit.MILLISECONDS)) {
        knock();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void knock() throws InterruptedException {
    CountDownLatch answered = new CountDownLatch(1);
    long start = System.nanoTime();
    Platform.runLater(answered::countDown);
    String cause = "";
    while (!answered.await(STALL_MILLIS / 2, TimeUnit.MILLISECONDS)) {
      cause = lookAtFxThread();
    }
    long wait = System.nanoTime() - start;
    synchronized (this) {
      waits.add(wait);
      if (wait >= TimeUnit.MILLISECONDS.toNanos(STALL_MILLIS)) {
        causes.add(cause);
      }
    }
  }

  private String lookAtFxThread() {
    return String.join(
        "\n      ",
        Arrays.stream(fxThread.getStackTrace())
            .limit(DEPTH)
            .map(StackTraceElement::toString)
            .toList());
  }

  /// The waits since the last call in milliseconds: the longest, and the 99th percentile.
  synchronized String report() {
    long[] sorted = waits.stream().mapToLong(Long::longValue).sorted().toArray();
    StringBuilder text = new StringBuilder();
    if (sorted.length > 0) {
      text.append(
          "longest %6.1f ms, p99 %6.1f ms"
              .formatted(
                  sorted[sorted.length - 1] / 1e6, sorted[(int) (sorted.length * 0.99)] / 1e6));
    }
    causes.forEach(cause -> text.append("\n    stalled in\n      ").append(cause));
    waits.clear();
    causes.clear();
    return text.toString();
  }

  @Override
  public void close() throws InterruptedException {
    closing.countDown();
    thread.join();
  }
}
