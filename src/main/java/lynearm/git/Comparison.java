package lynearm.git;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/// One comparison of working files with the index and the checked-out commit.
final class Comparison {

  /// Larger files are told apart by size and time alone.
  static final int LARGEST_FILE = 64 << 20;

  /// A file as the index or a tree has it.
  private record Stored(FileMode mode, ObjectId content) {}

  private final GitRepository place;
  private final Repository repository;
  private final Places places;
  private final IgnoreRules ignored;
  private final CheckIn checkIn;
  private final boolean hasModes;
  private final ObjectInserter.Formatter hasher = new ObjectInserter.Formatter();

  private final Map<String, DirCacheEntry> staged = new HashMap<>();
  private final Map<String, Stored> committed = new HashMap<>();
  private final Map<String, BasicFileAttributes> working = new TreeMap<>();
  private final Set<String> trackedFolders = new TreeSet<>();

  Comparison(GitRepository place, Repository repository, Places places) throws IOException {
    this.place = place;
    this.repository = repository;
    this.places = places;
    Config config = place.settings(repository);
    ignored = new IgnoreRules(place, config);
    checkIn = new CheckIn(new AttributeRules(place, config), config);
    hasModes = hasModes(config);
  }

  /// Whether the executable bit of files means something here.
  static boolean hasModes(Config config) {
    return File.separatorChar == '/' && config.getBoolean("core", null, "filemode", true);
  }

  WorkingFiles run() throws IOException {
    if (places.isEmpty()) {
      return new WorkingFiles(Map.of());
    }
    readIndex();
    readHead();
    for (String path : places.paths()) {
      readFolder(path);
    }
    Set<String> paths = new TreeSet<>(working.keySet());
    paths.addAll(staged.keySet());
    paths.addAll(committed.keySet());
    Map<Path, FileStatus> statuses = new HashMap<>();
    for (String path : paths) {
      statuses.put(places.toPath(path), new FileStatus(state(path), committed.containsKey(path)));
    }
    return new WorkingFiles(statuses);
  }

  private void readIndex() throws IOException {
    DirCache index = IndexFile.read(place);
    for (int i = 0; i < index.getEntryCount(); i++) {
      DirCacheEntry entry = index.getEntry(i);
      String path = entry.getPathString();
      if (places.contain(path) && !FileMode.GITLINK.equals(entry.getRawMode())) {
        staged.put(path, entry);
        addFolders(path);
      }
    }
  }

  private void addFolders(String path) {
    for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      if (!trackedFolders.add(path.substring(0, end))) {
        return;
      }
    }
  }

  private void readHead() throws IOException {
    Optional<ObjectId> head = Access.headOf(repository);
    if (head.isEmpty()) {
      return;
    }
    try (RevWalk commits = new RevWalk(repository);
        TreeWalk trees = new BoundedTreeWalk(repository, commits.getObjectReader())) {
      trees.setFilter(places.filter(Set.of()));
      trees.setRecursive(true);
      trees.reset(commits.parseCommit(head.get()).getTree());
      while (trees.next()) {
        if (trees.getRawMode(0) != FileMode.GITLINK.getBits()) {
          committed.put(
              trees.getPathString(), new Stored(trees.getFileMode(0), trees.getObjectId(0)));
        }
      }
    }
  }

  private void readFolder(String path) throws IOException {
    Path start = place.root().resolve(path);
    if (!Files.exists(start, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        start,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            if (folder.equals(start)) {
              return FileVisitResult.CONTINUE;
            }
            String inside = pathOf(folder);
            boolean isHidden =
                folder.endsWith(".git")
                    || Files.exists(folder.resolve(".git"))
                    || (!trackedFolders.contains(inside) && ignored.ignoresFolder(inside));
            return isHidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!file.endsWith(".git")
                && (attributes.isRegularFile() || attributes.isSymbolicLink())) {
              working.put(pathOf(file), attributes);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException reason) {
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private String pathOf(Path file) {
    Path inside = place.root().relativize(file);
    StringBuilder path = new StringBuilder();
    for (Path name : inside) {
      path.append(path.isEmpty() ? "" : "/").append(name);
    }
    return path.toString();
  }

  private FileState state(String path) throws IOException {
    DirCacheEntry entry = staged.get(path);
    Stored head = committed.get(path);
    BasicFileAttributes attributes = working.get(path);
    if (entry != null && entry.getStage() != DirCacheEntry.STAGE_0) {
      return FileState.CONFLICTED;
    }
    if (attributes == null) {
      return entry != null && entry.isSkipWorkTree() ? FileState.UNCHANGED : FileState.DELETED;
    }
    if (entry == null) {
      if (head != null) {
        return FileState.MODIFIED;
      }
      return ignored.ignoresFile(path) ? FileState.IGNORED : FileState.NEW;
    }
    if (!isAsStaged(path, entry, attributes)) {
      return FileState.MODIFIED;
    }
    boolean isAsCommitted =
        head != null
            && head.content().equals(entry.getObjectId())
            && head.mode().equals(entry.getRawMode());
    return isAsCommitted ? FileState.UNCHANGED : FileState.STAGED;
  }

  private boolean isAsStaged(String path, DirCacheEntry entry, BasicFileAttributes attributes)
      throws IOException {
    Path file = place.root().resolve(path);
    if (entry.isIntentToAdd()) {
      return false;
    }
    if (attributes.isSymbolicLink() != FileMode.SYMLINK.equals(entry.getRawMode())) {
      return false;
    }
    if (attributes.isSymbolicLink()) {
      byte[] target = Constants.encode(Files.readSymbolicLink(file).toString());
      return hasher.idFor(Constants.OBJ_BLOB, target).equals(entry.getObjectId());
    }
    if (hasModes && isExecutable(file) != FileMode.EXECUTABLE_FILE.equals(entry.getRawMode())) {
      return false;
    }
    boolean hasNotedTime =
        (int) attributes.size() == entry.getLength()
            && sameTime(attributes.lastModifiedTime().toInstant(), entry.getLastModifiedInstant());
    if (attributes.size() > LARGEST_FILE) {
      return hasNotedTime;
    }
    byte[] content;
    try {
      content = Files.readAllBytes(file);
    } catch (IOException _) {
      return false;
    }
    if (hasher.idFor(Constants.OBJ_BLOB, content).equals(entry.getObjectId())) {
      return true;
    }
    if (checkIn.foreignConversion(path).isPresent()) {
      return hasNotedTime;
    }
    byte[] converted = checkIn.convert(path, content, Optional.empty());
    if (!hasher.idFor(Constants.OBJ_BLOB, converted).equals(entry.getObjectId())) {
      return false;
    }
    byte @Nullable [] stored = stored(repository, entry.getObjectId());
    return stored == null
        || hasher
            .idFor(Constants.OBJ_BLOB, checkIn.convert(path, content, Optional.of(stored)))
            .equals(entry.getObjectId());
  }

  /// Whether the owner may run the file, which is what git notes.
  static boolean isExecutable(Path file) throws IOException {
    return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_EXECUTE);
  }

  private static boolean sameTime(Instant file, Instant noted) {
    return file.getEpochSecond() == noted.getEpochSecond()
        && (noted.getNano() == 0 || file.getNano() == noted.getNano());
  }

  /// The content of a blob; none if it is not there or too large to compare.
  static byte @Nullable [] stored(Repository repository, ObjectId id) throws IOException {
    try {
      return repository.open(id, Constants.OBJ_BLOB).getCachedBytes(LARGEST_FILE);
    } catch (MissingObjectException | LargeObjectException _) {
      return null;
    }
  }
}
