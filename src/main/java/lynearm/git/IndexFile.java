package lynearm.git;

import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.LockFailedException;
import org.eclipse.jgit.util.FS;

/// Opens the index without the repository it belongs to: given that, JGit would compare smudged
/// entries with working files on writing, and run filters for it.
final class IndexFile {

  /// Twelve bytes at the beginning, then at least this many for each entry (gitformat-index).
  private static final int SMALLEST_ENTRY = 62;

  private IndexFile() {}

  static DirCache read(GitRepository repository) throws IOException {
    File file = Access.indexOf(repository);
    checkSize(repository, file);
    try {
      return DirCache.read(file, FS.DETECTED);
    } catch (CorruptObjectException _) {
      throw unreadable(repository);
    }
  }

  /// The index, locked against everybody else. To be unlocked or committed by the caller.
  static DirCache lock(GitRepository repository) throws IOException {
    File file = Access.indexOf(repository);
    checkSize(repository, file);
    try {
      return DirCache.lock(file, FS.DETECTED);
    } catch (LockFailedException _) {
      throw new RefusedException(
          "The git index of " + repository.root() + " is locked.",
          "Another program is working on it. If none is, delete " + file + ".lock and try again.");
    } catch (CorruptObjectException _) {
      throw unreadable(repository);
    }
  }

  /// JGit reserves memory for as many entries as the file says it has.
  private static void checkSize(GitRepository repository, File file) throws IOException {
    if (!BoundedFiles.isRegular(file.toPath())) {
      return;
    }
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file.toPath()))) {
      long entries = in.readLong() < 0 ? 0 : Integer.toUnsignedLong(in.readInt());
      if (entries * SMALLEST_ENTRY > file.length()) {
        throw unreadable(repository);
      }
    } catch (java.io.EOFException _) {
      throw unreadable(repository);
    }
  }

  private static RefusedException unreadable(GitRepository repository) {
    return new RefusedException(
        "The git index of " + repository.root() + " is damaged or of a kind Lynearm can't read.",
        "Split and sparse indexes are such kinds. What is staged is not shown.");
  }
}
