package lynearm.change;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes a [Change] whole or not at all, and takes it back.
///
/// Each file is first written beside its place under a name that Alembic does not read, forced to
/// disk, and then linked to its name, which fails if the name is taken. So no reader ever sees half
/// a file and no file is ever replaced. If a step fails, the steps before it are undone.
public final class ChangeWriter {

  /// The ending of files that are not in their place yet; Alembic ignores it.
  static final String UNFINISHED = ".lynearm-unfinished";

  /// Writes all files of the change.
  public WriteResult write(Change change) {
    Optional<Path> difference = change.readFrom().firstDifference();
    if (difference.isPresent()) {
      return new WriteResult.Refused(
          difference.get().getFileName() + " changed since the preview",
          "Nothing was written. Look at the new preview and create the merge again.");
    }
    for (FileEdit edit : change.edits()) {
      if (edit instanceof FileEdit.Create && Files.exists(edit.path(), LinkOption.NOFOLLOW_LINKS)) {
        return new WriteResult.Refused(
            edit.path().getFileName() + " already exists",
            "Nothing was written. Choose another message or revision id, so that the file gets"
                + " another name.");
      }
    }
    List<Path> folders = new ArrayList<>();
    List<FileEdit> done = new ArrayList<>();
    try {
      for (FileEdit edit : change.edits()) {
        createFolders(edit.folder(), folders);
        apply(edit);
        done.add(edit);
      }
      forceFolders(change.edits());
    } catch (IOException e) {
      takeBackAll(done.reversed());
      removeAll(folders.reversed());
      return refusal(e);
    }
    return new WriteResult.Written(new WrittenChange(change.title(), change.edits(), folders));
  }

  private static void takeBackAll(List<FileEdit> done) {
    for (FileEdit edit : done) {
      try {
        apply(edit.reversed());
      } catch (IOException _) {
        // It could be done but not taken back; the refusal that follows names the cause.
        return;
      }
    }
  }

  private static void apply(FileEdit edit) throws IOException {
    switch (edit) {
      case FileEdit.Create create -> create(create);
      case FileEdit.Replace replace -> replace(replace);
      case FileEdit.Delete delete -> {
        requireUnchanged(delete.path(), delete.old());
        Files.delete(delete.path());
      }
    }
  }

  private static void requireUnchanged(Path path, Content expected) throws IOException {
    if (!Content.of(Files.readAllBytes(path)).equals(expected)) {
      throw new FileSystemException(path.toString(), null, "changed since the preview");
    }
  }

  /// Deletes what was written, if it is still exactly that.
  public WriteResult takeBack(WrittenChange change) {
    for (FileEdit edit : change.edits()) {
      Optional<WriteResult.Refused> edited = whyNotTakeBack(edit);
      if (edited.isPresent()) {
        return edited.get();
      }
    }
    try {
      for (FileEdit edit : change.edits().reversed()) {
        apply(edit.reversed());
      }
      forceFolders(change.edits());
    } catch (IOException e) {
      return refusal(e);
    }
    removeAll(change.createdFolders().reversed());
    return new WriteResult.TakenBack(change);
  }

  private static Optional<WriteResult.Refused> whyNotTakeBack(FileEdit edit) {
    Path name = edit.path().getFileName();
    if (edit.after().isEmpty()) {
      return Files.exists(edit.path(), LinkOption.NOFOLLOW_LINKS)
          ? Optional.of(
              new WriteResult.Refused(
                  name + " is there again", "It was left as it is. There is nothing to undo."))
          : Optional.empty();
    }
    try {
      if (Content.of(Files.readAllBytes(edit.path())).equals(edit.after().get())) {
        return Optional.empty();
      }
      return Optional.of(
          new WriteResult.Refused(
              name + " was edited after it was created",
              "It was left as it is. Delete it by hand if it is not wanted."));
    } catch (NoSuchFileException _) {
      return Optional.of(
          new WriteResult.Refused(name + " is not there any more", "There is nothing to undo."));
    } catch (IOException e) {
      return Optional.of(refusal(e));
    }
  }

  private static void createFolders(Path folder, List<Path> created) throws IOException {
    List<Path> missing = new ArrayList<>();
    for (Path next = folder;
        next != null && !Files.exists(next, LinkOption.NOFOLLOW_LINKS);
        next = next.getParent()) {
      missing.add(next);
    }
    for (Path next : missing.reversed()) {
      Files.createDirectory(next);
      created.add(next);
    }
  }

  private static void create(FileEdit.Create create) throws IOException {
    Path unfinished = unfinished(create.path());
    try {
      writeForced(unfinished, create.content().bytes());
      linkOrMove(unfinished, create.path());
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static void replace(FileEdit.Replace replace) throws IOException {
    Path unfinished = unfinished(replace.path());
    try {
      writeForced(unfinished, replace.content().bytes());
      requireUnchanged(replace.path(), replace.old());
      Files.move(unfinished, replace.path(), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static Path unfinished(Path target) {
    return target.resolveSibling("." + Long.toHexString(System.nanoTime()) + UNFINISHED);
  }

  private static void writeForced(Path path, byte[] bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  /// A hard link fails if the name is taken; a file system without them gets a plain move, which
  /// looks first.
  private static void linkOrMove(Path from, Path to) throws IOException {
    try {
      Files.createLink(to, from);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException _) {
      Files.move(from, to);
    }
  }

  private static void forceFolders(List<FileEdit> edits) throws IOException {
    if (System.getProperty("os.name", "").startsWith("Windows")) {
      return;
    }
    for (Path folder : edits.stream().map(FileEdit::folder).distinct().toList()) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static void removeAll(List<Path> paths) {
    for (Path path : paths) {
      try {
        Files.deleteIfExists(path);
      } catch (DirectoryNotEmptyException _) {
        // Somebody else put something into it, so it stays.
        return;
      } catch (IOException _) {
        // It could be made but not removed again; the refusal that follows names the cause.
        return;
      }
    }
  }

  private static WriteResult.Refused refusal(IOException e) {
    return switch (e) {
      case AccessDeniedException denied ->
          new WriteResult.Refused(
              "No permission to write " + denied.getFile(),
              "Nothing was changed. Allow writing there and try again.");
      case FileAlreadyExistsException taken ->
          new WriteResult.Refused(
              taken.getFile() + " already exists",
              "Nothing was changed. Choose another message or revision id.");
      case NoSuchFileException gone ->
          new WriteResult.Refused(
              gone.getFile() + " is not there any more",
              "Nothing was changed. Open the folder again.");
      default ->
          new WriteResult.Refused(
              "The files could not be written: " + e.getMessage(),
              "Nothing was changed. Check the space on the disk and try again.");
    };
  }
}
