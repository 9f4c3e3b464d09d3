package lynearm.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What a file looks like from outside: what it is, its size, when it was last written to, and what
/// the file system knows it by. Two looks that are equal mean that nobody has written to it in
/// between, as far as a file system tells. Of a folder only its identity counts.
public final class FileLook {

  /// Nothing, or nothing that may be looked at.
  public static final FileLook NOTHING = new FileLook(null);

  /// Most looks are never compared, so nothing is made of them beforehand.
  private final @Nullable BasicFileAttributes attributes;

  private FileLook(@Nullable BasicFileAttributes attributes) {
    this.attributes = attributes;
  }

  /// What is there now, links followed.
  public static FileLook at(Path path) {
    try {
      return new FileLook(Files.readAttributes(path, BasicFileAttributes.class));
    } catch (IOException _) {
      return NOTHING;
    }
  }

  /// What is there, its attributes having been asked for without following links.
  static FileLook at(Path path, BasicFileAttributes own) {
    return own.isSymbolicLink() ? at(path) : new FileLook(own);
  }

  static BasicFileAttributes ownAttributes(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  /// Whether there is a file, or anything else that is no folder.
  public boolean isFile() {
    return attributes != null && !attributes.isDirectory();
  }

  public boolean isFolder() {
    return attributes != null && attributes.isDirectory();
  }

  /// In bytes; 0 if there is nothing.
  public long size() {
    return attributes == null ? 0 : attributes.size();
  }

  /// When it was last written to, in nanoseconds since 1970; 0 if there is nothing.
  public long changed() {
    return attributes == null ? 0 : attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
  }

  /// What the file system knows it by, as a number; equal looks have equal numbers. 0 where file
  /// systems know no such thing.
  public int identity() {
    return attributes == null ? 0 : Objects.hashCode(attributes.fileKey());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FileLook that && isSame(attributes, that.attributes);
  }

  private static boolean isSame(
      @Nullable BasicFileAttributes one, @Nullable BasicFileAttributes other) {
    if (one == null || other == null) {
      return one == null && other == null;
    }
    if (one.isDirectory() != other.isDirectory()
        || !Objects.equals(one.fileKey(), other.fileKey())) {
      return false;
    }
    return one.isDirectory()
        || (one.size() == other.size() && one.lastModifiedTime().equals(other.lastModifiedTime()));
  }

  @Override
  public int hashCode() {
    return Long.hashCode(isFile() ? size() : 0);
  }
}
