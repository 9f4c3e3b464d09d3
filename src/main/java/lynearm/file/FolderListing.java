package lynearm.file;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import lynearm.python.PythonText;
import org.jspecify.annotations.Nullable;

/// The entries of one folder, sorted by code point as Python sorts them. A link to a folder is
/// among the linked folders, any other link among the files.
///
/// @param folder the folder, as it was named
/// @param files entries that are no folders
/// @param folders real sub-folders
/// @param linkedFolders links that lead to folders
public record FolderListing(
    Path folder, List<Entry> files, List<Entry> folders, List<Entry> linkedFolders) {

  private static final char REPLACEMENT = '\uFFFD';

  private static final int CHECK_INTERVAL = 1024;

  /// From how many entries on it pays to ask on several threads.
  private static final int MANY = 2048;

  /// An entry.
  ///
  /// @param name its name
  /// @param path where it is, by the folder as that was named
  /// @param kind what it is
  /// @param look what it looks like, links followed; [FileLook#NOTHING] if nobody was asked
  public record Entry(String name, Path path, Kind kind, FileLook look) {

    /// Whether bytes of the name are no text in the encoding of file names, so that no path leads
    /// back to the file.
    public boolean isGarbled() {
      return name.indexOf(REPLACEMENT) >= 0;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Entry that
          && kind == that.kind
          && name.equals(that.name)
          && look.equals(that.look);
    }

    @Override
    public int hashCode() {
      return name.hashCode();
    }
  }

  /// What an entry is.
  public enum Kind {
    FILE,
    LINK,
    FOLDER,
    LINKED_FOLDER,
    /// A pipe, a socket or a device, which must not be opened; or a name that leads nowhere.
    OTHER
  }

  /// Lists a folder, asking the file system about each entry.
  ///
  /// @param check called now and then; may throw to stop
  /// @throws IOException if the folder can't be listed
  public static FolderListing of(Path folder, Runnable check) throws IOException {
    return of(folder, _ -> false, check);
  }

  /// Lists a folder. Asking the file system is by far the dearest part of it.
  ///
  /// @param isFile whether an entry is known to be a plain file, so that nobody need be asked
  /// @param check called now and then; may throw to stop
  /// @throws IOException if the folder can't be listed
  public static FolderListing of(Path folder, Predicate<Path> isFile, Runnable check)
      throws IOException {
    List<Path> paths = new ArrayList<>();
    try (var stream = Files.newDirectoryStream(folder)) {
      for (Path path : stream) {
        paths.add(path);
        if (paths.size() % CHECK_INTERVAL == 0) {
          check.run();
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    check.run();
    List<Entry> files = new ArrayList<>(paths.size());
    List<Entry> folders = new ArrayList<>();
    List<Entry> linked = new ArrayList<>();
    for (Entry entry : entries(paths, isFile)) {
      if (entry == null) {
        continue; // gone since the folder was listed
      }
      if (entry.isGarbled() && (entry.kind == Kind.FOLDER || entry.kind == Kind.LINKED_FOLDER)) {
        continue; // a folder that can't be entered
      }
      List<Entry> into =
          switch (entry.kind) {
            case FOLDER -> folders;
            case LINKED_FOLDER -> linked;
            case FILE, LINK, OTHER -> files;
          };
      into.add(
          entry.isGarbled() ? new Entry(entry.name, entry.path, Kind.OTHER, entry.look) : entry);
    }
    sort(files);
    sort(folders);
    sort(linked);
    return new FolderListing(folder, files, folders, linked);
  }

  /// Java's own order of texts is that by code point, and quicker, unless there are surrogates.
  private static void sort(List<Entry> entries) {
    for (Entry entry : entries) {
      if (hasSurrogate(entry.name)) {
        entries.sort((a, b) -> PythonText.BY_CODE_POINT.compare(a.name, b.name));
        return;
      }
    }
    entries.sort((a, b) -> a.name.compareTo(b.name));
  }

  private static boolean hasSurrogate(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) >= Character.MIN_SURROGATE) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Entry[] entries(List<Path> paths, Predicate<Path> isFile) {
    @Nullable Entry[] entries = new Entry[paths.size()];
    if (entries.length < MANY) {
      for (int i = 0; i < entries.length; i++) {
        entries[i] = entry(paths.get(i), isFile);
      }
    } else {
      IntStream.range(0, entries.length)
          .parallel()
          .forEach(i -> entries[i] = entry(paths.get(i), isFile));
    }
    return entries;
  }

  private static @Nullable Entry entry(Path path, Predicate<Path> isFile) {
    String name = Objects.requireNonNull(path.getFileName()).toString();
    if (isFile.test(path)) {
      return new Entry(name, path, Kind.FILE, FileLook.NOTHING);
    }
    try {
      BasicFileAttributes own = FileLook.ownAttributes(path);
      FileLook look = FileLook.at(path, own);
      return new Entry(name, path, kind(own, look), look);
    } catch (IOException _) {
      return null;
    }
  }

  private static Kind kind(BasicFileAttributes own, FileLook look) {
    if (own.isSymbolicLink()) {
      return look.isFolder() ? Kind.LINKED_FOLDER : Kind.LINK;
    }
    if (own.isDirectory()) {
      return Kind.FOLDER;
    }
    return own.isRegularFile() ? Kind.FILE : Kind.OTHER;
  }
}
