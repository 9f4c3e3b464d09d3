package lynearm.ui.shell;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.revision.Problem;
import lynearm.revision.RevisionId;
import lynearm.ui.common.Background;
import lynearm.ui.common.NodeSelection;
import lynearm.ui.doctor.DoctorViewModel;
import lynearm.workspace.Workspace;

/// Finding out where revisions went that are not there, in what is checked out, whatever else is
/// shown. Knows whether that stands in place of the details, and keeps it until something else is
/// selected.
final class MissingRevisions {

  private final OpenProject project;
  private final DoctorViewModel doctor;
  private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper();
  private Runnable askForId = () -> {};
  private List<RevisionId> selected = List.of();

  MissingRevisions(OpenProject project, Creations creations, Background background) {
    this.project = project;
    doctor = new DoctorViewModel(background.lane(), background.lane(), creations::mend);
    project.workspaceProperty().subscribe(now -> doctor.asideProperty().set(isAside(now)));
  }

  private static boolean isAside(Optional<Workspace> shown) {
    return shown.filter(it -> !it.viewed().isCheckedOut()).isPresent();
  }

  DoctorViewModel doctor() {
    return doctor;
  }

  /// Whether it stands in place of the details.
  ReadOnlyBooleanProperty shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /// @param ask puts the keyboard where an id is typed
  void setAskForId(Runnable ask) {
    askForId = ask;
  }

  /// Asks for an id, and finds out about it.
  void ask() {
    project
        .checkedOut()
        .ifPresent(open -> {
          doctor.begin(open);
          show();
          askForId.run();
        });
  }

  /// Whether the revision that was selected last is missing.
  boolean isLeadMissing() {
    return project.history().lead().filter(Node::isMissing).isPresent();
  }

  /// Finds out about the missing revision that was selected last.
  void findOut() {
    project.history().lead().filter(Node::isMissing).map(Node::id).ifPresent(this::findOut);
  }

  /// Finds out about the revision that a problem is about, because files name it that is not there.
  void findOut(Problem problem) {
    missing(problem)
        .ifPresent(ghost -> {
          project.select(NodeSelection.only(ghost.index()));
          findOut(ghost.id());
        });
  }

  private Optional<Node> missing(Problem problem) {
    Optional<RevisionGraph> graph = project.graph();
    return graph
        .flatMap(known -> problem.revision().flatMap(known::find))
        .flatMap(node -> missing(graph.orElseThrow(), node, problem));
  }

  /// Of several that one revision names, the one that the problem speaks of.
  private static Optional<Node> missing(RevisionGraph graph, Node node, Problem problem) {
    int[] named =
        problem.kind() == Problem.Kind.MISSING_PARENT
            ? graph.parentsOf(node.index())
            : graph.dependenciesOf(node.index());
    return Arrays.stream(named)
        .mapToObj(graph::node)
        .filter(Node::isMissing)
        .filter(ghost -> problem.what().contains(" names " + ghost.id() + ","))
        .findFirst();
  }

  /// Finds out about an id.
  void findOut(RevisionId id) {
    project
        .checkedOut()
        .ifPresent(open -> {
          show();
          doctor.show(open, id);
        });
  }

  private void show() {
    selected = selectedIds();
    shown.set(true);
  }

  private List<RevisionId> selectedIds() {
    return project
        .graph()
        .map(graph ->
            project.selection().nodes().stream()
                .filter(node -> node < graph.size())
                .map(node -> graph.node(node).id())
                .toList())
        .orElse(List.of());
  }

  /// Shows the details again.
  void close() {
    if (shown.get()) {
      shown.set(false);
      doctor.clear();
    }
  }

  /// The project was read anew.
  void renew(Workspace now) {
    if (shown.get()) {
      doctor.renew(now);
    }
  }

  /// Keeps to what is selected now.
  void follow() {
    if (shown.get() && !selectedIds().equals(selected)) {
      close();
    }
  }
}
