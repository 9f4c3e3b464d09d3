package lynearm.ui.outline;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import lynearm.layout.FoldedGraph;
import lynearm.ui.common.HistoryActions;
import lynearm.ui.common.HistoryViewModel;
import lynearm.ui.common.NodeSelection;

/// What the log shows and what its gestures mean, in rows; without any window.
///
/// A folded run is never selected: it takes the keyboard, and opens.
public final class LogViewModel {

  private final HistoryViewModel history;
  private final HistoryActions actions;
  private final ReadOnlyObjectWrapper<Optional<Log>> log =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  private final ReadOnlyObjectWrapper<LogSort> sort = new ReadOnlyObjectWrapper<>(LogSort.HISTORY);

  /// What was selected when a drag began, to which it adds; empty unless it began with Ctrl.
  private List<Integer> beforeDrag = List.of();

  public LogViewModel(HistoryViewModel history, HistoryActions actions) {
    this.history = history;
    this.actions = actions;
    history.shownProperty().subscribe(this::takeGraph);
    history.emphasisProperty().subscribe(this::takeGraph);
    history
        .factsProperty()
        .subscribe((_, facts) -> log.set(log.get().map(current -> current.with(facts))));
  }

  private void takeGraph() {
    log.set(
        history
            .shownProperty()
            .get()
            .map(folded ->
                Log.of(folded, history.factsProperty().get(), history.emphasisOf(folded.graph()))
                    .sortedBy(sort.get())));
  }

  ReadOnlyObjectProperty<Optional<Log>> logProperty() {
    return log.getReadOnlyProperty();
  }

  /// What the rows are sorted by.
  ReadOnlyObjectProperty<LogSort> sortProperty() {
    return sort.getReadOnlyProperty();
  }

  /// Sorts by a column, or the other way round if that is so already; the graph brings back the
  /// order of the history.
  void sortBy(LogColumn column) {
    sortBy(sort.get().pressed(column));
  }

  void sortBy(LogSort wanted) {
    sort.set(wanted);
    log.set(log.get().map(current -> current.sortedBy(sort.get())));
  }

  HistoryViewModel history() {
    return history;
  }

  HistoryActions actions() {
    return actions;
  }

  private int rows() {
    return log.get().map(Log::size).orElse(0);
  }

  /// The row that has the keyboard.
  OptionalInt leadRow() {
    OptionalInt lead = history.selectionProperty().get().lead();
    return lead.isPresent() ? rowOfNode(lead.getAsInt()) : lead;
  }

  /// The row that shows this node, if it is in the graph.
  OptionalInt rowOfNode(int node) {
    Optional<Log> current = log.get();
    if (current.isEmpty() || node < 0 || node >= current.get().graph().size()) {
      return OptionalInt.empty();
    }
    int row = current.get().rowOfNode(node);
    return row < 0 ? OptionalInt.empty() : OptionalInt.of(row);
  }

  /// Rows with a selected node in them.
  BitSet selectedRows() {
    BitSet rows = new BitSet();
    for (int node : history.selectionProperty().get().nodes()) {
      rowOfNode(node).ifPresent(rows::set);
    }
    return rows;
  }

  /// Takes up a press of the mouse: alone it selects, with Ctrl it toggles, with Shift it extends.
  void press(int row, boolean toggle, boolean extend) {
    beforeDrag = toggle ? selection().nodes() : List.of();
    if (extend) {
      extendTo(row, beforeDrag);
    } else if (isFold(row)) {
      focus(row, beforeDrag);
    } else if (toggle) {
      select(selection().toggled(nodeAt(row)));
    } else {
      select(NodeSelection.only(nodeAt(row)));
    }
  }

  /// Goes on with a drag over rows that began with [#press].
  void dragTo(int row) {
    extendTo(row, beforeDrag);
  }

  /// Keeps what is selected if the row is part of it, as before a context menu; else selects it.
  void pressForMenu(int row) {
    if (!isFold(row) && selection().contains(nodeAt(row))) {
      select(selection().withLead(nodeAt(row)));
      return;
    }
    press(row, false, false);
  }

  /// What a key that moves does to the selection.
  enum Move {
    /// Selects where it arrives.
    SELECT,
    /// Selects all the way from the anchor.
    EXTEND,
    /// Leaves the selection as it is, so that single rows can be toggled one after the other.
    ONLY_LEAD
  }

