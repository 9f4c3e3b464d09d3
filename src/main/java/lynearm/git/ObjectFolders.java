package lynearm.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Looks whether all objects of a repository, and of those that it borrows from
/// (gitrepository-layout: `objects/info/alternates`), are plain files. A pipe in place of one would
/// keep whoever opens it waiting for ever.
///
/// Folders that look as they did are not looked into again.
final class ObjectFolders {

  private static final int MOST_BORROWED = 64;
  private static final int MOST_KNOWN = 20_000;

  private static final Map<Path, FileTime> KNOWN =
      new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, FileTime> eldest) {
          return size() > MOST_KNOWN;
        }
      };

  private ObjectFolders() {}

  /// @throws RefusedException if a pipe or device is among the objects
  static void check(Path objects) throws IOException {
    for (Path folder : withBorrowed(objects)) {
      checkBelow(folder);
    }
  }

  /// A folder of objects, and all that it borrows from; those alone that are there.
  ///
  /// @throws RefusedException if they are more than anybody has
  static List<Path> withBorrowed(Path objects) throws IOException {
    Set<Path> seen = new HashSet<>();
    List<Path> folders = new ArrayList<>();
    Deque<Path> left = new ArrayDeque<>(Set.of(objects));
    while (!left.isEmpty()) {
      Path folder = left.remove();
      if (!Files.isDirectory(folder) || !seen.add(folder.toRealPath())) {
        continue;
      }
      if (seen.size() > MOST_BORROWED) {
        throw new RefusedException(
            "The git repository borrows from more than " + MOST_BORROWED + " others.",
            "Git facts are not shown.");
      }
      folders.add(folder);
      borrowed(folder, left);
    }
    return folders;
  }

  private static void checkBelow(Path objects) throws IOException {
    try (DirectoryStream<Path> inside =
        Files.newDirectoryStream(objects, it -> Files.isDirectory(it))) {
      for (Path folder : inside) {
        checkIn(folder);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private static void checkIn(Path folder) throws IOException {
    FileTime changed = Files.getLastModifiedTime(folder);
    synchronized (KNOWN) {
      if (changed.equals(KNOWN.get(folder))) {
        return;
      }
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        checkFile(file);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    synchronized (KNOWN) {
      KNOWN.put(folder, changed);
    }
  }

  /// Links are followed as opening follows them.
  private static void checkFile(Path file) throws IOException {
    BasicFileAttributes own =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (own.isOther() || own.isSymbolicLink()) {
      BoundedFiles.isRegular(file);
    }
  }

  private static void borrowed(Path objects, Deque<Path> left) throws IOException {
    Optional<byte[]> list = BoundedFiles.read(objects.resolve("info").resolve("alternates"));
    if (list.isEmpty()) {
      return;
    }
    for (String line : new String(list.get(), StandardCharsets.UTF_8).split("\n", -1)) {
      String name = line.strip();
      if (!name.isEmpty() && !name.startsWith("#")) {
        folder(objects, name).ifPresent(left::add);
      }
    }
  }

  private static Optional<Path> folder(Path objects, String name) {
    try {
      return Optional.of(objects.resolve(name).normalize());
    } catch (InvalidPathException _) {
      return Optional.empty(); // no such folder can be there
    }
  }
}
