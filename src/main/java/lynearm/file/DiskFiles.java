package lynearm.file;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What is on disk.
final class DiskFiles implements FileTree {

  /// How many links after one another are followed before they are called a loop.
  private static final int MAX_LINKS = 40;

  @Override
  public boolean exists(Path path) {
    return Files.exists(path);
  }

  @Override
  public boolean isFolder(Path path) {
    return Files.isDirectory(path);
  }

  @Override
  public boolean isFile(Path path) {
    return Files.isRegularFile(path);
  }

  @Override
  public boolean isLink(Path path) {
    return Files.isSymbolicLink(path);
  }

  @Override
  public boolean isReadable(Path path) {
    return Files.isReadable(path);
  }

  @Override
  public long size(Path file) throws IOException {
    return Files.size(file);
  }

  @Override
  public byte[] read(Path file) throws IOException {
    return Files.readAllBytes(file);
  }

  @Override
  public Path real(Path path) throws IOException {
    return path.toRealPath();
  }

  @Override
  public Path target(Path link) {
    Path target = link;
    for (int i = 0; i < MAX_LINKS && Files.isSymbolicLink(target); i++) {
      try {
        target = target.resolveSibling(Files.readSymbolicLink(target));
        Path parent = target.getParent();
        target = parent == null ? target : parent.toRealPath().resolve(target.getFileName());
      } catch (IOException _) {
        break;
      }
    }
    return target;
  }

  @Override
  public FolderListing list(Path folder, Runnable check) throws IOException {
    return FolderListing.of(folder, check);
  }

  @Override
  public List<String> names(Path folder) throws IOException {
    List<String> names = new ArrayList<>();
    try (var stream = Files.newDirectoryStream(folder)) {
      stream.forEach(path -> names.add(Objects.requireNonNull(path.getFileName()).toString()));
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return names;
  }
}
