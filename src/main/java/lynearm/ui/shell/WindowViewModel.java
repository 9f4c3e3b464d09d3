package lynearm.ui.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
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
import lynearm.git.Commit;
import lynearm.git.FileState;
import lynearm.git.FileStatus;
import lynearm.git.GitAnswer;
import lynearm.git.GitRepository;
import lynearm.git.GitWriter;
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
import lynearm.ui.common.HistoryViewModel;
import lynearm.ui.common.Memory;
import lynearm.ui.common.NodeSelection;
import lynearm.ui.find.FindViewModel;
import lynearm.ui.merge.AfterCreating;
import lynearm.ui.merge.CollisionsViewModel;
import lynearm.ui.merge.MergeViewModel;
import lynearm.ui.move.MoveViewModel;
import lynearm.ui.move.Wish;
import lynearm.ui.note.NoteViewModel;
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

  private final OpenProject project = new OpenProject();
  private final Background background;
  private final Memory memory;
  private final Clock clock;
  private final Consumer<Notice> notices;
  private final WorkspaceReader reader = new WorkspaceReader(RevisionIndex.usual());
  private final FolderWatcher watcher;
  private final Settings settings;
  private final RevisionTexts texts;
  private final GitReading git;

  private final Background.Lane reading;
  private final Background.Lane keeping;
  private final Background.Lane writing;

  private final ReadOnlyObjectWrapper<Optional<OpenResult.NothingFound>> nothingFound =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper noteOffered = new ReadOnlyBooleanWrapper();
  private final TeamNotes notes;
  private final FindViewModel find;
  private final Folds folds;
  private final Selections selections;
  private final MergeViewModel merge;
  private final CollisionsViewModel collisions;
  private final BooleanProperty mergeShown = new SimpleBooleanProperty();
  private final MoveViewModel move;
  private final BooleanProperty moving = new SimpleBooleanProperty();
  private Optional<RevisionId> detaching = Optional.empty();
  private final ChangesViewModel changes;
  private final ObservableList<Path> uncommitted = FXCollections.observableArrayList();
  private final Set<Path> justCommitted = new HashSet<>();
  private Optional<RevisionId> selectAfterReload = Optional.empty();

  private Consumer<UndoResult.Refused> showDifference = _ -> {};
  private Consumer<CommitViewModel> showCommit = _ -> {};
  private Consumer<NoteViewModel> showNote = _ -> {};

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
    keeping = background.lane();
    writing = background.lane();
    texts = new RevisionTexts(background);
    git = new GitReading(project, background, settings, notices);
    find = new FindViewModel(history(), background);
    folds = new Folds(project, find, background, settings, notices);
    selections = new Selections(project, find, notices, () -> mergeShown.set(false));
    changes =
        new ChangesViewModel(writing, background.lane(), StateFolder.usual(), clock, new Turned());
    changes.ownFiles().addListener((ListChangeListener<Path>) _ -> findUncommitted());
    history().factsProperty().subscribe(this::findUncommitted);
    move = new MoveViewModel(background.lane(), clock, this::write);
    moving.subscribe((_, _) -> updateMerge());
    merge =
        new MergeViewModel(
            background.lane(), RevisionId::random, clock, this::create, this::letAlembicWrite);
    collisions = new CollisionsViewModel(background.lane(), this::visit);
    notes =
        new TeamNotes(
            project::graph,
            git::facts,
            changes.changes(),
            clock,
            project::pathText,
            this::collisionLines);
    noteOffered.bind(
        Bindings.createBooleanBinding(
            this::offersNote,
            mergeShown,
            merge.planProperty(),
            history().selectionProperty(),
            history().shownProperty()));
    watcher = new FolderWatcher(MEANINGLESS, () -> background.onScreen(this::reload));
    merge.runHooksProperty().subscribe(this::rememberHooks);
    history().selectionProperty().subscribe(this::selectionChanged);
  }

  // what is open

  ReadOnlyObjectProperty<Optional<Workspace>> workspaceProperty() {
    return project.workspaceProperty();
  }

  /// Why nothing is shown of what was opened last, if that is so.
  ReadOnlyObjectProperty<Optional<OpenResult.NothingFound>> nothingFoundProperty() {
    return nothingFound.getReadOnlyProperty();
  }

  OpenProject project() {
    return project;
  }

  RevisionTexts texts() {
    return texts;
  }

  GitReading git() {
    return git;
  }

  Folds folds() {
    return folds;
  }

  Selections selections() {
    return selections;
  }

  Background.Lane reading() {
    return reading;
  }

  HistoryViewModel history() {
    return project.history();
  }

  /// Whether something is still being worked out, so that the picture is not final.
  boolean isBusy() {
    return reading.runningProperty().get()
        || git.isBusy()
        || folds.isBusy()
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
    MapLayout.Direction direction = folds.direction();
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
        failure -> notices.accept(Notice.failed("The sample project could not be made", failure)));
  }

  /// Shows another environment of what is open.
  void choose(Environment environment) {
    project
        .workspace()
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
    Optional<Workspace> open = project.workspace();
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
    MapLayout.Direction direction = folds.direction();
    Folding wanted = folds.choiceProperty().get();
    Set<RevisionId> kept = folds.kept();
    selectAfterReload.ifPresent(kept::add);
    reading.start(
        "Reading again",
        progress -> Arrival.after(before, again.apply(before, progress), wanted, kept, direction),
        arrival -> reloaded(arrival, wanted),
        failure -> notices.accept(Notice.failed("Reading again did not work", failure)));
  }

  void closeWorkspace() {
    watcher.watch(List.of());
    reading.cancel();
    git.close();
    mergeShown.set(false);
    project.set(Optional.empty());
    nothingFound.set(Optional.empty());
    project.select(NodeSelection.empty());
    history().shownProperty().set(Optional.empty());
    changes.clear();
    selections.forget();
  }

  private void read(Path path, Optional<Environment> environment, String what) {
    MapLayout.Direction direction = folds.direction();
    reading.start(
        what,
        progress ->
            Arrival.of(
                settled(() -> reader.open(path, environment, progress)),
                settings.foldRule(),
                direction),
        this::opened,
        failure -> notices.accept(Notice.failed("Can't open " + path, failure)));
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
        project.select(NodeSelection.empty());
        git.forgetFacts();
        nothingFound.set(Optional.empty());
        memory.opened(now.opened());
        folds.cancel();
        project.setArriving(true);
        folds.choiceProperty().set(asked);
        show(now, folded);
        keepForNextStart();
      }
      case Arrival.Unchanged(Workspace now) -> git.read(now);
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
    folds.cancel();
    show(now, folded);
    if (!folds.choiceProperty().get().equals(asked)) {
      folds.refold();
    }
  }

  /// Shows what was made ready in the background; what is selected stays selected.
  private void show(Workspace now, FoldedGraph folded) {
    List<RevisionId> selected = selectedIds();
    Optional<RevisionId> lead = history().lead().map(Node::id);
    project.setArriving(true);
    project.set(Optional.of(now));
    find.setProblems(problemsOf(now));
    changes.show(now);
    merge.runHooksProperty().set(memory.isSet(HOOKS_ALLOWED + OpenProject.rootOf(now), false));
    NodeSelection kept = selectionIn(now.graph(), selected, lead);
    history().shownProperty().set(Optional.of(folded));
    project.select(kept);
    project.setArriving(false);
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
    git.read(now);
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
    return history()
        .shownProperty()
        .get()
        .map(FoldedGraph::graph)
        .map(graph ->
            project.selection().nodes().stream()
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

  // selection and folding

  private void selectionChanged() {
    if (project.isArriving()) {
      return;
    }
    NodeSelection selection = project.selection();
    selections.visit();
    folds.follow(selection);
    selections.leavePath();
    boolean detachesOther =
        detaching.isPresent() && !history().lead().map(Node::id).equals(detaching);
    if (detachesOther || selection.nodes().size() != (detaching.isPresent() ? 1 : 2)) {
      detaching = Optional.empty();
      moving.set(false);
    }
    if (selection.isEmpty() || detachesOther) {
      mergeShown.set(false);
    }
    if (!selection.isEmpty() && !selections.isQuiet() && asksForMerge(selection)) {
      mergeShown.set(true);
    }
    updateMerge();
  }

  private boolean asksForMerge(NodeSelection selection) {
    return selection.nodes().size() > 1
        && project
            .graph()
            .filter(graph -> selection.nodes().stream().anyMatch(graph::isHead))
            .isPresent();
  }

  // the merge

  MergeViewModel merge() {
    return merge;
  }

  /// What collides in the merge that is shown.
  CollisionsViewModel collisions() {
    return collisions;
  }

  /// Whether the merge panel stands in place of the details.
  BooleanProperty mergeShownProperty() {
    return mergeShown;
  }

  /// Shows the merge of what is selected; with fewer than two selected, of all heads.
  void showMerge() {
    if (project.selection().nodes().size() < 2
        && project.graph().map(graph -> graph.heads().size() > 1).orElse(false)) {
      selections.allHeads();
    }
    moving.set(false);
    mergeShown.set(true);
    updateMerge();
  }

  void showMerge(List<Integer> nodes) {
    project.select(NodeSelection.of(nodes));
    moving.set(false);
    mergeShown.set(true);
    updateMerge();
  }

  /// Why these nodes cannot be merged, in a sentence; empty if they can.
  Optional<String> whyNotMerge(List<Integer> nodes) {
    return project
        .graph()
        .flatMap(graph -> MergePlanner.whyNot(graph, nodes))
        .map(MergePlan.Refused::what);
  }

  private void updateMerge() {
    Optional<Workspace> open = project.workspace();
    Optional<Wish> wish = wish().filter(_ -> mergeShown.get() && moving.get());
    if (open.isPresent() && wish.isPresent()) {
      move.show(open.get(), wish.get());
    } else {
      move.clear();
    }
    if (!mergeShown.get() || open.isEmpty() || wish.isPresent()) {
      merge.clear();
      collisions.clear();
      return;
    }
    MergePlanner planner = new MergePlanner(open.get(), clock.getZone());
    RevisionGraph graph = open.get().graph();
    List<Integer> nodes = project.selection().nodes().stream().sorted().toList();
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
  }

  /// Selects the revision of a place, in place of what is being merged.
  private void visit(Place place) {
    project
        .graph()
        .flatMap(graph -> graph.find(place.revision()))
        .ifPresent(node -> {
          mergeShown.set(false);
          project.select(NodeSelection.of(List.of(node.index())));
        });
  }

  private static Optional<HookCall> ownAlembic(Workspace open, MergeRequest request) {
    OwnAlembic alembic =
        new OwnAlembic(open.environment(), open.graph(), OpenProject.rootOf(open), System.getenv());
    return open.settings().map(settings -> alembic.call(settings, request));
  }

  /// What became of a call of the project's own Alembic.
  private record AlembicAnswer(HookReport report, Optional<WrittenChange> written) {}

  private void letAlembicWrite(MergeViewModel.AlembicOffer offer) {
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
            failure -> notices.accept(Notice.failed("Alembic did not run", failure)));
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
              project.pathTexts(written.paths()),
              List.of(Command.of("Undo", () -> changes.undo(written)))));
    }
    reloadNow();
  }

  private void rememberHooks(boolean allowed) {
    project
        .workspace()
        .map(open -> HOOKS_ALLOWED + OpenProject.rootOf(open))
        .filter(key -> memory.isSet(key, false) != allowed)
        .ifPresent(key -> memory.put(key, allowed));
  }

  private static List<HookCall> hooks(Workspace open, List<Path> files) {
    return open.settings()
        .map(settings ->
            HookCalls.of(settings, OpenProject.rootOf(open), System.getenv())
                .ofAll(settings.hooks(), files))
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
    return project.graph().filter(graph -> graph.heads().size() == 2).isPresent();
  }

  /// Whether two revisions are selected, so that one can be moved onto the other.
  boolean canMove() {
    return detaching.isEmpty() && project.selection().nodes().size() == 2;
  }

  /// Shows what it means to move the first of two selected revisions onto the second; with fewer
  /// selected, of two heads.
  void showMove() {
    if (project.selection().nodes().size() != 2 && hasTwoHeads()) {
      selections.allHeads();
    }
    if (canMove()) {
      mergeShown.set(true);
      moving.set(true);
      updateMerge();
    }
  }

  /// Shows what it means to take the selected merge out.
  void showDetach() {
    Optional<RevisionId> lead = history().lead().map(Node::id);
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
    return project
        .graph()
        .filter(
            graph -> history().lead().filter(node -> graph.isMergePoint(node.index())).isPresent())
        .isPresent();
  }

  private void selectLead() {
    history().lead().ifPresent(node -> project.select(NodeSelection.only(node.index())));
  }

  private Optional<Wish> wish() {
    if (detaching.isPresent()) {
      return Optional.of(new Wish.Detach(detaching.get(), Optional.empty()));
    }
    List<Integer> nodes = project.selection().nodes();
    return project
        .graph()
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
    if (project.repository().isPresent()) {
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
    return new Notice(Notice.Kind.DONE, what, project.pathTexts(change.paths()), actions);
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
              project.pathTexts(done.change().paths()),
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
      notices.accept(Notice.failed("Nothing was undone", failure));
    }
  }

  /// What shows a difference when it is asked for.
  void setShowDifference(Consumer<UndoResult.Refused> show) {
    showDifference = show;
  }

  /// Takes files out of the index that are as they were, and reads again.
  private void unstage(List<Path> paths) {
    Optional<GitRepository> git = project.repository();
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
    Optional<WorkingFiles> known = git.facts().files();
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
    Optional<GitRepository> git = project.repository();
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
        failure -> notices.accept(Notice.failed("Nothing was staged", failure)));
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
    Optional<GitRepository> git = project.repository();
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
    history().lead().ifPresent(lead -> notes.made(lead).ifPresent(note -> show(note, lead.id())));
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
        : history().lead().filter(lead -> !lead.isMissing()).isPresent()
            && project
                .graph()
                .flatMap(graph ->
                    history()
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

  @Override
  public void close() {
    watcher.close();
    background.close();
  }
}
