package lynearm.workspace;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import lynearm.change.Fingerprint;

/// Notices when something in a set of folders changes, and says so once the folders have been quiet
/// for a moment. Uses the file system's own notices; folders that have none, as on other computers'
/// disks, are looked at every second, or less often where that takes long.
public final class FolderWatcher implements AutoCloseable {

  private static final long QUIET_MILLIS = 120;
  private static final long LONGEST_WAIT_MILLIS = 600;
  private static final long LOOK_AGAIN_MILLIS = 1_000;

  /// Looking takes at most one part in so many of the time.
  private static final int PART = 20;

  /// What others write to these is told to nobody.
  private static final Set<String> SILENT =
      Set.of(
          "9p",
          "afs",
          "ceph",
          "cifs",
          "drvfs",
          "glusterfs",
          "ncpfs",
          "nfs",
          "nfs4",
          "prl_fs",
          "smb3",
          "smbfs",
          "vboxsf",
          "virtiofs",
          "vmhgfs");

  private static final String IN_USER_SPACE = "fuse";

  private final Runnable changed;
  private final Thread thread;
  private final Optional<WatchService> service;
  private final Map<WatchKey, Path> watched = new HashMap<>();
  private final Collection<String> ignoredNames;
  private List<Path> unwatched = List.of();
  private Fingerprint lastSeen = Fingerprint.ofNothing();
  private long lookAgainMillis = LOOK_AGAIN_MILLIS;
  private final CountDownLatch closing = new CountDownLatch(1);

  /// @param ignoredNames names of files and folders whose coming and going means nothing
  /// @param changed called on the watching thread
  public FolderWatcher(Collection<String> ignoredNames, Runnable changed) {
    this(ignoredNames, changed, newService());
  }

  /// @param service none to look at the folders instead
  FolderWatcher(Collection<String> ignoredNames, Runnable changed, Optional<WatchService> service) {
    this.ignoredNames = List.copyOf(ignoredNames);
    this.changed = changed;
    this.service = service;
    thread = Thread.ofPlatform().daemon().name("lynearm-watch").unstarted(this::run);
    thread.start();
  }

  private static Optional<WatchService> newService() {
    try {
      WatchService service = FileSystems.getDefault().newWatchService();
      if (!isSlow(service)) {
        return Optional.of(service);
      }
      service.close();
      return Optional.empty();
    } catch (IOException | UnsupportedOperationException _) {
      return Optional.empty();
    }
  }

  /// Where the system has no notices that Java knows, as on macOS, Java itself looks now and then,
  /// and far too seldom.
  private static boolean isSlow(WatchService service) {
    return service.getClass().getSimpleName().contains("Polling");
  }

  /// Watches these folders (not what is below them) in place of those before. Folders that do not
  /// exist are left out.
  public synchronized void watch(Collection<Path> folders) {
    List<Path> now = folders.stream().distinct().filter(Files::isDirectory).toList();
    watched
        .entrySet()
        .removeIf(entry -> {
          if (now.contains(entry.getValue())) {
            return false;
          }
          entry.getKey().cancel();
          return true;
        });
    List<Path> silent = new ArrayList<>();
    for (Path folder : now) {
      if (!watched.containsValue(folder) && !register(folder)) {
        silent.add(folder);
      }
    }
    unwatched = List.copyOf(silent);
    lastSeen = Fingerprint.of(unwatched);
  }

  private boolean register(Path folder) {
    if (service.isEmpty()) {
      return false;
    }
    try {
      if (isSilent(Files.getFileStore(folder).type())) {
        return false;
      }
      WatchKey key =
          folder.register(
              service.get(),
              StandardWatchEventKinds.ENTRY_CREATE,
              StandardWatchEventKinds.ENTRY_MODIFY,
              StandardWatchEventKinds.ENTRY_DELETE);
      watched.put(key, folder);
      return true;
    } catch (IOException | RuntimeException _) {
      // No notices for this folder (none left, or a file system without them): look instead.
      return false;
    }
  }

  /// Whether a file system of this type tells of its own changes only.
  static boolean isSilent(String type) {
    String name = type.toLowerCase(Locale.ROOT);
    return SILENT.contains(name) || name.startsWith(IN_USER_SPACE);
  }

  private void run() {
    try {
      while (closing.getCount() > 0) {
        boolean noticed = waitForNotice() || looksDifferent();
        if (noticed && closing.getCount() > 0) {
          changed.run();
        }
      }
    } catch (InterruptedException | ClosedWatchServiceException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Waits for a notice, and then until no more come.
  private boolean waitForNotice() throws InterruptedException {
    if (service.isEmpty()) {
      return closing.await(lookAgainMillis, TimeUnit.MILLISECONDS);
    }
    WatchKey key = service.get().poll(lookAgainMillis, TimeUnit.MILLISECONDS);
    boolean meaningful = false;
    long latest = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_WAIT_MILLIS);
    while (key != null) {
      meaningful |= isMeaningful(key);
      if (!key.reset()) {
        meaningful = true;
        forget(key);
      }
      long left = TimeUnit.NANOSECONDS.toMillis(latest - System.nanoTime());
      key =
          left <= 0
              ? null
              : service.get().poll(Math.min(left, QUIET_MILLIS), TimeUnit.MILLISECONDS);
    }
    return meaningful;
  }

  /// The folder is gone. One of its name that comes later has to be watched anew.
  private synchronized void forget(WatchKey key) {
    watched.remove(key);
  }

  private boolean isMeaningful(WatchKey key) {
    boolean meaningful = false;
    for (WatchEvent<?> event : key.pollEvents()) {
      String name = Objects.toString(event.context(), "");
      meaningful |= matters(name);
    }
    return meaningful;
  }

  /// Whether it means something that an entry of this name comes, goes or changes. Lock files are
  /// how others write; the rename that follows is what counts.
  boolean matters(String name) {
    return !ignoredNames.contains(name) && !name.endsWith(".lock");
  }

  private synchronized boolean looksDifferent() {
    if (unwatched.isEmpty()) {
      return false;
    }
    long began = System.nanoTime();
    Fingerprint now = Fingerprint.of(unwatched);
    long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    lookAgainMillis = Math.max(LOOK_AGAIN_MILLIS, PART * took);
    boolean different = !now.equals(lastSeen);
    lastSeen = now;
    return different;
  }

  @Override
  public void close() {
    closing.countDown();
    thread.interrupt();
    service.ifPresent(open -> {
      try {
        open.close();
      } catch (IOException _) {
        // Nothing is watched any more either way.
        return;
      }
    });
  }
}
