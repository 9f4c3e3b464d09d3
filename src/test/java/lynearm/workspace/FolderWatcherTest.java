package lynearm.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWatcherTest {

  @TempDir Path folder;

  @Test
  void aNewFileIsNoticed() throws Exception {
    Semaphore notices = new Semaphore(0);
    try (FolderWatcher watcher = new FolderWatcher(List.of(), notices::release)) {
      watcher.watch(List.of(folder, folder.resolve("not there")));
      Files.writeString(folder.resolve("a.py"), "revision = 'a'");

      assertThat(notices.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void byteCodeAndLocksDoNotMatter() {
    try (FolderWatcher watcher = new FolderWatcher(List.of("__pycache__"), () -> {})) {
      assertThat(watcher.matters("__pycache__")).isFalse();
      assertThat(watcher.matters("index.lock")).isFalse();
      assertThat(watcher.matters("a.py")).isTrue();
    }
  }
}
