package lynearm.git;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Which files and folders two sides took away and added since they parted, and about which of them
/// git wants to know where they went (Git: merge-ort, collecting what was renamed). Folders that
/// are the same on all sides are not looked into.
final class PartedFiles {

  /// Why it matters where a folder went that one side has no more.
  enum Need {
    NONE,
    /// The other side added a file to a folder around it.
    FOR_A_FOLDER_ABOVE,
    /// The other side added a file to it.
    FOR_ITSELF
  }

  /// What one side did.
  static final class Side {
    /// What it took away, as it was, by path.
    final SortedMap<String, TreeEntry> gone = new TreeMap<>();

    /// What it added, by path.
    final SortedMap<String, TreeEntry> added = new TreeMap<>();

    /// Those taken away that the other side changed, or in whose folder it added something.
    final Set<String> followed = new TreeSet<>();

    final Map<String, Need> goneFolders = new TreeMap<>();
  }

  /// Commits may be made to have more than anybody could look at.
  private static final int MOST_ENTRIES = 1_000_000;

  private static final int DEEPEST = 400;

  private static final int BASE = 1;
  private static final int OURS = 2;
  private static final int THEIRS = 4;
  private static final int ALL = BASE | OURS | THEIRS;

  final Side ours = new Side();
  final Side theirs = new Side();
  private final Deque<Level> left = new ArrayDeque<>();
  private int looked;
  private boolean isWhole = true;

  /// A folder on all sides.
  ///
  /// @param adding the side that alone still has it, as long as no file that it added was met; all
  ///   sides from then on
  private record Level(
      String path,
      @Nullable TreeFolder base,
      @Nullable TreeFolder ours,
      @Nullable TreeFolder theirs,
      int adding,
      int depth) {

    List<Three> differences() throws IOException {
      Set<String> names = new LinkedHashSet<>();
      List<TreeFolder> folders = new ArrayList<>();
      for (TreeFolder folder : new TreeFolder[] {base, ours, theirs}) {
        if (folder != null) {
          folders.add(folder);
        }
      }
      if (folders.size() == 3
          && base instanceof StoredFolder was
          && ours instanceof StoredFolder mine
          && theirs instanceof StoredFolder other) {
        names.addAll(was.differences(mine));
        names.addAll(was.differences(other));
      } else {
        for (TreeFolder folder : folders) {
          names.addAll(folder.entries().keySet());
        }
      }
      List<Three> differences = new ArrayList<>();
      for (String name : names) {
        Three three = new Three(name, in(base, name), in(ours, name), in(theirs, name));
        if (!TreeEntry.isSame(three.base, three.ours)
            || !TreeEntry.isSame(three.base, three.theirs)) {
          differences.add(three);
        }
      }
      return differences;
    }

    private static @Nullable TreeEntry in(@Nullable TreeFolder folder, String name)
        throws IOException {
      return folder == null ? null : folder.entry(name);
    }
  }

  /// What lies under one name on all sides.
  private record Three(
      String name, @Nullable TreeEntry base, @Nullable TreeEntry ours, @Nullable TreeEntry theirs) {

    int files() {
      return (isFile(base) ? BASE : 0) | (isFile(ours) ? OURS : 0) | (isFile(theirs) ? THEIRS : 0);
    }

    int folders() {
      return (folder(base) == null ? 0 : BASE)
          | (folder(ours) == null ? 0 : OURS)
          | (folder(theirs) == null ? 0 : THEIRS);
    }

    private static boolean isFile(@Nullable TreeEntry entry) {
      return entry != null && !(entry instanceof TreeEntry.Folder);
    }

    static @Nullable TreeFolder folder(@Nullable TreeEntry entry) {
      return entry instanceof TreeEntry.Folder(TreeFolder folder) ? folder : null;
    }
  }

  private PartedFiles() {}

  /// Looks through three commits.
  static PartedFiles of(TreeFolder base, TreeFolder ours, TreeFolder theirs) throws IOException {
    PartedFiles parted = new PartedFiles();
    parted.left.add(new Level("", base, ours, theirs, 0, 0));
    while (parted.isWhole && !parted.left.isEmpty()) {
      parted.look(parted.left.remove());
    }
    return parted;
  }

  /// Whether everything was looked at; there may be more than anybody could.
  boolean isWhole() {
    return isWhole;
  }

  private void look(Level at) throws IOException {
    List<Three> differences = at.differences();
    looked += differences.size();
    isWhole = looked <= MOST_ENTRIES && at.depth() <= DEEPEST;
    boolean isAddedTo =
        differences.stream().anyMatch(it -> it.files() != 0 && it.files() == at.adding());
    int adding = isAddedTo ? ALL : at.adding();
    for (Three three : differences) {
      String path = at.path().isEmpty() ? three.name() : at.path() + "/" + three.name();
      if (three.folders() != 0) {
        look(three, path, at.depth(), adding);
      }
      if (three.files() != 0 && three.files() != ALL) {
        note(three, path, at.path(), adding);
      }
    }
  }

  private void look(Three three, String path, int depth, int addingAround) {
    int folders = three.folders();
    boolean isGoneOnOneSide = folders == (BASE | OURS) || folders == (BASE | THEIRS);
    int adding = addingAround != ALL && isGoneOnOneSide ? folders & ~BASE : addingAround;
    if ((folders & BASE) != 0) {
      Need need = adding == ALL ? Need.FOR_A_FOLDER_ABOVE : Need.NONE;
      if ((folders & OURS) == 0) {
        ours.goneFolders.put(path, need);
      }
      if ((folders & THEIRS) == 0) {
        theirs.goneFolders.put(path, need);
      }
    }
    left.add(
        new Level(
            path,
            Three.folder(three.base()),
            Three.folder(three.ours()),
            Three.folder(three.theirs()),
            adding,
            depth + 1));
  }

  private void note(Three three, String path, String folder, int adding) {
    int files = three.files();
    if (adding == ALL && files == OURS) {
      theirs.goneFolders.put(folder, Need.FOR_ITSELF);
    }
    if (adding == ALL && files == THEIRS) {
      ours.goneFolders.put(folder, Need.FOR_ITSELF);
    }
    note(three, path, ours, three.ours(), three.theirs(), (files & OURS) != 0, adding);
    note(three, path, theirs, three.theirs(), three.ours(), (files & THEIRS) != 0, adding);
  }

  private static void note(
      Three three,
      String path,
      Side side,
      @Nullable TreeEntry here,
      @Nullable TreeEntry other,
      boolean isHere,
      int adding) {
    TreeEntry base = three.base();
    boolean wasFile = Three.isFile(base);
    if (wasFile && !isHere && base != null) {
      side.gone.put(path, base);
      if (adding == ALL || !TreeEntry.isSame(base, other)) {
        side.followed.add(path);
      }
    }
    if (!wasFile && isHere && here != null) {
      side.added.put(path, here);
    }
  }
}