  /// Moves the keyboard by some rows, or to the first or last one where there are fewer.
  void moveBy(int rows, Move move) {
    OptionalInt lead = leadRow();
    moveTo(lead.isPresent() ? lead.getAsInt() + rows : 0, move);
  }

  void moveTo(int row, Move move) {
    if (rows() == 0) {
      return;
    }
    int target = Math.clamp(row, 0, rows() - 1);
    switch (move) {
      case EXTEND -> extendTo(target, List.of());
      case ONLY_LEAD -> select(selection().withLead(nodeAt(target)));
      case SELECT -> {
        if (isFold(target)) {
          focus(target, List.of());
        } else {
          select(NodeSelection.only(nodeAt(target)));
        }
      }
    }
  }

  /// Selects or unselects the row that has the keyboard.
  void toggleLead() {
    OptionalInt lead = leadRow();
    if (lead.isPresent() && !isFold(lead.getAsInt())) {
      select(selection().toggled(nodeAt(lead.getAsInt())));
    }
  }

  /// Goes to the parent. With several parents nothing moves; they are given for the person to
  /// choose from.
  List<Integer> moveToParent() {
    return moveAlong(true);
  }

  /// Goes to the child, or gives the children to choose from.
  List<Integer> moveToChild() {
    return moveAlong(false);
  }

  private List<Integer> moveAlong(boolean down) {
    Optional<Log> current = log.get();
    OptionalInt lead = leadRow();
    if (current.isEmpty() || lead.isEmpty()) {
      return List.of();
    }
    List<Integer> ways = current.get().neighbours(lead.getAsInt(), down);
    if (ways.size() != 1) {
      return ways;
    }
    goTo(ways.getFirst());
    return List.of();
  }

  /// Goes to the row of this node.
  void goTo(int node) {
    rowOfNode(node).ifPresent(row -> moveTo(row, Move.SELECT));
  }

  /// Opens the fold that has the keyboard, or the details of the revision.
  void activate() {
    leadRow()
        .ifPresent(row -> {
          if (isFold(row)) {
            unfold(row);
          } else {
            actions.showDetails();
          }
        });
  }

  /// Shows the folded run of this row whole; does nothing for a single revision.
  void unfold(int row) {
    log.get()
        .filter(current -> isFold(row))
        .ifPresent(current -> actions.unfold(current.graph().node(nodeAt(row)).id()));
  }

  boolean isFold(int row) {
    return log.get()
        .filter(current -> current.item(row) instanceof FoldedGraph.Item.Fold)
        .isPresent();
  }

  /// Tells both views which row the mouse is over.
  void hover(OptionalInt row) {
    history
        .hoveredProperty()
        .set(row.isPresent() ? OptionalInt.of(nodeAt(row.getAsInt())) : OptionalInt.empty());
  }

  private void extendTo(int row, List<Integer> kept) {
    int from = anchorRow(row);
    List<Integer> nodes = new ArrayList<>(kept);
    nodes.addAll(nodesBetween(from, row));
    select(new NodeSelection(nodes, OptionalInt.of(nodeAt(row)), OptionalInt.of(nodeAt(from))));
  }

  /// Nodes of the rows from one to another, in that direction, without folds.
  private List<Integer> nodesBetween(int from, int to) {
    int step = from <= to ? 1 : -1;
    return IntStream.rangeClosed(0, Math.abs(to - from))
        .map(i -> from + i * step)
        .filter(row -> !isFold(row))
        .map(this::nodeAt)
        .boxed()
        .toList();
  }

  private int anchorRow(int otherwise) {
    OptionalInt anchor = anchor();
    OptionalInt row = anchor.isPresent() ? rowOfNode(anchor.getAsInt()) : leadRow();
    return row.orElse(otherwise);
  }

  private OptionalInt anchor() {
    return selection().anchor();
  }

  private void focus(int row, List<Integer> selected) {
    select(new NodeSelection(selected, OptionalInt.of(nodeAt(row)), OptionalInt.of(nodeAt(row))));
  }

  private NodeSelection selection() {
    return history.selectionProperty().get();
  }

  private void select(NodeSelection selection) {
    history.selectionProperty().set(selection);
  }

  private int nodeAt(int row) {
    return log.get().orElseThrow().nodeAt(row);
  }
}
