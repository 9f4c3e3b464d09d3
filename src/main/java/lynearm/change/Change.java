package lynearm.change;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lynearm.graph.RevisionGraph;
import lynearm.revision.RevisionId;

/// What would be written, seen before it is: the files, the graph afterwards, and what all of it
/// was worked out from.
///
/// @param title what it does, as it will stand in the menu and in the list of changes: "Create
///   merge 5f3e…"
/// @param edits what becomes of which file, in the order in which it is done; no file twice
/// @param folders the version folders; nothing is ever written anywhere else
/// @param graphAfter the graph once all of it is done
/// @param readFrom what was read to work this out; if any of it changes, nothing is written
/// @param mended revisions that are missing before and not after; taking it back may miss them
///   again
public record Change(
    String title,
    List<FileEdit> edits,
    List<Path> folders,
    RevisionGraph graphAfter,
    Fingerprint readFrom,
    Set<RevisionId> mended) {

  /// In a history where nothing was missing.
  public Change(
      String title,
      List<FileEdit> edits,
      List<Path> folders,
      RevisionGraph graphAfter,
      Fingerprint readFrom) {
    this(title, edits, folders, graphAfter, readFrom, Set.of());
  }

  /// In a history where something may have been missing.
  ///
  /// @param graphBefore the graph as it is
  public static Change mending(
      String title,
      List<FileEdit> edits,
      List<Path> folders,
      RevisionGraph graphBefore,
      RevisionGraph graphAfter,
      Fingerprint readFrom) {
    Set<RevisionId> mended = new HashSet<>(graphBefore.missing());
    mended.removeAll(graphAfter.missing());
    return new Change(title, edits, folders, graphAfter, readFrom, mended);
  }

  public Change {
    edits = List.copyOf(edits);
    folders = List.copyOf(folders);
    mended = Set.copyOf(mended);
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
