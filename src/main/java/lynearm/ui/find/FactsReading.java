package lynearm.ui.find;

import java.io.IOException;
import java.util.function.Consumer;
import lynearm.workspace.BodyFacts;
import lynearm.workspace.Progress;

/// Reads what all revisions of one graph do, in the background.
@FunctionalInterface
public interface FactsReading {

  /// @param batch hears what is known so far; from any thread, one call after the other
  /// @return everything
  /// @throws IOException if nothing could be read
  BodyFacts read(Progress progress, Consumer<? super BodyFacts> batch) throws IOException;
}
