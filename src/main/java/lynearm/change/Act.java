package lynearm.change;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Carries out what a record says, or takes back what of it was carried out. Whatever was done
/// before is seen from the files themselves, so that both can be begun again at any point.
final class Act {

  private final ChangeRecord change;
  private final Disk disk;

  Act(ChangeRecord change, Disk disk) {
    this.change = change;
    this.disk = disk;
  }

  /// How far one file is.
  enum Stand {
    BEFORE,
    AFTER,
    /// Somebody else has been there.
    OTHER,
  }

  /// How far each file is, in the order of the acts.
  List<Stand> stands() throws IOException {
    List<Stand> stands = new ArrayList<>();
    for (FileEdit act : change.acts()) {
      stands.add(stand(act));
    }
    return stands;
  }

  private static Stand stand(FileEdit act) throws IOException {
    if (Files.exists(act.path(), LinkOption.NOFOLLOW_LINKS)
        && !Files.isRegularFile(act.path(), LinkOption.NOFOLLOW_LINKS)) {
      return Stand.OTHER;
    }
    Optional<Content> now = Disk.content(act.path());
    if (now.equals(act.after())) {
      return Stand.AFTER;
    }
    return now.equals(act.before()) ? Stand.BEFORE : Stand.OTHER;
  }

  /// Whether a folder that was there before is gone.
  boolean lostItsFolder() {
    return change.edits().stream()
        .map(FileEdit::folder)
        .anyMatch(folder -> !Files.isDirectory(folder) && !isOwn(folder));
  }

  private boolean isOwn(Path folder) {
    return change.newFolders().contains(folder) || change.createdFolders().contains(folder);
  }

  /// Does everything, nothing of which was done.
  void carryOut() throws IOException {
    for (Path folder : change.newFolders()) {
      disk.createFolder(folder);
    }
    for (FileEdit act : change.acts()) {
      prepare(act);
    }
    for (FileEdit act : change.acts()) {
      put(act);
    }
    forceFolders();
  }

  /// Takes back what was done of it.
  void takeBack() throws IOException {
    removeUnfinished();
    for (FileEdit act : change.acts().reversed()) {
      if (stand(act) == Stand.AFTER) {
        FileEdit back = act.reversed();
        prepare(back);
        put(back);
      }
    }
    removeUnfinished();
    removeEmpty(change.newFolders());
    forceFolders();
  }

  /// Removes what is not needed once everything is done.
  void tidy() throws IOException {
    removeUnfinished();
    if (change.direction() == Direction.BACK) {
      removeEmpty(change.createdFolders());
    }
    forceFolders();
  }

  private void prepare(FileEdit act) throws IOException {
    Optional<Content> content = act.after();
    if (content.isPresent()) {
      Optional<Path> other =
          act instanceof FileEdit.Replace ? Optional.of(act.path()) : Optional.empty();
      disk.write(change.unfinished(act), content.get().bytes(), mode(act), other);
    }
  }

  private Optional<Set<PosixFilePermission>> mode(FileEdit act) throws IOException {
    return act instanceof FileEdit.Replace
        ? Disk.mode(act.path())
        : Optional.ofNullable(change.modes().get(act.path()));
  }

  private void put(FileEdit act) throws IOException {
    switch (act) {
      case FileEdit.Create create -> disk.putInPlace(change.unfinished(act), create.path());
      case FileEdit.Replace replace -> {
        requireUnchanged(replace);
        disk.replace(change.unfinished(act), replace.path());
      }
      case FileEdit.Delete delete -> {
        requireUnchanged(delete);
        disk.delete(delete.path());
      }
    }
  }

  private static void requireUnchanged(FileEdit act) throws IOException {
    if (stand(act) != Stand.BEFORE) {
      throw new ChangedSinceException(act.path());
    }
  }

  /// Somebody edited a file between the look at it and its turn.
  static final class ChangedSinceException extends FileSystemException {
    private static final long serialVersionUID = 1L;

    ChangedSinceException(Path file) {
      super(file.toString(), null, "changed since the preview");
    }
  }

  private void removeUnfinished() throws IOException {
    for (FileEdit edit : change.edits()) {
      Path unfinished = change.unfinished(edit);
      if (Files.exists(unfinished, LinkOption.NOFOLLOW_LINKS)) {
        disk.delete(unfinished);
      }
    }
  }

  private void removeEmpty(List<Path> folders) throws IOException {
    for (Path folder : folders.reversed()) {
      if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
        continue;
      }
      try {
        disk.delete(folder);
      } catch (DirectoryNotEmptyException _) {
        // Somebody else put something into it, so it stays.
        return;
      }
    }
  }

  private void forceFolders() throws IOException {
    Set<Path> folders = new LinkedHashSet<>();
    for (FileEdit edit : change.edits()) {
      folders.add(edit.folder());
    }
    for (Path created : change.newFolders()) {
      Path parent = created.getParent();
      if (parent != null) {
        folders.add(parent);
      }
    }
    for (Path folder : folders) {
      // What was made for this change may be gone with it.
      if (Files.isDirectory(folder)) {
        disk.force(folder);
      }
    }
  }
}
