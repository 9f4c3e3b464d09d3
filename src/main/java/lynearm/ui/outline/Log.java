package lynearm.ui.outline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.layout.FoldedGraph;
import lynearm.layout.LogLayout;
import lynearm.look.LogRow;
import lynearm.look.LogWords;
import lynearm.look.NodeFacts;
import lynearm.ui.common.Emphasis;

/// One folded graph as rows of text and lanes. Texts are made when a row is first asked for.
final class Log {

  private final FoldedGraph folded;
  private final LogLayout layout;
  private final NodeFacts facts;
  private final Optional<Emphasis> emphasis;
  private final int longestId;
  private final LogSort sort;

  /// Present unless every row stands in the order of the history; then no links are drawn.
  private final Optional<RowOrder> order;

  private final Map<Integer, LogRow> texts = new HashMap<>();

  private Log(
      FoldedGraph folded,
      NodeFacts facts,
      Optional<Emphasis> emphasis,
      int longestId,
      LogSort sort) {
    this.folded = folded;
    this.layout = folded.log();
    this.facts = facts;
    this.emphasis = emphasis;
    this.longestId = longestId;
    this.sort = sort;
    IntPredicate isShown = isFiltered() ? emphasis.orElseThrow()::contains : _ -> true;
    order =
        sort.isHistory() && !isFiltered()
            ? Optional.empty()
            : Optional.of(
                sort.isHistory()
                    ? RowOrder.ofHistory(folded, isShown)
                    : RowOrder.sorted(folded, isShown, sort.descending(), this::sortKey));
  }

  static Log of(FoldedGraph folded, NodeFacts facts) {
    return of(folded, facts, Optional.empty());
  }

  /// The log of this graph, or of those revisions alone that stand out, if that is asked for.
  static Log of(FoldedGraph folded, NodeFacts facts, Optional<Emphasis> emphasis) {
    FoldedGraph shown = emphasis.flatMap(Emphasis::alone).orElse(folded);
    return new Log(shown, facts, emphasis, longestId(shown), LogSort.HISTORY);
  }

  private static int longestId(FoldedGraph folded) {
    int longestId = 0;
    for (Node node : folded.graph().nodes()) {
      longestId = Math.max(longestId, node.id().value().length());
    }
    return longestId;
  }

  /// The same rows with what is known now of authors and dates.
  Log with(NodeFacts newFacts) {
    return new Log(folded, newFacts, emphasis, longestId, sort);
  }

  /// The same revisions in another order; sorted ones are not folded.
  Log sortedBy(LogSort wanted) {
    return wanted.equals(sort) ? this : new Log(folded, facts, emphasis, longestId, wanted);
  }

  private String sortKey(int index) {
    Node node = graph().node(index);
    return switch (sort.column()) {
      case GRAPH -> "";
      case ID -> node.id().value();
      case MESSAGE -> node.isMissing() ? "" : LogWords.messageOf(node, LogWords.fileName(node));
      case AUTHOR -> facts.author(node);
      case DATE -> facts.date(node);
      case FILE -> LogWords.fileName(node);
    };
  }

  /// Columns in which nothing would stand.
  Set<LogColumn> emptyColumns() {
    return facts.hasAuthors() ? Set.of() : Set.of(LogColumn.AUTHOR);
  }

  LogSort sort() {
    return sort;
  }

  /// Whether both have the same revisions in the same rows.
  boolean hasRowsOf(Log other) {
    return folded == other.folded
        && sort.equals(other.sort)
        && (sort.isHistory() || facts.equals(other.facts))
        && isFiltered() == other.isFiltered()
        && (!isFiltered() || emphasis.equals(other.emphasis));
  }

  FoldedGraph folded() {
    return folded;
  }

  RevisionGraph graph() {
    return folded.graph();
  }

  LogLayout layout() {
    return layout;
  }

  /// How many characters the longest id has.
  int longestId() {
    return longestId;
  }

  int size() {
    return order.map(RowOrder::size).orElseGet(layout::rows);
  }

  /// Whether the rows stand in another order than that of the history.
  boolean isSorted() {
    return !sort.isHistory();
  }

  /// Whether some rows are left out.
  boolean isFiltered() {
    return emphasis.flatMap(Emphasis::alone).isPresent();
  }

  /// Whether every row stands in the order of the history, so that links can be drawn.
  boolean isHistory() {
    return order.isEmpty();
  }

  /// How many lanes there are.
  int lanes() {
    return isHistory() ? layout.width() : 1;
  }

  int lane(int row) {
    return isHistory() ? layout.lane(row) : 0;
  }

  int colour(int row) {
    return layout.colour(order.map(rows -> layoutRow(rows.nodeAt(row))).orElse(row));
  }

  private int layoutRow(int node) {
    return layout.rowOf(folded.itemOf(node));
  }

  FoldedGraph.Item item(int row) {
    return order
        .<FoldedGraph.Item>map(rows -> new FoldedGraph.Item.Single(rows.nodeAt(row)))
        .orElseGet(() -> folded.item(layout.itemAt(row)));
  }

  /// What stands out, if anything does.
  Optional<Emphasis> emphasis() {
    return emphasis;
  }

  /// How many revisions of this row stand out.
  int standingOut(int row) {
    return emphasis
        .map(its ->
            switch (item(row)) {
              case FoldedGraph.Item.Single(int node) -> its.contains(node) ? 1 : 0;
              case FoldedGraph.Item.Fold(List<Integer> nodes) -> its.countIn(nodes);
            })
        .orElse(0);
  }

  /// The node that stands for the row: the revision itself, or the newest of a fold.
  int nodeAt(int row) {
    return item(row).firstNode();
  }

  /// The row that shows this node, perhaps in a fold; -1 if it is left out.
  int rowOfNode(int node) {
    return order.map(rows -> rows.rowOf(node)).orElseGet(() -> layoutRow(node));
  }

  private int foundIn(int row) {
    return emphasis.filter(Emphasis::isFound).isPresent() ? standingOut(row) : 0;
  }

  /// The nodes of the rows to which links lead from this one, down to its parents or up to its
  /// children, as far as they are shown.
  List<Integer> neighbours(int row, boolean parents) {
    return neighboursOf(row, parents)
        .distinct()
        .filter(node -> rowOfNode(node) >= 0)
        .boxed()
        .toList();
  }

  private IntStream neighboursOf(int row, boolean parents) {
    int node = nodeAt(row);
    if (!isHistory()) {
      return IntStream.of(parents ? graph().parentsOf(node) : graph().childrenOf(node));
    }
    int item = layout.itemAt(row);
    return IntStream.of(parents ? folded.parentsOf(item) : folded.childrenOf(item))
        .map(next -> folded.item(next).firstNode());
  }

  LogRow row(int row) {
    return texts.computeIfAbsent(row, this::textsOf);
  }

  private LogRow textsOf(int row) {
    LogWords words = new LogWords(graph(), facts);
    return switch (item(row)) {
      case FoldedGraph.Item.Single(int node) ->
          words.single(node, !isHistory() || layout.undrawnLinks(row) > 0);
      case FoldedGraph.Item.Fold(List<Integer> nodes) -> words.fold(nodes, foundIn(row));
    };
  }
}
