package lynearm.ui.shell;

import atlantafx.base.theme.Styles;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import lynearm.elsewhere.Future;
import lynearm.revision.Problem;
import lynearm.revision.RevisionId;
import lynearm.sample.Sample;
import lynearm.ui.branches.BranchPanel;
import lynearm.ui.branches.BranchesView;
import lynearm.ui.branches.BranchesViewModel;
import lynearm.ui.common.HistoryActions;
import lynearm.ui.common.NodeSelection;
import lynearm.ui.details.DetailsView;
import lynearm.ui.details.DetailsViewModel;
import lynearm.ui.details.OpenParts;
import lynearm.ui.doctor.DoctorPanel;
import lynearm.ui.find.FilterMenu;
import lynearm.ui.find.FindField;
import lynearm.ui.graph.MapView;
import lynearm.ui.merge.CollisionsView;
import lynearm.ui.merge.MergePanel;
import lynearm.ui.move.MovePanel;
import lynearm.ui.outline.LogView;
import lynearm.ui.problems.ProblemFileView;
import lynearm.ui.timeline.TimelineView;
import lynearm.ui.welcome.WelcomeView;
import lynearm.workspace.OpenResult;
import lynearm.workspace.Workspace;

/// The content of the window: menus and tool bar above, heads and problems on the left, map and log
/// in the middle, details or the merge on the right, the status line below.
final class MainView extends BorderPane implements HistoryActions {

  private static final double SIDE_WIDTH = 236;
  private static final double RIGHT_WIDTH = 396;
  private static final double MAP_ABOVE = 0.62;
  private static final double MAP_BESIDE = 0.5;
  private static final double BRANCHES_BELOW = 0.66;
  private static final double LEAST_FOR_THE_GRAPH = 380;

  /// How long the details of one revision stay while those of the next are read.
  private static final int HOLD_MILLIS = 120;

  private final WindowViewModel model;
  private final Commands commands;
  private final MapView map;
  private final LogView log;
  private final DetailsView details;
  private final VBox looking = new VBox();
  private final MergePanel mergePanel;
  private final MovePanel movePanel;
  private final DoctorPanel doctorPanel;
  private final WaySwitch ways;
  private final VBox joining = new VBox();
  private final ProblemFileView problemFile;
  private final SidePanel side;
  private final BranchesView branches;
  private final TimelineView timeline;
  private final BranchPanel branchPanel;
  private final BranchCommands branchCommands;
  private final SplitPane graphs = new SplitPane();
  private final WelcomeView welcome;
  private final FindField find;
  private final HeadsBanner banner;
  private final StackPane right = new StackPane();
  private final SplitPane views = new SplitPane();
  private final SplitPane columns = new SplitPane();
  private final VBox opened = new VBox();
  private final StackPane middle = new StackPane();
  private final Region statusLine;
  private final Region noticed;
  private final PanelSizes sizes;
  private final SortOrders sorts;
  private boolean problemShown;
  private Optional<Path> placedFor = Optional.empty();

