package lynearm.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import lynearm.file.FileLook;
import lynearm.file.FileTree;
import lynearm.file.FolderListing;
import lynearm.python.PythonText;
import org.jspecify.annotations.Nullable;

/// The files of a commit, or of what a git merge would give, under the paths that they would have
/// if they were checked out. Nothing is read from the work tree: links are followed inside the
/// commit only, and what lies outside of the repository is not there. A submodule is not there
/// either, for its files are in another repository.
///
/// As long as the [GitObjects] that it came from; for one thread at a time.
public final class TreeFiles implements FileTree {

  /// How many links after one another are followed before they are called a loop.
  private static final int MAX_LINKS = 40;

  private static final int LONGEST_LINK = 4096;

  /// Deeper than any system lets files lie. Commits may be made to be worse than that.
  private static final int DEEPEST = 400;

  /// A folder may be in a commit more often than anybody could count.
  private static final int MOST_ENTRIES = 1_000_000;

  private static final byte[] LFS = "version https://git-lfs.".getBytes(StandardCharsets.UTF_8);

  private final Path root;
  private final TreeFolder top;
  private final StoredFiles files;
  private final Moves moves;
  private final Map<Path, Optional<Found>> folders = new HashMap<>();
  private int listed;

  /// What lies at a path, and the path without links.
  private record Found(Path real, TreeEntry entry) {}

  TreeFiles(Path root, TreeFolder top, StoredFiles files) {
    this(root, top, files, Moves.NONE);
  }

  /// @param moves what was moved when they were joined
  TreeFiles(Path root, TreeFolder top, StoredFiles files, Moves moves) {
    this.root = root;
    this.top = top;
    this.files = files;
    this.moves = moves;
  }

  Moves moves() {
    return moves;
  }

  TreeFolder top() {
    return top;
  }

  /// Where the files were put that went along with a folder which the other side has moved, by
  /// where they are.
  public Map<Path, Path> followed() {
    Map<Path, Path> followed = new HashMap<>();
    moves.followed().forEach((now, was) -> followed.put(root.resolve(now), root.resolve(was)));
    return followed;
  }

  /// The top of the work tree that these files would be checked out to.
  public Path root() {
    return root;
  }

  /// How often something was wanted until now, of this or another commit, that the clone has not.
  /// An answer during which that became more may lack files.
  public int absences() {
    return files.absences();
  }

  /// What git knows the content of a file or folder by; none if it is not there, or was put
  /// together from two sides and is stored nowhere.
  public Optional<GitObjectId> id(Path path) {
    Optional<Found> around = around(path);
    Path name = path.getFileName();
    if (around.isPresent() && name != null) {
      TreeEntry entry = entry(around.get().entry(), name.toString());
      if (!(entry instanceof TreeEntry.Link)) {
        return Optional.ofNullable(TreeEntry.idOf(entry));
      }
    }
    return find(path, true).map(found -> TreeEntry.idOf(found.entry()));
  }

  /// What lies directly in a folder otherwise than in the same folder of other files; nothing if
  /// that can't be told without listing both: the folder is not there, or reached by a link.
  ///
  /// The cost for two commits is that of comparing the bytes of both lists.
  ///
  /// @throws IOException if one of the folders can't be read
  public Optional<List<EntryChange>> changes(TreeFiles before, Path folder) throws IOException {
    Optional<TreeFolder> was = before.unlinked(folder);
    Optional<TreeFolder> is = unlinked(folder);
    return was.isEmpty() || is.isEmpty()
        ? Optional.empty()
        : EntryChange.between(was.get(), is.get());
  }

  /// The folder at a path that no link leads to.
  private Optional<TreeFolder> unlinked(Path folder) {
    Optional<Found> found = folders.computeIfAbsent(folder, it -> walk(it, true));
    return found
        .filter(it -> it.real().equals(folder))
        .flatMap(it ->
            it.entry() instanceof TreeEntry.Folder(TreeFolder inside)
                ? Optional.of(inside)
                : Optional.empty());
  }

  /// Why git would stop at this file.
  ///
  /// @throws IOException if one of its contents is not to be had
  public Optional<Clash> clash(Path file) throws IOException {
    Optional<Found> found = find(file, false);
    return found.isPresent() && found.get().entry() instanceof TreeEntry.Contested contested
        ? Optional.ofNullable(contested.outcome().clash())
        : Optional.empty();
  }

