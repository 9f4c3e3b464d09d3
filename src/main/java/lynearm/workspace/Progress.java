package lynearm.workspace;

import java.util.concurrent.CancellationException;

/// How long work tells how far it is, and hears that it should stop. Used from the working thread.
public interface Progress {

  /// Nobody watches and nobody stops it.
  Progress IGNORED =
      new Progress() {
        @Override
        public void report(String doing, long done, long total) {}

        @Override
        public boolean isCancelled() {
          return false;
        }
      };

  /// Tells what is being done, and how much of how much is; a total of 0 means not known.
  void report(String doing, long done, long total);

  boolean isCancelled();

  /// Ends the work here if it should stop.
  ///
  /// @throws CancellationException if so
  default void check() {
    if (isCancelled()) {
      throw new CancellationException();
    }
  }
}
