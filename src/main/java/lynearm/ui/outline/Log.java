package lynearm.ui.outline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.layout.FoldedGraph;
import lynearm.layout.LogLayout;
import lynearm.look.LogRow;
import lynearm.look.LogWords;
import lynearm.look.NodeFacts;

/// One folded graph as rows of text and lanes. Texts are made when a row is first asked for.
final class Log {

  private final FoldedGraph folded;
  private final LogLayout layout;
  private final NodeFacts facts;
  private final int longestId;
  private final LogSort sort;

  /// Present unless the rows stand in the order of the history; then no links are drawn.
  private final Optional<SortedRows> sorted;

  private final Map<Integer, LogRow> texts = new HashMap<>();

  private Log(FoldedGraph folded, LogLayout layout, NodeFacts facts, int longestId, LogSort sort) {
    this.folded = folded;
    this.layout = layout;
    this.facts = facts;
    this.longestId = longestId;
    this.sort = sort;
    sorted =
        sort.isHistory()
            ? Optional.empty()
            : Optional.of(SortedRows.of(folded, sort.descending(), this::sortKey));
  }

  static Log of(FoldedGraph folded, NodeFacts facts) {
    int longestId = 0;
    for (Node node : folded.graph().nodes()) {
      longestId = Math.max(longestId, node.id().value().length());
    }
    return new Log(folded, folded.log(), facts, longestId, LogSort.HISTORY);
  }

  /// The same rows with what is known now of authors and dates.
  Log with(NodeFacts newFacts) {
    return new Log(folded, layout, newFacts, longestId, sort);
  }

  /// The same revisions in another order; sorted ones are not folded.
  Log sortedBy(LogSort wanted) {
    return wanted.equals(sort) ? this : new Log(folded, layout, facts, longestId, wanted);
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

  LogSort sort() {
    return sort;
  }

  /// Whether both have the same revisions in the same rows.
  boolean hasRowsOf(Log other) {
    return folded == other.folded
        && sort.equals(other.sort)
        && (sort.isHistory() || facts.equals(other.facts));
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
    return sorted.map(SortedRows::size).orElseGet(layout::rows);
  }

  /// Whether the rows stand in another order than that of the history, so that no links are drawn.
  boolean isSorted() {
    return sorted.isPresent();
  }

  /// How many lanes there are.
  int lanes() {
    return isSorted() ? 1 : layout.width();
  }

  int lane(int row) {
    return isSorted() ? 0 : layout.lane(row);
  }

  int colour(int row) {
    return layout.colour(sorted.map(rows -> layoutRow(rows.nodeAt(row))).orElse(row));
  }

  private int layoutRow(int node) {
    return layout.rowOf(folded.itemOf(node));
  }

  FoldedGraph.Item item(int row) {
    return sorted
        .<FoldedGraph.Item>map(rows -> new FoldedGraph.Item.Single(rows.nodeAt(row)))
        .orElseGet(() -> folded.item(layout.itemAt(row)));
  }

  /// The node that stands for the row: the revision itself, or the newest of a fold.
  int nodeAt(int row) {
    return item(row).firstNode();
  }

  /// The row that shows this node, perhaps in a fold.
  int rowOfNode(int node) {
    return sorted.map(rows -> rows.rowOf(node)).orElseGet(() -> layoutRow(node));
  }

  LogRow row(int row) {
    return texts.computeIfAbsent(row, this::textsOf);
  }

  private LogRow textsOf(int row) {
    LogWords words = new LogWords(graph(), facts);
    return switch (item(row)) {
      case FoldedGraph.Item.Single(int node) ->
          words.single(node, isSorted() || layout.undrawnLinks(row) > 0);
      case FoldedGraph.Item.Fold(List<Integer> nodes) -> words.fold(nodes);
    };
  }
}
