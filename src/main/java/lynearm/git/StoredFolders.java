package lynearm.git;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.eclipse.jgit.lib.Constants;

/// Folders as they are stored. Each distinct one is read once, unless there are more than memory
/// should hold.
final class StoredFolders {

  /// The longest list of entries that is read; beyond it, a commit was made to hurt.
  static final int LARGEST = 64 << 20;

  /// How much is kept in mind, of the folders that were looked into last.
  private static final long MOST_BYTES = 64L << 20;

  private final StoredObjects objects;
  private final SequencedMap<GitObjectId, StoredTree> read = new LinkedHashMap<>(64, 0.75f, true);
  private long kept;

  StoredFolders(StoredObjects objects) {
    this.objects = objects;
  }

  StoredTree tree(GitObjectId id) throws IOException {
    StoredTree known = read.get(id);
    if (known == null) {
      known =
          Guarded.call(() ->
              StoredTree.of(objects.open(id.id(), Constants.OBJ_TREE).getCachedBytes(LARGEST)));
      read.put(id, known);
      kept += known.weight();
      while (kept > MOST_BYTES && read.size() > 1) {
        kept -= read.pollFirstEntry().getValue().weight();
      }
    }
    return known;
  }
}
