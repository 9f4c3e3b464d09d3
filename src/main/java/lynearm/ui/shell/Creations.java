package lynearm.ui.shell;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lynearm.change.WriteResult;
import lynearm.change.WrittenChange;
import lynearm.doctor.RemedyPlan;
import lynearm.hook.HookCall;
import lynearm.hook.HookReport;
import lynearm.merge.MergePlan;
import lynearm.move.MovePlan;
import lynearm.ui.changes.ChangesViewModel;
import lynearm.ui.merge.AfterCreating;

/// Writes merges and moves that were planned, and does what is to follow.
final class Creations {

  private final ChangesViewModel changes;
  private final TeamNotes notes;
  private final GitIndex index;
  private final Commits commits;
  private final WrittenNotices written;
  private final Consumer<Notice> notices;
  private final AfterWriting after;

  Creations(
      ChangesViewModel changes,
      TeamNotes notes,
      GitIndex index,
      Commits commits,
      WrittenNotices written,
      Consumer<Notice> notices,
      AfterWriting after) {
    this.changes = changes;
    this.notes = notes;
    this.index = index;
    this.commits = commits;
    this.written = written;
    this.notices = notices;
    this.after = after;
  }

  /// A merge on its way to disk and beyond.
  private record Creation(
      MergePlan.Ready plan, List<HookCall> hooks, AfterCreating next, TeamNotes.Told note) {

    String what() {
      return "Created merge " + plan.request().id().shortForm();
    }
  }

  /// Moves one branch onto another.
  void move(MovePlan.Ready plan) {
    String body = notes.planned(plan);
    changes.write(
        plan.change(),
        result -> {
          switch (result) {
            case WriteResult.Written(WrittenChange change) -> {
              after.written(plan.relinked().stream().findFirst());
              notices.accept(written.of(change, plan.done(), body));
              after.readNow();
            }
            case WriteResult.Refused refused -> tell(refused);
          }
        });
  }

  /// Brings back missing revisions, or gives their children other parents.
  void mend(RemedyPlan.Ready plan) {
    changes.write(
        plan.change(),
        result -> {
          switch (result) {
            case WriteResult.Written(WrittenChange change) -> {
              after.written(
                  Stream.concat(plan.restored().stream(), plan.relinked().stream()).findFirst());
              notices.accept(written.of(change, plan.done(), ""));
              after.readNow();
            }
            case WriteResult.Refused refused -> tell(refused);
          }
        });
  }

  /// Creates a merge.
  ///
  /// @param hooks what runs on it then
  /// @param collisions what is known of its collisions, in sentences
  /// @param next what follows if everything went well
  void merge(
      MergePlan.Ready plan, List<HookCall> hooks, List<String> collisions, AfterCreating next) {
    Creation creation = new Creation(plan, hooks, next, notes.planned(plan, collisions));
    changes.write(
        plan.change(),
        result -> {
          switch (result) {
            case WriteResult.Written(WrittenChange change) -> written(change, creation);
            case WriteResult.Refused refused -> tell(refused);
          }
        });
  }

  private void tell(WriteResult.Refused refused) {
    notices.accept(Notice.notDone(refused.what(), refused.next()));
    after.readAgain();
  }

  private void written(WrittenChange change, Creation creation) {
    after.written(Optional.of(creation.plan().request().id()));
    if (!creation.hooks().isEmpty()) {
      runHooks(change, creation);
      return;
    }
    notices.accept(written.of(change, creation.what(), creation.note()));
    after.readNow();
    follow(change, creation);
  }

  private void follow(WrittenChange change, Creation creation) {
    switch (creation.next()) {
      case NOTHING -> {}
      case STAGE -> index.stage(change.paths());
      case COMMIT -> commits.ask(change.paths(), change.title(), creation.note().note().plain());
    }
  }

  private void runHooks(WrittenChange change, Creation creation) {
    List<HookCall> hooks = creation.hooks();
    AtomicBoolean stopped = new AtomicBoolean();
    notices.accept(
        new Notice(
            Notice.Kind.NEWS,
            "Running the hooks of the project",
            hooks.stream().map(HookCall::hook).distinct().collect(Collectors.joining(", ")),
            List.of(Command.of("Stop", () -> stopped.set(true)))));
    changes.runHooks(change, hooks, stopped::get, reports -> ran(change, creation, reports));
  }

  private void ran(WrittenChange change, Creation creation, List<HookReport> reports) {
    notices.accept(written.withHooks(change, creation.what(), creation.note(), reports));
    after.readNow();
    if (reports.stream().allMatch(HookReport::wentWell)) {
      follow(change, creation);
    }
  }
}
