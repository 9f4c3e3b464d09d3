package lynearm.ui.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import lynearm.alembic.Environment;
import lynearm.change.Change;
import lynearm.change.FileEdit;
import lynearm.change.Recovered;
import lynearm.change.StateFolder;
import lynearm.change.UndoResult;
import lynearm.change.WriteResult;
import lynearm.change.WrittenChange;
import lynearm.collision.CollisionFinder;
import lynearm.collision.CollisionReport;
import lynearm.collision.Place;
import lynearm.elsewhere.ExistingMerge;
import lynearm.elsewhere.ExistingMerges;
import lynearm.git.Commit;
import lynearm.git.FileState;
import lynearm.git.FileStatus;
import lynearm.git.GitAnswer;
import lynearm.git.GitRepository;
import lynearm.git.GitWriter;
import lynearm.git.Ongoing;
import lynearm.git.RepositoryState;
import lynearm.git.RevisionHistory;
import lynearm.git.WorkingFiles;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.hook.HookCall;
import lynearm.hook.HookCalls;
import lynearm.hook.HookReport;
import lynearm.hook.HookRunner;
import lynearm.layout.FoldedGraph;
import lynearm.layout.Folding;
import lynearm.layout.MapLayout;
import lynearm.look.GitFacts;
import lynearm.merge.CollisionLines;
import lynearm.merge.MergePlan;
import lynearm.merge.MergePlanner;
import lynearm.merge.MergeRequest;
import lynearm.merge.OwnAlembic;
import lynearm.merge.TeamNote;
import lynearm.move.MovePlan;
import lynearm.revision.Problem;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;
import lynearm.sample.Sample;
import lynearm.sample.SampleProjects;
import lynearm.ui.changes.ChangesListener;
import lynearm.ui.changes.ChangesViewModel;
import lynearm.ui.commit.CommitViewModel;
import lynearm.ui.common.Background;
import lynearm.ui.common.Emphasis;
import lynearm.ui.common.HistoryViewModel;
import lynearm.ui.common.Memory;
import lynearm.ui.common.NodeSelection;
import lynearm.ui.find.FindViewModel;
import lynearm.ui.merge.AfterCreating;
import lynearm.ui.merge.CollisionsViewModel;
import lynearm.ui.merge.ExistingMergesViewModel;
import lynearm.ui.merge.GitReasons;
import lynearm.ui.merge.MergeViewModel;
import lynearm.ui.move.MoveViewModel;
import lynearm.ui.move.Wish;
import lynearm.ui.note.NoteViewModel;
import lynearm.workspace.Body;
import lynearm.workspace.BodyReader;
import lynearm.workspace.FolderWatcher;
import lynearm.workspace.OpenResult;
import lynearm.workspace.Progress;
import lynearm.workspace.ProjectBodies;
import lynearm.workspace.RevisionIndex;
import lynearm.workspace.Workspace;
import lynearm.workspace.WorkspaceReader;

/// The state of the window: what is open, what is selected and folded, what is being merged, what
/// can be undone. Knows no control; views show it and call it.
final class WindowViewModel implements AutoCloseable {

  /// The name under which byte code is kept; it comes and goes with every run of Python.
  private static final List<String> MEANINGLESS = List.of("__pycache__");

  private static final int LONGEST_HOOK_OUTPUT = 12;
  private static final String HOOKS_ALLOWED = "hooks.";
  private static final long LONGEST_TEXT = 4L << 20;

  private final Background background;
  private final Memory memory;
  private final Clock clock;
  private final Consumer<Notice> notices;
  private final WorkspaceReader reader = new WorkspaceReader(RevisionIndex.usual());
  private final BodyReader bodyReader = new BodyReader();
  private final FolderWatcher watcher;
  private final Settings settings;

  private final Background.Lane reading;
  private final Background.Lane keeping;
  private final Background.Lane gitReading;
  private final Background.Lane folding;
  private final Background.Lane turning;
  private final Background.Lane writing;

  private final ReadOnlyObjectWrapper<Optional<Workspace>> workspace =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<OpenResult.NothingFound>> nothingFound =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<RepositoryState>> gitState =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<GitReasons> gitReasons =
      new ReadOnlyObjectWrapper<>(GitReasons.both("not in a git repository"));
  private final ReadOnlyBooleanWrapper noteOffered = new ReadOnlyBooleanWrapper();
  private final TeamNotes notes;
  private final HistoryViewModel history = new HistoryViewModel();
  private final FindViewModel find;
  private final ObjectProperty<Folding> foldingChoice =
      new SimpleObjectProperty<>(Folding.of(Folding.Mode.LONG_RUNS));
  private final BooleanProperty headsUp = new SimpleBooleanProperty(true);
  private final ReadOnlyBooleanWrapper headsUpShown = new ReadOnlyBooleanWrapper(true);
  private final MergeViewModel merge;
  private final CollisionsViewModel collisions;
  private final ExistingMergesViewModel existingMerges;
  private final BooleanProperty mergeShown = new SimpleBooleanProperty();
  private final MoveViewModel move;
  private final BooleanProperty moving = new SimpleBooleanProperty();
  private Optional<RevisionId> detaching = Optional.empty();
  private final ChangesViewModel changes;
  private final ObservableList<Path> uncommitted = FXCollections.observableArrayList();
  private final Set<Path> justCommitted = new HashSet<>();
  private Optional<RevisionId> selectAfterReload = Optional.empty();
  private final Trail trail = new Trail();

