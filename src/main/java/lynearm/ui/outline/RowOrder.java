package lynearm.ui.outline;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import lynearm.layout.FoldedGraph;
import lynearm.layout.LogLayout;

/// One row for each of some revisions, in the order of the history or sorted by a text.
final class RowOrder {

  private static final int LEFT_OUT = -1;

  private final int[] nodes;
  private final int[] rows;

  private RowOrder(FoldedGraph folded, int[] nodes) {
    this.nodes = nodes;
    rows = new int[folded.graph().size()];
    Arrays.fill(rows, LEFT_OUT);
    for (int row = 0; row < nodes.length; row++) {
      rows[nodes[row]] = row;
    }
  }

  /// In the order of the history, with nothing folded.
  ///
  /// @param isShown whether a node is shown
  static RowOrder ofHistory(FoldedGraph folded, IntPredicate isShown) {
    return new RowOrder(folded, shown(folded, isShown).toArray());
  }

  /// Sorted. Revisions with the same text stay in the order of the history, and those without any
  /// come last, whichever the direction.
  ///
  /// @param isShown whether a node is shown
  /// @param key the text of a node
  static RowOrder sorted(
      FoldedGraph folded, IntPredicate isShown, boolean descending, IntFunction<String> key) {
    String[] keys = new String[folded.graph().size()];
    Arrays.setAll(keys, key);
    Comparator<Integer> byText =
        Comparator.comparing(node -> keys[node], String::compareToIgnoreCase);
    Comparator<Integer> emptyLast = Comparator.comparing(node -> keys[node].isEmpty());
    return new RowOrder(
        folded,
        shown(folded, isShown)
            .boxed()
            .sorted(emptyLast.thenComparing(descending ? byText.reversed() : byText))
            .mapToInt(Integer::intValue)
            .toArray());
  }

  private static IntStream shown(FoldedGraph folded, IntPredicate isShown) {
    LogLayout layout = folded.log();
    return IntStream.range(0, layout.rows())
        .flatMap(row -> nodesOf(folded.item(layout.itemAt(row))))
        .filter(isShown);
  }

  private static IntStream nodesOf(FoldedGraph.Item item) {
    return switch (item) {
      case FoldedGraph.Item.Single single -> IntStream.of(single.node());
      case FoldedGraph.Item.Fold fold -> fold.nodes().stream().mapToInt(Integer::intValue);
    };
  }

  int size() {
    return nodes.length;
  }

  int nodeAt(int row) {
    return nodes[row];
  }

  /// The row of a node; -1 if it is left out.
  int rowOf(int node) {
    return rows[node];
  }
}
