package lynearm.ui.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import lynearm.alembic.Environment;
import lynearm.change.ChangeWriter;
import lynearm.change.WriteResult;
import lynearm.change.WrittenChange;
import lynearm.git.Commit;
import lynearm.git.GitAnswer;
import lynearm.git.GitRepository;
import lynearm.git.GitWriter;
import lynearm.git.RepositoryState;
import lynearm.git.RevisionHistory;
import lynearm.git.WorkingFiles;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.layout.FoldedGraph;
import lynearm.layout.Folding;
import lynearm.look.GitFacts;
import lynearm.merge.MergePlan;
import lynearm.merge.MergePlanner;
import lynearm.revision.Problem;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;
import lynearm.sample.Sample;
import lynearm.sample.SampleProjects;
import lynearm.ui.common.Background;
import lynearm.ui.common.HistoryViewModel;
import lynearm.ui.common.Memory;
import lynearm.ui.common.NodeSelection;
import lynearm.ui.merge.MergeViewModel;
import lynearm.workspace.Body;
import lynearm.workspace.BodyFacts;
import lynearm.workspace.BodyReader;
import lynearm.workspace.FolderWatcher;
import lynearm.workspace.OpenResult;
import lynearm.workspace.Progress;
import lynearm.workspace.Workspace;
import lynearm.workspace.WorkspaceReader;

/// The state of the window: what is open, what is selected and folded, what is being merged, what
/// can be undone. Knows no control; views show it and call it.
final class WindowViewModel implements AutoCloseable {

  /// The name under which byte code is kept; it comes and goes with every run of Python.
  private static final List<String> MEANINGLESS = List.of("__pycache__");

  private static final long LONGEST_TEXT = 4L << 20;

  private final Background background;
  private final Memory memory;
  private final Clock clock;
  private final Consumer<Notice> notices;
  private final WorkspaceReader reader = new WorkspaceReader();
  private final BodyReader bodyReader = new BodyReader();
  private final ChangeWriter writer = new ChangeWriter();
  private final FolderWatcher watcher;
  private final Settings settings;

  private final Background.Lane reading;
  private final Background.Lane gitReading;
  private final Background.Lane folding;
  private final Background.Lane writing;
  private final Background.Lane bodyReading;

  private final ReadOnlyObjectWrapper<Optional<Workspace>> workspace =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<OpenResult.NothingFound>> nothingFound =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<RepositoryState>> gitState =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<BodyFacts> bodies =
      new ReadOnlyObjectWrapper<>(BodyFacts.NONE);
  private final HistoryViewModel history = new HistoryViewModel();
  private final ObjectProperty<Folding> foldingChoice =
      new SimpleObjectProperty<>(Folding.of(Folding.Mode.LONG_RUNS));
  private final MergeViewModel merge;
  private final BooleanProperty mergeShown = new SimpleBooleanProperty();
  private final ObservableList<WrittenChange> undoable = FXCollections.observableArrayList();
  private Optional<RevisionId> selectAfterReload = Optional.empty();
  private boolean reloading;
  private boolean readAgainAfterwards;
  private boolean ownChange;

  /// @param notices hears what the person is to be told
  WindowViewModel(Background background, Memory memory, Clock clock, Consumer<Notice> notices) {
    this.background = background;
    this.memory = memory;
    this.clock = clock;
    this.notices = notices;
    settings = new Settings(memory);
    reading = background.lane();
    gitReading = background.lane();
    folding = background.lane();
    writing = background.lane();
    bodyReading = background.lane();
    merge = new MergeViewModel(background.lane(), RevisionId::random, clock, this::create);
    watcher = new FolderWatcher(MEANINGLESS, () -> background.onScreen(this::reload));
    history.selectionProperty().subscribe(this::selectionChanged);
    foldingChoice.subscribe(this::refold);
    settings
        .foldRuleProperty()
        .subscribe((_, now) -> graph().ifPresent(graph -> setFolding(now.modeFor(graph))));
    settings.datesProperty().subscribe(now -> facts(facts().showing(now.style())));
  }

