package lynearm.ui.common;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import lynearm.workspace.Progress;

/// Work off the FX thread. Each [Lane] does one thing at a time; a newer job in it cancels the
/// older one, and only finished results reach the FX thread.
public final class Background implements AutoCloseable {

  /// Something slow. It looks at its progress now and then, to be stopped.
  @FunctionalInterface
  public interface Work<T> {
    T run(Progress progress) throws Exception;
  }

  private final Executor worker;
  private final Executor screen;
  private final Optional<ExecutorService> owned;
  private volatile boolean closed;

  /// @param worker runs the work
  /// @param screen runs what the screen is told; the FX thread, or at once in tests
  public Background(Executor worker, Executor screen) {
    this(worker, screen, Optional.empty());
  }

  private Background(Executor worker, Executor screen, Optional<ExecutorService> owned) {
    this.worker = worker;
    this.screen = screen;
    this.owned = owned;
  }

  /// For a real window: a few daemon threads, results on the FX thread.
  public static Background forWindow() {
    ExecutorService threads =
        Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("lynearm-work-", 1).factory());
    return new Background(threads, Platform::runLater, Optional.of(threads));
  }

  public Lane lane() {
    return new Lane();
  }

  /// Runs something small later on the screen's thread.
  public void onScreen(Runnable action) {
    screen.execute(action);
  }

  /// Nothing is started any more, and no outcome is heard of.
  @Override
  public void close() {
    closed = true;
    owned.ifPresent(ExecutorService::shutdownNow);
  }

  /// One thing at a time: a newer job replaces the older.
  public final class Lane {

    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper doing = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(-1);
    private static final long NOTHING = 0;
    private final AtomicLong current = new AtomicLong(NOTHING);
    private long lastTicket = NOTHING;

    private Lane() {}

    /// Whether work is going on.
    public ReadOnlyBooleanProperty runningProperty() {
      return running.getReadOnlyProperty();
    }

    /// What is going on, in words.
    public ReadOnlyStringProperty doingProperty() {
      return doing.getReadOnlyProperty();
    }

    /// How much is done, from 0 to 1; negative while that is not known.
    public ReadOnlyDoubleProperty fractionProperty() {
      return fraction.getReadOnlyProperty();
    }

    /// Does this, in place of what this lane was doing. Call it on the screen's thread; the outcome
    /// arrives there too. After a cancel neither is called.
    public <T> void start(
        String what, Work<T> work, Consumer<? super T> done, Consumer<? super Exception> failed) {
      if (closed) {
        return;
      }
      long ticket = ++lastTicket;
      current.set(ticket);
      running.set(true);
      doing.set(what);
      fraction.set(-1);
      worker.execute(() -> {
        try {
          T result = work.run(new Reports(ticket));
          finish(ticket, () -> done.accept(result));
        } catch (CancellationException _) {
          finish(ticket, () -> {});
        } catch (Exception e) {
          finish(ticket, () -> failed.accept(e));
        }
      });
    }

    /// Stops what is going on; its outcome is not heard of.
    public void cancel() {
      current.set(NOTHING);
      running.set(false);
      doing.set("");
    }

    private void finish(long ticket, Runnable outcome) {
      screen.execute(() -> {
        if (!closed && current.compareAndSet(ticket, NOTHING)) {
          running.set(false);
          doing.set("");
          outcome.run();
        }
      });
    }

    private final class Reports implements Progress {

      private static final long BETWEEN_REPORTS = 50_000_000;

      private final long ticket;
      private long last;

      Reports(long ticket) {
        this.ticket = ticket;
      }

      @Override
      public synchronized void report(String what, long done, long total) {
        long now = System.nanoTime();
        if (last != 0 && now - last < BETWEEN_REPORTS) {
          return;
        }
        last = now;
        screen.execute(() -> {
          if (current.get() == ticket) {
            doing.set(what);
            fraction.set(total > 0 ? (double) done / total : -1);
          }
        });
      }

      @Override
      public boolean isCancelled() {
        return current.get() != ticket;
      }
    }
  }
}