  /// Where git would stop because of what was renamed or moved, by the path that it leaves there.
  ///
  /// @param places the files and folders that matter, before and afterwards
  /// @throws IOException if a content is not to be had that both sides changed
  public SequencedMap<Path, Clash> stops(Collection<Path> places) throws IOException {
    SequencedMap<Path, Clash> found = new LinkedHashMap<>();
    for (Map.Entry<String, String> renamed : moves.contested().entrySet()) {
      if (isIn(places, root.resolve(renamed.getKey()))) {
        Path path = root.resolve(renamed.getValue());
        clash(path).ifPresent(why -> found.put(path, why));
      }
    }
    for (Stop stop : moves.stops()) {
      Path from = root.resolve(stop.from());
      Path path = root.resolve(stop.path());
      if (isIn(places, from) || isIn(places, path)) {
        found.putIfAbsent(path, stop.why());
      }
    }
    return found;
  }

  private static boolean isIn(Collection<Path> places, Path path) {
    return places.stream().anyMatch(path::startsWith);
  }

  /// Whether the path lies in a submodule, or is one.
  public boolean isInSubmodule(Path path) {
    for (Path at = path; at != null && at.startsWith(root); at = at.getParent()) {
      Optional<Found> found = find(at, false);
      if (found.isPresent()) {
        return found.get().entry() instanceof TreeEntry.Submodule;
      }
    }
    return false;
  }

  /// Whether these bytes only say where Git LFS keeps the content.
  public static boolean isLfsPointer(byte[] bytes) {
    return bytes.length >= LFS.length
        && bytes.length < 1024
        && Arrays.equals(bytes, 0, LFS.length, LFS, 0, LFS.length);
  }

  // ---- finding

  private Optional<Found> find(Path path, boolean followsLast) {
    Optional<Found> around = around(path);
    Path name = path.getFileName();
    if (around.isEmpty() || name == null) {
      return walk(path, followsLast);
    }
    TreeEntry entry = entry(around.get().entry(), name.toString());
    if (entry instanceof TreeEntry.Link && followsLast) {
      return walk(path, true);
    }
    return Optional.ofNullable(entry)
        .map(there -> new Found(around.get().real().resolve(name), there));
  }

  /// The folder that a path lies in, for most questions are about many files of one folder. None if
  /// the path must be walked.
  private Optional<Found> around(Path path) {
    Path folder = path.getParent();
    Path name = path.getFileName();
    return folder == null || name == null || !folder.startsWith(root) || !isPlain(name.toString())
        ? Optional.empty()
        : folders.computeIfAbsent(folder, it -> walk(it, true));
  }

  private static boolean isPlain(String name) {
    return !name.isEmpty() && !name.equals(".") && !name.equals("..");
  }

  private static @Nullable TreeEntry entry(TreeEntry folder, String name) {
    try {
      return folder instanceof TreeEntry.Folder(TreeFolder inside) ? inside.entry(name) : null;
    } catch (IOException _) {
      return null;
    }
  }

  private Optional<Found> walk(Path path, boolean followsLast) {
    Path absolute = path.toAbsolutePath();
    if (!absolute.startsWith(root) || absolute.getNameCount() > root.getNameCount() + DEEPEST) {
      return Optional.empty();
    }
    Deque<String> left = new ArrayDeque<>();
    root.relativize(absolute).forEach(part -> left.add(part.toString()));
    Deque<Found> way = new ArrayDeque<>(List.of(new Found(root, new TreeEntry.Folder(top))));
    for (int links = 0; !left.isEmpty(); ) {
      String name = left.remove();
      if (!isPlain(name)) {
        if (name.equals("..") && way.size() < 2) {
          return Optional.empty();
        }
        if (name.equals("..")) {
          way.pop();
        }
        continue;
      }
      Found here = way.getFirst();
      TreeEntry entry = entry(here.entry(), name);
      if (entry == null) {
        return Optional.empty();
      }
      if (!(entry instanceof TreeEntry.Link(GitObjectId blob))
          || (left.isEmpty() && !followsLast)) {
        way.push(new Found(here.real().resolve(name), entry));
        continue;
      }
      Optional<String> target = ++links > MAX_LINKS ? Optional.empty() : target(blob);
      if (target.isEmpty()) {
        return Optional.empty();
      }
      List<String> names = Arrays.asList(target.get().split("/", -1));
      names.reversed().forEach(left::push);
    }
    return Optional.of(way.getFirst());
  }

