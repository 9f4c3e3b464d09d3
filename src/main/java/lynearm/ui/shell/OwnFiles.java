package lynearm.ui.shell;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import lynearm.git.FileState;
import lynearm.git.FileStatus;
import lynearm.git.WorkingFiles;

/// The files that Lynearm wrote, on their way into git.
final class OwnFiles {

  private final ObservableList<Path> written;
  private final GitReading git;
  private final GitIndex index;
  private final ObservableList<Path> uncommitted = FXCollections.observableArrayList();

  /// What git has by now, though that was not read yet.
  private final Set<Path> justCommitted = new HashSet<>();

  /// @param written the files that are still as Lynearm left them
  OwnFiles(OpenProject project, ObservableList<Path> written, GitReading git, GitIndex index) {
    this.written = written;
    this.git = git;
    this.index = index;
    written.addListener((ListChangeListener<Path>) _ -> findUncommitted());
    project.history().factsProperty().subscribe(this::findUncommitted);
  }

  /// The files that git does not have as they are.
  ObservableList<Path> uncommitted() {
    return uncommitted;
  }

  /// Puts all that is not committed into the index.
  void stage() {
    index.stage(List.copyOf(uncommitted));
  }

  void committed(Collection<Path> files) {
    justCommitted.addAll(files);
    findUncommitted();
  }

  /// Files were written since, so that what was just committed says nothing of them.
  void forgetCommitted() {
    justCommitted.clear();
  }

  private void findUncommitted() {
    Optional<WorkingFiles> known = git.facts().files();
    List<Path> now =
        written.stream()
            .filter(file -> !justCommitted.contains(file))
            .filter(file -> !known.map(files -> hasAsIs(files, file)).orElse(false))
            .toList();
    if (!now.equals(uncommitted)) {
      uncommitted.setAll(now);
    }
  }

  private static boolean hasAsIs(WorkingFiles files, Path file) {
    return files
        .status(file)
        .map(FileStatus::state)
        .filter(state -> state == FileState.UNCHANGED || state == FileState.IGNORED)
        .isPresent();
  }
}
