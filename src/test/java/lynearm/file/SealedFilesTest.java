package lynearm.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What caches keep on disk.
class SealedFilesTest {

  @TempDir private Path folder;

  private SealedFiles files(String form, String build) {
    return new SealedFiles(new KeptFiles(folder.resolve("kept"), ".k", 4), form, build, 1000);
  }

  private SealedFiles files() {
    return files("LynTest1", "1");
  }

  private Path file(String name) {
    return new KeptFiles(folder.resolve("kept"), ".k", 4).of(name);
  }

  private static Optional<String> read(SealedFiles from, String name) {
    return from.read(name).map(it -> new String(it, UTF_8));
  }

  @Test
  void whatIsWrittenIsRead() {
    files().write("a", "answer".getBytes(UTF_8));

    assertThat(read(files(), "a")).contains("answer");
    assertThat(read(files(), "b")).isEmpty();
  }

  @Test
  void anotherFormOrBuildIsPassedOver() {
    files().write("a", "answer".getBytes(UTF_8));

    assertThat(read(files("LynTest2", "1"), "a")).isEmpty();
    assertThat(read(files("LynTest1", "2"), "a")).isEmpty();
  }

  @Test
  void anotherNameThatClashesIsPassedOver() throws IOException {
    files().write("a", "answer".getBytes(UTF_8));
    Files.move(file("a"), file("b"));

    assertThat(read(files(), "b")).isEmpty();
  }

  @Test
  void whatIsDamagedOrCutIsPassedOver() throws IOException {
    files().write("a", "answer".getBytes(UTF_8));
    byte[] whole = Files.readAllBytes(file("a"));

    for (int i = 0; i < whole.length; i++) {
      byte[] damaged = whole.clone();
      damaged[i] ^= 1;
      Files.write(file("a"), damaged);
      assertThat(read(files(), "a")).as("byte " + i).isEmpty();
      Files.write(file("a"), java.util.Arrays.copyOf(whole, i));
      assertThat(read(files(), "a")).as("cut at " + i).isEmpty();
    }
  }

  @Test
  void linksAreNeitherFollowedNorWrittenThrough() throws IOException {
    files().write("a", "answer".getBytes(UTF_8));
    Path elsewhere = Files.move(file("a"), folder.resolve("elsewhere"));
    Files.createSymbolicLink(file("a"), elsewhere);

    assertThat(read(files(), "a")).isEmpty();
    byte[] before = Files.readAllBytes(elsewhere);
    files().write("a", "another".getBytes(UTF_8));
    assertThat(Files.readAllBytes(elsewhere)).isEqualTo(before);
    assertThat(read(files(), "a")).contains("another");
  }

  @Test
  void whatIsTooLargeIsNeitherWrittenNorRead() throws IOException {
    files().write("a", new byte[2000]);
    assertThat(file("a")).doesNotExist();

    Files.createDirectories(folder.resolve("kept"));
    Files.write(file("a"), new byte[2000]);
    assertThat(files().read("a")).isEmpty();
  }

  @Test
  void theOldestGoAndOthersInTheFolderStay() throws IOException {
    Path other = Files.createDirectories(folder.resolve("kept")).resolve("x.other");
    Files.createFile(other);
    for (int i = 0; i < 6; i++) {
      files().write("n" + i, new byte[1]);
      Instant hoursAgo = Instant.now().minus(Duration.ofHours(9L - i));
      Files.setLastModifiedTime(file("n" + i), FileTime.from(hoursAgo));
    }

    assertThat(IntStream.range(0, 6).filter(i -> Files.exists(file("n" + i))).toArray())
        .containsExactly(2, 3, 4, 5);
    assertThat(other).exists();
  }

  @Test
  void whatWasWrittenLongAgoGoes() throws IOException {
    files().write("old", new byte[1]);
    Files.setLastModifiedTime(
        file("old"), FileTime.from(Instant.now().minus(Duration.ofDays(200))));
    files().write("new", new byte[1]);

    assertThat(file("old")).doesNotExist();
    assertThat(file("new")).exists();
  }

  @Test
  void severalProgramsMayWriteAtOnce() throws IOException {
    IntStream.range(0, 200)
        .parallel()
        .forEach(i -> {
          files().write("a", ("answer " + i).getBytes(UTF_8));
          assertThat(read(files(), "a").orElseThrow()).startsWith("answer ");
        });
    try (Stream<Path> left = Files.list(folder.resolve("kept"))) {
      assertThat(left).containsExactly(file("a"));
    }
  }
}
