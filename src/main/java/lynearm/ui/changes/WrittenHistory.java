package lynearm.ui.changes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lynearm.change.ChangeWriter;
import lynearm.change.Content;
import lynearm.change.FileEdit;
import lynearm.change.WrittenChange;

/// What is known of the changes of one environment at one moment.
///
/// @param changes all that are remembered, the one written last first
/// @param nextUndo what undo takes back
/// @param nextRedo what redo does
/// @param ownFiles the files that are still as Lynearm left them
record WrittenHistory(
    List<WrittenChange> changes,
    Optional<WrittenChange> nextUndo,
    Optional<WrittenChange> nextRedo,
    List<Path> ownFiles) {

  static final WrittenHistory NONE =
      new WrittenHistory(List.of(), Optional.empty(), Optional.empty(), List.of());

  WrittenHistory {
    changes = List.copyOf(changes);
    ownFiles = List.copyOf(ownFiles);
  }

  static WrittenHistory read(ChangeWriter writer) throws IOException {
    List<WrittenChange> changes = writer.history();
    Set<Path> seen = new LinkedHashSet<>();
    List<Path> own = new ArrayList<>();
    for (WrittenChange change : changes) {
      if (change.state() != WrittenChange.State.DONE) {
        continue;
      }
      for (FileEdit edit : change.edits()) {
        if (seen.add(edit.path()) && isAsLeft(edit)) {
          own.add(edit.path());
        }
      }
    }
    return new WrittenHistory(changes, writer.nextUndo(), writer.nextRedo(), own.reversed());
  }

  private static boolean isAsLeft(FileEdit edit) {
    try {
      Optional<Content> now =
          Files.exists(edit.path(), LinkOption.NOFOLLOW_LINKS)
              ? Optional.of(Content.of(Files.readAllBytes(edit.path())))
              : Optional.empty();
      return now.equals(edit.after());
    } catch (IOException _) {
      return false;
    }
  }
}
