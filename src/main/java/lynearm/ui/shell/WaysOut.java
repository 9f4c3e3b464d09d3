package lynearm.ui.shell;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import lynearm.collision.CollisionFinder;
import lynearm.collision.CollisionReport;
import lynearm.collision.Place;
import lynearm.elsewhere.ExistingMerge;
import lynearm.elsewhere.ExistingMerges;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.hook.HookCall;
import lynearm.hook.HookCalls;
import lynearm.merge.CollisionLines;
import lynearm.merge.MergePlan;
import lynearm.merge.MergePlanner;
import lynearm.merge.MergeRequest;
import lynearm.merge.OwnAlembic;
import lynearm.operation.Lines;
import lynearm.revision.RevisionId;
import lynearm.ui.common.Background;
import lynearm.ui.common.Memory;
import lynearm.ui.common.NodeSelection;
import lynearm.ui.merge.AfterCreating;
import lynearm.ui.merge.CollisionsViewModel;
import lynearm.ui.merge.ExistingMergesViewModel;
import lynearm.ui.merge.MergeViewModel;
import lynearm.ui.move.MoveViewModel;
import lynearm.ui.move.Wish;
import lynearm.workspace.Progress;
import lynearm.workspace.ViewedProject;
import lynearm.workspace.Workspace;

/// The ways out of several heads: merge them, move one onto the other, or take a merge out. Knows
/// which of them is shown in place of the details, and keeps it to what is selected.
final class WaysOut {

  private static final String HOOKS_ALLOWED = "hooks.";

  private final OpenProject project;
  private final Selections selections;
  private final Creations creations;
  private final Memory memory;
  private final Clock clock;
  private final MergeViewModel merge;
  private final CollisionsViewModel collisions;
  private final ExistingMergesViewModel existingMerges;
  private final MoveViewModel move;
  private final BooleanProperty shown = new SimpleBooleanProperty();
  private final BooleanProperty moving = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<List<RevisionId>> left =
      new ReadOnlyObjectWrapper<>(List.of());
  private Optional<RevisionId> detaching = Optional.empty();
  private Runnable takeKeyboard = () -> {};
  private Consumer<Lines> pointOut = _ -> {};

  /// @param alembic lets the project's own Alembic write
  WaysOut(
      OpenProject project,
      Selections selections,
      Creations creations,
      Consumer<MergeViewModel.AlembicOffer> alembic,
      Background background,
      Memory memory,
      Clock clock) {
    this.project = project;
    this.selections = selections;
    this.creations = creations;
    this.memory = memory;
    this.clock = clock;
    merge = new MergeViewModel(background.lane(), RevisionId::random, clock, this::create, alembic);
    collisions = new CollisionsViewModel(background.lane(), this::visit);
    existingMerges = new ExistingMergesViewModel(background.lane());
    move = new MoveViewModel(background.lane(), clock, creations::move);
    moving.subscribe((_, _) -> update());
    merge.runHooksProperty().subscribe(this::rememberHooks);
  }

  MergeViewModel merge() {
    return merge;
  }

  /// What collides in the merge that is shown.
  CollisionsViewModel collisions() {
    return collisions;
  }

  /// Merges of the same heads that exist elsewhere.
  ExistingMergesViewModel existingMerges() {
    return existingMerges;
  }

  MoveViewModel move() {
    return move;
  }

  /// Whether one of the ways out stands in place of the details.
  BooleanProperty shownProperty() {
    return shown;
  }

  /// Whether it moves one branch onto another instead of merging them.
  BooleanProperty movingProperty() {
    return moving;
  }

  /// The revisions whose merge was left to look at something in it, and which waits as it was; none
  /// if there is no such.
  ReadOnlyObjectProperty<List<RevisionId>> leftProperty() {
    return left.getReadOnlyProperty();
  }

  /// What points lines out in the source of the revision that is looked at.
  void setPointOut(Consumer<Lines> action) {
    pointOut = action;
  }

  /// What gives the keyboard to the way out that is shown.
  void setTakeKeyboard(Runnable action) {
    takeKeyboard = action;
  }

  /// Shows the details again.
  void close() {
    shown.set(false);
  }

