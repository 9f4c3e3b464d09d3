package lynearm.fuzz;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Repeats a trial with one seed after the other, and says which seed failed.
///
/// System properties: `lynearm.fuzz.tries`, how often; `lynearm.fuzz.first`, the first seed, or
/// `fresh` for others each time; `lynearm.fuzz.seed`, this one alone, to see a failure again.
final class Fuzz {

  /// Far beyond what any trial needs, even on a busy machine.
  private static final long HANGS_AFTER_SECONDS = 60;

  private static final long MOST_BYTES = 512L << 20;

  /// What is tried. Everything random comes from the argument.
  @FunctionalInterface
  interface Trial {
    void run(Random random) throws Exception;
  }

  private final Trial trial;
  private final long first;
  private final long tries;
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile long seed;
  private volatile long since = System.nanoTime();
  private volatile @Nullable Throwable failure;

  private Fuzz(Trial trial, long first, long tries) {
    this.trial = trial;
    this.first = first;
    this.tries = tries;
  }

  /// Tries as often as asked for, or a fraction of it where a trial is slow.
  ///
  /// @param slowness how many times slower a trial is than reading one file
  static void tries(int slowness, Trial trial) throws InterruptedException {
    Long only = Long.getLong("lynearm.fuzz.seed");
    if (only != null) {
      new Fuzz(trial, only, 1).run();
      return;
    }
    String begin = System.getProperty("lynearm.fuzz.first", "0");
    long first = begin.equals("fresh") ? System.currentTimeMillis() << 20 : Long.parseLong(begin);
    long tries = Math.max(20, Long.getLong("lynearm.fuzz.tries", 500) / slowness);
    if (begin.equals("fresh")) {
      String test =
          StackWalker.getInstance()
              .walk(frames -> frames.skip(1).findFirst())
              .map(StackWalker.StackFrame::getMethodName)
              .orElse("");
      System.out.printf("%s: %,d tries from seed %d%n", test, tries, first);
    }
    new Fuzz(trial, first, tries).run();
  }

  private void run() throws InterruptedException {
    Thread worker = new Thread(this::work, "fuzz");
    worker.setDaemon(true);
    worker.start();
    while (!end.await(1, TimeUnit.SECONDS)) {
      if (System.nanoTime() - since > TimeUnit.SECONDS.toNanos(HANGS_AFTER_SECONDS)) {
        String where =
            Arrays.stream(worker.getStackTrace())
                .map(frame -> "\n\tat " + frame)
                .collect(Collectors.joining());
        throw new AssertionError("seed " + seed + " does not end:" + where);
      }
    }
    Throwable found = failure;
    if (found != null) {
      throw new AssertionError(
          "seed " + seed + " fails; see it again with -Dlynearm.fuzz.seed=" + seed + "\n" + found,
          found);
    }
  }

  private void work() {
    try {
      for (long i = 0; i < tries; i++) {
        seed = first + i;
        since = System.nanoTime();
        once(randomFrom(seed));
      }
    } catch (Throwable thrown) {
      failure = thrown;
    } finally {
      end.countDown();
    }
  }

  /// Random numbers of neighbouring seeds begin alike unless the seeds are shuffled first.
  private static Random randomFrom(long seed) {
    return new Random(new SplittableRandom(seed).nextLong());
  }

  private void once(Random random) throws Exception {
    var memory = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = memory.getCurrentThreadAllocatedBytes();
    trial.run(random);
    long used = memory.getCurrentThreadAllocatedBytes() - before;
    if (used > MOST_BYTES) {
      throw new AssertionError("took %,d bytes of memory".formatted(used));
    }
  }
}
