package lynearm.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import lynearm.git.GitRepository;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.revision.Problem;
import lynearm.revision.Revision;
import lynearm.ui.common.HistoryViewModel;
import lynearm.ui.common.NodeSelection;
import lynearm.workspace.Workspace;

/// What is open and what of it is selected: all that the parts of the window share.
final class OpenProject {

  private final ReadOnlyObjectWrapper<Optional<Workspace>> workspace =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<Workspace> checkedOut = Optional.empty();
  private final HistoryViewModel history = new HistoryViewModel();
  private boolean arriving;

  ReadOnlyObjectProperty<Optional<Workspace>> workspaceProperty() {
    return workspace.getReadOnlyProperty();
  }

  Optional<Workspace> workspace() {
    return workspace.get();
  }

  /// What is checked out, of which what is shown may be another state.
  Optional<Workspace> checkedOut() {
    return checkedOut;
  }

  /// @param open what is checked out
  void setCheckedOut(Workspace open) {
    checkedOut = Optional.of(open);
  }

  void show(Workspace now) {
    workspace.set(Optional.of(now));
  }

  /// Nothing is open any more.
  void close() {
    checkedOut = Optional.empty();
    workspace.set(Optional.empty());
  }

  Optional<RevisionGraph> graph() {
    return workspace().map(Workspace::graph);
  }

  Optional<GitRepository> repository() {
    return workspace().flatMap(Workspace::repository);
  }

  /// The folder that paths of a project are relative to.
  static Path rootOf(Workspace open) {
    return open.repository().map(GitRepository::root).orElse(open.opened());
  }

  HistoryViewModel history() {
    return history;
  }

  NodeSelection selection() {
    return history.selectionProperty().get();
  }

  void select(NodeSelection wanted) {
    history.selectionProperty().set(wanted);
  }

  /// Whether something else is just being put in place, so that nothing is to follow it yet.
  boolean isArriving() {
    return arriving;
  }

  void setArriving(boolean now) {
    arriving = now;
  }

  /// The revision that a problem is about, if it has one that is shown.
  Optional<Node> nodeOf(Problem problem) {
    return graph()
        .flatMap(graph ->
            problem
                .at()
                .flatMap(at -> nodeOf(graph, at.file()))
                .or(() -> problem.revision().flatMap(graph::find)));
  }

  private static Optional<Node> nodeOf(RevisionGraph graph, Path file) {
    return graph.files().stream()
        .filter(node -> node.revision().map(Revision::file).filter(file::equals).isPresent())
        .findFirst();
  }

  /// Whether the file of a revision that is shown can be opened, being checked out.
  boolean isOnDisk(Revision revision) {
    return workspace().filter(open -> open.viewed().commitOf(revision).isEmpty()).isPresent();
  }

  /// The same for any file of it.
  boolean isOnDisk(Path file) {
    return graph().stream()
        .flatMap(graph -> graph.files().stream())
        .flatMap(node -> node.revision().stream())
        .filter(revision -> revision.file().equals(file))
        .allMatch(this::isOnDisk);
  }

  /// A path as it is best shown.
  String pathText(Path path) {
    return workspace().map(open -> open.show(path)).orElse(path.toString());
  }

  /// Paths as they are best shown, one per line.
  String pathTexts(List<Path> paths) {
    return paths.stream().map(this::pathText).collect(Collectors.joining("\n"));
  }
}
