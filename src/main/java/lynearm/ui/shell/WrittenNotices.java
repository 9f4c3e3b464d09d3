package lynearm.ui.shell;

import java.util.ArrayList;
import java.util.List;
import lynearm.change.WrittenChange;
import lynearm.hook.HookReport;
import lynearm.ui.changes.ChangesViewModel;

/// Words what was written, and offers what can be done with it right there.
final class WrittenNotices {

  private static final int LONGEST_HOOK_OUTPUT = 12;
  private static final int LONGEST_GOOD_OUTPUT = 3;

  private final OpenProject project;
  private final ChangesViewModel changes;
  private final GitIndex index;
  private final Commits commits;
  private final TeamNotes notes;

  WrittenNotices(
      OpenProject project,
      ChangesViewModel changes,
      GitIndex index,
      Commits commits,
      TeamNotes notes) {
    this.project = project;
    this.changes = changes;
    this.index = index;
    this.commits = commits;
    this.notes = notes;
  }

  /// @param what what was done, in a few words
  /// @param note what the team may be told of it
  Notice of(WrittenChange change, String what, TeamNotes.Told note) {
    List<Command> actions = actions(change, note.note().plain());
    actions.add(Command.of("Note…", () -> notes.show(note)));
    return done(change, what, actions);
  }

  /// @param body the body of a commit of it
  Notice of(WrittenChange change, String what, String body) {
    return done(change, what, actions(change, body));
  }

  private List<Command> actions(WrittenChange change, String body) {
    List<Command> actions = new ArrayList<>();
    actions.add(undo(change));
    if (project.repository().isPresent()) {
      actions.add(Command.of("Stage", () -> index.stage(change.paths())));
      actions.add(Command.of("Commit…", () -> commits.ask(change.paths(), change.title(), body)));
    }
    return actions;
  }

  /// A notice with nothing but undo.
  Notice ofOthers(WrittenChange change, String what) {
    return done(change, what, List.of(undo(change)));
  }

  /// As [#of], and what came of its hooks.
  Notice withHooks(
      WrittenChange change, String what, TeamNotes.Told note, List<HookReport> reports) {
    boolean allWell = reports.stream().allMatch(HookReport::wentWell);
    return new Notice(
        allWell ? Notice.Kind.DONE : Notice.Kind.NOT_DONE,
        what + (allWell ? ", and its hooks ran" : ", but look at its hooks"),
        told(reports),
        of(change, what, note).actions());
  }

  private Command undo(WrittenChange change) {
    return Command.of("Undo", () -> changes.undo(change));
  }

  private Notice done(WrittenChange change, String what, List<Command> actions) {
    return new Notice(Notice.Kind.DONE, what, project.pathTexts(change.paths()), actions);
  }

  /// What came of hooks, and the beginning of what they printed: more of those that did not go
  /// well.
  static String told(List<HookReport> reports) {
    List<String> lines = new ArrayList<>();
    for (HookReport report : reports) {
      lines.add(report.sentence());
      report
          .output()
          .lines()
          .limit(report.wentWell() ? LONGEST_GOOD_OUTPUT : LONGEST_HOOK_OUTPUT)
          .forEach(lines::add);
    }
    return String.join("\n", lines);
  }
}
