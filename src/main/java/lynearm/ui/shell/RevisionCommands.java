package lynearm.ui.shell;

import static lynearm.ui.shell.Reasons.either;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Menu;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import lynearm.git.Commit;
import lynearm.git.GitObjects;
import lynearm.git.GitRepository;
import lynearm.ui.common.Background;
import lynearm.ui.common.CopiedText;
import lynearm.workspace.Progress;
import lynearm.workspace.Workspace;
import org.kordamp.ikonli.feather.Feather;

/// What can be done with the selected revision and its file, outside of the window.
final class RevisionCommands {

  private static final int MOST_COMMITS = 200;

  private final WindowViewModel model;
  private final Command copyId;
  private final Command copyShow;
  private final Command copyUpgrade;
  private final Command copyDowngrade;
  private final Command copyGitLog;
  private final Command copyPath;
  private final Command openFile;
  private final Command showInFolder;
  private final Command showGitLog;

  RevisionCommands(WindowViewModel model, Dialogs dialogs) {
    this.model = model;
    copyId =
        Command.of("Copy revision id", Keys.shiftShortcut(KeyCode.C), this::copyIds)
            .with(Feather.HASH);
    copyShow =
        Command.of("Copy `alembic show` command", () -> copyAlembicCommand("show"))
            .with(Feather.TERMINAL);
    copyUpgrade = Command.of("Copy `alembic upgrade` command", () -> copyAlembicCommand("upgrade"));
    copyDowngrade =
        Command.of("Copy `alembic downgrade` command", () -> copyAlembicCommand("downgrade"));
    copyGitLog = Command.of("Copy `git log` command", this::copyGitLogCommand);
    copyPath = Command.of("Copy file path", this::copyPath);
    openFile =
        Command.of(
                "Open file",
                Keys.shortcut(KeyCode.E),
                () -> leadFile().ifPresent(dialogs::openFile))
            .with(Feather.EDIT);
    showInFolder =
        Command.of("Show in folder", () -> leadFile().ifPresent(dialogs::showInFolder))
            .with(Feather.FOLDER);
    Background.Lane reading = model.background().lane();
    showGitLog =
        Command.of(
                "Show in git log…",
                () -> leadFile().ifPresent(file -> showGitLog(file, reading, dialogs)))
            .with(Feather.GIT_COMMIT);
    enable();
  }

  private void enable() {
    Reasons reasons = new Reasons(model);
    var selection = model.history().selectionProperty();
    for (Command command : List.of(copyId, copyShow, copyUpgrade, copyDowngrade)) {
      command.disabledProperty().bind(selection.map(now -> now.isEmpty()));
      command.because(reasons.nothingSelected());
    }
    var noFile = Bindings.createBooleanBinding(() -> leadFile().isEmpty(), selection);
    for (Command command : List.of(copyPath, openFile, showInFolder)) {
      command.disabledProperty().bind(noFile);
      command.because(reasons.noFile());
    }
    var git = model.git().stateProperty();
    for (Command command : List.of(copyGitLog, showGitLog)) {
      command
          .disabledProperty()
          .bind(
              Bindings.createBooleanBinding(
                  () -> leadFile().isEmpty() || git.get().isEmpty(), selection, git));
      command.because(either(reasons.noGit(), reasons.noFile()));
    }
  }

  Command copyId() {
    return copyId;
  }

  /// Shows the commits that changed the file.
  Command showGitLog() {
    return showGitLog;
  }

  Command openFile() {
    return openFile;
  }

  Command showInFolder() {
    return showInFolder;
  }

  /// Commands about the revision, to be run in a terminal.
  Menu copyMenu() {
    Menu menu = new Menu("Copy command");
    menu.getItems()
        .setAll(
            copyUpgrade.menuItem(),
            copyDowngrade.menuItem(),
            copyShow.menuItem(),
            copyGitLog.menuItem(),
            new SeparatorMenuItem(),
            copyPath.menuItem());
    return menu;
  }

  private List<String> selectedIds() {
    return model
        .workspaceProperty()
        .get()
        .map(Workspace::graph)
        .map(graph ->
            model.history().selectionProperty().get().nodes().stream()
                .map(index -> graph.node(index).id().value())
                .toList())
        .orElse(List.of());
  }

  private void copyIds() {
    CopiedText.put(String.join(" ", selectedIds()));
  }

  private void copyAlembicCommand(String verb) {
    model
        .workspaceProperty()
        .get()
        .ifPresent(open ->
            model
                .history()
                .lead()
                .ifPresent(lead ->
                    copyAndTell(
                        CommandLines.alembic(open.environment(), verb, lead.id().value()))));
  }

  private void copyPath() {
    leadFile().ifPresent(file -> CopiedText.put(file.toString()));
  }

  private void copyGitLogCommand() {
    model
        .workspaceProperty()
        .get()
        .flatMap(Workspace::repository)
        .ifPresent(git ->
            leadFile()
                .ifPresent(file ->
                    copyAndTell(CommandLines.gitLog(git.root(), model.project().pathText(file)))));
  }

  private void showGitLog(Path file, Background.Lane reading, Dialogs dialogs) {
    String title = "Git log of " + file.getFileName();
    model
        .workspaceProperty()
        .get()
        .flatMap(Workspace::repository)
        .ifPresent(git ->
            reading.start(
                "Reading the git log",
                progress -> log(git, file, progress),
                commits -> dialogs.show(title, new GitLogPane(commits, MOST_COMMITS)),
                failure -> model.tell(Notice.failed("The git log could not be read", failure))));
  }

  private static List<Commit> log(GitRepository git, Path file, Progress progress)
      throws IOException {
    try (GitObjects objects = GitObjects.open(git).orThrow()) {
      return objects.log(file, MOST_COMMITS, progress::isCancelled);
    }
  }

  private Optional<Path> leadFile() {
    return model
        .history()
        .lead()
        .flatMap(lynearm.graph.Node::revision)
        .filter(model.project()::isOnDisk)
        .map(lynearm.revision.Revision::file);
  }

  private void copyAndTell(String command) {
    CopiedText.put(command);
    model.tell(Notice.done("Copied, to be run in a terminal", command));
  }
}
