package lynearm.alembic;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import lynearm.python.PythonText;

/// The entries of one folder, sorted by code point as Python sorts them. A link to a folder is
/// among the linked folders, any other link among the files.
///
/// @param files entries that are no folders
/// @param folders real sub-folders
/// @param linkedFolders links that lead to folders
record FolderListing(List<Entry> files, List<String> folders, List<String> linkedFolders) {

  private static final char REPLACEMENT = '\uFFFD';

  private static final int CHECK_INTERVAL = 1024;

  /// From how many entries on it pays to ask on several threads.
  private static final int MANY = 256;

  /// An entry.
  ///
  /// @param name its name
  /// @param kind what it is
  record Entry(String name, Kind kind) {

    /// Whether bytes of the name are no text in the encoding of file names, so that no path leads
    /// back to the file.
    boolean isGarbled() {
      return name.indexOf(REPLACEMENT) >= 0;
    }
  }

  /// What an entry is.
  enum Kind {
    FILE,
    LINK,
    FOLDER,
    LINKED_FOLDER,
    /// A pipe, a socket or a device, which must not be opened; or a name that leads nowhere.
    OTHER
  }

  /// Lists a folder, asking the file system about each entry.
  ///
  /// @throws IOException if the folder can't be listed
  /// @throws java.util.concurrent.CancellationException if the progress says so
  static FolderListing of(Path folder, Progress progress) throws IOException {
    return of(folder, _ -> false, progress);
  }

  /// Lists a folder. Asking the file system is by far the dearest part of it.
  ///
  /// @param isFile whether an entry is known to be a plain file, so that nobody need be asked
  /// @throws IOException if the folder can't be listed
  /// @throws java.util.concurrent.CancellationException if the progress says so
  static FolderListing of(Path folder, Predicate<Path> isFile, Progress progress)
      throws IOException {
    var files = new ArrayList<Entry>();
    var unknown = new ArrayList<Path>();
    try (var stream = Files.newDirectoryStream(folder)) {
      int count = 0;
      for (var path : stream) {
        if (++count % CHECK_INTERVAL == 0) {
          progress.check();
        }
        if (isFile.test(path)) {
          files.add(new Entry(path.getFileName().toString(), Kind.FILE));
        } else {
          unknown.add(path);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    var folders = new ArrayList<String>();
    var linked = new ArrayList<String>();
    for (var entry : asked(unknown, progress)) {
      if (entry.isGarbled() && entry.kind() != Kind.FILE && entry.kind() != Kind.LINK) {
        continue; // a folder that can't be entered
      }
      switch (entry.kind()) {
        case FOLDER -> folders.add(entry.name());
        case LINKED_FOLDER -> linked.add(entry.name());
        case FILE, LINK, OTHER -> files.add(entry);
      }
    }
    files.replaceAll(entry -> entry.isGarbled() ? new Entry(entry.name(), Kind.OTHER) : entry);
    files.sort((a, b) -> PythonText.BY_CODE_POINT.compare(a.name(), b.name()));
    folders.sort(PythonText.BY_CODE_POINT);
    linked.sort(PythonText.BY_CODE_POINT);
    return new FolderListing(files, folders, linked);
  }

  private static List<Entry> asked(List<Path> paths, Progress progress) {
    progress.check();
    var stream = paths.size() < MANY ? paths.stream() : paths.parallelStream();
    return stream.map(FolderListing::asked).flatMap(Optional::stream).toList();
  }

  private static Optional<Entry> asked(Path path) {
    try {
      var attributes =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return Optional.of(new Entry(path.getFileName().toString(), kind(path, attributes)));
    } catch (IOException _) {
      return Optional.empty(); // gone since the folder was listed
    }
  }

  private static Kind kind(Path path, BasicFileAttributes attributes) {
    if (attributes.isSymbolicLink()) {
      return Files.isDirectory(path) ? Kind.LINKED_FOLDER : Kind.LINK;
    }
    if (attributes.isDirectory()) {
      return Kind.FOLDER;
    }
    return attributes.isRegularFile() ? Kind.FILE : Kind.OTHER;
  }
}
