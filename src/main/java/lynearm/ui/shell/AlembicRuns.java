package lynearm.ui.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import lynearm.change.Change;
import lynearm.change.FileEdit;
import lynearm.change.WriteResult;
import lynearm.change.WrittenChange;
import lynearm.graph.Node;
import lynearm.hook.HookCall;
import lynearm.hook.HookReport;
import lynearm.hook.HookRunner;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;
import lynearm.ui.changes.ChangesViewModel;
import lynearm.ui.common.Background;
import lynearm.ui.merge.MergeViewModel;
import lynearm.workspace.OpenResult;
import lynearm.workspace.Progress;
import lynearm.workspace.Workspace;
import lynearm.workspace.WorkspaceReader;

/// Lets the project's own Alembic write a merge, and keeps the file among the changes.
final class AlembicRuns {

  private final OpenProject project;
  private final WorkspaceReader reader;
  private final ChangesViewModel changes;
  private final WrittenNotices written;
  private final Background background;
  private final Consumer<Notice> notices;
  private final AfterWriting after;

  AlembicRuns(
      OpenProject project,
      WorkspaceReader reader,
      ChangesViewModel changes,
      WrittenNotices written,
      Background background,
      Consumer<Notice> notices,
      AfterWriting after) {
    this.project = project;
    this.reader = reader;
    this.changes = changes;
    this.written = written;
    this.background = background;
    this.notices = notices;
    this.after = after;
  }

  /// What became of a call.
  private record Answer(HookReport report, Optional<WrittenChange> written) {}

  void start(MergeViewModel.AlembicOffer offer) {
    Optional<Workspace> open = project.workspace();
    if (open.isEmpty() || !(offer.call() instanceof HookCall.Ready call)) {
      return;
    }
    RevisionId id = offer.request().id();
    AtomicBoolean stopped = new AtomicBoolean();
    notices.accept(
        new Notice(
            Notice.Kind.NEWS,
            "Running " + call.hook(),
            call.line(),
            List.of(Command.of("Stop", () -> stopped.set(true)))));
    background
        .lane()
        .start(
            "Running " + call.hook(),
            _ -> run(call, stopped, open.get(), id),
            answer -> answered(answer, id),
            failure -> notices.accept(Notice.failed("Alembic did not run", failure)));
  }

  private Answer run(HookCall call, AtomicBoolean stopped, Workspace before, RevisionId id) {
    HookReport report =
        new HookRunner(HookRunner.USUAL_LIMIT).runAll(List.of(call), stopped::get).getFirst();
    return new Answer(report, noteWritten(before, id));
  }

  /// Finds the file that Alembic has written, and keeps it among the changes.
  private Optional<WrittenChange> noteWritten(Workspace before, RevisionId id) {
    if (!(reader.reload(before, Progress.IGNORED) instanceof OpenResult.Opened(Workspace now))) {
      return Optional.empty();
    }
    Optional<Path> file = now.graph().find(id).flatMap(Node::revision).map(Revision::file);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      Change change =
          new Change(
              "Create merge " + id.shortForm() + " by Alembic",
              List.of(FileEdit.create(file.get(), Files.readAllBytes(file.get()))),
              List.of(Objects.requireNonNull(file.get().getParent())),
              now.graph(),
              now.fingerprint());
      return changes.writer(now).note(change) instanceof WriteResult.Written(WrittenChange noted)
          ? Optional.of(noted)
          : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private void answered(Answer answer, RevisionId id) {
    if (answer.written().isEmpty()) {
      notices.accept(
          Notice.notDone("Alembic wrote no merge", WrittenNotices.told(List.of(answer.report()))));
    } else {
      after.written(Optional.of(id));
      notices.accept(
          written.ofOthers(answer.written().get(), "Alembic created merge " + id.shortForm()));
    }
    after.readNow();
  }
}
