package lynearm.hook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Runs a program without a shell, with a limit of time, and keeps what it prints.
public final class HookRunner {

  private static final int LONGEST_OUTPUT = 1 << 16;
  private static final long LOOK_AGAIN = 50;

  /// How long a hook may take if nobody says anything else.
  public static final Duration USUAL_LIMIT = Duration.ofMinutes(2);

  private final Duration limit;

  /// @param limit how long it may take
  public HookRunner(Duration limit) {
    this.limit = limit;
  }

  /// Runs hooks one after the other, as Alembic does: the exit status of one doesn't keep the next
  /// from running, but one that can't run does.
  ///
  /// @param isCancelled whether to stop
  public List<HookReport> runAll(List<HookCall> calls, BooleanSupplier isCancelled) {
    List<HookReport> reports = new ArrayList<>();
    for (HookCall call : calls) {
      HookOutcome outcome =
          switch (call) {
            case HookCall.Ready ready -> run(ready, isCancelled);
            case HookCall.Refused refused -> new HookOutcome.NotStarted(refused.what());
          };
      reports.add(new HookReport(call.hook(), outcome));
      if (!(outcome instanceof HookOutcome.Ended)) {
        break;
      }
    }
    return reports;
  }

  /// Runs it and waits for its end.
  ///
  /// @param isCancelled whether to stop it
  public HookOutcome run(HookCall.Ready call, BooleanSupplier isCancelled) {
    Process process;
    try {
      process =
          new ProcessBuilder(call.command())
              .directory(call.folder().toFile())
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.PIPE)
              .start();
      process.getOutputStream().close();
    } catch (IOException e) {
      return new HookOutcome.NotStarted(
          call.command().getFirst() + " could not be started: " + e.getMessage());
    }
    Output output = new Output(process.getInputStream());
    Thread reader = Thread.ofVirtual().name("lynearm-hook-output").start(output);
    try {
      long end = System.nanoTime() + limit.toNanos();
      while (!process.waitFor(LOOK_AGAIN, TimeUnit.MILLISECONDS)) {
        if (isCancelled.getAsBoolean()) {
          return stopped(process, "It was stopped.", output);
        }
        if (System.nanoTime() - end > 0) {
          return stopped(process, "It took longer than " + limit.toSeconds() + " seconds.", output);
        }
      }
      // What it started may go on and keep the stream open; that is not waited for.
      reader.join(Duration.ofSeconds(1));
      return new HookOutcome.Ended(process.exitValue(), output.text());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return stopped(process, "It was stopped.", output);
    }
  }

  private static HookOutcome stopped(Process process, String why, Output output) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    return new HookOutcome.Stopped(why, output.text());
  }

  /// What a program prints; the beginning of it is kept.
  private static final class Output implements Runnable {

    private final InputStream in;
    private final byte[] kept = new byte[LONGEST_OUTPUT];
    private int length;

    Output(InputStream in) {
      this.in = in;
    }

    @Override
    public void run() {
      byte[] buffer = new byte[4096];
      try (in) {
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
          keep(buffer, count);
        }
      } catch (IOException _) {
        // It was stopped.
      }
    }

    private synchronized void keep(byte[] buffer, int count) {
      int taken = Math.min(count, kept.length - length);
      System.arraycopy(buffer, 0, kept, length, taken);
      length += taken;
    }

    synchronized String text() {
      return new String(kept, 0, length, StandardCharsets.UTF_8);
    }
  }
}
