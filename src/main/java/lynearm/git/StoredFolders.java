package lynearm.git;

import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/// Folders as they are stored, each distinct one read once.
final class StoredFolders {

  /// Names that no checkout would make, so that no path can lead anywhere else.
  private static final Set<String> IMPOSSIBLE = Set.of("", ".", "..", ".git");

  private final ObjectReader reader;
  private final Map<GitObjectId, SequencedMap<String, TreeEntry>> read = new HashMap<>();

  StoredFolders(ObjectReader reader) {
    this.reader = reader;
  }

  SequencedMap<String, TreeEntry> entries(GitObjectId id) throws IOException {
    SequencedMap<String, TreeEntry> known = read.get(id);
    if (known == null) {
      known = Guarded.call(() -> Collections.unmodifiableSequencedMap(parse(id)));
      read.put(id, known);
    }
    return known;
  }

  private SequencedMap<String, TreeEntry> parse(GitObjectId id) throws IOException {
    SequencedMap<String, TreeEntry> entries = new LinkedHashMap<>();
    CanonicalTreeParser parser = new CanonicalTreeParser();
    parser.reset(reader, id.id());
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
