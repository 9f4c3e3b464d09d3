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
}
