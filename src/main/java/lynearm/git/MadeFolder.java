package lynearm.git;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A folder of which something was taken away, or to which something was added, in memory. Folders
/// that nothing was done to stay what they are.
final class MadeFolder implements TreeFolder {

  private final SequencedMap<String, TreeEntry> entries;

  private MadeFolder(SequencedMap<String, TreeEntry> entries) {
    this.entries = Collections.unmodifiableSequencedMap(entries);
  }

  /// A folder with some of its files replaced; without those that are replaced by nothing, and
  /// without folders that are empty then. Goes as deep as the paths do.
  ///
  /// @param edits by path, with `/` between the names
  static TreeFolder of(TreeFolder folder, Map<String, Optional<TreeEntry>> edits)
      throws IOException {
    return edits.isEmpty() ? folder : new MadeFolder(edited(folder, edits));
  }

  private static SequencedMap<String, TreeEntry> edited(
      TreeFolder folder, Map<String, Optional<TreeEntry>> edits) throws IOException {
    SequencedMap<String, TreeEntry> entries = new TreeMap<>(folder.entries());
    Map<String, Map<String, Optional<TreeEntry>>> inside = new LinkedHashMap<>();
    edits.forEach((path, edit) -> {
      int slash = path.indexOf('/');
      if (slash >= 0) {
        inside
            .computeIfAbsent(path.substring(0, slash), _ -> new LinkedHashMap<>())
            .put(path.substring(slash + 1), edit);
      } else if (edit.isPresent()) {
        entries.put(path, edit.get());
      } else {
        entries.remove(path);
      }
    });
    for (Map.Entry<String, Map<String, Optional<TreeEntry>>> below : inside.entrySet()) {
      TreeFolder there = folderOf(entries.get(below.getKey()));
      if (there == null && below.getValue().values().stream().noneMatch(Optional::isPresent)) {
        continue; // nothing there that could be taken away
      }
      SequencedMap<String, TreeEntry> made =
          edited(there == null ? new EmptyFolder() : there, below.getValue());
      if (made.isEmpty()) {
        entries.remove(below.getKey());
      } else {
        entries.put(below.getKey(), new TreeEntry.Folder(new MadeFolder(made)));
      }
    }
    return entries;
  }

  private static @Nullable TreeFolder folderOf(@Nullable TreeEntry entry) {
    return entry instanceof TreeEntry.Folder(TreeFolder folder) ? folder : null;
  }

  @Override
  public SequencedMap<String, TreeEntry> entries() {
    return entries;
  }
}
