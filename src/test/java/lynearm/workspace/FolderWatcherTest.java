package lynearm.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FolderWatcherTest {

  @TempDir Path folder;
  private final Semaphore notices = new Semaphore(0);

  private void isNoticed() throws InterruptedException {
    assertThat(notices.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
  }

  private void write(Path file) throws IOException {
    Files.writeString(file, "revision = 'a'");
  }

  @Test
  void aNewFileIsNoticed() throws Exception {
    try (FolderWatcher watcher = new FolderWatcher(List.of(), notices::release)) {
      watcher.watch(List.of(folder, folder.resolve("not there")));
      write(folder.resolve("a.py"));

      isNoticed();
    }
  }

  @Test
  void withoutNoticesOfTheSystemTheFoldersAreLookedAt() throws Exception {
    try (FolderWatcher watcher = new FolderWatcher(List.of(), notices::release, Optional.empty())) {
      watcher.watch(List.of(folder));
      write(folder.resolve("a.py"));
      isNoticed();
      Files.writeString(folder.resolve("a.py"), "revision = 'another'");
      isNoticed();
    }
  }

  @Test
  void aFolderThatWasTakenAwayAndMadeAgainIsWatchedAgain() throws Exception {
    Path versions = Files.createDirectory(folder.resolve("versions"));
    try (FolderWatcher watcher = new FolderWatcher(List.of(), notices::release)) {
      watcher.watch(List.of(folder, versions));
      Files.delete(versions);
      isNoticed();
      Files.createDirectory(versions);
      isNoticed();
      notices.drainPermits();
      watcher.watch(List.of(folder, versions));
      write(versions.resolve("a.py"));
      isNoticed();
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

  @ParameterizedTest
  @CsvSource({"ext4,false", "apfs,false", "NTFS,false", "nfs4,true", "9p,true", "fuse.sshfs,true"})
  void disksOfOtherComputersAreLookedAt(String type, boolean isSilent) {
    assertThat(FolderWatcher.isSilent(type)).isEqualTo(isSilent);
  }
}