  MainView(WindowViewModel model, NoticeBoard notices, Dialogs dialogs) {
    this.model = model;
    map = new MapView(model.history(), this);
    log = new LogView(model.history(), this);
    log.columns().rememberIn(model.memory());
    sorts = new SortOrders(model.memory(), log);
    DetailsViewModel looked =
        new DetailsViewModel(
            model.history(),
            details(dialogs),
            OpenParts.remembered(model.memory()),
            model.background()::onScreen,
            CompletableFuture.delayedExecutor(
                HOLD_MILLIS, TimeUnit.MILLISECONDS, model.background()::onScreen));
    details = new DetailsView(looked);
    model.waysOut().setPointOut(looked::pointOut);
    looking.getChildren().addAll(new BackToMerge(model.waysOut()), details);
    VBox.setVgrow(details, Priority.ALWAYS);
    mergePanel =
        new MergePanel(
            model.waysOut().merge(),
            model.waysOut().collisions(),
            model.waysOut().existingMerges(),
            MapView::preview,
            model.project()::pathText,
            model.selections()::nothing);
    model.waysOut().setTakeKeyboard(this::focusWayOut);
    details.setLeave(this::focusGraph);
    mergePanel.offer(model.git().reasonsProperty(), model.noteOffer()::show);
    movePanel =
        new MovePanel(
            model.waysOut().move(),
            (graph, concerned) -> MapView.preview(graph, concerned, Set.of()),
            model.project()::pathText,
            model.selections()::nothing);
    movePanel.offer(model.missing()::findOut);
    doctorPanel =
        new DoctorPanel(
            model.missing().doctor(),
            (graph, concerned) -> MapView.preview(graph, concerned, Set.of()),
            model.project()::pathText,
            details(dialogs)::copy,
            model.missing()::close);
    model.missing().setAskForId(doctorPanel::askForId);
    ways = new WaySwitch(model.waysOut());
    problemFile = new ProblemFileView(model.project()::pathText, dialogs::openFile);
    branchCommands = new BranchCommands(model, dialogs);
    branches =
        new BranchesView(
            model.branches(), branchCommands, () -> branchCommands.shownProperty().set(false));
    timeline =
        new TimelineView(model.timeline(), () -> model.timeline().shownProperty().set(false));
    branchPanel =
        new BranchPanel(
            model.branches(),
            branchCommands,
            MapView::preview,
            new CollisionsView(model.branchCollisions(), model.project()::pathText),
            model.project()::pathText,
            model.selections()::show,
            () -> model.branches().chosenProperty().set(List.of()));
    side =
        new SidePanel(
            model.history(),
            new BranchesPart(model.branches(), this::openBranches),
            this::follow,
            model.missing()::findOut);
    sizes =
        new PanelSizes(
            model.memory(), () -> model.workspaceProperty().get().map(Workspace::opened));
    FilterMenu filters = new FilterMenu(model.find(), model.history(), model.clock());
    find = new FindField(model.find(), filters, this::focusGraph);
    commands =
        new Commands(model, map, log, dialogs, notices::show, find, filters, branchCommands.menu());
    welcome =
        new WelcomeView(
            commands.openFolder()::run,
            model::open,
            Arrays.stream(Sample.values())
                .map(sample ->
                    new WelcomeView.SampleCard(
                        sample.title(), sample.description(), () -> model.openSample(sample)))
                .toList());
    banner = new HeadsBanner(model, commands.changes().mergeHeads());
    statusLine = new StatusLine(model, commands.exports().writing());

    setId("main");
    getStyleClass().add("main-view");
    setTop(new VBox(commands.menuBar(), new MainToolBar(model, commands, find)));
    getTop().setViewOrder(-1);
    setCenter(notices.aroundAll(middle));
    notices.setAfterwards(this::focusGraph);
    noticed = notices.aroundOpened(views);
    noticed.setMinWidth(LEAST_FOR_THE_GRAPH);
    setBottom(statusLine);
    graphs.setOrientation(Orientation.VERTICAL);
    graphs.getItems().setAll(noticed);
    SplitPane.setResizableWithParent(branches, false);
    arrange();
    acceptDrops();
    addEventFilter(KeyEvent.KEY_TYPED, this::typed);
    addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);

