package lynearm.ui.shell;

import static lynearm.ui.shell.Reasons.either;
import static lynearm.ui.shell.Reasons.isElsewhere;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import lynearm.change.UndoResult;
import lynearm.change.WrittenChange;
import lynearm.ui.changes.ChangesView;
import lynearm.ui.changes.DifferenceView;
import lynearm.ui.note.NoteView;
import lynearm.ui.note.NoteViewModel;
import lynearm.workspace.Workspace;
import org.kordamp.ikonli.feather.Feather;

/// What changes the history, takes that back, and hands it to git and to the team.
final class ChangeCommands {

  private final WindowViewModel model;
  private final Dialogs dialogs;
  private final Command mergeHeads;
  private final Command moveOnto;
  private final Command detach;
  private final Command undo;
  private final Command redo;
  private final Command showChanges;
  private final Command stage;
  private final Command commit;
  private final Command note;

  ChangeCommands(WindowViewModel model, Dialogs dialogs) {
    this.model = model;
    this.dialogs = dialogs;
    mergeHeads =
        Command.of("Merge heads…", Keys.shortcut(KeyCode.M), model.waysOut()::showMerge)
            .with(Feather.GIT_MERGE);
    moveOnto =
        Command.of("Move onto…", Keys.shiftShortcut(KeyCode.M), model.waysOut()::showMove)
            .with(Feather.CORNER_DOWN_LEFT);
    detach = Command.of("Detach merge…", model.waysOut()::showDetach).with(Feather.SCISSORS);
    undo =
        Command.of("Undo", Keys.shortcut(KeyCode.Z), model.changes()::undoLast)
            .with(Feather.CORNER_UP_LEFT);
    redo =
        Command.of("Redo", Keys.shiftShortcut(KeyCode.Z), model.changes()::redoLast)
            .with(Feather.CORNER_UP_RIGHT);
    showChanges = Command.of("History of changes…", this::showChanges).with(Feather.CLOCK);
    stage = Command.of("Stage what was written", model.ownFiles()::stage).with(Feather.PLUS_SQUARE);
    commit =
        Command.of("Commit what was written…", Keys.shiftShortcut(KeyCode.K), model.commits()::ask)
            .with(Feather.GIT_COMMIT);
    note =
        Command.of("Note for the team…", Keys.shiftShortcut(KeyCode.N), model.noteOffer()::show)
            .with(Feather.MESSAGE_SQUARE);
    model.undo().setShowDifference(this::showDifference);
    model.commits().setShow(dialogs::commit);
    model.notes().setShow(this::showNote);
    enableWaysOut();
    enableUndoAndRedo();
    enableHandingOver();
  }

  private void enableWaysOut() {
    Reasons reasons = new Reasons(model);
    var open = model.workspaceProperty();
    var selection = model.history().selectionProperty();
    mergeHeads
        .disabledProperty()
        .bind(open.map(now -> now.map(it -> isElsewhere(now) || heads(it) < 2).orElse(true)));
    mergeHeads.because(
        either(
            reasons.elsewhere(), open.map(now -> now.map(ChangeCommands::whyNoMerge).orElse(""))));
    moveOnto
        .disabledProperty()
        .bind(
            Bindings.createBooleanBinding(
                () ->
                    isElsewhere(open.get())
                        || (selection.get().nodes().size() != 2 && !model.waysOut().hasTwoHeads()),
                selection,
                open));
    moveOnto.because(either(reasons.elsewhere(), reasons.ifOpen("Select two heads first")));
    detach
        .disabledProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> isElsewhere(open.get()) || !model.waysOut().isLeadMergePoint(),
                selection,
                open));
    detach.because(either(reasons.elsewhere(), reasons.ifOpen("Select a merge point first")));
  }

  private static int heads(Workspace open) {
    return open.graph().heads().size();
  }

  private static String whyNoMerge(Workspace open) {
    return heads(open) == 0 ? "There is no head" : "There is only one head";
  }

  private void enableUndoAndRedo() {
    Reasons reasons = new Reasons(model);
    var nextUndo = model.changes().nextUndoProperty();
    undo.disabledProperty().bind(isNoneOrElsewhere(nextUndo));
    undo.textProperty().bind(nextUndo.map(next -> named("Undo", next)));
    undo.because(
        either(reasons.elsewhere(), reasons.ifOpen("Nothing is written that could be taken back")));
    var nextRedo = model.changes().nextRedoProperty();
    redo.disabledProperty().bind(isNoneOrElsewhere(nextRedo));
    redo.textProperty().bind(nextRedo.map(next -> named("Redo", next)));
    redo.because(either(reasons.elsewhere(), reasons.ifOpen("Nothing was taken back")));
    showChanges.disabledProperty().bind(Bindings.isEmpty(model.changes().changes()));
    showChanges.because(reasons.ifOpen("Nothing was written yet"));
  }

  private void enableHandingOver() {
    Reasons reasons = new Reasons(model);
    var nothingWritten = Bindings.isEmpty(model.ownFiles().uncommitted());
    var noGit = model.git().stateProperty().map(Optional::isEmpty);
    var nothingLeft = either(reasons.noGit(), reasons.ifOpen("Everything written is committed"));
    for (Command command : List.of(stage, commit)) {
      command
          .disabledProperty()
          .bind(
              Bindings.createBooleanBinding(
                  () ->
                      nothingWritten.get()
                          || noGit.getValue()
                          || isElsewhere(model.workspaceProperty().get()),
                  nothingWritten,
                  noGit,
                  model.workspaceProperty()));
      command.because(either(reasons.elsewhere(), nothingLeft));
    }
    note.disabledProperty().bind(model.noteOffer().offeredProperty().not());
    note.because(reasons.ifOpen("Select a merge point first"));
  }

  private ObservableValue<Boolean> isNoneOrElsewhere(
      ObservableValue<Optional<WrittenChange>> next) {
    return Bindings.createBooleanBinding(
        () -> next.getValue().isEmpty() || isElsewhere(model.workspaceProperty().get()),
        next,
        model.workspaceProperty());
  }

  private static String named(String act, Optional<WrittenChange> change) {
    return change.map(next -> act + ": " + lowerFirst(next)).orElse(act);
  }

  private static String lowerFirst(WrittenChange change) {
    String title = change.title();
    return title.isEmpty() ? title : Character.toLowerCase(title.charAt(0)) + title.substring(1);
  }

  Command mergeHeads() {
    return mergeHeads;
  }

  Command moveOnto() {
    return moveOnto;
  }

  Command detach() {
    return detach;
  }

  Command undo() {
    return undo;
  }

  Command redo() {
    return redo;
  }

  Command history() {
    return showChanges;
  }

  Command stage() {
    return stage;
  }

  Command commit() {
    return commit;
  }

  Command note() {
    return note;
  }

  private void showNote(NoteViewModel shown) {
    dialogs.show("Note for the team", new NoteView(shown, dialogs::chooseNewFile));
  }

  private void showChanges() {
    model.changes().forgetRefusal();
    dialogs.show("History of changes", new ChangesView(model.changes(), model.project()::pathText));
  }

  private void showDifference(UndoResult.Refused refused) {
    dialogs.show("Difference", new DifferenceView(refused, model.project()::pathText).alone());
  }
}
