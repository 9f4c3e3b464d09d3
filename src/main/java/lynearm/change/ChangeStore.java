package lynearm.change;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lynearm.file.OwnFolders;

/// The changes of one environment on disk: the one under way, if any, and the last ones. A file
/// each; the one under way becomes part of the history by getting another name, so that both are
/// settled in one step.
final class ChangeStore {

  private static final int MOST_CHANGES = 50;
  private static final long MOST_BYTES = 32L << 20;

  private static final String UNDER_WAY = "under-way";
  private static final String NEW = "new";
  private static final String LOCK = "lock";
  private static final String CHANGE = ".change";
  private static final String INTERRUPTED = ".interrupted";
  private static final Pattern ENTRY = Pattern.compile("[0-9]{1,18}(\\.change|\\.interrupted)");

  private final Path folder;
  private final Disk disk;

  ChangeStore(Path folder, Disk disk) {
    this.folder = folder;
    this.disk = disk;
  }

  Path folder() {
    return folder;
  }

  /// A record of the history.
  ///
  /// @param interrupted whether a crash left it half done
  record Entry(ChangeRecord change, boolean interrupted) {}

  /// Keeps other Lynearms from writing until it is closed; empty if one of them does so now.
  Optional<Lock> lock() throws IOException {
    OwnFolders.create(folder);
    FileChannel channel =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return Optional.of(new Lock(channel));
      }
    } catch (OverlappingFileLockException _) {
      // Another window of this very program holds it.
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    return Optional.empty();
  }

  /// The right to write, until it is closed or the program ends.
  static final class Lock implements AutoCloseable {

    private final FileChannel channel;

    private Lock(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    public void close() {
      try {
        channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException("giving back the right to write", e);
      }
    }
  }

  /// The change that is under way, or was when the program ended.
  Optional<ChangeRecord> underWay() throws IOException {
    return read(folder.resolve(UNDER_WAY));
  }

  /// Notes a change before its first step; it is on disk afterwards.
  void begin(ChangeRecord change) throws IOException {
    Path fresh = folder.resolve(NEW);
    disk.delete(fresh);
    disk.write(fresh, RecordFormat.bytes(change), Optional.empty());
    disk.replace(fresh, folder.resolve(UNDER_WAY));
    disk.force(folder);
  }

  /// The change under way is done: it goes into the history.
  void finish(ChangeRecord change) throws IOException {
    settle(change, CHANGE, INTERRUPTED);
  }

  /// The change under way is given up where it stands.
  void leave(ChangeRecord change) throws IOException {
    settle(change, INTERRUPTED, CHANGE);
  }

  private void settle(ChangeRecord change, String ending, String otherEnding) throws IOException {
    disk.replace(folder.resolve(UNDER_WAY), folder.resolve(change.id() + ending));
    try {
      disk.force(folder);
      disk.delete(folder.resolve(change.id() + otherEnding));
    } catch (IOException _) {
      // It is settled. Should the computer lose the new name, the next start settles it again.
      return;
    }
  }

  /// Puts a record of the history in place of the one with the same number.
  void rewrite(ChangeRecord change) throws IOException {
    Path fresh = folder.resolve(NEW);
    disk.delete(fresh);
    disk.write(fresh, RecordFormat.bytes(change), Optional.empty());
    disk.replace(fresh, folder.resolve(change.id() + CHANGE));
    disk.force(folder);
  }

  /// The change under way never was.
  void forget() throws IOException {
    disk.delete(folder.resolve(UNDER_WAY));
    if (Files.isDirectory(folder)) {
      disk.force(folder);
    }
  }

  /// The last changes, in the order of their last act. What is not understood is left out.
  List<Entry> entries() throws IOException {
    Map<Long, Entry> latest = new HashMap<>();
    for (Path file : files()) {
      boolean interrupted = file.toString().endsWith(INTERRUPTED);
      read(file)
          .ifPresent(change ->
              latest.merge(
                  change.id(),
                  new Entry(change, interrupted),
                  (one, other) -> one.change().turn() > other.change().turn() ? one : other));
    }
    return latest.values().stream()
        .sorted(Comparator.comparingLong(entry -> entry.change().turn()))
        .toList();
  }

  private List<Path> files() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> ENTRY.matcher(String.valueOf(file.getFileName())).matches())
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static Optional<ChangeRecord> read(Path file) throws IOException {
    try {
      return RecordFormat.read(Files.readAllBytes(file));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  /// Lets go of the oldest changes when there are too many, but never of the last one.
  void prune() throws IOException {
    List<Entry> entries = entries();
    long bytes = 0;
    int kept = 0;
    for (Entry entry : entries.reversed()) {
      Path file =
          folder.resolve(entry.change().id() + (entry.interrupted() ? INTERRUPTED : CHANGE));
      bytes += Files.size(file);
      kept++;
      if (kept > 1 && (kept > MOST_CHANGES || bytes > MOST_BYTES)) {
        disk.delete(file);
      }
    }
  }

  /// Lets go of everything, unless a change is under way or another Lynearm is writing.
  void forgetAll() throws IOException {
    Optional<Lock> lock = lock();
    if (lock.isEmpty()) {
      return;
    }
    try (Lock _ = lock.get()) {
      if (underWay().isPresent()) {
        return;
      }
      for (Path file : files()) {
        disk.delete(file);
      }
      disk.delete(folder.resolve(NEW));
      disk.delete(folder.resolve(LOCK));
    }
    try {
      disk.delete(folder);
    } catch (DirectoryNotEmptyException _) {
      // Somebody else put something into it, so it stays.
      return;
    }
  }
}
