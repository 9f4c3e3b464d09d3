package lynearm.ui.shell;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import lynearm.change.UndoResult;
import lynearm.change.WrittenChange;
import lynearm.layout.Folding;
import lynearm.look.Scheme;
import lynearm.sample.Sample;
import lynearm.ui.changes.ChangesView;
import lynearm.ui.changes.DifferenceView;
import lynearm.ui.common.CopiedText;
import lynearm.ui.common.Memory;
import lynearm.ui.find.FilterMenu;
import lynearm.ui.find.FindField;
import lynearm.ui.graph.MapView;
import lynearm.ui.note.NoteView;
import lynearm.ui.note.NoteViewModel;
import lynearm.ui.outline.LogView;
import lynearm.workspace.Workspace;
import org.controlsfx.control.SegmentedButton;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Everything that can be done in the window, each with its menu item and its key.
final class Commands {

  /// Heads and bases that the menu of paths names.
  private static final int MOST_ENDS = 12;

  private static final String SELECT_FIRST = "Select a revision first";
  private static final String FIND_FIRST = "Find something first";
  private static final String NO_HEAD = "There is no head";
  private static final String NO_GIT = "This folder is not in a git repository";
  private static final String READ_ONLY = "Go back to your own files first";

  private final WindowViewModel model;
  private final MapView map;
  private final LogView log;
  private final Dialogs dialogs;
  private final Memory memory;
  private final FilterMenu filters;
  private final Menu git;

  private final Command openFolder;
  private final Command reload;
  private final Command close;
  private final Command undo;
  private final Command redo;
  private final Command showChanges;
  private final Command copyId;
  private final Command copyHistoryCommand;
  private final Command selectAllHeads;
  private final Command selectNothing;
  private final Command mergeHeads;
  private final Command moveOnto;
  private final Command detach;
  private final Command stage;
  private final Command commit;
  private final Command note;
  private final Command openFile;
  private final Command zoomIn;
  private final Command zoomOut;
  private final Command actualSize;
  private final Command fit;
  private final Command unfoldAll;
  private final Command findOut;
  private final Command findId;
  private final Command find;
  private final Command findNext;
  private final Command findPrevious;
  private final Command back;
  private final Command forward;
  private final Command copyPath;
  private final Command copyUpgrade;
  private final Command copyDowngrade;
  private final Command showInFolder;
  private final Command copyGitLog;
  private final Command selectAncestors;
  private final Command selectDescendants;
  private final Command selectPath;
  private final Command toggleFold;

