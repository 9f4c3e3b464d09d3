package lynearm.change;

import java.io.IOException;

/// Hears of each step on disk before it is made. A test ends the program there, or lets the disk
/// fail.
@FunctionalInterface
interface Checkpoint {

  Checkpoint NONE = _ -> {};

  /// @param step what is about to be done
  /// @throws IOException to let the step fail as the disk would
  void before(String step) throws IOException;
}
