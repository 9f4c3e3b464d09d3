package lynearm.alembic;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The entries of one folder, sorted by code point as Python sorts them. A link to a folder is
/// among the linked folders, any other link among the files.
///
/// @param files entries that are no folders
/// @param folders real sub-folders
/// @param linkedFolders links that lead to folders
record FolderListing(List<Entry> files, List<String> folders, List<String> linkedFolders) {

  private static final int CHECK_INTERVAL = 1024;

  /// An entry that is no folder.
  ///
  /// @param name its name
  /// @param kind what it is
  record Entry(String name, Kind kind) {}

  /// What an entry is.
  enum Kind {
    FILE,
    LINK,
    /// A pipe, a socket or a device, which must not be opened.
    OTHER
  }

  /// @throws IOException if the folder can't be listed
  /// @throws java.util.concurrent.CancellationException if the progress says so
  static FolderListing of(Path folder, Progress progress) throws IOException {
    var files = new ArrayList<Entry>();
    var folders = new ArrayList<String>();
    var linked = new ArrayList<String>();
    try (var stream = Files.newDirectoryStream(folder)) {
      int count = 0;
      for (var entry : stream) {
        if (++count % CHECK_INTERVAL == 0) {
          progress.check();
        }
        var name = entry.getFileName().toString();
        var attributes = attributes(entry);
        if (attributes == null) {
          continue;
        }
        if (attributes.isDirectory()) {
          folders.add(name);
        } else if (attributes.isSymbolicLink() && Files.isDirectory(entry)) {
          linked.add(name);
        } else {
          files.add(new Entry(name, kind(attributes)));
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    files.sort((a, b) -> PythonText.BY_CODE_POINT.compare(a.name(), b.name()));
    folders.sort(PythonText.BY_CODE_POINT);
    linked.sort(PythonText.BY_CODE_POINT);
    return new FolderListing(files, folders, linked);
  }

  private static @Nullable BasicFileAttributes attributes(Path entry) {
    try {
      return Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException _) {
      return null; // gone since the folder was listed
    }
  }

  private static Kind kind(BasicFileAttributes attributes) {
    if (attributes.isSymbolicLink()) {
      return Kind.LINK;
    }
    return attributes.isRegularFile() ? Kind.FILE : Kind.OTHER;
  }
}
