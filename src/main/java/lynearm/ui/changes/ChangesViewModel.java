package lynearm.ui.changes;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import lynearm.change.Change;
import lynearm.change.ChangeWriter;
import lynearm.change.Recovered;
import lynearm.change.StateFolder;
import lynearm.change.UndoResult;
import lynearm.change.WriteResult;
import lynearm.change.WrittenChange;
import lynearm.hook.HookCall;
import lynearm.hook.HookReport;
import lynearm.hook.HookRunner;
import lynearm.ui.common.Background;
import lynearm.workspace.Undoing;
import lynearm.workspace.Workspace;

/// What was written to the environment that is shown, also before a restart: writes, undoes,
/// redoes.
public final class ChangesViewModel {

  private final Background.Lane writing;
  private final Background.Lane looking;
  private final StateFolder state;
  private final Clock clock;
  private final ChangesListener listener;
  private Optional<Workspace> open = Optional.empty();

  private final ObservableList<WrittenChange> changes = FXCollections.observableArrayList();
  private final ObservableList<Path> ownFiles = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<WrittenChange>> nextUndo =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<WrittenChange>> nextRedo =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<UndoResult.Refused>> refused =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /// @param writing where is written
  /// @param looking where is looked at what was written
  public ChangesViewModel(
      Background.Lane writing,
      Background.Lane looking,
      StateFolder state,
      Clock clock,
      ChangesListener listener) {
    this.writing = writing;
    this.looking = looking;
    this.state = state;
    this.clock = clock;
    this.listener = listener;
  }

  /// The writer for an environment.
  public ChangeWriter writer(Workspace workspace) {
    return new ChangeWriter(state, workspace.home(), clock);
  }

  /// Puts right what a crash has left in any of the environments. Slow: meant for the background.
  public List<Recovered> recover(Workspace workspace) {
    return workspace.homes().stream()
        .flatMap(home -> new ChangeWriter(state, home, clock).recover().stream())
        .toList();
  }

  /// Shows what was written to this environment.
  public void show(Workspace workspace) {
    boolean another = open.map(Workspace::home).filter(workspace.home()::equals).isEmpty();
    open = Optional.of(workspace);
    if (another) {
      refused.set(Optional.empty());
      set(WrittenHistory.NONE);
    }
    looking.start(
        "Looking at the changes",
        _ -> WrittenHistory.read(writer(workspace)),
        this::set,
        _ -> set(WrittenHistory.NONE));
  }

  /// Nothing is open any more.
  public void clear() {
    looking.cancel();
    open = Optional.empty();
    refused.set(Optional.empty());
    set(WrittenHistory.NONE);
  }

  private void set(WrittenHistory now) {
    changes.setAll(now.changes());
    ownFiles.setAll(now.ownFiles());
    nextUndo.set(now.nextUndo());
    nextRedo.set(now.nextRedo());
  }

  /// All changes that are remembered, the one written last first.
  public ObservableList<WrittenChange> changes() {
    return changes;
  }

  /// The files that are still as Lynearm left them.
  public ObservableList<Path> ownFiles() {
    return ownFiles;
  }

  /// What undo takes back next.
  public ReadOnlyObjectProperty<Optional<WrittenChange>> nextUndoProperty() {
    return nextUndo.getReadOnlyProperty();
  }

  /// What redo does next.
  public ReadOnlyObjectProperty<Optional<WrittenChange>> nextRedoProperty() {
    return nextRedo.getReadOnlyProperty();
  }

  /// Why undo or redo did nothing, if that was so the last time.
  public ReadOnlyObjectProperty<Optional<UndoResult.Refused>> refusedProperty() {
    return refused.getReadOnlyProperty();
  }

  /// What was refused before is of no interest any more.
  public void forgetRefusal() {
    refused.set(Optional.empty());
  }

  /// What came of something, and what is known afterwards.
  private record Outcome<T>(T result, WrittenHistory now) {}

  /// Writes a change to the environment that is shown.
  public void write(Change change, Consumer<WriteResult> then) {
    if (open.isEmpty()) {
      return;
    }
    ChangeWriter writer = writer(open.get());
    start(
        "Writing",
        writer,
        () -> writer.write(change),
        then,
        failure ->
            then.accept(
                new WriteResult.Refused(
                    "Nothing was written", String.valueOf(failure.getMessage()))));
  }

  /// Runs post write hooks on what was written, and takes what they made of it for part of the
  /// change.
  ///
  /// @param isStopped whether to stop them
  public void runHooks(
      WrittenChange change,
      List<HookCall> hooks,
      BooleanSupplier isStopped,
      Consumer<List<HookReport>> then) {
    if (open.isEmpty()) {
      return;
    }
    ChangeWriter writer = writer(open.get());
    start(
        "Running hooks",
        writer,
        () -> {
          List<HookReport> reports =
              new HookRunner(HookRunner.USUAL_LIMIT).runAll(hooks, isStopped);
          writer.adopt(change.id());
          return reports;
        },
        then,
        listener::failed);
  }

  public void undoLast() {
    nextUndo.get().ifPresent(this::undo);
  }

  public void redoLast() {
    nextRedo.get().ifPresent(this::redo);
  }

  /// Takes a change back, if it is done and nothing builds upon it.
  public void undo(WrittenChange change) {
    if (open.isEmpty() || !isNow(change, false)) {
      return;
    }
    Workspace workspace = open.get();
    ChangeWriter writer = writer(workspace);
    start(
        "Undoing",
        writer,
        () -> new Undoing(workspace, writer).undo(change.id()),
        result -> {
          switch (result) {
            case UndoResult.Done done -> listener.undone(done);
            case UndoResult.Refused why -> refuse(why);
          }
        },
        listener::failed);
  }

  /// Does again what was taken back.
  public void redo(WrittenChange change) {
    if (open.isEmpty() || !isNow(change, true)) {
      return;
    }
    Workspace workspace = open.get();
    ChangeWriter writer = writer(workspace);
    start(
        "Redoing",
        writer,
        () -> new Undoing(workspace, writer).redo(change.id()),
        result -> {
          switch (result) {
            case UndoResult.Done done -> listener.redone(done);
            case UndoResult.Refused why -> refuse(why);
          }
        },
        listener::failed);
  }

  private void refuse(UndoResult.Refused why) {
    refused.set(Optional.of(why));
    listener.refused(why);
  }

  private boolean isNow(WrittenChange change, boolean undone) {
    return changes.stream()
        .anyMatch(known ->
            known.id() == change.id()
                && canBeUndone(known) != undone
                && known.title().equals(change.title()));
  }

  /// Whether undo has something to do here.
  static boolean canBeUndone(WrittenChange change) {
    return switch (change.state()) {
      case DONE, INTERRUPTED -> true;
      case UNDONE, SUPERSEDED -> false;
    };
  }

  private <T> void start(
      String what,
      ChangeWriter writer,
      Supplier<T> work,
      Consumer<T> then,
      Consumer<Exception> failed) {
    looking.cancel();
    refused.set(Optional.empty());
    writing.start(
        what,
        _ -> {
          T result = work.get();
          return new Outcome<>(result, WrittenHistory.read(writer));
        },
        outcome -> {
          set(outcome.now());
          then.accept(outcome.result());
        },
        failed);
  }
}
