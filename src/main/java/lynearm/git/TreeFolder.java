package lynearm.git;

import java.io.IOException;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A folder in a commit, or in what a git merge of two commits would give.
sealed interface TreeFolder permits StoredFolder, JoinedFolder, MadeFolder, EmptyFolder {

  /// The entries by name. Read once.
  SequencedMap<String, TreeEntry> entries() throws IOException;

  default @Nullable TreeEntry entry(String name) throws IOException {
    return entries().get(name);
  }

  /// What lies at a path with `/` between the names; this folder for the empty one, null for
  /// nothing.
  default @Nullable TreeEntry at(String path) throws IOException {
    TreeEntry entry = new TreeEntry.Folder(this);
    for (String name : path.isEmpty() ? new String[0] : path.split("/")) {
      if (!(entry instanceof TreeEntry.Folder(TreeFolder folder))) {
        return null;
      }
      entry = folder.entry(name);
    }
    return entry;
  }
}
