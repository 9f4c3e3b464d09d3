package lynearm.change;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/// The single steps on disk that a change is made of. Each either happens or does not, but for the
/// writing of a file that is not in its place yet.
final class Disk {

  private final Checkpoint checkpoint;

  Disk(Checkpoint checkpoint) {
    this.checkpoint = checkpoint;
  }

  /// Writes a new file and forces it to disk.
  ///
  /// @param mode its permissions; those that new files get, if empty
  void write(Path path, byte[] bytes, Optional<Set<PosixFilePermission>> mode) throws IOException {
    write(path, bytes, mode, Optional.empty());
  }

  /// As [#write(Path, byte[], Optional)], for a file that takes the place of another.
  ///
  /// @param other the one whose owner and attributes it gets as well; none for a new file
  void write(Path path, byte[] bytes, Optional<Set<PosixFilePermission>> mode, Optional<Path> other)
      throws IOException {
    checkpoint.before("create " + path);
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      int half = bytes.length / 2;
      write(channel, ByteBuffer.wrap(bytes, 0, half));
      checkpoint.before("write the rest of " + path);
      write(channel, ByteBuffer.wrap(bytes, half, bytes.length - half));
      if (mode.isPresent()) {
        checkpoint.before("set the permissions of " + path);
        Files.setPosixFilePermissions(path, mode.get());
      }
      if (other.isPresent()) {
        checkpoint.before("set the attributes of " + path);
        FileTraits.copy(other.get(), path);
      }
      checkpoint.before("force " + path);
      channel.force(true);
    }
  }

  private static void write(FileChannel channel, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  void createFolder(Path folder) throws IOException {
    checkpoint.before("create folder " + folder);
    Files.createDirectory(folder);
  }

  /// Gives a file its name, unless the name is taken. A hard link does so in one step; a file
  /// system without them gets a plain move, which looks first.
  void putInPlace(Path from, Path to) throws IOException {
    checkpoint.before("put in place " + to);
    try {
      Files.createLink(to, from);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException _) {
      Files.move(from, to);
      return;
    }
    delete(from);
  }

  /// Puts one file in the place of another, in one step.
  void replace(Path from, Path to) throws IOException {
    checkpoint.before("replace " + to);
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      throw new FileSystemException(to.toString(), null, "this disk cannot replace a file at once");
    }
  }

  void delete(Path path) throws IOException {
    checkpoint.before("delete " + path);
    Files.deleteIfExists(path);
  }

  /// Makes sure that the names in a folder are on disk.
  void force(Path folder) throws IOException {
    if (System.getProperty("os.name", "").startsWith("Windows")) {
      return;
    }
    checkpoint.before("force folder " + folder);
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /// What a file holds; empty if there is none. A symbolic link counts as what it leads to.
  static Optional<Content> content(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    return Optional.of(Content.of(Files.readAllBytes(path)));
  }

  /// The permissions of a file, where the file system knows such.
  static Optional<Set<PosixFilePermission>> mode(Path path) throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    return view == null
        ? Optional.empty()
        : Optional.of(Set.copyOf(view.readAttributes().permissions()));
  }
}
