package lynearm.ui.shell;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.layout.FoldedGraph;
import lynearm.layout.Folding;
import lynearm.layout.MapLayout;
import lynearm.revision.RevisionId;
import lynearm.ui.common.Background;
import lynearm.ui.common.Emphasis;
import lynearm.ui.common.NodeSelection;
import lynearm.ui.find.FindViewModel;
import lynearm.workspace.Workspace;

/// How the graph is laid out: which runs are folded, and which way up the map is.
final class Folds {

  /// So many matches are taken out of their runs at once, and the shape of the map is still seen;
  /// of more, a run says how many it holds, and gives up the one that is looked at.
  static final int FEW_MATCHES = 60;

  private final OpenProject project;
  private final FindViewModel find;
  private final Consumer<Notice> notices;
  private final Background.Lane folding;
  private final Background.Lane turning;
  private final ObjectProperty<Folding> choice =
      new SimpleObjectProperty<>(Folding.of(Folding.Mode.LONG_RUNS));
  private final BooleanProperty headsUp = new SimpleBooleanProperty(true);
  private final ReadOnlyBooleanWrapper headsUpShown = new ReadOnlyBooleanWrapper(true);

  /// Matches that were looked at within folds; they stay unfolded while many are looked for.
  private final Set<RevisionId> cameBy = new HashSet<>();

  /// All matches, if they are few.
  private Set<RevisionId> fewMatches = Set.of();

  Folds(
      OpenProject project,
      FindViewModel find,
      Background background,
      Settings settings,
      Consumer<Notice> notices) {
    this.project = project;
    this.find = find;
    this.notices = notices;
    folding = background.lane();
    turning = background.lane();
    choice.subscribe(this::refold);
    settings
        .foldRuleProperty()
        .subscribe((_, now) -> project.graph().ifPresent(graph -> setMode(now.modeFor(graph))));
    find.textProperty().subscribe(this::foldAgainAfterFinding);
    project.history().emphasisProperty().subscribe(this::followMatches);
    headsUp.bindBidirectional(settings.headsUpProperty());
    headsUpShown.set(headsUp.get());
    headsUp.subscribe((_, _) -> turn());
  }

  boolean isBusy() {
    return folding.runningProperty().get() || turning.runningProperty().get();
  }

  /// How the graph is to be folded.
  ObjectProperty<Folding> choiceProperty() {
    return choice;
  }

  /// Whether the map is to have its heads at the top.
  BooleanProperty headsUpProperty() {
    return headsUp;
  }

  /// Whether the map has its heads at the top; it follows the wish once the layout is made.
  ReadOnlyBooleanProperty headsUpShownProperty() {
    return headsUpShown.getReadOnlyProperty();
  }

  MapLayout.Direction direction() {
    return headsUp.get() ? MapLayout.Direction.HEADS_UP : MapLayout.Direction.HEADS_DOWN;
  }

