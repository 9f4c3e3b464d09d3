package lynearm.git;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/// Reads small files of a repository that may mean harm: pipes and devices are not opened, huge
/// files not read.
final class BoundedFiles {

  private static final int LIMIT = 4 << 20;

  private BoundedFiles() {}

  /// The bytes of a file of at most four megabytes; nothing if there is none.
  ///
  /// @throws RefusedException if something else than a file is there, or a larger one
  static Optional<byte[]> read(Path file, LinkOption... options) throws IOException {
    if (!isRegular(file, options)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file, options)) {
      byte[] bytes = in.readNBytes(LIMIT + 1);
      if (bytes.length > LIMIT) {
        throw new RefusedException(file + " is larger than four megabytes.", "");
      }
      return Optional.of(bytes);
    }
  }

  /// Whether a file is there.
  ///
  /// @throws RefusedException if it is neither a file nor a folder, for to open that may never end
  static boolean isRegular(Path file, LinkOption... options) throws IOException {
    BasicFileAttributes attributes;
    try {
      attributes = Files.readAttributes(file, BasicFileAttributes.class, options);
    } catch (IOException _) {
      return false;
    }
    if (attributes.isOther()) {
      throw new RefusedException(file + " is not an ordinary file.", "Lynearm doesn't open it.");
    }
    return attributes.isRegularFile();
  }
}
