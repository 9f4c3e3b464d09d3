package lynearm.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;

/// Answers that a cache keeps on disk, each under a name. What is damaged, of another form, of
/// another build of the program or under a name that only clashes counts as not there; failing to
/// write is no harm. See [KeptFiles] for the rest.
public final class SealedFiles {

  private final KeptFiles files;
  private final long form;
  private final String build;
  private final int largest;

  /// @param form eight letters for what is inside, to be raised when that is written otherwise
  /// @param build tells one build of the program from another
  /// @param largest how many bytes an answer may have
  public SealedFiles(KeptFiles files, String form, String build, int largest) {
    this.files = files;
    this.form = ByteBuffer.wrap(Arrays.copyOf(utf8(form), Long.BYTES)).getLong();
    this.build = build;
    this.largest = largest;
  }

  /// Where the answers lie.
  public Path folder() {
    return files.folder();
  }

  /// The answer that is kept under a name.
  public Optional<byte[]> read(String name) {
    try {
      byte[] bytes = files.read(name, largest);
      byte[] title = title(name);
      int start = Long.BYTES + title.length;
      boolean isOurs =
          bytes.length >= start
              && ByteBuffer.wrap(bytes).getLong() == seal(bytes)
              && Arrays.equals(title, 0, title.length, bytes, Long.BYTES, start);
      return isOurs
          ? Optional.of(Arrays.copyOfRange(bytes, start, bytes.length))
          : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /// Keeps an answer, unless it is too large.
  public void write(String name, byte[] answer) {
    byte[] title = title(name);
    long size = (long) Long.BYTES + title.length + answer.length;
    if (size > largest) {
      return;
    }
    byte[] bytes = ByteBuffer.allocate((int) size).putLong(0).put(title).put(answer).array();
    ByteBuffer.wrap(bytes).putLong(0, seal(bytes));
    try {
      files.write(name, bytes);
    } catch (IOException _) {
      // The next run finds out for itself, as this one did.
    }
  }

  private byte[] title(String name) {
    byte[] ofBuild = utf8(build);
    byte[] own = utf8(name);
    return ByteBuffer.allocate(2 * Integer.BYTES + ofBuild.length + own.length)
        .putInt(ofBuild.length)
        .put(ofBuild)
        .putInt(own.length)
        .put(own)
        .array();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private long seal(byte[] bytes) {
    CRC32 sum = new CRC32();
    sum.update(bytes, Long.BYTES, bytes.length - Long.BYTES);
    return form ^ sum.getValue();
  }
}
