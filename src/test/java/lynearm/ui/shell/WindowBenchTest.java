package lynearm.ui.shell;

import java.nio.file.Path;
import javafx.application.Platform;
import lynearm.sample.SyntheticHistory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How long the window does not answer at most while large histories are opened and looked at. The
/// first history pays for loading the classes.
@Tag("bench")
class WindowBenchTest {

  private static final int LANES = 6;
  private static final long SEED = 7;

  @TempDir Path folder;

  @Test
  void opensLargeHistories() throws Exception {
    Platform.setImplicitExit(false);
    try {
      Platform.startup(() -> {});
    } catch (IllegalStateException _) {
      // Another test has started it.
      Platform.runLater(() -> {});
    }
    for (int revisions : new int[] {300, 5_000, 20_000}) {
      Path project = folder.resolve("history-" + revisions);
      SyntheticHistory.write(project, revisions, LANES, SEED);
      new WindowRun(System.out).measure(project, revisions + " revisions");
    }
  }
}
