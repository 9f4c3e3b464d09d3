package lynearm.ui.shell;

import atlantafx.base.theme.Styles;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lynearm.graph.Flag;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.layout.FoldedGraph;
import lynearm.revision.BranchLabel;
import lynearm.revision.Problem;
import lynearm.ui.common.HistoryViewModel;
import lynearm.ui.common.NodeSelection;
import lynearm.ui.problems.ProblemsView;
import org.jspecify.annotations.Nullable;

/// What stands beside the graph: its heads, its labels, its problems, each to be followed by a
/// click. The heads are a plain list, for the keyboard and for screen readers.
final class SidePanel extends VBox {

  private static final double ROW = 44;
  private static final double LABEL_ROW = 30;
  private static final int ROWS_AT_ONCE = 10;

  /// What a list keeps in sight however low the window is.
  private static final int LEAST_ROWS = 2;

  private static final double LEAST_OF_PROBLEMS = 90;

  /// A label and the revision that declares it.
  private record Labelled(BranchLabel label, Node node) {}

  private final HistoryViewModel history;
  private final ObservableList<Node> heads = FXCollections.observableArrayList();
  private final ObservableList<Labelled> labels = FXCollections.observableArrayList();
  private final ListView<Node> headList = new ListView<>(heads);
  private final ListView<Labelled> labelList = new ListView<>(labels);
  private final ProblemsView problems;
  private final Label headsTitle = title("Heads");
  private final Label labelsTitle = title("Labels");
  private final Label problemsTitle = title("Problems");
  private boolean following;

  /// @param branches what stands below the labels
  /// @param findOut finds out where a revision went that a problem says is not there
  SidePanel(
      HistoryViewModel history,
      BranchesPart branches,
      Consumer<Problem> followProblem,
      Consumer<Problem> findOut) {
    this.history = history;
    problems = new ProblemsView(followProblem, findOut);
    getStyleClass().add("side-panel");
    setId("side-panel");
    // else a long list would push the foot of the window out of sight
    setMinHeight(0);

    headList.setId("heads");
    headList.getStyleClass().add(Styles.DENSE);
    headList.setFixedCellSize(ROW);
    headList.setCellFactory(_ -> new HeadCell());
    headList.setAccessibleText("Heads");
    headList.setPlaceholder(new Label("No heads."));
    headList.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    headList.getSelectionModel().getSelectedItems().subscribe(this::selectionMadeHere);

    labelList.setId("labels");
    labelList.getStyleClass().add(Styles.DENSE);
    labelList.setFixedCellSize(LABEL_ROW);
    labelList.setCellFactory(_ -> new LabelCell());
    labelList.setAccessibleText("Branch labels");
    labelList.addEventHandler(MouseEvent.MOUSE_CLICKED, _ -> followLabel());
    labelList.setOnKeyPressed(event -> {
      if (event.getCode() == javafx.scene.input.KeyCode.ENTER) {
        followLabel();
      }
    });

    problems.setMinHeight(LEAST_OF_PROBLEMS);
    VBox.setVgrow(problems, Priority.ALWAYS);
    getChildren()
        .addAll(headsTitle, headList, labelsTitle, labelList, branches, problemsTitle, problems);
    history.shownProperty().subscribe(shown -> show(shown.map(FoldedGraph::graph)));
    history.selectionProperty().subscribe(this::followSelection);
  }

  static Label title(String text) {
    Label label = new Label(text);
    label.getStyleClass().addAll("section-title", Styles.TEXT_BOLD);
    return label;
  }

  void setProblems(List<Problem> now) {
    problems.setProblems(
        now.stream().sorted(Comparator.comparing(problem -> problem.kind().isWarning())).toList());
    boolean any = !now.isEmpty();
    problemsTitle.setText("Problems  " + now.size());
    for (Region part : List.of(problemsTitle, problems)) {
      part.setVisible(any);
      part.setManaged(any);
    }
  }

