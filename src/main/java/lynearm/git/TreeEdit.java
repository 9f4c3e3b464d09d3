package lynearm.git;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/// Makes a tree from another one by putting and removing files. Only the folders on the way to them
/// are read and written; everything else goes over by its id, whatever it is.
final class TreeEdit {

  /// An entry of a tree.
  record Entry(FileMode mode, ObjectId id) {}

  private final ObjectReader reader;
  private final ObjectInserter inserter;
  private final TreeMap<String, Optional<Entry>> changes = new TreeMap<>();

  TreeEdit(ObjectReader reader, ObjectInserter inserter) {
    this.reader = reader;
    this.inserter = inserter;
  }

  void put(String path, FileMode mode, ObjectId content) {
    changes.put(bytewise(path), Optional.of(new Entry(mode, content)));
  }

  void remove(String path) {
    changes.put(bytewise(path), Optional.empty());
  }

  /// One character for each byte: names in old trees can have any encoding, and sort by bytes.
  private static String bytewise(String path) {
    return new String(Constants.encode(path), ISO_8859_1);
  }

  /// The id of the tree with the changes made. Folders that become empty go away.
  ///
  /// @param tree the tree to begin with; none for an empty one
  ObjectId applyTo(Optional<ObjectId> tree) throws IOException {
    Optional<ObjectId> made = edited(tree, changes);
    return made.isPresent() ? made.get() : new TreeFormatter().insertTo(inserter);
  }

  /// Depth is that of the paths, which the file system bounds.
  private Optional<ObjectId> edited(
      Optional<ObjectId> tree, Map<String, Optional<Entry>> changesHere) throws IOException {
    TreeMap<String, Optional<Entry>> files = new TreeMap<>();
    TreeMap<String, TreeMap<String, Optional<Entry>>> folders = new TreeMap<>();
    changesHere.forEach((path, change) -> {
      int slash = path.indexOf('/');
      if (slash < 0) {
        files.put(path, change);
      } else {
        folders
            .computeIfAbsent(path.substring(0, slash), _ -> new TreeMap<>())
            .put(path.substring(slash + 1), change);
      }
    });
    Map<String, Entry> entries = tree.isPresent() ? read(tree.get()) : new TreeMap<>();
    for (var file : files.entrySet()) {
      file.getValue()
          .ifPresentOrElse(
              entry -> entries.put(file.getKey(), entry), () -> entries.remove(file.getKey()));
    }
    for (var folder : folders.entrySet()) {
      Optional<ObjectId> before =
          Optional.ofNullable(entries.get(folder.getKey()))
              .filter(it -> it.mode().equals(FileMode.TREE.getBits()))
              .map(Entry::id);
      Optional<ObjectId> after = edited(before, folder.getValue());
      if (after.isPresent()) {
        entries.put(folder.getKey(), new Entry(FileMode.TREE, after.get()));
      } else if (before.isPresent()) {
        entries.remove(folder.getKey());
      }
    }
    return entries.isEmpty() ? Optional.empty() : Optional.of(write(entries));
  }

  private Map<String, Entry> read(ObjectId tree) throws IOException {
    Map<String, Entry> entries = new TreeMap<>();
    CanonicalTreeParser parser = new CanonicalTreeParser(null, reader, tree);
    while (!parser.eof()) {
      byte[] buffer = parser.getEntryPathBuffer();
      String name = new String(buffer, 0, parser.getEntryPathLength(), ISO_8859_1);
      entries.put(name, new Entry(parser.getEntryFileMode(), parser.getEntryObjectId()));
      parser.next();
    }
    return entries;
  }

  private ObjectId write(Map<String, Entry> entries) throws IOException {
    List<Map.Entry<String, Entry>> sorted = new ArrayList<>(entries.entrySet());
    sorted.sort(Comparator.comparing(TreeEdit::sortKey));
    TreeFormatter tree = new TreeFormatter();
    for (var entry : sorted) {
      tree.append(
          entry.getKey().getBytes(ISO_8859_1), entry.getValue().mode(), entry.getValue().id());
    }
    return tree.insertTo(inserter);
  }

  /// Folders are sorted as if their name ended in a slash (gitformat: tree objects).
  private static String sortKey(Map.Entry<String, Entry> entry) {
    boolean isFolder = entry.getValue().mode().equals(FileMode.TREE.getBits());
    return isFolder ? entry.getKey() + "/" : entry.getKey();
  }
}
