package lynearm.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.MutableObjectId;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/// Finds what lies at a path in one tree after another, with nothing made of the entries beside it.
/// For histories of which most commits change something else.
final class StoredPaths {

  /// Folders that are kept: those above the wanted ones in the commits looked at last.
  private static final int KEPT = 32;

  private static final int LENGTH_OF_MODE = 7;

  private final StoredObjects objects;
  private final Map<ObjectId, byte[]> kept =
      new LinkedHashMap<>(2 * KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ObjectId, byte[]> eldest) {
          return size() > KEPT;
        }
      };

  StoredPaths(StoredObjects objects) {
    this.objects = objects;
  }

  /// What lies at a path: nothing, or the id of a file or folder. Behind a link it may be anything,
  /// so the whole tree answers for it.
  ///
  /// @param names the names along the path, none for the tree itself
  @Nullable ObjectId find(ObjectId tree, byte[][] names) throws IOException {
    ObjectId at = tree;
    MutableObjectId found = new MutableObjectId();
    for (int i = 0; i < names.length; i++) {
      int mode = entry(bytes(at), names[i], found);
      if (FileMode.SYMLINK.equals(mode)) {
        return tree;
      }
      if (mode == 0 || (i < names.length - 1 && !FileMode.TREE.equals(mode))) {
        return null;
      }
      at = found.toObjectId();
    }
    return at;
  }

  static byte[][] names(String path) {
    if (path.isEmpty()) {
      return new byte[0][];
    }
    String[] parts = path.split("/", -1);
    byte[][] names = new byte[parts.length][];
    for (int i = 0; i < parts.length; i++) {
      names[i] = parts[i].getBytes(StandardCharsets.UTF_8);
    }
    return names;
  }

  private byte[] bytes(ObjectId tree) throws IOException {
    byte[] known = kept.get(tree);
    if (known == null) {
      known = objects.open(tree, Constants.OBJ_TREE).getCachedBytes(StoredFolders.LARGEST);
      kept.put(tree, known);
    }
    return known;
  }

  /// Looks through the entries of a tree: mode, space, name, NUL, id.
  ///
  /// @return the mode, 0 if there is no such entry
  private static int entry(byte[] tree, byte[] name, MutableObjectId found) {
    int at = 0;
    while (at < tree.length) {
      int space = indexOf(tree, (byte) ' ', at, Math.min(tree.length, at + LENGTH_OF_MODE));
      int end = space < 0 ? -1 : indexOf(tree, (byte) 0, space, tree.length);
      if (end < 0 || end + Constants.OBJECT_ID_LENGTH > tree.length - 1) {
        return 0;
      }
      if (end - space - 1 == name.length && isAt(tree, space + 1, name)) {
        found.fromRaw(tree, end + 1);
        return mode(tree, at, space);
      }
      at = end + 1 + Constants.OBJECT_ID_LENGTH;
    }
    return 0;
  }

  private static int indexOf(byte[] bytes, byte wanted, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isAt(byte[] bytes, int start, byte[] wanted) {
    for (int i = 0; i < wanted.length; i++) {
      if (bytes[start + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  private static int mode(byte[] tree, int from, int to) {
    int mode = 0;
    for (int i = from; i < to; i++) {
      mode = (mode << 3) + (tree[i] - '0');
    }
    return mode;
  }
}