  // what is open

  ReadOnlyObjectProperty<Optional<Workspace>> workspaceProperty() {
    return workspace.getReadOnlyProperty();
  }

  /// Why nothing is shown of what was opened last, if that is so.
  ReadOnlyObjectProperty<Optional<OpenResult.NothingFound>> nothingFoundProperty() {
    return nothingFound.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<RepositoryState>> gitStateProperty() {
    return gitState.getReadOnlyProperty();
  }

  /// The tables, columns and operations of the revisions, to find them by. Grows while they are
  /// read; what is known of the last workspace stays until more is known of the new one.
  ReadOnlyObjectProperty<BodyFacts> bodiesProperty() {
    return bodies.getReadOnlyProperty();
  }

  Background.Lane reading() {
    return reading;
  }

  HistoryViewModel history() {
    return history;
  }

  /// Whether something is still being worked out, so that the picture is not final.
  boolean isBusy() {
    return reading.runningProperty().get()
        || gitReading.runningProperty().get()
        || folding.runningProperty().get()
        || writing.runningProperty().get();
  }

  Background background() {
    return background;
  }

  Memory memory() {
    return memory;
  }

  Settings settings() {
    return settings;
  }

  /// Opens a folder or file in place of what is open.
  void open(Path path) {
    read(path, Optional.empty(), "Opening " + path);
  }

  /// Makes a sample project in a temporary folder and opens it.
  void openSample(Sample sample) {
    reading.start(
        "Making the sample project",
        progress -> {
          Path folder =
              Files.createTempDirectory("lynearm")
                  .resolve(sample.title().toLowerCase(Locale.ROOT).replace(' ', '-'));
          SampleProjects.create(sample, folder);
          return Arrival.of(reader.open(folder, Optional.empty(), progress), settings.foldRule());
        },
        this::opened,
        failure -> notOpened("The sample project could not be made", failure));
  }

  /// Shows another environment of what is open.
  void choose(Environment environment) {
    workspace
        .get()
        .filter(open -> !open.environment().equals(environment))
        .ifPresent(
            open -> read(open.opened(), Optional.of(environment), "Reading " + environment.name()));
  }

  /// Reads again what is open; unchanged files are not read a second time.
  void reload() {
    reload(reader::reload);
  }

  /// As [#reload()], and looks for new environments too.
  void searchAgain() {
    reload(reader::searchAgain);
  }

  private void reload(BiFunction<Workspace, Progress, OpenResult> again) {
    Optional<Workspace> open = workspace.get();
    if (open.isEmpty()) {
      nothingFound.get().ifPresent(nothing -> open(nothing.path()));
      return;
    }
    if (reading.runningProperty().get()) {
      readAgainAfterwards = true;
      return;
    }
    readAgainAfterwards = false;
    Workspace before = open.get();
    Folding wanted = foldingChoice.get();
    List<RevisionId> kept =
        Stream.concat(selectAfterReload.stream(), selectedIds().stream()).toList();
    reading.start(
        "Reading again",
        progress -> Arrival.after(before, again.apply(before, progress), wanted, kept),
        arrival -> reloaded(arrival, wanted),
        failure -> notOpened("Reading again did not work", failure));
  }

  void closeWorkspace() {
    watcher.watch(List.of());
    reading.cancel();
    gitReading.cancel();
    bodyReading.cancel();
    bodies.set(BodyFacts.NONE);
    mergeShown.set(false);
    workspace.set(Optional.empty());
    nothingFound.set(Optional.empty());
    gitState.set(Optional.empty());
    history.selectionProperty().set(NodeSelection.empty());
    history.shownProperty().set(Optional.empty());
    undoable.clear();
  }

  private void read(Path path, Optional<Environment> environment, String what) {
    reading.start(
        what,
        progress -> Arrival.of(reader.open(path, environment, progress), settings.foldRule()),
        this::opened,
        failure -> notOpened("Can't open " + path, failure));
  }

  private void opened(Arrival arrival) {
    switch (arrival) {
      case Arrival.New(Workspace now, FoldedGraph folded, Folding asked, _) -> {
        boolean sameFolder =
            workspace.get().map(Workspace::opened).filter(now.opened()::equals).isPresent();
        if (!sameFolder) {
          undoable.clear();
        }
        mergeShown.set(false);
        history.selectionProperty().set(NodeSelection.empty());
        facts(GitFacts.unknown().showing(settings.datesProperty().get().style()));
        nothingFound.set(Optional.empty());
        memory.opened(now.opened());
        folding.cancel();
        reloading = true;
        foldingChoice.set(asked);
        show(now, folded);
      }
      case Arrival.Unchanged(Workspace now) -> readGit(now);
      case Arrival.Nothing(OpenResult.NothingFound nothing) -> {
        closeWorkspace();
        nothingFound.set(Optional.of(nothing));
      }
    }
  }

  private void reloaded(Arrival arrival, Folding asked) {
    if (readAgainAfterwards) {
      background.onScreen(this::reload);
    }
    if (!(arrival instanceof Arrival.New(Workspace now, FoldedGraph folded, _, var news))) {
      opened(arrival);
      return;
    }
    if (ownChange) {
      ownChange = false;
    } else {
      news.ifPresent(what -> notices.accept(Notice.news(what)));
    }
    folding.cancel();
    show(now, folded);
    if (!foldingChoice.get().equals(asked)) {
      refold();
    }
  }

  private static String reason(Exception failure) {
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }

  private void notOpened(String what, Exception failure) {
    notices.accept(Notice.notDone(what, reason(failure)));
  }

  /// Shows what was made ready in the background; what is selected stays selected.
  private void show(Workspace now, FoldedGraph folded) {
    List<RevisionId> selected = selectedIds();
    Optional<RevisionId> lead = history.lead().map(Node::id);
    reloading = true;
    workspace.set(Optional.of(now));
    NodeSelection kept = selectionIn(now.graph(), selected, lead);
    history.shownProperty().set(Optional.of(folded));
    history.selectionProperty().set(kept);
    reloading = false;
    selectionChanged();
    background
        .lane()
        .start(
            "Watching",
            _ -> {
              watcher.watch(now.watched());
              return now;
            },
            _ -> {},
            _ -> {});
    readGit(now);
    readBodies(now);
  }

  private void readBodies(Workspace now) {
    List<Path> files =
        now.graph().files().stream()
            .flatMap(node -> node.revision().stream())
            .map(Revision::file)
            .toList();
    bodyReading.start(
        "Reading what revisions do",
        progress ->
            bodyReader.readFacts(
                files,
                progress,
                batch ->
                    background.onScreen(() -> {
                      if (!progress.isCancelled()) {
                        bodies.set(batch);
                      }
                    })),
        bodies::set,
        failure ->
            notices.accept(
                Notice.notDone(
                    "Not all revisions can be found by table and column", reason(failure))));
  }

  private NodeSelection selectionIn(
      RevisionGraph graph, List<RevisionId> selected, Optional<RevisionId> lead) {
    Optional<Node> wanted = selectAfterReload.flatMap(graph::find);
    selectAfterReload = Optional.empty();
    if (wanted.isPresent()) {
      return NodeSelection.only(wanted.get().index());
    }
    NodeSelection kept =
        NodeSelection.of(
            selected.stream().flatMap(id -> graph.find(id).stream()).map(Node::index).toList());
    return lead.flatMap(graph::find).map(Node::index).map(kept::withLead).orElse(kept);
  }

  private List<RevisionId> selectedIds() {
    return history
        .shownProperty()
        .get()
        .map(FoldedGraph::graph)
        .map(graph ->
            history.selectionProperty().get().nodes().stream()
                .filter(index -> index < graph.size())
                .map(index -> graph.node(index).id())
                .toList())
        .orElse(List.of());
  }

  private void readGit(Workspace now) {
    Optional<GitRepository> repository = now.repository();
    if (repository.isEmpty()) {
      gitState.set(Optional.empty());
      return;
    }
    GitRepository git = repository.get();
    gitReading.start(
        "Reading git",
        progress -> {
          Set<Path> folders =
              now.files().stream()
                  .map(file -> file.file().getParent())
                  .filter(java.util.Objects::nonNull)
                  .collect(Collectors.toSet());
          GitAnswer<RepositoryState> state = git.state();
          GitAnswer<WorkingFiles> files = WorkingFiles.read(git, folders);
          background.onScreen(() -> {
            gitState.set(given(state));
            given(files).ifPresent(known -> facts(facts().with(known)));
          });
          return RevisionHistory.read(
              git,
              folders,
              batch -> background.onScreen(() -> facts(facts().with(batch))),
              progress::isCancelled);
        },
        answer -> given(answer).ifPresent(known -> facts(facts().with(Map.copyOf(known.files())))),
        failure ->
            notices.accept(
                Notice.notDone(
                    "The git history could not be read",
                    "Authors and dates are not shown. " + reason(failure))));
  }

  private static <T> Optional<T> given(GitAnswer<T> answer) {
    return answer instanceof GitAnswer.Given<T>(T value) ? Optional.of(value) : Optional.empty();
  }

  GitFacts facts() {
    return history.factsProperty().get() instanceof GitFacts facts ? facts : GitFacts.unknown();
  }

  private void facts(GitFacts now) {
    history.factsProperty().set(now);
  }

  // selection and folding

  ObjectProperty<Folding> foldingProperty() {
    return foldingChoice;
  }

  void setFolding(Folding.Mode mode) {
    foldingChoice.set(Folding.of(mode));
  }

  void unfold(RevisionId revision) {
    foldingChoice.set(foldingChoice.get().unfolding(revision));
  }

  void selectAllHeads() {
    graph()
        .ifPresent(graph ->
            history
                .selectionProperty()
                .set(NodeSelection.of(graph.heads().stream().map(Node::index).toList())));
  }

  void selectNothing() {
    mergeShown.set(false);
    history.selectionProperty().set(NodeSelection.empty());
  }

  private Optional<RevisionGraph> graph() {
    return workspace.get().map(Workspace::graph);
  }

  private void refold() {
    Optional<RevisionGraph> open = graph();
    if (reloading || open.isEmpty()) {
      return;
    }
    Workspace now = workspace.get().orElseThrow();
    List<RevisionId> selected = selectedIds();
    Folding wanted = foldingChoice.get();
    folding.start(
        "Folding",
        _ -> Arrival.folded(now, wanted, selected),
        folded -> {
          if (graph().filter(graph -> graph == folded.graph()).isPresent()) {
            history.shownProperty().set(Optional.of(folded));
          }
        },
        failure -> notOpened("Folding did not work", failure));
  }

  private void selectionChanged() {
    if (reloading) {
      return;
    }
    Optional<FoldedGraph> shown = history.shownProperty().get();
    NodeSelection selection = history.selectionProperty().get();
    boolean hidden =
        shown
            .filter(folded ->
                selection.nodes().stream()
                    .anyMatch(index ->
                        index < folded.graph().size() && folded.isFold(folded.itemOf(index))))
            .isPresent();
    if (hidden && !isWholeFold(shown.get(), selection)) {
      refold();
    }
    if (selection.isEmpty()) {
      mergeShown.set(false);
    } else if (asksForMerge(selection)) {
      mergeShown.set(true);
    }
    updateMerge();
  }

  /// A folded run that is selected as one stays folded.
  private static boolean isWholeFold(FoldedGraph folded, NodeSelection selection) {
    int item = folded.itemOf(selection.nodes().getFirst());
    return folded.item(item) instanceof FoldedGraph.Item.Fold fold
        && new HashSet<>(fold.nodes()).equals(new HashSet<>(selection.nodes()));
  }

  private boolean asksForMerge(NodeSelection selection) {
    return selection.nodes().size() > 1
        && graph().filter(graph -> selection.nodes().stream().anyMatch(graph::isHead)).isPresent();
  }

  // the merge

  MergeViewModel merge() {
    return merge;
  }

  /// Whether the merge panel stands in place of the details.
  BooleanProperty mergeShownProperty() {
    return mergeShown;
  }

  /// Shows the merge of what is selected; with fewer than two selected, of all heads.
  void showMerge() {
    if (history.selectionProperty().get().nodes().size() < 2
        && graph().map(graph -> graph.heads().size() > 1).orElse(false)) {
      selectAllHeads();
    }
    mergeShown.set(true);
    updateMerge();
  }

  void showMerge(List<Integer> nodes) {
    history.selectionProperty().set(NodeSelection.of(nodes));
    mergeShown.set(true);
    updateMerge();
  }

  /// Why these nodes cannot be merged, in a sentence; empty if they can.
  Optional<String> whyNotMerge(List<Integer> nodes) {
    return graph().flatMap(graph -> MergePlanner.whyNot(graph, nodes)).map(MergePlan.Refused::what);
  }

  private void updateMerge() {
    Optional<Workspace> open = workspace.get();
    if (!mergeShown.get() || open.isEmpty()) {
      merge.clear();
      return;
    }
    MergePlanner planner = new MergePlanner(open.get(), clock.getZone());
    merge.show(open.get().graph(), history.selectionProperty().get().nodes(), planner::plan);
  }

  private void create(MergePlan.Ready plan) {
    writing.start(
        "Writing",
        _ -> writer.write(plan.change()),
        result -> written(result, plan),
        failure -> notices.accept(Notice.notDone("Nothing was written", reason(failure))));
  }

  private void written(WriteResult result, MergePlan.Ready plan) {
    switch (result) {
      case WriteResult.Written(WrittenChange change) -> {
        undoable.add(change);
        selectAfterReload = Optional.of(plan.request().id());
        mergeShown.set(false);
        notices.accept(created(change, plan));
        reloadNow();
      }
      case WriteResult.Refused(String what, String next) -> {
        notices.accept(Notice.notDone(what, next));
        reload();
      }
      case WriteResult.TakenBack _ -> reload();
    }
  }

  private Notice created(WrittenChange change, MergePlan.Ready plan) {
    List<Command> actions = new ArrayList<>();
    actions.add(Command.of("Undo", () -> undo(change)));
    if (workspace.get().flatMap(Workspace::repository).isPresent()) {
      actions.add(Command.of("Stage", () -> stage(change.paths())));
    }
    return new Notice(
        Notice.Kind.DONE,
        "Created merge " + plan.request().id().shortForm(),
        String.join("\n", change.paths().stream().map(this::pathText).toList()),
        actions);
  }

  /// Reads again after a change of our own, which is no news; even if the watcher's reading is
  /// under way.
  private void reloadNow() {
    ownChange = true;
    reading.cancel();
    reload();
  }

  // undo

  /// What can be taken back, the last one last.
  ObservableList<WrittenChange> undoable() {
    return undoable;
  }

  void undoLast() {
    if (!undoable.isEmpty()) {
      undo(undoable.getLast());
    }
  }

  private void undo(WrittenChange change) {
    if (!undoable.contains(change)) {
      return;
    }
    writing.start(
        "Undoing",
        _ -> {
          WriteResult result = writer.takeBack(change);
          if (result instanceof WriteResult.TakenBack) {
            unstage(change);
          }
          return result;
        },
        result -> takenBack(result, change),
        failure -> notices.accept(Notice.notDone("Nothing was undone", reason(failure))));
  }

  private void unstage(WrittenChange change) {
    workspace
        .get()
        .flatMap(Workspace::repository)
        .ifPresent(git -> new GitWriter(git, clock).unstage(change.paths()));
  }

  private void takenBack(WriteResult result, WrittenChange change) {
    switch (result) {
      case WriteResult.TakenBack _ -> {
        undoable.remove(change);
        notices.accept(Notice.done("Undone: " + change.title(), "The folder is as it was before."));
        reloadNow();
      }
      case WriteResult.Refused(String what, String next) -> {
        undoable.remove(change);
        notices.accept(Notice.notDone(what, next));
        reload();
      }
      case WriteResult.Written _ -> reload();
    }
  }

  // git

  /// The files that Lynearm wrote and git does not have as they are.
  List<Path> uncommittedOwnFiles() {
    return undoable.stream().flatMap(change -> change.paths().stream()).toList();
  }

  void stageOwnFiles() {
    stage(uncommittedOwnFiles());
  }

  private void stage(List<Path> paths) {
    Optional<GitRepository> git = workspace.get().flatMap(Workspace::repository);
    if (git.isEmpty() || paths.isEmpty()) {
      return;
    }
    writing.start(
        "Staging",
        _ -> new GitWriter(git.get(), clock).stage(paths),
        answer ->
            notices.accept(
                switch (answer) {
                  case GitAnswer.Given<Set<String>> _ ->
                      Notice.done("Staged " + names(paths), "Commit it when you are ready.");
                  case GitAnswer.Refused<Set<String>>(var reason) ->
                      Notice.notDone(reason.what(), reason.next());
                }),
        failure -> notices.accept(Notice.notDone("Nothing was staged", reason(failure))));
  }

  /// Commits the files that Lynearm wrote, and nothing else.
  void commitOwnFiles(String message) {
    List<Path> paths = uncommittedOwnFiles();
    Optional<GitRepository> git = workspace.get().flatMap(Workspace::repository);
    if (git.isEmpty() || paths.isEmpty()) {
      return;
    }
    writing.start(
        "Committing",
        _ -> new GitWriter(git.get(), clock).commit(paths, message),
        this::committed,
        failure -> notices.accept(Notice.notDone("Nothing was committed", reason(failure))));
  }

  private void committed(GitAnswer<Commit> answer) {
    switch (answer) {
      case GitAnswer.Given<Commit>(Commit commit) -> {
        undoable.clear();
        notices.accept(Notice.done("Committed " + commit.id().shortForm(), commit.subject()));
        reload();
      }
      case GitAnswer.Refused<Commit>(var reason) ->
          notices.accept(Notice.notDone(reason.what(), reason.next()));
    }
  }

  private static String names(List<Path> paths) {
    return String.join(
        ", ", paths.stream().map(path -> String.valueOf(path.getFileName())).toList());
  }

  /// A revision file and what it does, read in the background.
  CompletableFuture<Body> bodyOf(Node node) {
    CompletableFuture<Body> body = new CompletableFuture<>();
    node.revision()
        .map(Revision::file)
        .ifPresentOrElse(
            file ->
                background
                    .lane()
                    .start(
                        "Reading the file",
                        _ -> bodyReader.read(file),
                        body::complete,
                        body::completeExceptionally),
            () -> body.completeExceptionally(new NoSuchFileException(node.id() + " has no file")));
    return body;
  }

  /// Reads the text of a file in the background and hands it over; none if it can't be read.
  void readText(Path file, Consumer<String> then) {
    background.lane().start("Reading the file", _ -> readText(file), then, _ -> then.accept(""));
  }

  private static String readText(Path file) throws IOException {
    long size = Files.size(file);
    if (size > LONGEST_TEXT) {
      return "This file has " + size + " bytes, too many to be shown.";
    }
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  /// The revision that a problem is about, if it has one that is shown.
  Optional<Node> nodeOf(Problem problem) {
    return workspace
        .get()
        .flatMap(open ->
            problem
                .at()
                .flatMap(at -> nodeOf(open.graph(), at.file()))
                .or(() -> problem.revision().flatMap(open.graph()::find)));
  }

  private static Optional<Node> nodeOf(RevisionGraph graph, Path file) {
    return graph.files().stream()
        .filter(node -> node.revision().map(Revision::file).filter(file::equals).isPresent())
        .findFirst();
  }

  /// A path as it is best shown.
  String pathText(Path path) {
    return workspace.get().map(open -> open.show(path)).orElse(path.toString());
  }

  @Override
  public void close() {
    watcher.close();
    background.close();
  }
}