  private final BooleanProperty mapShown;
  private final BooleanProperty logShown;
  private final BooleanProperty sideShown;
  private final BooleanProperty detailsShown;
  private final Menu themeMenu = new Menu("Theme");
  private final ExportCommands exports;
  private final Command settings;
  private @Nullable Theme theme;

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
    this.filters = filters;
    this.git = git;
    this.map = map;
    this.log = log;
    this.dialogs = dialogs;
    memory = model.memory();
    openFolder =
        Command.of(
            "Open folder…",
            shortcut(KeyCode.O),
            () -> dialogs.chooseFolder().ifPresent(model::open));
    reload = Command.of("Read again", new KeyCodeCombination(KeyCode.F5), model::searchAgain);
    close = Command.of("Close folder", shortcut(KeyCode.W), model::closeWorkspace);
    undo = Command.of("Undo", shortcut(KeyCode.Z), model.changes()::undoLast);
    redo = Command.of("Redo", shiftShortcut(KeyCode.Z), model.changes()::redoLast);
    showChanges = Command.of("History of changes…", this::showChanges);
    model.undo().setShowDifference(this::showDifference);
    copyId = Command.of("Copy revision id", shiftShortcut(KeyCode.C), this::copyIds);
    copyHistoryCommand =
        Command.of("Copy `alembic show` command", () -> copyAlembicCommand("show"));
    copyUpgrade = Command.of("Copy `alembic upgrade` command", () -> copyAlembicCommand("upgrade"));
    copyDowngrade =
        Command.of("Copy `alembic downgrade` command", () -> copyAlembicCommand("downgrade"));
    copyPath = Command.of("Copy file path", this::copyPaths);
    copyGitLog = Command.of("Copy `git log` command", this::copyGitLogCommand);
    showInFolder = Command.of("Show in folder", () -> leadFile().ifPresent(dialogs::showInFolder));
    back = Command.of("Back", alt(KeyCode.LEFT), model.selections()::back);
    forward = Command.of("Forward", alt(KeyCode.RIGHT), model.selections()::forward);
    selectAncestors =
        Command.of("Select ancestors", shiftShortcut(KeyCode.A), model.selections()::ancestors);
    selectDescendants =
        Command.of("Select descendants", shiftShortcut(KeyCode.D), model.selections()::descendants);
    selectPath =
        Command.of("Select path between two", shiftShortcut(KeyCode.P), model.selections()::path);
    toggleFold = Command.of("Unfold run", shortcut(KeyCode.U), model.folds()::toggle);
    selectAllHeads =
        Command.of("Select all heads", shiftShortcut(KeyCode.H), model.selections()::allHeads);
    selectNothing =
        Command.of(
            "Select nothing", new KeyCodeCombination(KeyCode.ESCAPE), model.selections()::nothing);
    mergeHeads = Command.of("Merge heads…", shortcut(KeyCode.M), model.waysOut()::showMerge);
    moveOnto = Command.of("Move onto…", shiftShortcut(KeyCode.M), model.waysOut()::showMove);
    detach = Command.of("Detach merge…", model.waysOut()::showDetach);
    stage = Command.of("Stage what was written", model.ownFiles()::stage);
    commit = Command.of("Commit what was written…", shiftShortcut(KeyCode.K), model.commits()::ask);
    note = Command.of("Note for the team…", shiftShortcut(KeyCode.N), model.noteOffer()::show);
    model.commits().setShow(dialogs::commit);
    model.notes().setShow(this::showNote);
    openFile =
        Command.of("Open file", shortcut(KeyCode.E), () -> leadFile().ifPresent(dialogs::openFile));
    zoomIn = Command.of("Zoom in", shortcut(KeyCode.PLUS), map::zoomIn);
    zoomOut = Command.of("Zoom out", shortcut(KeyCode.MINUS), map::zoomOut);
    actualSize = Command.of("Actual size", shortcut(KeyCode.DIGIT0), () -> map.zoomTo(1));
    fit = Command.of("Show everything", shortcut(KeyCode.DIGIT9), map::fit);
    unfoldAll =
        Command.of(
            "Unfold all", shiftShortcut(KeyCode.U), () -> model.folds().setMode(Folding.Mode.NONE));
    findOut = Command.of("Find out where it went…", model.missing()::findOut);
    findId = Command.of("Find a revision id…", shiftShortcut(KeyCode.F), model.missing()::ask);
    find = Command.of("Find…", shortcut(KeyCode.F), field::open);
    findNext = Command.of("Find next", new KeyCodeCombination(KeyCode.F3), model.find()::next);
    findPrevious =
        Command.of(
            "Find previous",
            new KeyCodeCombination(KeyCode.F3, KeyCombination.SHIFT_DOWN),
            model.find()::previous);

    exports = new ExportCommands(model, map, log, dialogs, notices, this::scheme);
    settings = Command.of("Settings…", shortcut(KeyCode.COMMA), this::showSettings);

