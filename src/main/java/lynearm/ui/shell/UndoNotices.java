package lynearm.ui.shell;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import lynearm.change.Recovered;
import lynearm.change.StateFolder;
import lynearm.change.UndoResult;
import lynearm.change.WrittenChange;
import lynearm.ui.changes.ChangesListener;
import lynearm.ui.changes.ChangesViewModel;
import lynearm.ui.common.Background;
import lynearm.workspace.EditedRevisions;

/// Tells the person what came of undo and redo, and of what a crash had left.
final class UndoNotices implements ChangesListener {

  private final OpenProject project;
  private final Consumer<Notice> notices;
  private final AfterWriting after;
  private final ChangesViewModel changes;
  private Consumer<UndoResult.Refused> showDifference = _ -> {};

  /// @param writing where is written
  UndoNotices(
      OpenProject project,
      Background.Lane writing,
      Background background,
      Clock clock,
      Consumer<Notice> notices,
      AfterWriting after) {
    this.project = project;
    this.notices = notices;
    this.after = after;
    changes = new ChangesViewModel(writing, background.lane(), StateFolder.usual(), clock, this);
  }

  /// What was written, what can be taken back and what be done again.
  ChangesViewModel changes() {
    return changes;
  }

  /// What shows a difference when it is asked for.
  void setShowDifference(Consumer<UndoResult.Refused> show) {
    showDifference = show;
  }

  void recovered(Recovered recovered) {
    boolean finished = recovered.outcome() == Recovered.Outcome.FINISHED;
    WrittenChange change = recovered.change();
    notices.accept(
        new Notice(
            finished ? Notice.Kind.DONE : Notice.Kind.NOT_DONE,
            recovered.what(),
            recovered.next(),
            finished && change.state() == WrittenChange.State.DONE
                ? List.of(undo(change))
                : List.of()));
  }

  private Command undo(WrittenChange change) {
    return Command.of("Undo", () -> changes.undo(change));
  }

  @Override
  public void undone(UndoResult.Done done) {
    notices.accept(
        new Notice(
            Notice.Kind.DONE,
            "Undone: " + done.change().title(),
            "The folder is as it was before.",
            List.of(Command.of("Redo", () -> changes.redo(done.change())))));
    after.undone(done.change().paths(), EditedRevisions.toLookAt(done.edits()));
  }

  @Override
  public void redone(UndoResult.Done done) {
    notices.accept(
        new Notice(
            Notice.Kind.DONE,
            "Done again: " + done.change().title(),
            project.pathTexts(done.change().paths()),
            List.of(undo(done.change()))));
    after.redone(EditedRevisions.toLookAt(done.edits()));
  }

  @Override
  public void refused(UndoResult.Refused refused) {
    List<Command> actions =
        refused.edited().isEmpty()
            ? List.of()
            : List.of(Command.of("Difference", () -> showDifference.accept(refused)));
    notices.accept(new Notice(Notice.Kind.NOT_DONE, refused.what(), refused.next(), actions));
    after.readAgain();
  }

  @Override
  public void failed(Exception failure) {
    notices.accept(Notice.failed("Nothing was undone", failure));
  }
}