  /// Shows the merge again that was left, with all that was typed.
  void backToMerge() {
    List<Integer> nodes = indexes(left.get());
    boolean whole = !nodes.isEmpty() && nodes.size() == left.get().size();
    left.set(List.of());
    if (!whole) {
      update();
      return;
    }
    moving.set(false);
    shown.set(true);
    project.select(NodeSelection.of(nodes));
    update();
  }

  private List<Integer> indexes(List<RevisionId> ids) {
    return project
        .graph()
        .map(graph -> ids.stream().flatMap(id -> graph.find(id).stream()).map(Node::index).toList())
        .orElse(List.of());
  }

  /// What was planned is written.
  void written() {
    left.set(List.of());
    detaching = Optional.empty();
    shown.set(false);
    moving.set(false);
  }

  /// Takes over what the person allowed in the project that is opened.
  void open(Workspace now) {
    if (indexes(left.get()).size() != left.get().size()) {
      left.set(List.of());
    }
    merge.runHooksProperty().set(memory.isSet(hooksKey(now), false));
  }

  private void rememberHooks(boolean allowed) {
    project
        .workspace()
        .map(WaysOut::hooksKey)
        .filter(key -> memory.isSet(key, false) != allowed)
        .ifPresent(key -> memory.put(key, allowed));
  }

  private static String hooksKey(Workspace open) {
    return HOOKS_ALLOWED + OpenProject.rootOf(open);
  }

  /// Shows the merge of what is selected; with fewer than two selected, of all heads.
  void showMerge() {
    if (!left.get().isEmpty() && project.selection().nodes().size() < 2) {
      backToMerge();
      takeKeyboard.run();
      return;
    }
    if (project.selection().nodes().size() < 2
        && project.graph().map(graph -> graph.heads().size() > 1).orElse(false)) {
      selections.allHeads();
    }
    showMerging();
    takeKeyboard.run();
  }

  void showMerge(List<Integer> nodes) {
    project.select(NodeSelection.of(nodes));
    showMerging();
  }

  /// Shows what it means to move the first of two selected revisions onto the second; with fewer
  /// selected, of two heads.
  void showMove() {
    if (project.selection().nodes().size() != 2 && hasTwoHeads()) {
      selections.allHeads();
    }
    if (canMove()) {
      showMoving();
      takeKeyboard.run();
    }
  }

  /// Shows what it means to take the selected merge out.
  void showDetach() {
    Optional<Node> lead = project.history().lead();
    if (!isLeadMergePoint() || lead.isEmpty()) {
      return;
    }
    project.select(NodeSelection.only(lead.get().index()));
    detaching = lead.map(Node::id);
    showMoving();
    takeKeyboard.run();
  }

  private void showMerging() {
    moving.set(false);
    shown.set(true);
    update();
  }

  private void showMoving() {
    shown.set(true);
    moving.set(true);
    update();
  }

  /// Why these nodes cannot be merged, in a sentence; empty if they can.
  Optional<String> whyNotMerge(List<Integer> nodes) {
    return project
        .graph()
        .flatMap(graph -> MergePlanner.whyNot(graph, nodes))
        .map(MergePlan.Refused::what);
  }

  /// Whether there are two heads, no more and no less.
  boolean hasTwoHeads() {
    return project.graph().filter(graph -> graph.heads().size() == 2).isPresent();
  }

  /// Whether two revisions are selected, so that one can be moved onto the other.
  boolean canMove() {
    return detaching.isEmpty() && project.selection().nodes().size() == 2;
  }

  /// Whether the revision that was selected last is a merge point.
  boolean isLeadMergePoint() {
    return project
        .graph()
        .flatMap(graph -> project.history().lead().filter(node -> graph.isMergePoint(node.index())))
        .isPresent();
  }

  /// Keeps what is shown to what is selected now.
  void follow(NodeSelection selection) {
    boolean detachesOther =
        detaching.isPresent() && !project.history().lead().map(Node::id).equals(detaching);
    if (detachesOther || selection.nodes().size() != (detaching.isPresent() ? 1 : 2)) {
      detaching = Optional.empty();
      moving.set(false);
    }
    if (selection.isEmpty() || detachesOther) {
      shown.set(false);
    }
    if (!selection.isEmpty() && !selections.isQuiet() && asksForMerge(selection)) {
      shown.set(true);
    }
    if (shown.get() && !left.get().isEmpty()) {
      forgetLeft(selection);
    }
    update();
  }

