package lynearm.alembic;

import java.nio.file.Path;
import java.util.concurrent.CancellationException;

/// Follows a search through folders, and can stop it. Called on the thread that searches.
public interface Progress {

  /// Nobody watches, nobody stops.
  Progress NONE =
      new Progress() {
        @Override
        public boolean isCancelled() {
          return false;
        }
      };

  /// Whether the search is to end with a [CancellationException]. Asked at every folder.
  boolean isCancelled();

  /// A folder is about to be looked through.
  ///
  /// @param count how many have been so far, this one included
  default void visiting(Path folder, int count) {}

  /// Ends the search if that is wanted.
  default void check() {
    if (isCancelled()) {
      throw new CancellationException();
    }
  }
}
