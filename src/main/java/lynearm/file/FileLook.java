package lynearm.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What a file looks like from outside. Two looks that are equal mean that nobody has written to it
/// in between, as far as a file system tells; only serves to be compared.
///
/// @param kind what is there
/// @param size in bytes; 0 for a folder
/// @param changed when it was last written to, in nanoseconds since 1970; 0 for a folder
/// @param key what the file system knows it by, where it has such a thing
public record FileLook(Kind kind, long size, long changed, @Nullable Object key) {

  /// What is there.
  public enum Kind {
    /// A file, or anything else that is no folder.
    FILE,
    FOLDER,
    /// Nothing, or nothing that may be looked at.
    NOTHING
  }

  public static final FileLook NOTHING = new FileLook(Kind.NOTHING, 0, 0, null);

  /// What is there now, links followed.
  public static FileLook at(Path path) {
    try {
      return of(Files.readAttributes(path, BasicFileAttributes.class));
    } catch (IOException _) {
      return NOTHING;
    }
  }

  /// What is there, its attributes having been asked for without following links.
  static FileLook at(Path path, BasicFileAttributes own) {
    return own.isSymbolicLink() ? at(path) : of(own);
  }

  private static FileLook of(BasicFileAttributes attributes) {
    if (attributes.isDirectory()) {
      return new FileLook(Kind.FOLDER, 0, 0, attributes.fileKey());
    }
    return new FileLook(
        Kind.FILE,
        attributes.size(),
        attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
        attributes.fileKey());
  }

  static BasicFileAttributes ownAttributes(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  /// Whether there is a file, or anything else that is no folder.
  public boolean isFile() {
    return kind == Kind.FILE;
  }

  public boolean isFolder() {
    return kind == Kind.FOLDER;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FileLook that
        && kind == that.kind
        && size == that.size
        && changed == that.changed
        && Objects.equals(key, that.key);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(31 * size + changed);
  }
}
