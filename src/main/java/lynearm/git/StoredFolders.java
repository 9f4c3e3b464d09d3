package lynearm.git;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/// Folders as they are stored. Each distinct one is read once, unless there are more than memory
/// should hold.
final class StoredFolders {

  /// Names that no checkout would make, so that no path can lead anywhere else.
  private static final Set<String> IMPOSSIBLE = Set.of("", ".", "..", ".git");

  /// How many entries are kept in mind, of the folders that were looked into last.
  private static final int MOST_ENTRIES = 500_000;

  /// The longest list of entries that is read; beyond it, a commit was made to hurt.
  static final int LARGEST = 64 << 20;

  private final StoredObjects objects;
  private final SequencedMap<GitObjectId, SequencedMap<String, TreeEntry>> read =
      new LinkedHashMap<>(64, 0.75f, true);
  private int kept;

  StoredFolders(StoredObjects objects) {
    this.objects = objects;
  }

  SequencedMap<String, TreeEntry> entries(GitObjectId id) throws IOException {
    SequencedMap<String, TreeEntry> known = read.get(id);
    if (known == null) {
      known = Guarded.call(() -> Collections.unmodifiableSequencedMap(parse(id)));
      read.put(id, known);
      kept += known.size();
      while (kept > MOST_ENTRIES && read.size() > 1) {
        kept -= read.pollFirstEntry().getValue().size();
      }
    }
    return known;
  }

  private SequencedMap<String, TreeEntry> parse(GitObjectId id) throws IOException {
    SequencedMap<String, TreeEntry> entries = new LinkedHashMap<>();
    CanonicalTreeParser parser = new CanonicalTreeParser();
    parser.reset(objects.open(id.id(), Constants.OBJ_TREE).getCachedBytes(LARGEST));
    for (; !parser.eof(); parser.next()) {
      String name = parser.getEntryPathString();
      if (IMPOSSIBLE.contains(name) || name.indexOf('/') >= 0 || name.indexOf('\\') >= 0) {
        continue;
      }
      int mode = parser.getEntryRawMode();
      GitObjectId object = new GitObjectId(parser.getEntryObjectId());
      if (FileMode.TREE.equals(mode)) {
        entries.put(name, new TreeEntry.Folder(new StoredFolder(object, this)));
      } else if (FileMode.SYMLINK.equals(mode)) {
        entries.put(name, new TreeEntry.Link(object));
      } else if (FileMode.GITLINK.equals(mode)) {
        entries.put(name, new TreeEntry.Submodule(object));
      } else {
        entries.put(name, new TreeEntry.File(object));
      }
    }
    return entries;
  }
}