  /// Another merge, or a move, takes the place of the one that was left.
  private void forgetLeft(NodeSelection selection) {
    boolean same = Set.copyOf(indexes(left.get())).equals(Set.copyOf(selection.nodes()));
    left.set(List.of());
    if (!same) {
      merge.clear();
    }
  }

  private boolean asksForMerge(NodeSelection selection) {
    return selection.nodes().size() > 1
        && project
            .graph()
            .filter(graph -> selection.nodes().stream().anyMatch(graph::isHead))
            .isPresent();
  }

  private void update() {
    if (!shown.get() && !left.get().isEmpty() && project.workspace().isPresent()) {
      move.clear();
      return;
    }
    Optional<Workspace> open = project.workspace().filter(_ -> shown.get());
    Optional<Wish> wish = open.flatMap(_ -> wish()).filter(_ -> moving.get());
    if (wish.isPresent()) {
      move.show(open.orElseThrow(), wish.get());
    } else {
      move.clear();
    }
    if (open.isEmpty() || wish.isPresent()) {
      merge.clear();
      collisions.clear();
      existingMerges.clear();
      return;
    }
    List<Integer> nodes = project.selection().nodes().stream().sorted().toList();
    merge.show(open.get().graph(), nodes, planningIn(open.get()));
    showCollisions(open.get(), nodes);
    existingMerges.show(
        open.get().graph(), nodes, progress -> existingMerges(open.get(), nodes, progress));
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

  private MergeViewModel.Project planningIn(Workspace open) {
    MergePlanner planner = new MergePlanner(open, clock.getZone());
    return new MergeViewModel.Project(
        open.settings().map(it -> it.versionLocations()).orElse(List.of()),
        planner::plan,
        files -> hooks(open, files),
        request -> ownAlembic(open, request));
  }

  private static List<HookCall> hooks(Workspace open, List<Path> files) {
    return open.settings()
        .map(settings ->
            HookCalls.of(settings, OpenProject.rootOf(open), System.getenv())
                .ofAll(settings.hooks(), files))
        .orElse(List.of());
  }

  private static Optional<HookCall> ownAlembic(Workspace open, MergeRequest request) {
    OwnAlembic alembic =
        new OwnAlembic(open.environment(), open.graph(), OpenProject.rootOf(open), System.getenv());
    return open.settings().map(settings -> alembic.call(settings, request));
  }

  private void showCollisions(Workspace open, List<Integer> nodes) {
    RevisionGraph graph = open.graph();
    collisions.show(
        graph,
        nodes,
        progress -> {
          try (ViewedProject bodies = new ViewedProject(open)) {
            return new CollisionFinder(graph, bodies::read).find(nodes, progress);
          }
        });
  }

  private static List<ExistingMerge> existingMerges(
      Workspace open, List<Integer> nodes, Progress progress) {
    List<RevisionId> heads = nodes.stream().map(node -> open.graph().node(node).id()).toList();
    return open.repository()
        .map(repository -> ExistingMerges.of(repository, open, heads, progress))
        .orElse(List.of());
  }

  /// Shows the source of a place, in place of what is being merged, until one goes back to that.
  private void visit(Place place) {
    Optional<RevisionGraph> graph = project.graph();
    graph
        .flatMap(it -> it.find(place.revision()))
        .ifPresent(node -> {
          left.set(
              project.selection().nodes().stream()
                  .map(index -> graph.get().node(index).id())
                  .toList());
          shown.set(false);
          project.select(NodeSelection.only(node.index()));
          pointOut.accept(place.lines());
        });
  }

  private void create(MergePlan.Ready plan, AfterCreating next) {
    List<HookCall> hooks = merge.runHooksProperty().get() ? merge.hooksProperty().get() : List.of();
    creations.merge(plan, hooks, collisionLines(), next);
  }

  /// The merge that is previewed, if it can be created.
  Optional<MergePlan.Ready> previewed() {
    return shown.get() && merge.planProperty().get().orElse(null) instanceof MergePlan.Ready plan
        ? Optional.of(plan)
        : Optional.empty();
  }

  /// What is known by now of collisions in the merge that is previewed.
  List<String> collisionLines() {
    return collisions
        .stateProperty()
        .get()
        .map(state ->
            state instanceof CollisionsViewModel.State.Found(CollisionReport report)
                ? CollisionLines.of(report)
                : List.<String>of())
        .orElse(List.of());
  }
}
