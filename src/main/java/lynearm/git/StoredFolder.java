package lynearm.git;

import java.io.IOException;
import java.util.SequencedMap;

/// A folder of a commit, read from the object database when it is first looked into.
record StoredFolder(GitObjectId id, StoredFolders store) implements TreeFolder {

  @Override
  public SequencedMap<String, TreeEntry> entries() throws IOException {
    return store.entries(id);
  }
}
