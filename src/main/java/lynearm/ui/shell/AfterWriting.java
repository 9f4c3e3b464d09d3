package lynearm.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lynearm.revision.RevisionId;

/// What the window does once files were written, or were not.
interface AfterWriting {

  /// Leaves what was planned, for it is written.
  ///
  /// @param about the revision that is selected when everything is read again
  void written(Optional<RevisionId> about);

  /// Files are as they were before they were written.
  ///
  /// @param lookAt the revisions that are selected when everything is read again; those that are
  ///   selected now, if there are none
  void undone(List<Path> files, List<RevisionId> lookAt);

  /// @param lookAt as for [#undone]
  void redone(List<RevisionId> lookAt);

  /// Reads again after a change of our own, which is no news.
  void readNow();

  /// Reads again what others may have changed.
  void readAgain();
}