  /// Where a link leads to, if it doesn't leave the commit at once.
  private Optional<String> target(GitObjectId blob) {
    try {
      if (files.size(blob) > LONGEST_LINK) {
        return Optional.empty();
      }
      String text = new String(files.read(blob), StandardCharsets.UTF_8);
      return text.startsWith("/") || text.indexOf('\\') >= 0 || text.indexOf('\0') >= 0
          ? Optional.empty()
          : Optional.of(text);
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  // ---- answers

  @Override
  public boolean exists(Path path) {
    return find(path, true).filter(it -> !(it.entry() instanceof TreeEntry.Submodule)).isPresent();
  }

  @Override
  public boolean isFolder(Path path) {
    return find(path, true).filter(it -> it.entry() instanceof TreeEntry.Folder).isPresent();
  }

  @Override
  public boolean isFile(Path path) {
    return find(path, true).filter(it -> isFile(it.entry())).isPresent();
  }

  private static boolean isFile(TreeEntry entry) {
    return entry instanceof TreeEntry.File || entry instanceof TreeEntry.Contested;
  }

  @Override
  public boolean isLink(Path path) {
    return find(path, false).filter(it -> it.entry() instanceof TreeEntry.Link).isPresent();
  }

  @Override
  public boolean isReadable(Path path) {
    return exists(path);
  }

  @Override
  public long size(Path file) throws IOException {
    return switch (there(file).entry()) {
      case TreeEntry.File(GitObjectId blob) -> files.size(blob);
      case TreeEntry.Contested contested -> contested.outcome().bytes().length;
      case TreeEntry.Folder _, TreeEntry.Link _, TreeEntry.Submodule _ -> 0;
    };
  }

  @Override
  public byte[] read(Path file) throws IOException {
    return switch (there(file).entry()) {
      case TreeEntry.File(GitObjectId blob) -> files.read(blob);
      case TreeEntry.Contested contested -> contested.outcome().bytes();
      case TreeEntry.Folder _, TreeEntry.Link _, TreeEntry.Submodule _ ->
          throw new IOException(file + " is no file");
    };
  }

  private Found there(Path path) throws NoSuchFileException {
    return find(path, true).orElseThrow(() -> new NoSuchFileException(path.toString()));
  }

  @Override
  public Path real(Path path) throws IOException {
    return there(path).real();
  }

  @Override
  public Path target(Path link) {
    return find(link, true).map(Found::real).orElse(link);
  }

  @Override
  public FolderListing list(Path folder, Runnable check) throws IOException {
    List<FolderListing.Entry> plain = new ArrayList<>();
    List<FolderListing.Entry> inside = new ArrayList<>();
    List<FolderListing.Entry> linked = new ArrayList<>();
    Map<String, TreeEntry> entries = inside(folder).entries();
    listed += entries.size();
    if (listed > MOST_ENTRIES) {
      throw new IOException("the commit has more files than anybody could read");
    }
    for (Map.Entry<String, TreeEntry> entry : entries.entrySet()) {
      FolderListing.Kind what = kind(folder, entry.getKey(), entry.getValue());
      FolderListing.Entry found;
      try {
        Path path = folder.resolve(entry.getKey());
        found = new FolderListing.Entry(entry.getKey(), path, what, FileLook.NOTHING);
      } catch (InvalidPathException _) {
        continue; // no checkout could make it here either
      }
      switch (what) {
        case FOLDER -> inside.add(found);
        case LINKED_FOLDER -> linked.add(found);
        case FILE, LINK, OTHER -> plain.add(found);
      }
    }
    check.run();
    for (List<FolderListing.Entry> kind : List.of(plain, inside, linked)) {
      kind.sort((one, other) -> PythonText.BY_CODE_POINT.compare(one.name(), other.name()));
    }
    return new FolderListing(folder, plain, inside, linked);
  }

  private FolderListing.Kind kind(Path folder, String name, TreeEntry entry) {
    return switch (entry) {
      case TreeEntry.Folder _ -> FolderListing.Kind.FOLDER;
      case TreeEntry.File _, TreeEntry.Contested _ -> FolderListing.Kind.FILE;
      case TreeEntry.Submodule _ -> FolderListing.Kind.OTHER;
      case TreeEntry.Link _ ->
          isFolder(folder.resolve(name))
              ? FolderListing.Kind.LINKED_FOLDER
              : FolderListing.Kind.LINK;
    };
  }

  private TreeFolder inside(Path folder) throws IOException {
    if (there(folder).entry() instanceof TreeEntry.Folder(TreeFolder inside)) {
      return inside;
    }
    throw new IOException(folder + " is no folder");
  }

  @Override
  public List<String> names(Path folder) throws IOException {
    return List.copyOf(inside(folder).entries().keySet());
  }
}