  /// Matches that were looked at within folds; they stay unfolded while something is looked for.
  private final Set<RevisionId> cameBy = new HashSet<>();

  private Consumer<UndoResult.Refused> showDifference = _ -> {};
  private Consumer<CommitViewModel> showCommit = _ -> {};
  private Consumer<NoteViewModel> showNote = _ -> {};

  private boolean reloading;
  private boolean readAgainAfterwards;
  private boolean ownChange;
  private boolean quietly;

  /// @param notices hears what the person is to be told
  WindowViewModel(Background background, Memory memory, Clock clock, Consumer<Notice> notices) {
    this.background = background;
    this.memory = memory;
    this.clock = clock;
    this.notices = notices;
    settings = new Settings(memory);
    reading = background.lane();
    keeping = background.lane();
    gitReading = background.lane();
    folding = background.lane();
    turning = background.lane();
    writing = background.lane();
    find = new FindViewModel(history, background);
    changes =
        new ChangesViewModel(writing, background.lane(), StateFolder.usual(), clock, new Turned());
    changes.ownFiles().addListener((ListChangeListener<Path>) _ -> findUncommitted());
    history.factsProperty().subscribe(this::findUncommitted);
    move = new MoveViewModel(background.lane(), clock, this::write);
    moving.subscribe((_, _) -> updateMerge());
    merge =
        new MergeViewModel(
            background.lane(), RevisionId::random, clock, this::create, this::letAlembicWrite);
    collisions = new CollisionsViewModel(background.lane(), this::visit);
    existingMerges = new ExistingMergesViewModel(background.lane());
    notes =
        new TeamNotes(
            this::graph,
            this::facts,
            changes.changes(),
            clock,
            this::pathText,
            this::collisionLines);
    gitReasons.bind(Bindings.createObjectBinding(this::reasons, workspace, gitState));
    noteOffered.bind(
        Bindings.createBooleanBinding(
            this::offersNote,
            mergeShown,
            merge.planProperty(),
            history.selectionProperty(),
            history.shownProperty()));
    watcher = new FolderWatcher(MEANINGLESS, () -> background.onScreen(this::reload));
    merge.runHooksProperty().subscribe(this::rememberHooks);
    history.selectionProperty().subscribe(this::selectionChanged);
    foldingChoice.subscribe(this::refold);
    settings
        .foldRuleProperty()
        .subscribe((_, now) -> graph().ifPresent(graph -> setFolding(now.modeFor(graph))));
    settings.datesProperty().subscribe(now -> facts(facts().showing(now.style())));
    find.textProperty().subscribe(this::foldAgainAfterFinding);
    headsUp.bindBidirectional(settings.headsUpProperty());
    headsUpShown.set(headsUp.get());
    headsUp.subscribe((_, _) -> turn());
  }

  private void foldAgainAfterFinding(String lookedFor) {
    if (lookedFor.isEmpty()) {
      trail.stay();
    }
    if (lookedFor.isEmpty() && !cameBy.isEmpty()) {
      cameBy.clear();
      refold();
    }
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
        || turning.runningProperty().get()
        || writing.runningProperty().get()
        || find.isBusy();
  }

  FindViewModel find() {
    return find;
  }

  void tell(Notice notice) {
    notices.accept(notice);
  }

