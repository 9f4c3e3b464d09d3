package lynearm.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import lynearm.change.WrittenChange;
import lynearm.git.Commit;
import lynearm.git.GitWriter;
import lynearm.ui.changes.ChangesViewModel;
import lynearm.ui.commit.CommitViewModel;
import lynearm.ui.common.Background;

/// Lets the person commit what Lynearm wrote, and nothing else.
final class Commits {

  private final GitIndex index;
  private final OwnFiles ownFiles;
  private final ChangesViewModel changes;
  private final TeamNotes notes;
  private final Background background;
  private final Consumer<Notice> notices;
  private final AfterWriting after;
  private Consumer<CommitViewModel> show = _ -> {};

  Commits(
      GitIndex index,
      OwnFiles ownFiles,
      ChangesViewModel changes,
      TeamNotes notes,
      Background background,
      Consumer<Notice> notices,
      AfterWriting after) {
    this.index = index;
    this.ownFiles = ownFiles;
    this.changes = changes;
    this.notes = notes;
    this.background = background;
    this.notices = notices;
    this.after = after;
  }

  /// What shows a commit that is being thought over.
  void setShow(Consumer<CommitViewModel> shows) {
    show = shows;
  }

  /// Asks for a commit of all files that Lynearm wrote and git does not have.
  void ask() {
    ask(
        List.copyOf(ownFiles.uncommitted()),
        changes.nextUndoProperty().get().map(WrittenChange::title).orElse(""),
        notes.bodyFor(ownFiles.uncommitted()));
  }

  /// Asks for a commit of these files.
  void ask(List<Path> files, String subject, String body) {
    Optional<GitWriter> git = index.writer();
    if (git.isEmpty() || files.isEmpty()) {
      return;
    }
    CommitViewModel commit =
        new CommitViewModel(background.lane(), git.get(), files, subject, body);
    commit.madeProperty().subscribe(made -> made.ifPresent(it -> committed(it, commit)));
    show.accept(commit);
  }

  private void committed(Commit made, CommitViewModel commit) {
    ownFiles.committed(commit.files());
    String where = commit.branchName().map(branch -> " on " + branch).orElse("");
    notices.accept(Notice.done("Committed " + made.id().shortForm() + where, made.subject()));
    after.readAgain();
  }
}