  private void show(Optional<RevisionGraph> graph) {
    List<Node> now = graph.map(RevisionGraph::heads).orElse(List.of());
    if (!now.equals(heads)) {
      following = true;
      heads.setAll(now);
      following = false;
    }
    headsTitle.setText(now.size() == 1 ? "Head" : "Heads  " + now.size());
    sizeTo(headList, now.size(), ROWS_AT_ONCE, ROW);

    Map<BranchLabel, Node> declared = new LinkedHashMap<>();
    graph.ifPresent(shown ->
        shown
            .files()
            .forEach(node ->
                node.revision()
                    .ifPresent(revision ->
                        revision.branchLabels().forEach(label -> declared.put(label, node)))));
    labels.setAll(
        declared.entrySet().stream()
            .map(entry -> new Labelled(entry.getKey(), entry.getValue()))
            .toList());
    sizeTo(labelList, labels.size(), ROWS_AT_ONCE, LABEL_ROW);
    for (Region part : List.of(labelsTitle, labelList)) {
      part.setVisible(!labels.isEmpty());
      part.setManaged(!labels.isEmpty());
    }
    followSelection(history.selectionProperty().get());
  }

  /// Lets a list be as high as its rows, up to so many, and give way where others need room too.
  static void sizeTo(ListView<?> list, int rows, int atOnce, double rowHeight) {
    double height = Math.clamp(rows, 1, atOnce) * rowHeight + 2;
    list.setPrefHeight(height);
    list.setMinHeight(Math.min(height, LEAST_ROWS * rowHeight + 2));
    list.setMaxHeight(height);
  }

  private void selectionMadeHere() {
    if (following) {
      return;
    }
    List<Integer> chosen =
        List.copyOf(headList.getSelectionModel().getSelectedItems()).stream()
            .map(Node::index)
            .toList();
    if (!chosen.isEmpty()) {
      following = true;
      history.selectionProperty().set(NodeSelection.of(chosen));
      following = false;
    }
  }

  private void followSelection(NodeSelection selection) {
    if (following) {
      return;
    }
    following = true;
    Set<Integer> nodes = Set.copyOf(selection.nodes());
    int[] rows =
        IntStream.range(0, heads.size())
            .filter(row -> nodes.contains(heads.get(row).index()))
            .toArray();
    headList.getSelectionModel().clearSelection();
    if (rows.length > 0) {
      headList.getSelectionModel().selectIndices(rows[0], rows);
    }
    following = false;
  }

  private void followLabel() {
    Labelled chosen = labelList.getSelectionModel().getSelectedItem();
    if (chosen != null) {
      history.selectionProperty().set(NodeSelection.only(chosen.node().index()));
    }
  }

  private final class HeadCell extends ListCell<Node> {

    private final Label id = new Label();
    private final Label effective = new Label("effective head");
    private final Label message = new Label();
    private final VBox texts;

    HeadCell() {
      id.getStyleClass().add("revision-id");
      effective.getStyleClass().add("effective-head-note");
      message.getStyleClass().add(Styles.TEXT_MUTED);
      HBox first = new HBox(id, effective);
      first.getStyleClass().add("head-line");
      first.setAlignment(Pos.BASELINE_LEFT);
      texts = new VBox(first, message);
      texts.setMinWidth(0);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Node node, boolean empty) {
      super.updateItem(node, empty);
      if (empty || node == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      boolean isEffective =
          history
              .shownProperty()
              .get()
              .map(FoldedGraph::graph)
              .filter(graph -> node.index() < graph.size())
              .filter(graph -> graph.flags(node.index()).contains(Flag.EFFECTIVE_HEAD))
              .isPresent();
      id.setText(node.id().value());
      effective.setVisible(isEffective);
      message.setText(node.message());
      setGraphic(texts);
      setAccessibleText(
          "Head " + node.id() + ", " + node.message() + (isEffective ? ", effective head" : ""));
    }
  }

  private static final class LabelCell extends ListCell<Labelled> {

    @Override
    protected void updateItem(@Nullable Labelled labelled, boolean empty) {
      super.updateItem(labelled, empty);
      setText(
          empty || labelled == null
              ? null
              : labelled.label() + "  ·  " + labelled.node().id().shortForm());
    }
  }
}
