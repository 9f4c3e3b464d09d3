package lynearm.change;

import java.nio.file.Path;
import java.util.Arrays;

/// A file that is to be created: its absolute path and its exact bytes.
public final class NewFile {

  private final Path path;
  private final Path folder;
  private final byte[] bytes;

  public NewFile(Path path, byte[] bytes) {
    Path parent = path.getParent();
    if (!path.isAbsolute() || parent == null) {
      throw new IllegalArgumentException("not an absolute path of a file: " + path);
    }
    this.path = path;
    folder = parent;
    this.bytes = bytes.clone();
  }

  public Path path() {
    return path;
  }

  /// The folder it is to be in.
  Path folder() {
    return folder;
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  /// Whether these are exactly the bytes that this file is to have.
  boolean hasBytes(byte[] others) {
    return Arrays.equals(bytes, others);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NewFile that
        && path.equals(that.path)
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return 31 * path.hashCode() + Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return path + " (" + bytes.length + " bytes)";
  }
}
