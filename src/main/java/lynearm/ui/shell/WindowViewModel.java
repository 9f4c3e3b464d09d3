package lynearm.ui.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import lynearm.alembic.Environment;
import lynearm.change.Recovered;
import lynearm.git.CommitId;
import lynearm.git.GitRefusal;
import lynearm.git.RefTips;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.layout.FoldedGraph;
import lynearm.layout.Folding;
import lynearm.layout.MapLayout;
import lynearm.revision.Problem;
import lynearm.revision.RevisionId;
import lynearm.sample.Sample;
import lynearm.sample.SampleProjects;
import lynearm.ui.branches.BranchesViewModel;
import lynearm.ui.changes.ChangesViewModel;
import lynearm.ui.common.Background;
import lynearm.ui.common.HistoryViewModel;
import lynearm.ui.common.Memory;
import lynearm.ui.common.NodeSelection;
import lynearm.ui.find.FindViewModel;
import lynearm.ui.merge.CollisionsViewModel;
import lynearm.ui.timeline.TimelineViewModel;
import lynearm.workspace.FolderWatcher;
import lynearm.workspace.OpenResult;
import lynearm.workspace.Progress;
import lynearm.workspace.RevisionIndex;
import lynearm.workspace.Viewed;
import lynearm.workspace.Workspace;
import lynearm.workspace.WorkspaceReader;

/// The state of the window: what is open, what is selected and folded, what is being merged, what
/// can be undone. Knows no control; views show it and call it.
final class WindowViewModel implements AutoCloseable {

  /// The name under which byte code is kept; it comes and goes with every run of Python.
  private static final List<String> MEANINGLESS = List.of("__pycache__");

  private final OpenProject project = new OpenProject();
  private final Viewing viewing = new Viewing();
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
  private final Background.Lane closing;

