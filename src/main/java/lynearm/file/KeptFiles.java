package lynearm.file;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Files in a folder for caches that may go at any time. Each is there whole or not at all, also
/// while several programs write; of more than are wanted those written first are forgotten, and so
/// are those that were written half a year ago. Links are not followed.
///
/// @param folder private to the person; made when something is written
/// @param ending of the names of the files; several endings may share a folder
/// @param most how many files there may be
public record KeptFiles(Path folder, String ending, int most) {

  private static final String UNFINISHED = ".unfinished";
  private static final Duration LONGEST_WRITING = Duration.ofDays(1);
  private static final Duration LONGEST = Duration.ofDays(180);
  private static final long MOST_BYTES = 256L << 20;

  private record Kept(Path file, Instant written, long size) {}

  /// The file for a name. Names may clash, so that what is inside has to tell its own.
  public Path of(String name) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
    }
    return folder.resolve(Long.toHexString(hash) + ending);
  }

  /// The content of the file for a name.
  ///
  /// @param largest how many bytes it may have
  /// @throws IOException if there is none, or something else than a plain file of that size
  public byte[] read(String name, int largest) throws IOException {
    Path file = of(name);
    BasicFileAttributes look = look(file);
    if (!look.isRegularFile() || look.size() > largest) {
      throw new FileNotFoundException(file + " is nothing that was kept");
    }
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return in.readAllBytes();
    }
  }

  /// Writes the file for a name, in place of what was there.
  ///
  /// @throws IOException if that is not possible; nothing is changed then
  public void write(String name, byte[] bytes) throws IOException {
    OwnFolders.create(folder);
    Path unfinished = Files.createTempFile(folder, "", UNFINISHED);
    try {
      Files.write(unfinished, bytes);
      Files.move(
          unfinished,
          of(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
    forgetOldest();
  }

  private void forgetOldest() throws IOException {
    List<Kept> kept = kept(ending);
    Instant newest = kept.isEmpty() ? Instant.MIN : kept.getFirst().written();
    long size = 0;
    for (int i = 0; i < kept.size(); i++) {
      size += kept.get(i).size();
      boolean isTooMuch = i >= most || (i > 0 && size > MOST_BYTES);
      if (isTooMuch || isOlder(kept.get(i), newest, LONGEST)) {
        Files.deleteIfExists(kept.get(i).file());
      }
    }
    for (Kept leftBehind : kept(UNFINISHED)) {
      if (isOlder(leftBehind, newest, LONGEST_WRITING)) {
        Files.deleteIfExists(leftBehind.file());
      }
    }
  }

  private static boolean isOlder(Kept kept, Instant newest, Duration than) {
    return Duration.between(kept.written(), newest).compareTo(than) > 0;
  }

  /// Those with this ending, the newest first.
  private List<Kept> kept(String thisEnding) throws IOException {
    List<Kept> kept = new ArrayList<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder, it -> it.toString().endsWith(thisEnding))) {
      for (Path file : files) {
        add(file, kept);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    kept.sort(Comparator.comparing(Kept::written).reversed());
    return kept;
  }

  private static void add(Path file, List<Kept> kept) throws IOException {
    try {
      BasicFileAttributes look = look(file);
      kept.add(new Kept(file, look.lastModifiedTime().toInstant(), look.size()));
    } catch (NoSuchFileException _) {
      return; // another program was quicker to forget it
    }
  }

  private static BasicFileAttributes look(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }
}
