package lynearm.git;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.util.RawParseUtils;
import org.jspecify.annotations.Nullable;

/// The entries of a folder as git stores them: mode, space, name, NUL, id, in the order of the
/// names' bytes, folders as if their names ended in a slash (Git: tree objects). Objects are made
/// of those entries only that somebody asks for, for most folders of a history are nearly alike.
///
/// Commits may be made by anything, so a folder that is out of order, has a name twice or names
/// that no checkout would make is told from others and answers without tricks.
final class StoredTree {

  /// Names that no checkout would make, so that no path can lead anywhere else.
  private static final Set<String> IMPOSSIBLE = Set.of("", ".", "..", ".git");

  private static final int LONGEST_IMPOSSIBLE = 4;
  private static final int LONGEST_MODE = 7;
  private static final int WEIGHT_OF_ENTRY = 40;
  private static final int NONE = -1;

  private final byte[] raw;

  /// Where entries begin.
  private final int[] starts;

  private final boolean isOrderly;
  private @Nullable SequencedMap<String, TreeEntry> entries;

  private StoredTree(byte[] raw, int[] starts, boolean isOrderly) {
    this.raw = raw;
    this.starts = starts;
    this.isOrderly = isOrderly;
  }

  /// What is behind a damaged entry is left out.
  static StoredTree of(byte[] raw) {
    int[] starts = new int[raw.length / (Constants.OBJECT_ID_LENGTH + LONGEST_MODE) + 1];
    int count = 0;
    boolean isOrderly = true;
    for (int at = 0; at < raw.length; ) {
      int end = endOfName(raw, at);
      if (end == NONE || end + Constants.OBJECT_ID_LENGTH >= raw.length) {
        isOrderly = false;
        break;
      }
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, 2 * count);
      }
      starts[count] = at;
      isOrderly &=
          isOrdinary(raw, at, end)
              && isPlainText(raw, at, end)
              && (count == 0 || compare(raw, starts[count - 1], raw, at) < 0);
      count++;
      at = end + 1 + Constants.OBJECT_ID_LENGTH;
    }
    return new StoredTree(raw, Arrays.copyOf(starts, count), isOrderly);
  }

  private static int endOfName(byte[] raw, int start) {
    int at = start;
    while (at < raw.length && at < start + LONGEST_MODE && raw[at] != ' ') {
      at++;
    }
    if (at >= raw.length || raw[at] != ' ') {
      return NONE;
    }
    while (at < raw.length && raw[at] != 0) {
      at++;
    }
    return at < raw.length ? at : NONE;
  }

  private static int startOfName(byte[] raw, int start) {
    int at = start;
    while (raw[at] != ' ') {
      at++;
    }
    return at + 1;
  }

  private static boolean isOrdinary(byte[] raw, int start, int end) {
    int from = startOfName(raw, start);
    for (int i = from; i < end; i++) {
      if (raw[i] == '/' || raw[i] == '\\') {
        return false;
      }
    }
    return end - from > LONGEST_IMPOSSIBLE
        || !IMPOSSIBLE.contains(RawParseUtils.decode(raw, from, end));
  }

  /// Whether the name has these bytes when it is written as UTF-8 again.
  private static boolean isPlainText(byte[] raw, int start, int end) {
    int from = startOfName(raw, start);
    for (int i = from; i < end; i++) {
      if (raw[i] < 0) {
        byte[] again = RawParseUtils.decode(raw, from, end).getBytes(StandardCharsets.UTF_8);
        return Arrays.equals(raw, from, end, again, 0, again.length);
      }
    }
    return true;
  }

  private static boolean isFolder(byte[] raw, int start) {
    return raw[start] == '4' || (raw[start] == '0' && raw[start + 1] == '4');
  }

  /// Compares two entries by git's order.
  private static int compare(byte[] one, int start, byte[] other, int otherStart) {
    int i = startOfName(one, start);
    int k = startOfName(other, otherStart);
    while (one[i] == other[k] && one[i] != 0) {
      i++;
      k++;
    }
    int a = one[i] == 0 && isFolder(one, start) ? '/' : one[i] & 0xff;
    int b = other[k] == 0 && isFolder(other, otherStart) ? '/' : other[k] & 0xff;
    return Integer.compare(a, b);
  }

  /// How many bytes it may take in memory, about.
  int weight() {
    return raw.length + starts.length * WEIGHT_OF_ENTRY;
  }

  /// All entries, by name.
  SequencedMap<String, TreeEntry> entries(StoredFolders folders) {
    SequencedMap<String, TreeEntry> known = entries;
    if (known == null) {
      SequencedMap<String, TreeEntry> all = LinkedHashMap.newLinkedHashMap(starts.length);
      for (int start : starts) {
        int end = endOfName(raw, start);
        if (isOrderly || isOrdinary(raw, start, end)) {
          all.put(name(start), entry(start, folders));
        }
      }
      known = Collections.unmodifiableSequencedMap(all);
      entries = known;
    }
    return known;
  }

  @Nullable TreeEntry entry(String name, StoredFolders folders) {
    SequencedMap<String, TreeEntry> known = entries;
    if (known != null || !isOrderly) {
      return entries(folders).get(name);
    }
    for (String mode : new String[] {"100644 ", "40000 "}) {
      int place = place((mode + name + '\0').getBytes(StandardCharsets.UTF_8));
      if (place >= 0) {
        return entry(starts[place], folders);
      }
    }
    return null;
  }

  /// Binary search for an entry of the same name.
  private int place(byte[] wanted) {
    int low = 0;
    int high = starts.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = compare(raw, starts[middle], wanted, 0);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return NONE;
  }

  private String name(int start) {
    return RawParseUtils.decode(raw, startOfName(raw, start), endOfName(raw, start));
  }

  private TreeEntry entry(int start, StoredFolders folders) {
    int mode = 0;
    int at = start;
    for (; raw[at] != ' '; at++) {
      mode = (mode << 3) + (raw[at] - '0');
    }
    GitObjectId id = new GitObjectId(ObjectId.fromRaw(raw, endOfName(raw, at) + 1));
    if (FileMode.TREE.equals(mode)) {
      return new TreeEntry.Folder(new StoredFolder(id, folders));
    }
    if (FileMode.SYMLINK.equals(mode)) {
      return new TreeEntry.Link(id);
    }
    return FileMode.GITLINK.equals(mode) ? new TreeEntry.Submodule(id) : new TreeEntry.File(id);
  }

  /// The names under which this folder and another have different things. The cost is little more
  /// than that of comparing the bytes.
  SequencedSet<String> differences(StoredTree other) {
    SequencedSet<String> names = new LinkedHashSet<>();
    if (!isOrderly || !other.isOrderly) {
      addAll(names);
      other.addAll(names);
      return names;
    }
    int i = 0;
    int k = 0;
    while (i < starts.length && k < other.starts.length) {
      int same = sameEntries(i, other, k);
      i += same;
      k += same;
      if (i == starts.length || k == other.starts.length) {
        break;
      }
      int order = compare(raw, starts[i], other.raw, other.starts[k]);
      names.add(order <= 0 ? name(starts[i]) : other.name(other.starts[k]));
      i += order <= 0 ? 1 : 0;
      k += order >= 0 ? 1 : 0;
    }
    for (; i < starts.length; i++) {
      names.add(name(starts[i]));
    }
    for (; k < other.starts.length; k++) {
      names.add(other.name(other.starts[k]));
    }
    return names;
  }

  private void addAll(SequencedSet<String> names) {
    for (int start : starts) {
      names.add(name(start));
    }
  }

  /// How many entries from here on are the same, byte by byte.
  private int sameEntries(int from, StoredTree other, int otherFrom) {
    int start = starts[from];
    int mismatch =
        Arrays.mismatch(
            raw, start, raw.length, other.raw, other.starts[otherFrom], other.raw.length);
    if (mismatch < 0) {
      return starts.length - from;
    }
    int place = Arrays.binarySearch(starts, from, starts.length, start + mismatch);
    int last = place >= 0 ? place : -place - 2;
    return Math.min(last - from, other.starts.length - otherFrom);
  }
}