  private void turn() {
    boolean wanted = headsUp.get();
    MapLayout.Direction direction = direction();
    Optional<FoldedGraph> shown = shown();
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
        failure -> notices.accept(Notice.failed("Turning the map did not work", failure)));
  }

  void setMode(Folding.Mode mode) {
    choice.set(Folding.of(mode));
  }

  void unfold(RevisionId revision) {
    choice.set(choice.get().unfolding(revision));
  }

  /// Whether the revision with the keyboard stands in a folded run.
  boolean isLeadFolded() {
    return shown()
        .flatMap(folded -> project.history().lead().map(lead -> isFolded(folded, lead.index())))
        .orElse(false);
  }

  /// Whether the revision with the keyboard belongs to a run that a person unfolded.
  boolean isLeadUnfolded() {
    return !runsOfLead().isEmpty();
  }

  /// Shows the run around the revision with the keyboard whole, or folds it again.
  void toggle() {
    if (isLeadFolded()) {
      project.history().lead().map(Node::id).ifPresent(this::unfold);
      return;
    }
    Set<RevisionId> unfolded = new HashSet<>(choice.get().unfolded());
    unfolded.removeAll(runsOfLead());
    // What is selected would hold its run open; the keyboard alone does not.
    OptionalInt lead = project.selection().lead();
    project.select(new NodeSelection(List.of(), lead, lead));
    choice.set(new Folding(choice.get().mode(), choice.get().kept(), unfolded));
  }

  /// The unfolded revisions of the line of only children through the revision with the keyboard.
  private Set<RevisionId> runsOfLead() {
    Set<RevisionId> unfolded = choice.get().unfolded();
    Optional<RevisionGraph> graph = project.graph();
    Optional<Node> lead = project.history().lead();
    if (unfolded.isEmpty() || graph.isEmpty() || lead.isEmpty()) {
      return Set.of();
    }
    Set<RevisionId> line = new HashSet<>();
    Related.line(graph.get(), lead.get().index())
        .forEach(node -> line.add(graph.get().node(node).id()));
    line.retainAll(unfolded);
    return line;
  }

  /// Unfolds what is selected, or the match that is looked at, if a fold hides it.
  void follow(NodeSelection selection) {
    if (!isPartlyHidden(selection)) {
      return;
    }
    if (find.isPassing()) {
      project.history().lead().map(Node::id).ifPresent(cameBy::add);
    }
    refold();
  }

  private void followMatches(Emphasis emphasis) {
    Set<RevisionId> before = new HashSet<>(fewMatches);
    fewMatches = few(emphasis);
    if (!fewMatches.isEmpty()) {
      // what was come by while the words were half typed would only stand in between
      before.addAll(cameBy);
      cameBy.clear();
    }
    if (!fewMatches.containsAll(before) || isAnyFolded(fewMatches)) {
      refold();
    }
  }

  private Set<RevisionId> few(Emphasis emphasis) {
    if (!emphasis.isFound() || emphasis.count() > FEW_MATCHES) {
      return Set.of();
    }
    return project
        .graph()
        .filter(emphasis::isOf)
        .map(graph -> emphasis.nodes().mapToObj(node -> graph.node(node).id()))
        .map(ids -> ids.collect(Collectors.toUnmodifiableSet()))
        .orElse(Set.of());
  }

  private boolean isAnyFolded(Set<RevisionId> revisions) {
    return shown()
        .filter(folded ->
            revisions.stream()
                .flatMap(revision -> folded.graph().find(revision).stream())
                .anyMatch(node -> isFolded(folded, node.index())))
        .isPresent();
  }

  private void foldAgainAfterFinding(String lookedFor) {
    if (lookedFor.isEmpty() && !cameBy.isEmpty()) {
      cameBy.clear();
      refold();
    }
  }

  /// What is being folded is of no use any more.
  void cancel() {
    folding.cancel();
  }

  /// Folds once more what is open.
  void refold() {
    if (project.isArriving() || project.workspace().isEmpty()) {
      return;
    }
    Workspace now = project.workspace().get();
    Set<RevisionId> kept = kept();
    Folding wanted = choice.get();
    MapLayout.Direction direction = direction();
    folding.start(
        "Folding",
        _ -> Arrival.folded(now, wanted, kept, direction),
        this::show,
        failure -> notices.accept(Notice.failed("Folding did not work", failure)));
  }

  private void show(FoldedGraph folded) {
    if (project.graph().filter(graph -> graph == folded.graph()).isPresent()) {
      project.history().shownProperty().set(Optional.of(folded));
    }
  }

  private Optional<FoldedGraph> shown() {
    return project.history().shownProperty().get();
  }

  /// Whether a fold hides some of what is selected, or the match that is looked at. A run that is
  /// selected as a whole stays folded.
  private boolean isPartlyHidden(NodeSelection selection) {
    Optional<FoldedGraph> shown = shown();
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

  /// What no fold may hide: matches that are few or were come by, and what is selected, but for
  /// runs that are selected as a whole.
  Set<RevisionId> kept() {
    Set<RevisionId> kept = new HashSet<>(cameBy);
    kept.addAll(fewMatches);
    Set<Integer> selected = Set.copyOf(project.selection().nodes());
    shown()
        .ifPresent(folded ->
            selected.stream()
                .filter(node -> node < folded.graph().size())
                .filter(node -> !isFolded(folded, node) || isAloneInFold(folded, node, selected))
                .forEach(node -> kept.add(folded.graph().node(node).id())));
    return kept;
  }
}
