package lynearm.change;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import lynearm.revision.RevisionId;

/// A change that was written, with what is needed to take it back.
///
/// @param id its number in the history of its environment
/// @param title what it did
/// @param when when it was written first
/// @param edits what becomes of which file when it is done
/// @param createdFolders the folders that had to be made for them, outermost first
/// @param mended revisions that were missing before it and not after
/// @param state whether it is done at present
public record WrittenChange(
    long id,
    String title,
    Instant when,
    List<FileEdit> edits,
    List<Path> createdFolders,
    Set<RevisionId> mended,
    State state) {

  /// Whether a change is done at present.
  public enum State {
    /// It was written, or done again, and can be taken back.
    DONE,
    /// It was taken back, and can be done again.
    UNDONE,
    /// It was taken back, and something else was written since.
    SUPERSEDED,
    /// A crash came in between, and others edited its files before it could be finished.
    INTERRUPTED,
  }

  public WrittenChange {
    edits = List.copyOf(edits);
    createdFolders = List.copyOf(createdFolders);
    mended = Set.copyOf(mended);
  }

  public List<Path> paths() {
    return edits.stream().map(FileEdit::path).toList();
  }
}
