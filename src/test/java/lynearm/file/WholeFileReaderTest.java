package lynearm.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeFileReaderTest {

  @TempDir private Path folder;
  private final WholeFileReader reader = new WholeFileReader();

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("file"), bytes);
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1000, 65_534, 65_535, 65_536, 65_537, 200_000})
  void everyByteIsRead(int length) throws IOException {
    byte[] bytes = random(length);
    Path file = file(bytes);

    assertThat(reader.read(file, FileLook.at(file))).isEqualTo(bytes);
    assertThat(reader.read(file, FileLook.at(file))).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 99, 101, 5000, 100_000})
  void aFileThatHasChangedIsReadAsItIsNow(int length) throws IOException {
    Path file = file(random(100));
    FileLook before = FileLook.at(file);
    byte[] now = random(length);
    Files.write(file, now);

    assertThat(reader.read(file, before)).isEqualTo(now);
  }

  @Test
  void aFileThatIsGoneIsToldAsSuch() throws IOException {
    Path file = file(random(100));
    FileLook before = FileLook.at(file);
    Files.delete(file);

    assertThatThrownBy(() -> reader.read(file, before)).isInstanceOf(NoSuchFileException.class);
  }
}