    mapShown = remembered("map");
    logShown = remembered("log");
    sideShown = remembered("side");
    detailsShown = remembered("details");
    mapShown.subscribe(shown -> keepOneView(shown, logShown));
    logShown.subscribe(shown -> keepOneView(shown, mapShown));
    giveIcons();
    disableWhatCannotBeDone();
    sayWhyNot();
  }

  private void giveIcons() {
    openFolder.with(Feather.FOLDER);
    reload.with(Feather.REFRESH_CW);
    close.with(Feather.X);
    undo.with(Feather.CORNER_UP_LEFT);
    redo.with(Feather.CORNER_UP_RIGHT);
    showChanges.with(Feather.CLOCK);
    copyId.with(Feather.HASH);
    copyHistoryCommand.with(Feather.TERMINAL);
    selectAllHeads.with(Feather.CHECK_SQUARE);
    selectNothing.with(Feather.SQUARE);
    mergeHeads.with(Feather.GIT_MERGE);
    moveOnto.with(Feather.CORNER_DOWN_LEFT);
    detach.with(Feather.SCISSORS);
    stage.with(Feather.PLUS_SQUARE);
    commit.with(Feather.GIT_COMMIT);
    note.with(Feather.MESSAGE_SQUARE);
    openFile.with(Feather.EDIT);
    zoomIn.with(Feather.ZOOM_IN);
    zoomOut.with(Feather.ZOOM_OUT);
    actualSize.with(Feather.MONITOR);
    fit.with(Feather.MAXIMIZE);
    unfoldAll.with(Feather.MAXIMIZE_2);
    findOut.with(Feather.HELP_CIRCLE);
    findId.with(Feather.HELP_CIRCLE);
    find.with(Feather.SEARCH);
    findNext.with(Feather.ARROW_DOWN);
    findPrevious.with(Feather.ARROW_UP);
    back.with(Feather.ARROW_LEFT);
    forward.with(Feather.ARROW_RIGHT);
    showInFolder.with(Feather.FOLDER);
    selectAncestors.with(Feather.CHEVRONS_DOWN);
    selectDescendants.with(Feather.CHEVRONS_UP);
    selectPath.with(Feather.TRENDING_UP);
    settings.with(Feather.SETTINGS);
    themeMenu.setGraphic(new FontIcon(Feather.SUN));
  }

  private static KeyCombination shortcut(KeyCode code) {
    return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
  }

  private static KeyCombination alt(KeyCode code) {
    return new KeyCodeCombination(code, KeyCombination.ALT_DOWN);
  }

  private static KeyCombination shiftShortcut(KeyCode code) {
    return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
  }

  private BooleanProperty remembered(String name) {
    BooleanProperty shown = new SimpleBooleanProperty(memory.isSet("shown." + name, true));
    shown.subscribe((_, now) -> memory.put("shown." + name, now));
    return shown;
  }

  private static void keepOneView(boolean shown, BooleanProperty other) {
    if (!shown && !other.get()) {
      other.set(true);
    }
  }

  private void disableWhatCannotBeDone() {
    var nothingOpen = model.workspaceProperty().map(Optional::isEmpty);
    for (Command command :
        List.of(
            reload,
            close,
            selectNothing,
            find,
            findId,
            zoomIn,
            zoomOut,
            actualSize,
            fit,
            unfoldAll)) {
      command.disabledProperty().bind(nothingOpen);
    }
    for (Command command : List.of(findNext, findPrevious)) {
      command.disabledProperty().bind(model.find().textProperty().isEmpty());
    }
    var noHeads =
        model
            .workspaceProperty()
            .map(open -> open.map(it -> it.graph().heads().isEmpty()).orElse(true));
    selectAllHeads.disabledProperty().bind(noHeads);
    mergeHeads
        .disabledProperty()
        .bind(
            model
                .workspaceProperty()
                .map(open ->
                    open.map(it -> !it.viewed().isCheckedOut() || it.graph().heads().size() < 2)
                        .orElse(true)));
    var nothingSelected =
        Bindings.createBooleanBinding(
            () -> model.history().selectionProperty().get().isEmpty(),
            model.history().selectionProperty());
    for (Command command :
        List.of(
            copyId,
            copyHistoryCommand,
            copyUpgrade,
            copyDowngrade,
            selectAncestors,
            selectDescendants)) {
      command.disabledProperty().bind(nothingSelected);
    }
    var selection = model.history().selectionProperty();
    moveOnto
        .disabledProperty()
        .bind(
            Bindings.createBooleanBinding(
                () ->
                    isElsewhere(model.workspaceProperty().get())
                        || (selection.get().nodes().size() != 2 && !model.waysOut().hasTwoHeads()),
                selection,
                model.workspaceProperty()));
    detach
        .disabledProperty()
        .bind(
            Bindings.createBooleanBinding(
                () ->
                    isElsewhere(model.workspaceProperty().get())
                        || !model.waysOut().isLeadMergePoint(),
                selection,
                model.workspaceProperty()));
    findOut
        .disabledProperty()
        .bind(Bindings.createBooleanBinding(() -> !model.missing().isLeadMissing(), selection));
    var noFile = Bindings.createBooleanBinding(() -> leadFile().isEmpty(), selection);
    for (Command command : List.of(copyPath, openFile, showInFolder)) {
      command.disabledProperty().bind(noFile);
    }
    copyGitLog
        .disabledProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> leadFile().isEmpty() || model.git().stateProperty().get().isEmpty(),
                selection,
                model.git().stateProperty()));
    selectPath
        .disabledProperty()
        .bind(Bindings.createBooleanBinding(() -> selection.get().nodes().size() != 2, selection));
    back.disabledProperty().bind(model.selections().trail().canGoBackProperty().not());
    forward.disabledProperty().bind(model.selections().trail().canGoForwardProperty().not());
    var shown = model.history().shownProperty();
    toggleFold
        .disabledProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> !model.folds().isLeadFolded() && !model.folds().isLeadUnfolded(),
                selection,
                shown));
    toggleFold
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> model.folds().isLeadUnfolded() ? "Fold run again" : "Unfold run",
                selection,
                shown));
    bindUndoAndRedo();
    var nothingWritten = Bindings.isEmpty(model.ownFiles().uncommitted());
    note.disabledProperty().bind(model.noteOffer().offeredProperty().not());
    var noGit = model.git().stateProperty().map(Optional::isEmpty);
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
    }
  }

  private void sayWhyNot() {
    var workspace = model.workspaceProperty();
    mergeHeads.because(
        either(elsewhere(), workspace.map(open -> open.map(Commands::whyNoMerge).orElse(""))));
    moveOnto.because(either(elsewhere(), ifOpen("Select two heads first")));
    detach.because(either(elsewhere(), ifOpen("Select a merge point first")));
    findOut.because(ifOpen("Select a missing revision first"));
    selectPath.because(ifOpen("Select two revisions first"));
    toggleFold.because(ifOpen("Select a folded run first"));
    note.because(ifOpen("Select a merge point first"));
    var selection = model.history().selectionProperty();
    var state = model.git().stateProperty();
    var open = model.workspaceProperty();
    ObservableValue<String> noFile =
        Bindings.createStringBinding(
            () ->
                open.get().isEmpty()
                    ? ""
                    : selection.get().isEmpty() ? SELECT_FIRST : "There is no file of it",
            open,
            selection);
    for (Command command : List.of(copyPath, openFile, showInFolder)) {
      command.because(noFile);
    }
    ObservableValue<String> noGit =
        Bindings.createStringBinding(
            () -> open.get().isPresent() && state.get().isEmpty() ? NO_GIT : "", open, state);
    copyGitLog.because(either(noGit, noFile));
    for (Command command :
        List.of(
            copyId,
            copyHistoryCommand,
            copyUpgrade,
            copyDowngrade,
            selectAncestors,
            selectDescendants)) {
      command.because(ifOpen(SELECT_FIRST));
    }
    selectAllHeads.because(ifOpen(NO_HEAD));
    undo.because(either(elsewhere(), ifOpen("Nothing is written that could be taken back")));
    redo.because(either(elsewhere(), ifOpen("Nothing was taken back")));
    showChanges.because(ifOpen("Nothing was written yet"));
    findNext.because(ifOpen(FIND_FIRST));
    findPrevious.because(ifOpen(FIND_FIRST));
    back.because(ifOpen("Nothing was looked at before"));
    forward.because(ifOpen("Nothing was looked at after this"));
    var nothingLeft = either(noGit, ifOpen("Everything written is committed"));
    stage.because(either(elsewhere(), nothingLeft));
    commit.because(either(elsewhere(), nothingLeft));
  }

  /// Why nothing can be changed while something else than the checked-out files is shown.
  private ObservableValue<String> elsewhere() {
    return model.workspaceProperty().map(open -> isElsewhere(open) ? READ_ONLY : "");
  }

  private static boolean isElsewhere(Optional<Workspace> open) {
    return open.filter(it -> !it.viewed().isCheckedOut()).isPresent();
  }

  private ObservableValue<String> ifOpen(String reason) {
    return model.workspaceProperty().map(open -> open.isPresent() ? reason : "");
  }

  private static ObservableValue<String> either(
      ObservableValue<String> first, ObservableValue<String> second) {
    return first.flatMap(why -> why.isEmpty() ? second : new SimpleStringProperty(why));
  }

  private static String whyNoMerge(Workspace open) {
    int heads = open.graph().heads().size();
    if (heads > 1) {
      return "What is viewed is not checked out";
    }
    return heads == 0 ? NO_HEAD : "There is only one head";
  }

  private void bindUndoAndRedo() {
    var nextUndo = model.changes().nextUndoProperty();
    undo.disabledProperty().bind(isNoneOrElsewhere(nextUndo));
    undo.textProperty().bind(nextUndo.map(next -> named("Undo", next)));
    var nextRedo = model.changes().nextRedoProperty();
    redo.disabledProperty().bind(isNoneOrElsewhere(nextRedo));
    redo.textProperty().bind(nextRedo.map(next -> named("Redo", next)));
    showChanges.disabledProperty().bind(Bindings.isEmpty(model.changes().changes()));
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

  Command openFolder() {
    return openFolder;
  }

  Command mergeHeads() {
    return mergeHeads;
  }

  Command zoomIn() {
    return zoomIn;
  }

  Command zoomOut() {
    return zoomOut;
  }

  Command back() {
    return back;
  }

  Command forward() {
    return forward;
  }

  Command fit() {
    return fit;
  }

  BooleanProperty mapShownProperty() {
    return mapShown;
  }

  BooleanProperty logShownProperty() {
    return logShown;
  }

  BooleanProperty sideShownProperty() {
    return sideShown;
  }

  BooleanProperty detailsShownProperty() {
    return detailsShown;
  }

  ExportCommands exports() {
    return exports;
  }

  private Scheme scheme() {
    return theme == null ? Scheme.LIGHT : theme.scheme();
  }

  private void showSettings() {
    if (theme != null) {
      dialogs.show("Settings", new SettingsPane(model.settings(), theme));
    }
  }

  /// Offers the choice of theme in the View menu.
  void offer(Theme offered) {
    theme = offered;
    ToggleGroup group = new ToggleGroup();
    for (Theme.Choice choice : Theme.Choice.values()) {
      RadioMenuItem item = new RadioMenuItem(choice.text());
      item.setToggleGroup(group);
      item.setOnAction(_ -> offered.choiceProperty().set(choice));
      offered.choiceProperty().subscribe(now -> item.setSelected(now == choice));
      themeMenu.getItems().add(item);
    }
  }

  MenuBar menuBar() {
    Menu recent = new Menu("Open recent");
    model
        .workspaceProperty()
        .subscribe(_ -> {
          recent.getItems().setAll(memory.recentFolders().stream().map(this::recentItem).toList());
          recent.setDisable(recent.getItems().isEmpty());
        });
    Menu samples = new Menu("Open sample");
    samples
        .getItems()
        .setAll(
            Arrays.stream(Sample.values())
                .map(
                    sample -> Command.of(sample.title(), () -> model.openSample(sample)).menuItem())
                .toList());
    Menu file =
        menu(
            "_File",
            openFolder.menuItem(),
            recent,
            samples,
            new SeparatorMenuItem(),
            reload.menuItem(),
            close.menuItem(),
            new SeparatorMenuItem(),
            exports.export().menuItem(),
            new SeparatorMenuItem(),
            Command.of("Quit", shortcut(KeyCode.Q), this::quit).with(Feather.LOG_OUT).menuItem());
    Menu edit =
        menu(
            "_Edit",
            undo.menuItem(),
            redo.menuItem(),
            showChanges.menuItem(),
            new SeparatorMenuItem(),
            copyId.menuItem(),
            copyMenu(),
            exports.copyMenu(),
            new SeparatorMenuItem(),
            find.menuItem(),
            findNext.menuItem(),
            findPrevious.menuItem(),
            filters.menu(),
            findId.menuItem(),
            new SeparatorMenuItem(),
            selectAllHeads.menuItem(),
            selectAncestors.menuItem(),
            selectDescendants.menuItem(),
            selectPath.menuItem(),
            selectNothing.menuItem(),
            new SeparatorMenuItem(),
            settings.menuItem());
    Menu view =
        menu(
            "_View",
            check("Map", mapShown, Optional.empty()),
            check("Log", logShown, Optional.empty()),
            check("Side by side", model.settings().sideBySideProperty(), Optional.empty()),
            new SeparatorMenuItem(),
            check("Heads and problems", sideShown, Optional.empty()),
            check("Details", detailsShown, Optional.of(shortcut(KeyCode.I))),
            new SeparatorMenuItem(),
            foldingMenu(),
            headsUp(),
            new SeparatorMenuItem(),
            log.columnMenu("Columns of the log"),
            log.sortMenu("Sort the log by"),
            new SeparatorMenuItem(),
            zoomIn.menuItem(),
            zoomOut.menuItem(),
            actualSize.menuItem(),
            fit.menuItem(),
            new SeparatorMenuItem(),
            themeMenu);
    Menu revisions =
        menu(
            "_Revisions",
            mergeHeads.menuItem(),
            moveOnto.menuItem(),
            detach.menuItem(),
            findOut.menuItem(),
            new SeparatorMenuItem(),
            back.menuItem(),
            forward.menuItem(),
            new SeparatorMenuItem(),
            openFile.menuItem(),
            showInFolder.menuItem(),
            new SeparatorMenuItem(),
            stage.menuItem(),
            commit.menuItem(),
            note.menuItem());
    Menu help =
        menu(
            "_Help",
            Command.of("Keys", new KeyCodeCombination(KeyCode.F1), this::showKeys).menuItem(),
            Command.of("About Lynearm", this::showAbout).menuItem());
    MenuBar bar = new MenuBar(file, edit, view, revisions, git, help);
    bar.setUseSystemMenuBar(true);
    return bar;
  }

  private static Menu menu(String name, MenuItem... items) {
    return new Menu(name, null, items);
  }

  private MenuItem recentItem(Path folder) {
    MenuItem item = new MenuItem(folder.toString());
    item.setMnemonicParsing(false);
    item.setOnAction(_ -> model.open(folder));
    return item;
  }

  private static MenuItem check(String text, BooleanProperty shown, Optional<KeyCombination> key) {
    CheckMenuItem item = new CheckMenuItem(text);
    item.selectedProperty().bindBidirectional(shown);
    key.ifPresent(item::setAccelerator);
    return item;
  }

  private MenuItem headsUp() {
    CheckMenuItem item = new CheckMenuItem("Heads at the top");
    item.selectedProperty().bindBidirectional(model.folds().headsUpProperty());
    map.headsUpProperty().bind(model.folds().headsUpShownProperty());
    return item;
  }

  private Menu foldingMenu() {
    Menu menu = new Menu("Fold", new FontIcon(Feather.MINIMIZE_2));
    menu.getItems().setAll(foldingItems());
    menu.getItems().addAll(new SeparatorMenuItem(), toggleFold.menuItem(), unfoldAll.menuItem());
    return menu;
  }

  private List<RadioMenuItem> foldingItems() {
    ToggleGroup group = new ToggleGroup();
    return Stream.of(Folding.Mode.values())
        .map(mode -> {
          RadioMenuItem item = new RadioMenuItem(text(mode));
          item.setToggleGroup(group);
          item.setOnAction(_ -> model.folds().setMode(mode));
          model.folds().choiceProperty().subscribe(now -> item.setSelected(now.mode() == mode));
          return item;
        })
        .toList();
  }

  private static String text(Folding.Mode mode) {
    return switch (mode) {
      case NONE -> "Nothing";
      case LONG_RUNS -> "Long runs";
      case ONLY_WHAT_MATTERS -> "All but what matters";
    };
  }

  /// The folding as a button for the tool bar.
  MenuButton foldMenu() {
    MenuButton button = new MenuButton("Fold", new FontIcon(Feather.MINIMIZE_2));
    button.setId("fold");
    button.getItems().setAll(foldingItems());
    button.setFocusTraversable(false);
    return button;
  }

  /// Map, log or both.
  Node viewSwitch() {
    ToggleButton mapButton = toggle("Map", Feather.MAP, true, false);
    ToggleButton both = toggle("Both", Feather.COLUMNS, true, true);
    ToggleButton logButton = toggle("Log", Feather.LIST, false, true);
    SegmentedButton buttons = new SegmentedButton(mapButton, both, logButton);
    buttons.setId("view-switch");
    Runnable follow =
        () -> {
          boolean withMap = mapShown.get();
          boolean withLog = logShown.get();
          mapButton.setSelected(withMap && !withLog);
          both.setSelected(withMap && withLog);
          logButton.setSelected(!withMap && withLog);
        };
    mapShown.subscribe(follow);
    logShown.subscribe(follow);
    follow.run();
    return buttons;
  }

  private ToggleButton toggle(String text, Ikon icon, boolean withMap, boolean withLog) {
    ToggleButton button = new ToggleButton(text, new FontIcon(icon));
    button.setFocusTraversable(false);
    button.setOnAction(_ -> {
      if (withMap) {
        mapShown.set(true);
        logShown.set(withLog);
      } else {
        logShown.set(true);
        mapShown.set(false);
      }
      button.setSelected(true);
    });
    return button;
  }

  /// Everything that can be done with what is selected.
  ContextMenu contextMenu() {
    return new ContextMenu(
        mergeHeads.menuItem(),
        moveOnto.menuItem(),
        detach.menuItem(),
        findOut.menuItem(),
        new SeparatorMenuItem(),
        copyId.menuItem(),
        copyMenu(),
        openFile.menuItem(),
        showInFolder.menuItem(),
        copyGitLog.menuItem(),
        new SeparatorMenuItem(),
        selectAncestors.menuItem(),
        selectDescendants.menuItem(),
        selectPath.menuItem(),
        pathMenu(),
        new SeparatorMenuItem(),
        selectAllHeads.menuItem(),
        toggleFold.menuItem(),
        unfoldAll.menuItem());
  }

  private Menu copyMenu() {
    Menu menu = new Menu("Copy command");
    menu.getItems()
        .setAll(
            copyUpgrade.menuItem(),
            copyDowngrade.menuItem(),
            copyHistoryCommand.menuItem(),
            copyGitLog.menuItem(),
            new SeparatorMenuItem(),
            copyPath.menuItem());
    return menu;
  }

  /// The paths that are asked for most: from the revision to the heads and to the bases.
  private Menu pathMenu() {
    Menu menu = new Menu("Select path to");
    model
        .workspaceProperty()
        .get()
        .map(Workspace::graph)
        .ifPresent(graph ->
            model
                .history()
                .lead()
                .ifPresent(lead ->
                    Stream.of(graph.heads(), graph.bases())
                        .flatMap(ends -> ends.stream().limit(MOST_ENDS))
                        .filter(end -> end.index() != lead.index())
                        .forEach(end -> menu.getItems().add(pathItem(lead, end)))));
    menu.setDisable(menu.getItems().isEmpty());
    return menu;
  }

  private MenuItem pathItem(lynearm.graph.Node from, lynearm.graph.Node to) {
    MenuItem item = new MenuItem(to.id().shortForm() + "  " + to.message());
    item.setMnemonicParsing(false);
    item.setOnAction(_ -> model.selections().path(from.index(), to.index()));
    return item;
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
    copy(String.join(" ", selectedIds()));
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

  private void copyPaths() {
    leadFile().ifPresent(file -> copy(file.toString()));
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

  private Optional<Path> leadFile() {
    return model
        .history()
        .lead()
        .flatMap(lynearm.graph.Node::revision)
        .filter(model.project()::isOnDisk)
        .map(lynearm.revision.Revision::file);
  }

  private void copyAndTell(String command) {
    copy(command);
    model.tell(Notice.done("Copied, to be run in a terminal", command));
  }

  private static void copy(String text) {
    CopiedText.put(text);
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

  private void showKeys() {
    dialogs.show("Keys", new KeysPane());
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

  private void quit() {
    // Hiding every window ends the program cleanly even while a pop-up is open.
    List.copyOf(javafx.stage.Window.getWindows()).forEach(javafx.stage.Window::hide);
  }
}
