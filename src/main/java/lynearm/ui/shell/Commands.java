package lynearm.ui.shell;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import lynearm.sample.Sample;
import lynearm.ui.find.FilterMenu;
import lynearm.ui.find.FindField;
import lynearm.ui.graph.MapView;
import lynearm.ui.outline.LogView;
import org.kordamp.ikonli.feather.Feather;

/// Everything that can be done in the window, each with its menu item and its key.
final class Commands {

  private final WindowViewModel model;
  private final Dialogs dialogs;
  private final Menu git;
  private final Command openFolder;
  private final Command reload;
  private final Command close;
  private final Command settings;
  private final ChangeCommands changes;
  private final RevisionCommands revisions;
  private final SelectionCommands selections;
  private final FindCommands finding;
  private final ViewCommands views;
  private final ExportCommands exports;

  Commands(
      WindowViewModel model,
      MapView map,
      LogView log,
      Dialogs dialogs,
      Consumer<Notice> notices,
      FindField field,
      FilterMenu filters,
      Menu git) {
    this.model = model;
    this.dialogs = dialogs;
    this.git = git;
    openFolder =
        Command.of(
                "Open folder…",
                Keys.shortcut(KeyCode.O),
                () -> dialogs.chooseFolder().ifPresent(model::open))
            .with(Feather.FOLDER);
    reload =
        Command.of("Read again", Keys.plain(KeyCode.F5), model::searchAgain)
            .with(Feather.REFRESH_CW);
    close =
        Command.of("Close folder", Keys.shortcut(KeyCode.W), model::closeWorkspace).with(Feather.X);
    settings =
        Command.of("Settings…", Keys.shortcut(KeyCode.COMMA), this::showSettings)
            .with(Feather.SETTINGS);
    for (Command command : List.of(reload, close)) {
      command.disabledProperty().bind(model.workspaceProperty().map(Optional::isEmpty));
    }
    changes = new ChangeCommands(model, dialogs);
    revisions = new RevisionCommands(model, dialogs);
    selections = new SelectionCommands(model);
    finding = new FindCommands(model, field, filters);
    views = new ViewCommands(model, map, log);
    exports = new ExportCommands(model, map, log, dialogs, notices, views::scheme);
  }

  Command openFolder() {
    return openFolder;
  }

  ChangeCommands changes() {
    return changes;
  }

  SelectionCommands selections() {
    return selections;
  }

  ViewCommands views() {
    return views;
  }

  ExportCommands exports() {
    return exports;
  }

  MenuBar menuBar() {
    MenuBar bar = new MenuBar(file(), edit(), views.menu(), ofRevisions(), git, help());
    bar.setUseSystemMenuBar(true);
    return bar;
  }

  private Menu file() {
    return menu(
        "_File",
        openFolder.menuItem(),
        recent(),
        samples(),
        new SeparatorMenuItem(),
        reload.menuItem(),
        close.menuItem(),
        new SeparatorMenuItem(),
        exports.export().menuItem(),
        new SeparatorMenuItem(),
        Command.of("Quit", Keys.shortcut(KeyCode.Q), Commands::quit)
            .with(Feather.LOG_OUT)
            .menuItem());
  }

  private Menu recent() {
    Menu recent = new Menu("Open recent");
    model
        .workspaceProperty()
        .subscribe(_ -> {
          recent
              .getItems()
              .setAll(model.memory().recentFolders().stream().map(this::recentItem).toList());
          recent.setDisable(recent.getItems().isEmpty());
        });
    return recent;
  }

  private MenuItem recentItem(Path folder) {
    MenuItem item = new MenuItem(folder.toString());
    item.setMnemonicParsing(false);
    item.setOnAction(_ -> model.open(folder));
    return item;
  }

  private Menu samples() {
    Menu samples = new Menu("Open sample");
    samples
        .getItems()
        .setAll(
            Arrays.stream(Sample.values())
                .map(
                    sample -> Command.of(sample.title(), () -> model.openSample(sample)).menuItem())
                .toList());
    return samples;
  }

  private Menu edit() {
    return menu(
        "_Edit",
        changes.undo().menuItem(),
        changes.redo().menuItem(),
        changes.history().menuItem(),
        new SeparatorMenuItem(),
        revisions.copyId().menuItem(),
        revisions.copyMenu(),
        exports.copyMenu(),
        new SeparatorMenuItem(),
        finding.find().menuItem(),
        finding.next().menuItem(),
        finding.previous().menuItem(),
        finding.filters(),
        finding.findId().menuItem(),
        new SeparatorMenuItem(),
        selections.allHeads().menuItem(),
        selections.ancestors().menuItem(),
        selections.descendants().menuItem(),
        selections.path().menuItem(),
        selections.nothing().menuItem(),
        new SeparatorMenuItem(),
        settings.menuItem());
  }

  private Menu ofRevisions() {
    return menu(
        "_Revisions",
        changes.mergeHeads().menuItem(),
        changes.moveOnto().menuItem(),
        changes.detach().menuItem(),
        finding.findOut().menuItem(),
        new SeparatorMenuItem(),
        selections.back().menuItem(),
        selections.forward().menuItem(),
        new SeparatorMenuItem(),
        revisions.openFile().menuItem(),
        revisions.showInFolder().menuItem(),
        revisions.showGitLog().menuItem(),
        new SeparatorMenuItem(),
        changes.stage().menuItem(),
        changes.commit().menuItem(),
        changes.note().menuItem());
  }

  private Menu help() {
    return menu(
        "_Help",
        Command.of("Keys", Keys.plain(KeyCode.F1), () -> dialogs.show("Keys", new KeysPane()))
            .menuItem(),
        Command.of("About Lynearm", this::showAbout).menuItem());
  }

  private static Menu menu(String name, MenuItem... items) {
    return new Menu(name, null, items);
  }

  /// Everything that can be done with what is selected.
  ContextMenu contextMenu() {
    return new ContextMenu(
        changes.mergeHeads().menuItem(),
        changes.moveOnto().menuItem(),
        changes.detach().menuItem(),
        finding.findOut().menuItem(),
        new SeparatorMenuItem(),
        revisions.copyId().menuItem(),
        revisions.copyMenu(),
        revisions.openFile().menuItem(),
        revisions.showInFolder().menuItem(),
        revisions.showGitLog().menuItem(),
        new SeparatorMenuItem(),
        selections.ancestors().menuItem(),
        selections.descendants().menuItem(),
        selections.path().menuItem(),
        selections.pathMenu(),
        new SeparatorMenuItem(),
        selections.allHeads().menuItem(),
        views.toggleFold().menuItem(),
        views.unfoldAll().menuItem());
  }

  private void showSettings() {
    views
        .theme()
        .ifPresent(theme -> dialogs.show("Settings", new SettingsPane(model.settings(), theme)));
  }

  private void showAbout() {
    dialogs.explain(
        "About Lynearm",
        """
        Lynearm shows an Alembic migration history and joins its heads.

        It reads revision files as text; no Python, hook or filter of the project is ever run, and \
        nothing is sent anywhere. Apache License 2.0.\
        """);
  }

  private static void quit() {
    // Hiding every window ends the program cleanly even while a pop-up is open.
    List.copyOf(Window.getWindows()).forEach(Window::hide);
  }
}
