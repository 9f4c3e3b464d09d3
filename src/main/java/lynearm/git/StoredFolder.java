package lynearm.git;

import java.io.IOException;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/// A folder of a commit, read from the object database when it is first looked into.
record StoredFolder(GitObjectId id, StoredFolders store) implements TreeFolder {

  @Override
  public SequencedMap<String, TreeEntry> entries() throws IOException {
    return store.tree(id).entries(store);
  }

  @Override
  public @Nullable TreeEntry entry(String name) throws IOException {
    return store.tree(id).entry(name, store);
  }

  /// The names under which two folders have different things.
  SequencedSet<String> differences(StoredFolder other) throws IOException {
    return store.tree(id).differences(other.store.tree(other.id));
  }
}
