package lynearm.ui.shell;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javafx.application.Platform;

/// Knocks at the FX thread all the time and notes how long it took to answer, and how much of a
/// processor the FX thread used meanwhile. The longest wait is the longest thing that it did in one
/// go; on a busy machine the processor time tells more.
final class StallWatch implements AutoCloseable {

  private static final long BETWEEN_KNOCKS_MILLIS = 2;
  private static final long STALL_MILLIS = 60;
  private static final long BETWEEN_LOOKS_MILLIS = 5;
  private static final int CAUSES = 6;

  private record Wait(long nanos, long processorNanos) {}

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Thread fxThread;
  private final Thread thread;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<Wait> waits = new ArrayList<>();
  private final Map<String, Integer> causes = new TreeMap<>();

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
    long processor = threads.getThreadCpuTime(fxThread.threadId());
    Platform.runLater(answered::countDown);
    Map<String, Integer> seen = new TreeMap<>();
    while (!answered.await(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS)) {
      seen.merge(whatItDoes(), 1, Integer::sum);
    }
    Wait wait =
        new Wait(
            System.nanoTime() - start, threads.getThreadCpuTime(fxThread.threadId()) - processor);
    synchronized (this) {
      waits.add(wait);
      if (wait.nanos() >= TimeUnit.MILLISECONDS.toNanos(STALL_MILLIS)) {
        seen.forEach((what, times) -> causes.merge(what, times, Integer::sum));
      }
    }
  }

  /// The innermost places of the FX thread that are ours, or just the innermost.
  private String whatItDoes() {
    StackTraceElement[] stack = fxThread.getStackTrace();
    String ours =
        Arrays.stream(stack)
            .filter(frame -> frame.getClassName().startsWith("lynearm."))
            .limit(3)
            .map(StallWatch::inFewWords)
            .collect(Collectors.joining(" < "));
    return ours.isEmpty()
        ? Arrays.stream(stack)
            .filter(frame -> frame.getClassName().contains("javafx"))
            .limit(3)
            .map(StallWatch::inFewWords)
            .collect(Collectors.joining(" < "))
        : ours;
  }

  private static String inFewWords(StackTraceElement frame) {
    String name = frame.getClassName();
    return name.substring(name.lastIndexOf('.') + 1)
        + '.'
        + frame.getMethodName()
        + ':'
        + frame.getLineNumber();
  }

  /// The waits since the last call, and where the FX thread was in those that were long.
  synchronized String report() {
    long[] sorted = waits.stream().mapToLong(Wait::nanos).sorted().toArray();
    StringBuilder text = new StringBuilder();
    if (sorted.length > 0) {
      long processor = waits.stream().mapToLong(Wait::processorNanos).max().orElse(0);
      text.append(
          "longest %6.1f ms (FX thread working %6.1f ms), p99 %6.1f ms"
              .formatted(
                  sorted[sorted.length - 1] / 1e6,
                  processor / 1e6,
                  sorted[(int) (sorted.length * 0.99)] / 1e6));
    }
    causes.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(CAUSES)
        .forEach(cause ->
            text.append("\n      %4d ".formatted(cause.getValue())).append(cause.getKey()));
    waits.clear();
    causes.clear();
    return text.toString();
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
