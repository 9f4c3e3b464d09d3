package lynearm.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lynearm.alembic.Hook;
import lynearm.alembic.Settings;
import lynearm.change.WrittenChange;
import lynearm.git.GitLookup;
import lynearm.git.GitRepository;
import lynearm.hook.HookCall;
import lynearm.hook.HookCalls;
import lynearm.hook.HookOutcome;
import lynearm.hook.HookReport;
import lynearm.hook.HookRunner;
import lynearm.workspace.Workspace;

/// Runs the post write hooks of a project on what a command has written, telling of each as Alembic
/// does.
final class WrittenHooks {

  private final Workspace workspace;
  private final PrintWriter out;
  private final PrintWriter err;

  WrittenHooks(Workspace workspace, PrintWriter out, PrintWriter err) {
    this.workspace = workspace;
    this.out = out;
    this.err = err;
  }

  /// What to know of hooks that are not run; nothing if there are none.
  static Optional<String> note(Workspace workspace) {
    return workspace
        .settings()
        .map(Settings::hooks)
        .filter(hooks -> !hooks.isEmpty())
        .map(hooks ->
            "The post write hooks of the project ("
                + hooks.stream().map(Hook::name).collect(Collectors.joining(", "))
                + ") are not run. The option --run-hooks runs them.");
  }

  void run(WrittenChange written) {
    Optional<Settings> settings = workspace.settings();
    if (settings.isEmpty() || settings.get().hooks().isEmpty()) {
      return;
    }
    List<HookCall> calls =
        HookCalls.of(settings.get(), root(), System.getenv())
            .ofAll(settings.get().hooks(), written.paths());
    List<HookReport> reports = new HookRunner(HookRunner.USUAL_LIMIT).runAll(calls, () -> false);
    for (HookReport report : reports) {
      out.print(report.output());
      boolean ended = report.outcome() instanceof HookOutcome.Ended;
      out.println(
          "Running post write hook '%s' ...  %s"
              .formatted(report.hook(), ended ? "done" : "FAILED"));
      if (!report.wentWell()) {
        err.println(Sentences.own(report.sentence()));
      }
    }
    out.flush();
    Writing.in(workspace).adopt(written.id());
  }

  private java.nio.file.Path root() {
    return GitRepository.around(workspace.opened()) instanceof GitLookup.Found(GitRepository git)
        ? git.root()
        : workspace.opened();
  }
}
