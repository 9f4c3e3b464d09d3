package lynearm.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// Where paths really lead on disk.
public final class RealPath {

  private RealPath() {}

  /// The path without links, as far as it exists; what can't be looked up stays as it is.
  public static Path of(Path path) {
    Path plain = path.toAbsolutePath().normalize();
    for (Path there = plain; there != null; there = there.getParent()) {
      if (Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
        try {
          return there.toRealPath().resolve(there.relativize(plain)).normalize();
        } catch (IOException _) {
          return plain;
        }
      }
    }
    return plain;
  }
}
