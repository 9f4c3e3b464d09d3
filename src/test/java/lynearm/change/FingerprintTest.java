package lynearm.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lynearm.file.FolderListing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTest {

  @TempDir Path root;
  private Path folder;
  private Path inFolder;
  private Path single;

  @BeforeEach
  void someFiles() throws IOException {
    folder = Files.createDirectory(root.resolve("versions"));
    inFolder = Files.writeString(folder.resolve("a.py"), "a");
    single = Files.writeString(root.resolve("alembic.ini"), "i");
  }

  private Fingerprint now() throws IOException {
    return Fingerprint.of(List.of(folder, single), List.of(FolderListing.of(folder, () -> {})));
  }

  @Test
  void whatWasListedBeforeLooksAsIfItWereLookedAtNow() throws IOException {
    assertThat(now()).isEqualTo(Fingerprint.of(List.of(folder, single)));
    assertThat(now().firstDifference()).isEmpty();
  }

  @Test
  void whatIsWrittenToAFileInAFolderIsNoticed() throws IOException {
    Fingerprint before = now();
    Files.writeString(inFolder, "longer");
    assertThat(before.firstDifference()).contains(inFolder);
    assertThat(now()).isNotEqualTo(before);
  }

  @Test
  void whatComesAndGoesIsNoticed() throws IOException {
    Fingerprint before = now();
    Path added = Files.writeString(folder.resolve("b.py"), "");
    assertThat(before.firstDifference()).contains(added);
    Files.delete(added);
    assertThat(before.firstDifference()).isEmpty();
    Files.delete(single);
    assertThat(before.firstDifference()).contains(single);
  }

  @Test
  void aFolderThatGoesIsNoticed() throws IOException {
    Fingerprint before = now();
    Files.delete(inFolder);
    Files.delete(folder);
    assertThat(before.firstDifference()).contains(folder);
  }

  @Test
  void whatALinkLeadsToCounts() throws IOException {
    Path target = Files.writeString(root.resolve("target.py"), "t");
    Path link = Files.createSymbolicLink(folder.resolve("z.py"), target);
    Fingerprint before = now();
    Files.writeString(target, "longer");
    assertThat(before.firstDifference()).contains(link);
  }

  @Test
  void byteCodeDoesNotCount() throws IOException {
    Fingerprint before = now();
    Files.createDirectory(folder.resolve("__pycache__"));
    assertThat(before.firstDifference()).isEmpty();
  }
}
