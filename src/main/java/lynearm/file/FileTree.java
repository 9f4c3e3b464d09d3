package lynearm.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Files and folders as readers see them: those on disk, or those of a commit under the paths that
/// they would have if it were checked out. Links are followed unless it says otherwise.
public interface FileTree {

  /// What is on disk.
  FileTree DISK = new DiskFiles();

  boolean exists(Path path);

  boolean isFolder(Path path);

  /// Whether a regular file is there.
  boolean isFile(Path path);

  /// Whether the path itself is a link.
  boolean isLink(Path path);

  boolean isReadable(Path path);

  /// The size of a file in bytes.
  long size(Path file) throws IOException;

  byte[] read(Path file) throws IOException;

  /// The path with all links resolved.
  ///
  /// @throws IOException if nothing is there
  Path real(Path path) throws IOException;

  /// Where a link leads to in the end, its folder without links; nothing need be there.
  Path target(Path link);

  /// The entries of a folder.
  ///
  /// @param check called now and then; may throw to stop
  /// @throws IOException if the folder can't be listed
  FolderListing list(Path folder, Runnable check) throws IOException;

  /// The names of a folder's entries, in no particular order.
  ///
  /// @throws IOException if the folder can't be listed
  List<String> names(Path folder) throws IOException;
}
