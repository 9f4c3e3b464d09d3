package lynearm.change;

import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lynearm.revision.RevisionId;

/// A change as it is kept in the state folder, first as the one under way, then as part of the
/// history. It holds everything that is needed to finish it or to take it back.
///
/// @param id its number in the history
/// @param turn the number of this act; writing, undoing and redoing each take the next one
/// @param title what it does
/// @param when when it was written first
/// @param direction what the act was, or is while it is under way
/// @param edits what becomes of which file, seen forward
/// @param createdFolders the folders that the first writing made, outermost first
/// @param newFolders the folders that this act makes, outermost first
/// @param modes the permissions of files that go or went away
/// @param folders the version folders
/// @param mended revisions that were missing before the first writing and not after
/// @param token part of the names of files that are not in their place yet
record ChangeRecord(
    long id,
    long turn,
    String title,
    Instant when,
    Direction direction,
    List<FileEdit> edits,
    List<Path> createdFolders,
    List<Path> newFolders,
    Map<Path, Set<PosixFilePermission>> modes,
    List<Path> folders,
    Set<RevisionId> mended,
    String token) {

  /// The ending of files that are not in their place yet; Alembic ignores it.
  static final String UNFINISHED = ".lynearm-unfinished";

  ChangeRecord {
    edits = List.copyOf(edits);
    createdFolders = List.copyOf(createdFolders);
    newFolders = List.copyOf(newFolders);
    modes = Map.copyOf(modes);
    folders = List.copyOf(folders);
    mended = Set.copyOf(mended);
  }

  /// What is to be done, in order.
  List<FileEdit> acts() {
    return direction == Direction.FORWARD
        ? edits
        : edits.reversed().stream().map(FileEdit::reversed).toList();
  }

  /// Where the new content of a file waits for its turn.
  Path unfinished(FileEdit act) {
    int number = 0;
    for (FileEdit edit : edits) {
      if (edit.path().equals(act.path())) {
        return act.folder().resolve("." + token + "-" + number + UNFINISHED);
      }
      number++;
    }
    throw new IllegalArgumentException("not part of this change: " + act.path());
  }

  /// The same with other edits.
  ChangeRecord with(List<FileEdit> others) {
    return new ChangeRecord(
        id,
        turn,
        title,
        when,
        direction,
        others,
        createdFolders,
        newFolders,
        modes,
        folders,
        mended,
        token);
  }

  WrittenChange seen(WrittenChange.State state) {
    return new WrittenChange(id, title, when, edits, createdFolders, mended, state);
  }
}
