package lynearm.change;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lynearm.graph.RevisionGraph;

/// What would be written, seen before it is: the files, the graph afterwards, and what all of it
/// was worked out from.
///
/// @param title what it does, as it will stand in the menu and in the list of changes: "Create
///   merge 5f3e…"
/// @param edits what becomes of which file, in the order in which it is done; no file twice
/// @param folders the version folders; nothing is ever written anywhere else
/// @param graphAfter the graph once all of it is done
/// @param readFrom what was read to work this out; if any of it changes, nothing is written
public record Change(
    String title,
    List<FileEdit> edits,
    List<Path> folders,
    RevisionGraph graphAfter,
    Fingerprint readFrom) {

  public Change {
    edits = List.copyOf(edits);
    folders = List.copyOf(folders);
    if (edits.isEmpty()) {
      throw new IllegalArgumentException("a change without files");
    }
    Set<Path> seen = new HashSet<>();
    for (FileEdit edit : edits) {
      if (!seen.add(edit.path())) {
        throw new IllegalArgumentException("edited twice: " + edit.path());
      }
    }
  }

  /// The files that are edited, in order.
  public List<Path> paths() {
    return edits.stream().map(FileEdit::path).toList();
  }
}
