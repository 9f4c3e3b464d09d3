package lynearm.ui.shell;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.revision.RevisionId;
import lynearm.ui.common.Emphasis;
import lynearm.ui.common.HistoryViewModel;
import lynearm.ui.common.NodeSelection;
import lynearm.ui.find.FindViewModel;

/// Selects what belongs together, and goes back and forward through what was selected.
final class Selections {

  private final OpenProject project;
  private final HistoryViewModel history;
  private final FindViewModel find;
  private final Consumer<Notice> notices;
  private final Runnable leaving;
  private final Trail trail = new Trail();
  private boolean quiet;

  /// @param leaving comes before a selection that is for looking only
  Selections(OpenProject project, FindViewModel find, Consumer<Notice> notices, Runnable leaving) {
    this.project = project;
    this.find = find;
    this.notices = notices;
    this.leaving = leaving;
    history = project.history();
    find.textProperty()
        .subscribe(lookedFor -> {
          if (lookedFor.isEmpty()) {
            trail.stay();
          }
        });
  }

  /// What was looked at before and after.
  Trail trail() {
    return trail;
  }

  /// Whether what is selected now is for looking only: no merge is offered.
  boolean isQuiet() {
    return quiet;
  }

  /// Looks at what was looked at before.
  void back() {
    project.graph().ifPresent(graph -> lookAt(graph, trail.back(id -> graph.find(id).isPresent())));
  }

  void forward() {
    project
        .graph()
        .ifPresent(graph -> lookAt(graph, trail.forward(id -> graph.find(id).isPresent())));
  }

  private void lookAt(RevisionGraph graph, Optional<RevisionId> revision) {
    revision
        .flatMap(graph::find)
        .ifPresent(node -> project.select(NodeSelection.only(node.index())));
  }

  /// Notes where the keyboard is now.
  void visit() {
    history.lead().map(Node::id).ifPresent(lead -> trail.visit(lead, find.isPassing()));
  }

  /// Lets a path that was shown stand out no more, once something else is selected.
  void leavePath() {
    if (!quiet && !history.emphasisProperty().get().isFound()) {
      history.emphasisProperty().set(Emphasis.NONE);
    }
  }

  /// Selects a revision, or tells that it is not shown.
  void show(RevisionId revision) {
    Optional<Node> node = project.graph().flatMap(graph -> graph.find(revision));
    if (node.isPresent()) {
      project.select(NodeSelection.only(node.get().index()));
    } else {
      notices.accept(
          Notice.notDone(
              revision.shortForm() + " is not among the revisions that are shown",
              "Show its branch as a guest, or view it."));
    }
  }

  void nothing() {
    leaving.run();
    project.select(NodeSelection.empty());
  }

  void allHeads() {
    project
        .graph()
        .ifPresent(graph ->
            project.select(NodeSelection.of(graph.heads().stream().map(Node::index).toList())));
  }

  /// Adds all that lies below to what is selected.
  void ancestors() {
    project
        .graph()
        .ifPresent(graph -> lookAt(Related.withAncestors(graph, project.selection().nodes())));
  }

  /// Adds all that lies above to what is selected.
  void descendants() {
    project
        .graph()
        .ifPresent(graph -> lookAt(Related.withDescendants(graph, project.selection().nodes())));
  }

  /// Selects the path between the two that are selected, and dims everything else.
  void path() {
    List<Integer> ends = project.selection().nodes();
    if (ends.size() == 2) {
      path(ends.getFirst(), ends.getLast());
    }
  }

  /// Selects the path from one to the other, and dims everything else.
  void path(int one, int other) {
    project
        .graph()
        .ifPresent(graph ->
            Related.path(graph, one, other)
                .ifPresentOrElse(path -> show(graph, path), () -> noPath(graph, one, other)));
  }

  private void show(RevisionGraph graph, BitSet path) {
    find.clear();
    lookAt(path);
    history.emphasisProperty().set(Emphasis.path(graph, path));
  }

  private void noPath(RevisionGraph graph, int one, int other) {
    notices.accept(
        Notice.notDone(
            "There is no path between %s and %s"
                .formatted(graph.node(one).id().shortForm(), graph.node(other).id().shortForm()),
            "They have no ancestor in common."));
  }

  /// Selects for looking only: no merge is offered.
  private void lookAt(BitSet nodes) {
    NodeSelection before = project.selection();
    NodeSelection now = NodeSelection.of(nodes.stream().boxed().toList());
    quiet = true;
    leaving.run();
    project.select(before.lead().isPresent() ? now.withLead(before.lead().getAsInt()) : now);
    quiet = false;
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

  /// Nothing is open any more.
  void forget() {
    trail.clear();
  }
}