  private final ReadOnlyObjectWrapper<Optional<OpenResult.NothingFound>> nothingFound =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final FindViewModel find;
  private final Folds folds;
  private final Selections selections;
  private final UndoNotices undo;
  private final GitIndex index;
  private final OwnFiles ownFiles;
  private final TeamNotes notes;
  private final Commits commits;
  private final WaysOut waysOut;
  private final MissingRevisions missing;
  private final NoteOffer noteOffer;
  private final BranchesViewModel branches;
  private final TimelineViewModel timeline;
  private final CollisionsViewModel branchCollisions;
  private List<RevisionId> selectAfterReload = List.of();

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
    closing = background.lane();
    texts = new RevisionTexts(project, background);
    git = new GitReading(project, background, settings, notices);
    find = new FindViewModel(history(), texts::factsOfShown, background);
    folds = new Folds(project, find, background, settings, notices);
    selections = new Selections(project, find, notices, this::showDetails);
    AfterWriting after = new Afterwards();
    undo = new UndoNotices(project, writing, background, clock, notices, after);
    index = new GitIndex(project, writing, clock, notices);
    ownFiles = new OwnFiles(project, changes().ownFiles(), git, index);
    notes = new TeamNotes(project, git, changes().changes(), background, clock);
    commits = new Commits(index, ownFiles, changes(), notes, background, notices, after);
    WrittenNotices written = new WrittenNotices(project, changes(), index, commits, notes);
    Creations creations = new Creations(changes(), notes, index, commits, written, notices, after);
    waysOut = waysOut(creations, written, after);
    missing = new MissingRevisions(project, creations, background);
    waysOut.shownProperty().subscribe(this::leaveMissing);
    missing.shownProperty().subscribe(this::leaveWaysOut);
    branches = new BranchesViewModel(background);
    timeline = new TimelineViewModel(background, new TimelineWays(this));
    branchCollisions =
        new CollisionsViewModel(background.lane(), place -> selections.show(place.revision()));
    noteOffer = new NoteOffer(project, waysOut, notes);
    watcher = new FolderWatcher(MEANINGLESS, () -> background.onScreen(this::reload));
    history().selectionProperty().subscribe(this::selectionChanged);
    git.tipsProperty().subscribe(this::branchesMoved);
  }

  private WaysOut waysOut(Creations creations, WrittenNotices written, AfterWriting after) {
    AlembicRuns alembic =
        new AlembicRuns(project, reader, changes(), written, background, notices, after);
    return new WaysOut(project, selections, creations, alembic::start, background, memory, clock);
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

  /// Which files are shown.
  Viewing viewing() {
    return viewing;
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

  /// Merging, moving and detaching.
  WaysOut waysOut() {
    return waysOut;
  }

  /// Finding out where revisions went.
  MissingRevisions missing() {
    return missing;
  }

  private void leaveMissing() {
    if (waysOut.shownProperty().get()) {
      missing.close();
    }
  }

  private void leaveWaysOut() {
    if (missing.shownProperty().get()) {
      waysOut.close();
    }
  }

  /// What was written, what can be taken back and what be done again.
  ChangesViewModel changes() {
    return undo.changes();
  }

  UndoNotices undo() {
    return undo;
  }

  OwnFiles ownFiles() {
    return ownFiles;
  }

  Commits commits() {
    return commits;
  }

  TeamNotes notes() {
    return notes;
  }

  NoteOffer noteOffer() {
    return noteOffer;
  }

  /// What git has beside what is checked out.
  BranchesViewModel branches() {
    return branches;
  }

  /// The graph in the course of time.
  TimelineViewModel timeline() {
    return timeline;
  }

  /// What collides in the branches that are looked at.
  CollisionsViewModel branchCollisions() {
    return branchCollisions;
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
        || find.isBusy()
        || branches.reading().runningProperty().get()
        || timeline.reading().runningProperty().get();
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

  /// Shows other files of the repository, or again those that are checked out.
  void view(Viewing.Wish wish) {
    viewing.wish(wish);
    ownChange = true;
    reading.cancel();
    reload();
  }

  private void reload(BiFunction<Workspace, Progress, OpenResult> again) {
    Optional<Workspace> open = project.checkedOut();
    if (open.isEmpty()) {
      nothingFound.get().ifPresent(nothing -> open(nothing.path()));
      return;
    }
    if (reading.runningProperty().get()) {
      readAgainAfterwards = true;
      return;
    }
    readAgainAfterwards = false;
    Workspace before = project.workspace().orElseThrow();
    Viewing.Wish wish = viewing.wish();
    MapLayout.Direction direction = folds.direction();
    Folding wanted = folds.choiceProperty().get();
    Set<RevisionId> kept = folds.kept();
    kept.addAll(selectAfterReload);
    reading.start(
        "Reading again",
        progress ->
            switch (again.apply(open.get(), progress)) {
              case OpenResult.NothingFound nothing -> new ReadAgain.Nothing(nothing);
              case OpenResult.Opened(Workspace now) -> {
                Viewing.Seen seen = viewing.read(now, wish, progress);
                Workspace shown = seen.workspace();
                yield new ReadAgain.Seen(
                    now, seen, Arrival.after(before, shown, wanted, kept, direction));
              }
            },
        read -> readAgain(read, wanted),
        failure -> notices.accept(Notice.failed("Reading again did not work", failure)));
  }

  void closeWorkspace() {
    watcher.watch(List.of());
    reading.cancel();
    git.close();
    waysOut.close();
    missing.close();
    project.close();
    viewing.show(Optional.empty());
    nothingFound.set(Optional.empty());
    project.select(NodeSelection.empty());
    history().shownProperty().set(Optional.empty());
    changes().clear();
    branches.clear();
    timeline.clear();
    closing.start(
        "Closing",
        _ -> {
          viewing.endSession();
          return true;
        },
        _ -> {},
        _ -> {});
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
    List<Recovered> recovered = changes().recover(open);
    if (recovered.isEmpty()) {
      return found;
    }
    background.onScreen(() -> recovered.forEach(undo::recovered));
    return read.get();
  }

  private void opened(Arrival arrival) {
    switch (arrival) {
      case Arrival.New(Workspace now, FoldedGraph folded, Folding asked, _) -> {
        waysOut.close();
        missing.close();
        project.select(NodeSelection.empty());
        git.forget();
        nothingFound.set(Optional.empty());
        memory.opened(now.opened());
        project.setCheckedOut(now);
        viewing.show(Optional.of(Viewing.Seen.checkedOut(now)));
        timeline.follow(Optional.empty(), "");
        folds.cancel();
        project.setArriving(true);
        folds.choiceProperty().set(asked);
        show(now, folded);
        keepForNextStart();
      }
      case Arrival.Unchanged(Workspace now) -> {
        git.read(now);
      }
      case Arrival.Nothing(OpenResult.NothingFound nothing) -> {
        closeWorkspace();
        nothingFound.set(Optional.of(nothing));
      }
    }
  }

  /// What came of reading again.
  private sealed interface ReadAgain {
    record Seen(Workspace checkedOut, Viewing.Seen seen, Arrival arrival) implements ReadAgain {}

    record Nothing(OpenResult.NothingFound why) implements ReadAgain {}
  }

  private void readAgain(ReadAgain read, Folding asked) {
    switch (read) {
      case ReadAgain.Nothing(OpenResult.NothingFound why) ->
          reloaded(new Arrival.Nothing(why), asked, Optional.empty());
      case ReadAgain.Seen(Workspace checkedOut, Viewing.Seen seen, Arrival arrival) -> {
        project.setCheckedOut(checkedOut);
        viewing.show(Optional.of(seen));
        timeline.follow(commitOf(seen.workspace()), seen.what());
        reloaded(arrival, asked, seen.refused());
      }
    }
  }

  private static Optional<CommitId> commitOf(Workspace shown) {
    return shown.viewed() instanceof Viewed.InCommit(_, CommitId commit)
        ? Optional.of(commit)
        : Optional.empty();
  }

  /// @param refused why something else is shown than before, if so; then what came and went is the
  ///   difference between two views, and no news
  private void reloaded(Arrival arrival, Folding asked, Optional<GitRefusal> refused) {
    if (readAgainAfterwards) {
      background.onScreen(this::reload);
    }
    boolean isOwn = ownChange;
    ownChange = false;
    refused.ifPresent(why -> notices.accept(Notice.notDone(why.what(), why.next())));
    if (!(arrival instanceof Arrival.New(Workspace now, FoldedGraph folded, _, var news))) {
      opened(arrival);
      return;
    }
    if (!isOwn && refused.isEmpty()) {
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
    project.show(now);
    find.setProblems(problemsOf(now));
    Workspace checkedOut = project.checkedOut().orElseThrow();
    changes().show(checkedOut);
    waysOut.open(checkedOut);
    branches.show(checkedOut);
    timeline.show(checkedOut);
    missing.renew(checkedOut);
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
              watcher.watch(checkedOut.watched());
              return checkedOut.fingerprint().firstDifference().isEmpty();
            },
            isStillSo -> {
              if (!isStillSo) {
                reload(); // it changed after it was read and before it was watched
              }
            },
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
    NodeSelection wanted = selectionOf(graph, selectAfterReload);
    selectAfterReload = List.of();
    if (!wanted.isEmpty()) {
      return wanted;
    }
    NodeSelection kept = selectionOf(graph, selected);
    return lead.flatMap(graph::find).map(Node::index).map(kept::withLead).orElse(kept);
  }

  private static NodeSelection selectionOf(RevisionGraph graph, List<RevisionId> ids) {
    return NodeSelection.of(
        ids.stream().flatMap(id -> graph.find(id).stream()).map(Node::index).toList());
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

  private void selectionChanged() {
    if (project.isArriving()) {
      return;
    }
    NodeSelection selection = project.selection();
    selections.visit();
    folds.follow(selection);
    selections.leavePath();
    missing.follow();
    waysOut.follow(selection);
  }

  /// Reads branches again once they stand elsewhere, and tells what a fetch brought.
  private void branchesMoved(Optional<RefTips> before, Optional<RefTips> now) {
    if (before.isEmpty() || now.isEmpty()) {
      return;
    }
    branches.refresh();
    timeline.refresh();
    BranchNews.between(before.get(), now.get())
        .ifPresent(what -> notices.accept(Notice.news(what)));
  }

  private void showDetails() {
    missing.close();
    waysOut.close();
  }

  private final class Afterwards implements AfterWriting {

    @Override
    public void written(Optional<RevisionId> about) {
      ownFiles.forgetCommitted();
      selectAfterReload = about.stream().toList();
      waysOut.written();
      missing.close();
    }

    @Override
    public void undone(List<Path> files, List<RevisionId> lookAt) {
      ownFiles.forgetCommitted();
      lookAtAfterwards(lookAt);
      index.unstage(files, this::readNow);
    }

    @Override
    public void redone(List<RevisionId> lookAt) {
      ownFiles.forgetCommitted();
      lookAtAfterwards(lookAt);
      readNow();
    }

    private void lookAtAfterwards(List<RevisionId> revisions) {
      if (!revisions.isEmpty()) {
        selectAfterReload = revisions;
        waysOut.written();
      }
    }

    /// Even if the watcher's reading is under way.
    @Override
    public void readNow() {
      ownChange = true;
      reading.cancel();
      reload();
    }

    @Override
    public void readAgain() {
      reload();
    }
  }

  @Override
  public void close() {
    watcher.close();
    background.close();
  }
}