    model.workspaceProperty().subscribe(this::showWorkspace);
    model.nothingFoundProperty().subscribe(this::showMiddle);
    model.waysOut().shownProperty().subscribe(this::showRight);
    model.waysOut().movingProperty().subscribe(this::showRight);
    model.missing().shownProperty().subscribe(this::showRight);
    model.history().selectionProperty().subscribe(ways::refresh);
    model.history().selectionProperty().subscribe(this::leaveProblem);
    model.branches().lookProperty().subscribe(this::showLook);
    branchCommands.shownProperty().subscribe((_, now) -> openOrClose(now));
    model.timeline().shownProperty().subscribe(this::showTimeline);
    model.workspaceProperty().subscribe(this::showBranches);
    showViews();
    showRight();
  }

  private DetailsSource details(Dialogs dialogs) {
    return new DetailsSource(model.project(), model.texts(), dialogs, model.missing());
  }

  Commands commands() {
    return commands;
  }

  private void arrange() {
    views.setId("views");
    follow(model.settings());
    views.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> rememberSizes());
    columns.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> rememberSizes());
    graphs.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> rememberSizes());
    commands.views().mapShownProperty().subscribe(this::showViews);
    commands.views().logShownProperty().subscribe(this::showViews);

    StackPane panels = new StackPane(mergePanel, movePanel);
    VBox.setVgrow(panels, Priority.ALWAYS);
    joining.getChildren().addAll(ways, panels);
    right.getChildren().addAll(looking, problemFile, branchPanel, joining, doctorPanel);
    right.setMinWidth(280);
    right.setPrefWidth(RIGHT_WIDTH);
    side.setMinSize(150, 0); // what there is no room for is below the edge
    side.setPrefWidth(SIDE_WIDTH);
    SplitPane.setResizableWithParent(side, false);
    SplitPane.setResizableWithParent(right, false);
    commands.views().sideShownProperty().subscribe(this::showColumns);
    commands.views().detailsShownProperty().subscribe(this::showColumns);

    VBox.setVgrow(columns, Priority.ALWAYS);
    columns.setMinHeight(0); // so that the line of status stays in sight
    columns
        .widthProperty()
        .subscribe((before, _) -> {
          if (before.doubleValue() <= 0) {
            placeDividers();
          }
        });
    opened.getChildren().addAll(new ViewedBanner(model), banner, columns, timeline);
  }

  /// Takes over what the person chose, now and whenever it changes.
  private void follow(Settings settings) {
    settings
        .sideBySideProperty()
        .subscribe(beside -> {
          views.setOrientation(beside ? Orientation.HORIZONTAL : Orientation.VERTICAL);
          placeViews();
        });
    log.compactProperty().bind(settings.densityProperty().map(Settings.Density.COMPACT::equals));
    var reduced =
        Bindings.createBooleanBinding(
            () ->
                switch (settings.motionProperty().get()) {
                  case SYSTEM -> Platform.getPreferences().isReducedMotion();
                  case FULL -> false;
                  case REDUCED -> true;
                },
            settings.motionProperty(),
            Platform.getPreferences().reducedMotionProperty());
    map.reducedMotionProperty().bind(reduced);
    log.reducedMotionProperty().bind(reduced);
    settings.textSizeProperty().subscribe((before, now) -> show(before, now));
    getStyleClass().add(settings.textSizeProperty().get().styleClass());
    settings
        .densityProperty()
        .subscribe(density -> {
          getStyleClass().remove("compact");
          if (density == Settings.Density.COMPACT) {
            getStyleClass().add("compact");
          }
        });
  }

  private void show(Settings.TextSize before, Settings.TextSize now) {
    getStyleClass().remove(before.styleClass());
    getStyleClass().add(now.styleClass());
  }

  PanelSizes sizes() {
    return sizes;
  }

  private String viewsKey() {
    return views.getOrientation() == Orientation.HORIZONTAL ? "views.beside" : "views.above";
  }

  private void placeViews() {
    if (views.getItems().size() == 2) {
      views.setDividerPositions(
          sizes.get(
              viewsKey(),
              views.getOrientation() == Orientation.HORIZONTAL ? MAP_BESIDE : MAP_ABOVE));
    }
  }

  /// What the person made of the panels is how they will be when this folder is opened again.
  private void rememberSizes() {
    if (views.getItems().size() == 2) {
      sizes.put(viewsKey(), views.getDividerPositions()[0]);
    }
    if (graphs.getItems().size() == 2) {
      sizes.put("branches", graphs.getDividerPositions()[0]);
    }
    // up to the middle of the divider, as they are placed; else panels shrink from time to time
    double[] dividers = columns.getDividerPositions();
    if (columns.getItems().contains(side)) {
      sizes.put("side", Math.rint(dividers[0] * columns.getWidth()));
    }
    if (columns.getItems().contains(right)) {
      sizes.put("right", Math.rint((1 - dividers[dividers.length - 1]) * columns.getWidth()));
    }
  }

  private void showViews() {
    List<Node> wanted =
        Stream.of(
                commands.views().mapShownProperty().get() ? map : null,
                commands.views().logShownProperty().get() ? log : null)
            .filter(Objects::nonNull)
            .map(Node.class::cast)
            .toList();
    if (!views.getItems().equals(wanted)) {
      boolean isSwitch = !views.getItems().isEmpty();
      views.getItems().setAll(wanted);
      placeViews();
      if (isSwitch) {
        // after the menu that it was chosen from has given the keyboard back
        Platform.runLater(this::focusGraph);
      }
    }
  }

  private void showColumns() {
    boolean rightShown =
        commands.views().detailsShownProperty().get()
            || model.waysOut().shownProperty().get()
            || model.missing().shownProperty().get()
            || model.branches().lookProperty().get().isPresent();
    List<Node> wanted =
        Stream.of(
                commands.views().sideShownProperty().get() ? side : null,
                graphs,
                rightShown ? right : null)
            .filter(Objects::nonNull)
            .map(Node.class::cast)
            .toList();
    if (columns.getItems().equals(wanted)) {
      return;
    }
    columns.getItems().setAll(wanted);
    placeDividers();
  }

  /// Gives the panels on both sides their usual width, and the graph the rest.
  private void placeDividers() {
    double width = columns.getWidth();
    if (width <= 0) {
      return;
    }
    double left = sizes.get("side", SIDE_WIDTH) / width;
    double rightEdge = 1 - sizes.get("right", RIGHT_WIDTH) / width;
    List<Node> shown = columns.getItems();
    switch (shown.size()) {
      case 3 -> columns.setDividerPositions(left, rightEdge);
      case 2 -> columns.setDividerPositions(shown.contains(side) ? left : rightEdge);
      default -> {}
    }
  }

  private void focusGraph() {
    (commands.views().mapShownProperty().get() ? map : log).requestFocus();
  }

  private boolean holdsFocus(Node panel) {
    Node owner = getScene() == null ? null : getScene().getFocusOwner();
    while (owner != null && !owner.equals(panel)) {
      owner = owner.getParent();
    }
    return owner != null;
  }

  private void leaveProblem() {
    if (model.history().selectionProperty().get().isEmpty() || model.project().isArriving()) {
      return;
    }
    model.branches().chosenProperty().set(List.of());
    if (problemShown) {
      problemShown = false;
      showRight();
    }
  }

  private void showRight() {
    boolean merging = model.waysOut().shownProperty().get();
    boolean asking = model.missing().shownProperty().get();
    if ((!merging && holdsFocus(joining)) || (!asking && holdsFocus(doctorPanel))) {
      focusGraph();
    }
    joining.setVisible(merging && !asking);
    doctorPanel.setVisible(asking);
    mergePanel.setVisible(!model.waysOut().movingProperty().get());
    movePanel.setVisible(model.waysOut().movingProperty().get());
    ways.refresh();
    boolean isBranch = !merging && !asking && model.branches().lookProperty().get().isPresent();
    branchPanel.setVisible(isBranch);
    problemFile.setVisible(problemShown && !merging && !asking && !isBranch);
    looking.setVisible(!problemShown && !merging && !asking && !isBranch);
    showColumns();
  }

  /// The keyboard goes to the panel as a whole: its first control is a Tab away, and nothing in it
  /// is scrolled.
  private void focusWayOut() {
    if (joining.isVisible()) {
      (movePanel.isVisible() ? movePanel : mergePanel).requestFocus();
    }
  }

  private void showLook(Optional<BranchesViewModel.Look> look) {
    model
        .branchCollisions()
        .tell(look.flatMap(BranchesViewModel.Look::future).flatMap(Future::collisions));
    showRight();
  }

  private void showTimeline(boolean shown) {
    if (!shown && holdsFocus(timeline)) {
      focusGraph();
    }
    timeline.setVisible(shown);
    timeline.setManaged(shown);
    if (shown) {
      timeline.open();
    }
  }

  private void openOrClose(boolean now) {
    showBranches();
    if (now) {
      branches.open();
    }
  }

  private void showBranches() {
    boolean wanted =
        branchCommands.shownProperty().get() && model.project().repository().isPresent();
    if (wanted == graphs.getItems().contains(branches)) {
      return;
    }
    if (wanted) {
      graphs.getItems().add(branches);
      graphs.setDividerPositions(sizes.get("branches", BRANCHES_BELOW));
    } else {
      if (holdsFocus(branches)) {
        focusGraph();
      }
      graphs.getItems().remove(branches);
      model.branches().chosenProperty().set(List.of());
    }
  }

  private void openBranches(List<String> names) {
    branchCommands.shownProperty().set(true);
    if (names.isEmpty()) {
      branches.open();
    } else {
      model.branches().chosenProperty().set(names);
    }
  }

  private void showWorkspace(Optional<Workspace> open) {
    problemShown = false;
    showRight();
    welcome.setRecent(model.memory().recentFolders());
    if (open.map(Workspace::opened)
        .filter(its -> !placedFor.equals(Optional.of(its)))
        .isPresent()) {
      placedFor = open.map(Workspace::opened);
      placedFor.ifPresent(sorts::open);
      placeDividers();
      placeViews();
    }
    side.setProblems(open.map(Workspace::problems).orElse(List.of()));
    banner.show(open.flatMap(workspace -> HeadsNotice.of(workspace.graph(), workspace.viewed())));
    showMiddle();
  }

  /// Styles and lays out once what is shown later, so that the first folder opens without a stall.
  void prepare() {
    middle.getChildren().setAll(opened);
    applyCss();
    layout();
    showMiddle();
  }

  private void showMiddle() {
    Optional<OpenResult.NothingFound> nothing = model.nothingFoundProperty().get();
    Node wanted;
    if (model.workspaceProperty().get().isPresent()) {
      wanted = opened;
      if (!middle.getChildren().contains(opened)) {
        model.background().onScreen(this::focusGraph);
      }
    } else if (nothing.isPresent()) {
      wanted = emptyState(nothing.get());
    } else {
      wanted = welcome;
    }
    middle.getChildren().setAll(wanted);
  }

  private Node emptyState(OpenResult.NothingFound nothing) {
    Label what = new Label(nothing.what());
    what.getStyleClass().add(Styles.TITLE_3);
    what.setWrapText(true);
    Label next = new Label(nothing.next());
    next.setWrapText(true);
    next.setMaxWidth(560);
    next.setAlignment(Pos.CENTER);
    next.setTextAlignment(TextAlignment.CENTER);
    next.getStyleClass().add(Styles.TEXT_MUTED);
    Button other = new Button("Open another folder…");
    other.getStyleClass().add(Styles.ACCENT);
    other.setOnAction(_ -> commands.openFolder().run());
    Button back = new Button("Back to the start");
    back.setOnAction(_ -> model.closeWorkspace());
    HBox buttons = new HBox(10, other, back);
    buttons.setAlignment(Pos.CENTER);
    VBox state = new VBox(what, next, buttons);
    state.setId("nothing-found");
    state.getStyleClass().add("empty-state");
    return state;
  }

  /// Follows a problem to its revision; if it has none, to the text of its file.
  private void follow(Problem problem) {
    Optional<lynearm.graph.Node> node = model.project().nodeOf(problem);
    if (node.isPresent()) {
      model.history().selectionProperty().set(NodeSelection.only(node.get().index()));
      return;
    }
    problem.at().ifPresent(at -> model.texts().read(at.file(), text -> show(problem, text)));
  }

  private void show(Problem problem, String text) {
    model.selections().nothing();
    problemFile.show(problem, text);
    problemShown = true;
    commands.views().detailsShownProperty().set(true);
    showRight();
  }

  /// A slash opens the find field, wherever it is no text.
  private void typed(KeyEvent event) {
    boolean isText = event.getTarget() instanceof TextInputControl;
    if (event.getCharacter().equals("/")
        && !isText
        && model.workspaceProperty().get().isPresent()) {
      find.open();
      event.consume();
    }
  }

  /// Escape first ends what is emphasised, and only then what is selected.
  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE && model.selections().endEmphasis()) {
      event.consume();
    }
  }

  /// The side buttons of a mouse go back and forward, as in a browser.
  private void pressed(MouseEvent event) {
    if (event.getButton() == MouseButton.BACK) {
      commands.selections().back().run();
    } else if (event.getButton() == MouseButton.FORWARD) {
      commands.selections().forward().run();
    } else {
      return;
    }
    event.consume();
  }

  private void acceptDrops() {
    addEventHandler(
        DragEvent.DRAG_OVER,
        event -> {
          if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.LINK, TransferMode.COPY);
            event.consume();
          }
        });
    addEventHandler(
        DragEvent.DRAG_DROPPED,
        event -> {
          List<File> files = event.getDragboard().getFiles();
          if (!files.isEmpty()) {
            model.open(files.getFirst().toPath());
          }
          event.setDropCompleted(!files.isEmpty());
          event.consume();
        });
  }

  @Override
  public void unfold(RevisionId revision) {
    model.folds().unfold(revision);
  }

  @Override
  public void merge(List<Integer> nodes) {
    model.waysOut().showMerge(nodes);
  }

  @Override
  public Optional<String> whyNotMerge(List<Integer> nodes) {
    return model.waysOut().whyNotMerge(nodes);
  }

  @Override
  public void showDetails() {
    commands.views().detailsShownProperty().set(true);
    details.requestFocus();
  }

  @Override
  public ContextMenu contextMenu() {
    return commands.contextMenu();
  }
}
