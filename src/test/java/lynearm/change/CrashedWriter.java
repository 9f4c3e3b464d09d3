package lynearm.change;

import java.nio.file.Path;
import java.time.Clock;

/// Leaves behind what a program leaves that ended while it wrote.
public final class CrashedWriter {

  private CrashedWriter() {}

  /// The end of the program, as far as a test can have it: nothing of it runs any more.
  private static final class End extends Error {
    private static final long serialVersionUID = 1L;
  }

  /// Writes a change and ends before the first step that has this in its name.
  ///
  /// @param environment the script folder of the environment
  public static void endBefore(String step, Path environment, Change change) {
    ChangeWriter writer =
        new ChangeWriter(
            StateFolder.usual(),
            environment,
            Clock.systemUTC(),
            name -> {
              if (name.contains(step)) {
                throw new End();
              }
            });
    try {
      writer.write(change);
    } catch (End _) {
      return;
    }
    throw new IllegalStateException("no step has this in its name: " + step);
  }
}