  Clock clock() {
    return clock;
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
    MapLayout.Direction direction = direction();
    reading.start(
        "Making the sample project",
        progress -> {
          Path folder =
              Files.createTempDirectory("lynearm")
                  .resolve(sample.title().toLowerCase(Locale.ROOT).replace(' ', '-'));
          SampleProjects.create(sample, folder);
          return Arrival.of(
              reader.open(folder, Optional.empty(), progress), settings.foldRule(), direction);
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
    reload((open, progress) -> settled(() -> reader.searchAgain(open, progress)));
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
    MapLayout.Direction direction = direction();
    Folding wanted = foldingChoice.get();
    List<RevisionId> kept =
        Stream.of(selectAfterReload.stream(), idsToKeep().stream(), cameBy.stream())
            .flatMap(ids -> ids)
            .toList();
    reading.start(
        "Reading again",
        progress -> Arrival.after(before, again.apply(before, progress), wanted, kept, direction),
        arrival -> reloaded(arrival, wanted),
        failure -> notOpened("Reading again did not work", failure));
  }

  void closeWorkspace() {
    watcher.watch(List.of());
    reading.cancel();
    gitReading.cancel();
    mergeShown.set(false);
    workspace.set(Optional.empty());
    nothingFound.set(Optional.empty());
    gitState.set(Optional.empty());
    history.selectionProperty().set(NodeSelection.empty());
    history.shownProperty().set(Optional.empty());
    changes.clear();
    trail.clear();
  }

  private void read(Path path, Optional<Environment> environment, String what) {
    MapLayout.Direction direction = direction();
    reading.start(
        what,
        progress ->
            Arrival.of(
                settled(() -> reader.open(path, environment, progress)),
                settings.foldRule(),
                direction),
        this::opened,
        failure -> notOpened("Can't open " + path, failure));
  }

  /// What is read once all that a crash has left is put right.
  private OpenResult settled(Supplier<OpenResult> read) {
    OpenResult found = read.get();
    if (!(found instanceof OpenResult.Opened(Workspace open))) {
      return found;
    }
    List<Recovered> recovered = changes.recover(open);
    if (recovered.isEmpty()) {
      return found;
    }
    background.onScreen(() -> recovered.forEach(this::tell));
    return read.get();
  }

  private void tell(Recovered recovered) {
    List<Command> actions =
        recovered.outcome() == Recovered.Outcome.FINISHED
                && recovered.change().state() == WrittenChange.State.DONE
            ? List.of(Command.of("Undo", () -> changes.undo(recovered.change())))
            : List.of();
    notices.accept(
        new Notice(
            recovered.outcome() == Recovered.Outcome.FINISHED
                ? Notice.Kind.DONE
                : Notice.Kind.NOT_DONE,
            recovered.what(),
            recovered.next(),
            actions));
  }

  private void opened(Arrival arrival) {
    switch (arrival) {
      case Arrival.New(Workspace now, FoldedGraph folded, Folding asked, _) -> {
        mergeShown.set(false);
        history.selectionProperty().set(NodeSelection.empty());
        facts(GitFacts.unknown().showing(settings.datesProperty().get().style()));
        nothingFound.set(Optional.empty());
        memory.opened(now.opened());
        folding.cancel();
        reloading = true;
        foldingChoice.set(asked);
        show(now, folded);
        keepForNextStart();
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
    find.setProblems(problemsOf(now));
    changes.show(now);
    merge.runHooksProperty().set(memory.isSet(HOOKS_ALLOWED + root(now), false));
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
  }

  private static Map<RevisionId, Set<Problem.Kind>> problemsOf(Workspace now) {
    return now.problems().stream()
        .filter(problem -> problem.revision().isPresent())
        .collect(
            Collectors.groupingBy(
                problem -> problem.revision().orElseThrow(),
                Collectors.mapping(Problem::kind, Collectors.toSet())));
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

  private void keepForNextStart() {
    keeping.start(
        "Keeping what was read",
        _ -> {
          reader.keep();
          return true;
        },
        _ -> {},
        _ -> {});
  }

  private void readGit(Workspace now) {
    Optional<GitRepository> repository = now.repository();
    if (repository.isEmpty()) {
      gitState.set(Optional.empty());
      notes.setPerson(Optional.empty());
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
          GitAnswer<String> person = git.personName();
          background.onScreen(() -> {
            gitState.set(given(state));
            notes.setPerson(given(person));
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

  /// Whether the map is to have its heads at the top.
  BooleanProperty headsUpProperty() {
    return headsUp;
  }

  /// Whether the map has its heads at the top; it follows the wish once the layout is made.
  ReadOnlyBooleanProperty headsUpShownProperty() {
    return headsUpShown.getReadOnlyProperty();
  }

  private MapLayout.Direction direction() {
    return headsUp.get() ? MapLayout.Direction.HEADS_UP : MapLayout.Direction.HEADS_DOWN;
  }

  private void turn() {
    boolean wanted = headsUp.get();
    MapLayout.Direction direction = direction();
    Optional<FoldedGraph> shown = history.shownProperty().get();
    if (shown.isEmpty()) {
      headsUpShown.set(wanted);
      return;
    }
    turning.start(
        "Turning the map",
        _ -> {
          shown.get().map(direction).prepare();
          return wanted;
        },
        headsUpShown::set,
        failure -> notOpened("Turning the map did not work", failure));
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

  /// What was looked at before and after.
  Trail trail() {
    return trail;
  }

  /// Looks at what was looked at before.
  void back() {
    graph().ifPresent(graph -> lookAt(graph, trail.back(id -> graph.find(id).isPresent())));
  }

  void forward() {
    graph().ifPresent(graph -> lookAt(graph, trail.forward(id -> graph.find(id).isPresent())));
  }

  private void lookAt(RevisionGraph graph, Optional<RevisionId> revision) {
    revision
        .flatMap(graph::find)
        .ifPresent(node -> history.selectionProperty().set(NodeSelection.only(node.index())));
  }

  /// Adds all that lies below to what is selected.
  void selectAncestors() {
    graph()
        .ifPresent(graph ->
            selectQuietly(Related.withAncestors(graph, history.selectionProperty().get().nodes())));
  }

  /// Adds all that lies above to what is selected.
  void selectDescendants() {
    graph()
        .ifPresent(graph ->
            selectQuietly(
                Related.withDescendants(graph, history.selectionProperty().get().nodes())));
  }

  /// Selects the path between the two that are selected, and dims everything else.
  void selectPath() {
    List<Integer> ends = history.selectionProperty().get().nodes();
    if (ends.size() == 2) {
      selectPath(ends.getFirst(), ends.getLast());
    }
  }

  /// Selects the path from one to the other, and dims everything else.
  void selectPath(int one, int other) {
    graph()
        .ifPresent(graph -> {
          Optional<BitSet> path = Related.path(graph, one, other);
          if (path.isEmpty()) {
            notices.accept(
                Notice.notDone(
                    "There is no path between %s and %s"
                        .formatted(
                            graph.node(one).id().shortForm(), graph.node(other).id().shortForm()),
                    "They have no ancestor in common."));
            return;
          }
          find.clear();
          selectQuietly(path.get());
          history.emphasisProperty().set(Emphasis.path(graph, path.get()));
        });
  }

  /// Selects for looking only: no merge is offered.
  private void selectQuietly(BitSet nodes) {
    NodeSelection before = history.selectionProperty().get();
    List<Integer> all = nodes.stream().boxed().toList();
    quietly = true;
    mergeShown.set(false);
    NodeSelection now = NodeSelection.of(all);
    history
        .selectionProperty()
        .set(before.lead().isPresent() ? now.withLead(before.lead().getAsInt()) : now);
    quietly = false;
  }

  /// Whether the revision with the keyboard stands in a folded run.
  boolean isLeadFolded() {
    return history
        .shownProperty()
        .get()
        .flatMap(folded -> history.lead().map(lead -> isFolded(folded, lead.index())))
        .orElse(false);
  }

  /// Whether the revision with the keyboard belongs to a run that a person unfolded.
  boolean isLeadUnfolded() {
    return !runsOfLead().isEmpty();
  }

  /// Shows the run around the revision with the keyboard whole, or folds it again.
  void toggleFold() {
    if (isLeadFolded()) {
      history.lead().map(Node::id).ifPresent(this::unfold);
      return;
    }
    Set<RevisionId> unfolded = new HashSet<>(foldingChoice.get().unfolded());
    unfolded.removeAll(runsOfLead());
    // What is selected would hold its run open; the keyboard alone does not.
    OptionalInt lead = history.selectionProperty().get().lead();
    history.selectionProperty().set(new NodeSelection(List.of(), lead, lead));
    foldingChoice.set(
        new Folding(foldingChoice.get().mode(), foldingChoice.get().kept(), unfolded));
  }

  /// The unfolded revisions of the line of only children through the revision with the keyboard.
  private Set<RevisionId> runsOfLead() {
    Set<RevisionId> unfolded = foldingChoice.get().unfolded();
    Optional<RevisionGraph> graph = graph();
    Optional<Node> lead = history.lead();
    if (unfolded.isEmpty() || graph.isEmpty() || lead.isEmpty()) {
      return Set.of();
    }
    Set<RevisionId> line = new HashSet<>();
    Related.line(graph.get(), lead.get().index())
        .forEach(node -> line.add(graph.get().node(node).id()));
    line.retainAll(unfolded);
    return line;
  }

  /// Lets nothing stand out any more.
  ///
  /// @return whether anything did
  boolean endEmphasis() {
    boolean was = history.emphasisProperty().get().isActive() || find.isActive();
    find.clear();
    history.emphasisProperty().set(Emphasis.NONE);
    return was;
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
    Set<RevisionId> selected = new HashSet<>(cameBy);
    selected.addAll(idsToKeep());
    Folding wanted = foldingChoice.get();
    MapLayout.Direction direction = direction();
    folding.start(
        "Folding",
        _ -> Arrival.folded(now, wanted, selected, direction),
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
    NodeSelection selection = history.selectionProperty().get();
    history.lead().map(Node::id).ifPresent(lead -> trail.visit(lead, find.isPassing()));
    if (isPartlyHidden(selection)) {
      if (find.isPassing()) {
        history.lead().map(Node::id).ifPresent(cameBy::add);
      }
      refold();
    }
    if (!quietly && !history.emphasisProperty().get().isFound()) {
      history.emphasisProperty().set(Emphasis.NONE);
    }
    boolean detachesOther =
        detaching.isPresent() && !history.lead().map(Node::id).equals(detaching);
    if (detachesOther || selection.nodes().size() != (detaching.isPresent() ? 1 : 2)) {
      detaching = Optional.empty();
      moving.set(false);
    }
    if (selection.isEmpty() || detachesOther) {
      mergeShown.set(false);
    }
    if (!selection.isEmpty() && !quietly && asksForMerge(selection)) {
      mergeShown.set(true);
    }
    updateMerge();
  }

  /// Whether a fold hides some of what is selected, or the match that is looked at. A run that is
  /// selected as a whole stays folded.
  private boolean isPartlyHidden(NodeSelection selection) {
    Optional<FoldedGraph> shown = history.shownProperty().get();
    if (shown.isEmpty()) {
      return false;
    }
    FoldedGraph folded = shown.get();
    Set<Integer> selected = Set.copyOf(selection.nodes());
    IntStream sought = find.isPassing() ? selection.lead().stream() : IntStream.empty();
    return sought.anyMatch(node -> node < folded.graph().size() && isFolded(folded, node))
        || selected.stream().anyMatch(node -> isAloneInFold(folded, node, selected));
  }

  private static boolean isFolded(FoldedGraph folded, int node) {
    return folded.isFold(folded.itemOf(node));
  }

  /// Whether this node is in a fold with others that are not selected.
  private static boolean isAloneInFold(FoldedGraph folded, int node, Set<Integer> selected) {
    return node < folded.graph().size()
        && folded.item(folded.itemOf(node)) instanceof FoldedGraph.Item.Fold fold
        && !selected.containsAll(fold.nodes());
  }

  /// What no fold may hide: what is selected, but for runs that are selected as a whole.
  private List<RevisionId> idsToKeep() {
    Set<Integer> selected = Set.copyOf(history.selectionProperty().get().nodes());
    return history
        .shownProperty()
        .get()
        .map(folded ->
            selected.stream()
                .filter(node -> node < folded.graph().size())
                .filter(node -> !isFolded(folded, node) || isAloneInFold(folded, node, selected))
                .map(node -> folded.graph().node(node).id())
                .toList())
        .orElse(List.of());
  }

  private boolean asksForMerge(NodeSelection selection) {
    return selection.nodes().size() > 1
        && graph().filter(graph -> selection.nodes().stream().anyMatch(graph::isHead)).isPresent();
  }

  // the merge

  MergeViewModel merge() {
    return merge;
  }

  /// What collides in the merge that is shown.
  CollisionsViewModel collisions() {
    return collisions;
  }

  ExistingMergesViewModel existingMerges() {
    return existingMerges;
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
    moving.set(false);
    mergeShown.set(true);
    updateMerge();
  }

  void showMerge(List<Integer> nodes) {
    history.selectionProperty().set(NodeSelection.of(nodes));
    moving.set(false);
    mergeShown.set(true);
    updateMerge();
  }

  /// Why these nodes cannot be merged, in a sentence; empty if they can.
  Optional<String> whyNotMerge(List<Integer> nodes) {
    return graph().flatMap(graph -> MergePlanner.whyNot(graph, nodes)).map(MergePlan.Refused::what);
  }

  private void updateMerge() {
    Optional<Workspace> open = workspace.get();
    Optional<Wish> wish = wish().filter(_ -> mergeShown.get() && moving.get());
    if (open.isPresent() && wish.isPresent()) {
      move.show(open.get(), wish.get());
    } else {
      move.clear();
    }
    if (!mergeShown.get() || open.isEmpty() || wish.isPresent()) {
      merge.clear();
      collisions.clear();
      existingMerges.clear();
      return;
    }
    MergePlanner planner = new MergePlanner(open.get(), clock.getZone());
    RevisionGraph graph = open.get().graph();
    List<Integer> nodes = history.selectionProperty().get().nodes().stream().sorted().toList();
    merge.show(
        graph,
        nodes,
        new MergeViewModel.Project(
            open.get().settings().map(it -> it.versionLocations()).orElse(List.of()),
            planner::plan,
            files -> hooks(open.get(), files),
            request -> ownAlembic(open.get(), request)));
    collisions.show(
        graph,
        nodes,
        progress ->
            new CollisionFinder(graph, new ProjectBodies(open.get())::read).find(nodes, progress));
    existingMerges.show(graph, nodes, progress -> existingMerges(open.get(), nodes, progress));
  }

  private static List<ExistingMerge> existingMerges(
      Workspace open, List<Integer> nodes, Progress progress) {
    List<RevisionId> heads = nodes.stream().map(node -> open.graph().node(node).id()).toList();
    return open.repository()
        .map(repository -> ExistingMerges.of(repository, open, heads, progress))
        .orElse(List.of());
  }

  /// Selects the revision of a place, in place of what is being merged.
  private void visit(Place place) {
    graph()
        .flatMap(graph -> graph.find(place.revision()))
        .ifPresent(node -> {
          mergeShown.set(false);
          history.selectionProperty().set(NodeSelection.of(List.of(node.index())));
        });
  }

  private static Optional<HookCall> ownAlembic(Workspace open, MergeRequest request) {
    OwnAlembic alembic =
        new OwnAlembic(open.environment(), open.graph(), root(open), System.getenv());
    return open.settings().map(settings -> alembic.call(settings, request));
  }

  /// What became of a call of the project's own Alembic.
  private record AlembicAnswer(HookReport report, Optional<WrittenChange> written) {}

  private void letAlembicWrite(MergeViewModel.AlembicOffer offer) {
    Optional<Workspace> open = workspace.get();
    if (open.isEmpty() || !(offer.call() instanceof HookCall.Ready call)) {
      return;
    }
    RevisionId id = offer.request().id();
    AtomicBoolean stopped = new AtomicBoolean();
    notices.accept(
        new Notice(
            Notice.Kind.NEWS,
            "Running " + call.hook(),
            String.join(" ", call.command()),
            List.of(Command.of("Stop", () -> stopped.set(true)))));
    background
        .lane()
        .start(
            "Running " + call.hook(),
            _ -> {
              HookReport report =
                  new HookRunner(HookRunner.USUAL_LIMIT)
                      .runAll(List.of(call), stopped::get)
                      .getFirst();
              return new AlembicAnswer(report, noteAlembics(open.get(), id));
            },
            answer -> alembicAnswered(answer, id),
            failure -> notices.accept(Notice.notDone("Alembic did not run", reason(failure))));
  }

  /// Finds the file that Alembic has written, and keeps it among the changes.
  private Optional<WrittenChange> noteAlembics(Workspace before, RevisionId id) {
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
      return changes.writer(now).note(change) instanceof WriteResult.Written(WrittenChange written)
          ? Optional.of(written)
          : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private void alembicAnswered(AlembicAnswer answer, RevisionId id) {
    String output = told(List.of(answer.report()));
    if (answer.written().isEmpty()) {
      notices.accept(Notice.notDone("Alembic wrote no merge", output));
    } else {
      WrittenChange written = answer.written().get();
      selectAfterReload = Optional.of(id);
      mergeShown.set(false);
      notices.accept(
          new Notice(
              Notice.Kind.DONE,
              "Alembic created merge " + id.shortForm(),
              String.join("\n", written.paths().stream().map(this::pathText).toList()),
              List.of(Command.of("Undo", () -> changes.undo(written)))));
    }
    reloadNow();
  }

  private void rememberHooks(boolean allowed) {
    workspace
        .get()
        .map(open -> HOOKS_ALLOWED + root(open))
        .filter(key -> memory.isSet(key, false) != allowed)
        .ifPresent(key -> memory.put(key, allowed));
  }

  private static Path root(Workspace open) {
    return open.repository().map(GitRepository::root).orElse(open.opened());
  }

  private static List<HookCall> hooks(Workspace open, List<Path> files) {
    return open.settings()
        .map(settings ->
            HookCalls.of(settings, root(open), System.getenv()).ofAll(settings.hooks(), files))
        .orElse(List.of());
  }

  // moving

  MoveViewModel move() {
    return move;
  }

  /// Whether the panel that joins heads moves one branch onto another instead of merging them.
  BooleanProperty movingProperty() {
    return moving;
  }

  /// Whether there are two heads, no more and no less.
  boolean hasTwoHeads() {
    return graph().filter(graph -> graph.heads().size() == 2).isPresent();
  }

  /// Whether two revisions are selected, so that one can be moved onto the other.
  boolean canMove() {
    return detaching.isEmpty() && history.selectionProperty().get().nodes().size() == 2;
  }

  /// Shows what it means to move the first of two selected revisions onto the second; with fewer
  /// selected, of two heads.
  void showMove() {
    if (history.selectionProperty().get().nodes().size() != 2 && hasTwoHeads()) {
      selectAllHeads();
    }
    if (canMove()) {
      mergeShown.set(true);
      moving.set(true);
      updateMerge();
    }
  }

  /// Shows what it means to take the selected merge out.
  void showDetach() {
    Optional<RevisionId> lead = history.lead().map(Node::id);
    if (!isLeadMergePoint() || lead.isEmpty()) {
      return;
    }
    selectLead();
    detaching = lead;
    mergeShown.set(true);
    moving.set(true);
    updateMerge();
  }

  /// Whether the revision that was selected last is a merge point.
  boolean isLeadMergePoint() {
    return graph()
        .filter(
            graph -> history.lead().filter(node -> graph.isMergePoint(node.index())).isPresent())
        .isPresent();
  }

  private void selectLead() {
    history
        .lead()
        .ifPresent(node -> history.selectionProperty().set(NodeSelection.only(node.index())));
  }

  private Optional<Wish> wish() {
    if (detaching.isPresent()) {
      return Optional.of(new Wish.Detach(detaching.get(), Optional.empty()));
    }
    List<Integer> nodes = history.selectionProperty().get().nodes();
    return graph()
        .filter(_ -> nodes.size() == 2)
        .map(graph ->
            new Wish.Onto(graph.node(nodes.getFirst()).id(), graph.node(nodes.getLast()).id()));
  }

  private void write(MovePlan.Ready plan) {
    changes.write(
        plan.change(),
        result -> {
          switch (result) {
            case WriteResult.Written(WrittenChange change) -> {
              justCommitted.clear();
              selectAfterReload = plan.relinked().stream().findFirst();
              detaching = Optional.empty();
              mergeShown.set(false);
              moving.set(false);
              notices.accept(written(change, plan.done(), Optional.empty()));
              reloadNow();
            }
            case WriteResult.Refused(String what, String next) -> {
              notices.accept(Notice.notDone(what, next));
              reload();
            }
          }
        });
  }

  private void create(MergePlan.Ready plan, AfterCreating after) {
    List<HookCall> hooks = merge.runHooksProperty().get() ? merge.hooksProperty().get() : List.of();
    Told note = new Told(notes.planned(plan), plan.request().id());
    changes.write(plan.change(), result -> written(result, new Creation(plan, hooks, after, note)));
  }

  /// A merge on its way to disk and beyond.
  private record Creation(
      MergePlan.Ready plan, List<HookCall> hooks, AfterCreating after, Told note) {

    String what() {
      return "Created merge " + plan.request().id().shortForm();
    }
  }

  /// A note for the team, and the revision it is about.
  private record Told(TeamNote note, RevisionId about) {}

  private void written(WriteResult result, Creation creation) {
    switch (result) {
      case WriteResult.Written(WrittenChange change) -> {
        justCommitted.clear();
        selectAfterReload = Optional.of(creation.plan().request().id());
        mergeShown.set(false);
        if (creation.hooks().isEmpty()) {
          notices.accept(written(change, creation.what(), Optional.of(creation.note())));
          reloadNow();
          follow(change, creation);
        } else {
          runHooks(change, creation);
        }
      }
      case WriteResult.Refused(String what, String next) -> {
        notices.accept(Notice.notDone(what, next));
        reload();
      }
    }
  }

  private void follow(WrittenChange change, Creation creation) {
    switch (creation.after()) {
      case NOTHING -> {}
      case STAGE -> stage(change.paths());
      case COMMIT -> askForCommit(change.paths(), change.title(), creation.note().note().plain());
    }
  }

  private void runHooks(WrittenChange change, Creation creation) {
    List<HookCall> hooks = creation.hooks();
    AtomicBoolean stopped = new AtomicBoolean();
    notices.accept(
        new Notice(
            Notice.Kind.NEWS,
            "Running the hooks of the project",
            String.join(", ", hooks.stream().map(HookCall::hook).distinct().toList()),
            List.of(Command.of("Stop", () -> stopped.set(true)))));
    changes.runHooks(
        change,
        hooks,
        stopped::get,
        reports -> {
          Notice created = written(change, creation.what(), Optional.of(creation.note()));
          boolean allWell = reports.stream().allMatch(HookReport::wentWell);
          notices.accept(
              new Notice(
                  allWell ? Notice.Kind.DONE : Notice.Kind.NOT_DONE,
                  created.what() + (allWell ? ", and its hooks ran" : ", but look at its hooks"),
                  told(reports),
                  created.actions()));
          reloadNow();
          if (allWell) {
            follow(change, creation);
          }
        });
  }

  /// What came of hooks, and the beginning of what those printed that did not go well.
  private static String told(List<HookReport> reports) {
    List<String> lines = new ArrayList<>();
    for (HookReport report : reports) {
      lines.add(report.sentence());
      if (!report.wentWell()) {
        report.output().lines().limit(LONGEST_HOOK_OUTPUT).forEach(lines::add);
      }
    }
    return String.join("\n", lines);
  }

  private Notice written(WrittenChange change, String what, Optional<Told> note) {
    List<Command> actions = new ArrayList<>();
    actions.add(Command.of("Undo", () -> changes.undo(change)));
    if (workspace.get().flatMap(Workspace::repository).isPresent()) {
      actions.add(Command.of("Stage", () -> stage(change.paths())));
      actions.add(
          Command.of(
              "Commit…",
              () ->
                  askForCommit(
                      change.paths(),
                      change.title(),
                      note.map(it -> it.note().plain()).orElse(""))));
    }
    note.ifPresent(it -> actions.add(Command.of("Note…", () -> show(it.note(), it.about()))));
    return new Notice(
        Notice.Kind.DONE,
        what,
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

  /// What was written, what can be taken back and what be done again.
  ChangesViewModel changes() {
    return changes;
  }

  /// Tells the person what came of undo and redo.
  private final class Turned implements ChangesListener {

    @Override
    public void undone(UndoResult.Done done) {
      justCommitted.clear();
      notices.accept(
          new Notice(
              Notice.Kind.DONE,
              "Undone: " + done.change().title(),
              "The folder is as it was before.",
              List.of(Command.of("Redo", () -> changes.redo(done.change())))));
      unstage(done.change().paths());
    }

    @Override
    public void redone(UndoResult.Done done) {
      justCommitted.clear();
      notices.accept(
          new Notice(
              Notice.Kind.DONE,
              "Done again: " + done.change().title(),
              String.join("\n", done.change().paths().stream().map(it -> pathText(it)).toList()),
              List.of(Command.of("Undo", () -> changes.undo(done.change())))));
      reloadNow();
    }

    @Override
    public void refused(UndoResult.Refused refused) {
      List<Command> actions =
          refused.edited().isEmpty()
              ? List.of()
              : List.of(Command.of("Difference", () -> showDifference.accept(refused)));
      notices.accept(new Notice(Notice.Kind.NOT_DONE, refused.what(), refused.next(), actions));
      reload();
    }

    @Override
    public void failed(Exception failure) {
      notices.accept(Notice.notDone("Nothing was undone", reason(failure)));
    }
  }

  /// What shows a difference when it is asked for.
  void setShowDifference(Consumer<UndoResult.Refused> show) {
    showDifference = show;
  }

  /// Takes files out of the index that are as they were, and reads again.
  private void unstage(List<Path> paths) {
    Optional<GitRepository> git = workspace.get().flatMap(Workspace::repository);
    if (git.isEmpty()) {
      reloadNow();
      return;
    }
    writing.start(
        "Taking it out of the index",
        _ -> new GitWriter(git.get(), clock).unstage(paths),
        _ -> reloadNow(),
        _ -> reloadNow());
  }

  // git

  /// The files that Lynearm wrote and git does not have as they are.
  ObservableList<Path> uncommittedOwnFiles() {
    return uncommitted;
  }

  private void findUncommitted() {
    Optional<WorkingFiles> known = facts().files();
    List<Path> now =
        changes.ownFiles().stream()
            .filter(file -> !justCommitted.contains(file))
            .filter(file ->
                known
                    .flatMap(files -> files.status(file))
                    .map(FileStatus::state)
                    .filter(state -> state == FileState.UNCHANGED || state == FileState.IGNORED)
                    .isEmpty())
            .toList();
    if (!now.equals(uncommitted)) {
      uncommitted.setAll(now);
    }
  }

  void stageOwnFiles() {
    stage(List.copyOf(uncommitted));
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

  /// What shows a commit that is being thought over.
  void setShowCommit(Consumer<CommitViewModel> show) {
    showCommit = show;
  }

  /// Lets the person commit the files that Lynearm wrote, and nothing else.
  void askForCommit() {
    askForCommit(
        List.copyOf(uncommitted),
        changes.nextUndoProperty().get().map(WrittenChange::title).orElse(""),
        notes.bodyFor(uncommitted));
  }

  private void askForCommit(List<Path> paths, String subject, String body) {
    Optional<GitRepository> git = workspace.get().flatMap(Workspace::repository);
    if (git.isEmpty() || paths.isEmpty()) {
      return;
    }
    CommitViewModel commit =
        new CommitViewModel(
            background.lane(), new GitWriter(git.get(), clock), paths, subject, body);
    commit.madeProperty().subscribe(made -> made.ifPresent(it -> committed(it, commit)));
    showCommit.accept(commit);
  }

  private void committed(Commit made, CommitViewModel commit) {
    justCommitted.addAll(commit.files());
    findUncommitted();
    String where = commit.branchName().map(branch -> " on " + branch).orElse("");
    notices.accept(Notice.done("Committed " + made.id().shortForm() + where, made.subject()));
    reload();
  }

  /// Why new files can't be staged or committed.
  ReadOnlyObjectProperty<GitReasons> gitReasonsProperty() {
    return gitReasons.getReadOnlyProperty();
  }

  private GitReasons reasons() {
    if (workspace.get().flatMap(Workspace::repository).isEmpty()) {
      return GitReasons.both("not in a git repository");
    }
    return gitState
        .get()
        .map(state ->
            new GitReasons(
                Optional.empty(),
                Optional.of(state.ongoing())
                    .filter(ongoing -> ongoing != Ongoing.NOTHING)
                    .map(ongoing -> ongoing.words() + " is not finished")))
        .orElseGet(() -> GitReasons.both("git could not be read yet"));
  }

  // notes for the team

  /// What shows a note for the team.
  void setShowNote(Consumer<NoteViewModel> show) {
    showNote = show;
  }

  /// Whether there is a merge to write a note about: one that is previewed, or one that the
  /// keyboard is at.
  ReadOnlyBooleanProperty noteOfferedProperty() {
    return noteOffered.getReadOnlyProperty();
  }

  /// Shows the note about the merge that is previewed, or else about the merge point that the
  /// keyboard is at.
  void showNote() {
    if (mergeShown.get()
        && merge.planProperty().get().orElse(null) instanceof MergePlan.Ready plan) {
      show(notes.planned(plan), plan.request().id());
      return;
    }
    history.lead().ifPresent(lead -> notes.made(lead).ifPresent(note -> show(note, lead.id())));
  }

  /// What is known by now of collisions in the merge that is previewed.
  private List<String> collisionLines() {
    return collisions
        .stateProperty()
        .get()
        .map(state ->
            state instanceof CollisionsViewModel.State.Found(CollisionReport report)
                ? CollisionLines.of(report)
                : List.<String>of())
        .orElse(List.of());
  }

  private boolean offersNote() {
    return mergeShown.get()
        ? merge.planProperty().get().orElse(null) instanceof MergePlan.Ready
        : history.lead().filter(lead -> !lead.isMissing()).isPresent()
            && graph()
                .flatMap(graph ->
                    history
                        .lead()
                        .filter(lead -> lead.index() < graph.size())
                        .map(lead -> graph.parentsOf(lead.index()).length > 1))
                .orElse(false);
  }

  private void show(TeamNote note, RevisionId about) {
    showNote.accept(new NoteViewModel(background.lane(), note, about.shortForm()));
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
