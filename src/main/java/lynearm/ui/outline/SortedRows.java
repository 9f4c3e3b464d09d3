package lynearm.ui.outline;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import lynearm.layout.FoldedGraph;
import lynearm.layout.LogLayout;

/// One row for each revision, sorted by a text. Revisions with the same text stay in the order of
/// the history, and those without any come last, whichever the direction.
final class SortedRows {

  private final int[] nodes;
  private final int[] rows;

  private SortedRows(int[] nodes) {
    this.nodes = nodes;
    rows = new int[nodes.length];
    for (int row = 0; row < nodes.length; row++) {
      rows[nodes[row]] = row;
    }
  }

  /// @param key the text of a node
  static SortedRows of(FoldedGraph folded, boolean descending, IntFunction<String> key) {
    LogLayout layout = folded.log();
    String[] keys = new String[folded.graph().size()];
    Arrays.setAll(keys, key);
    Comparator<Integer> byText =
        Comparator.comparing(node -> keys[node], String::compareToIgnoreCase);
    Comparator<Integer> emptyLast = Comparator.comparing(node -> keys[node].isEmpty());
    return new SortedRows(
        IntStream.range(0, layout.rows())
            .flatMap(row -> nodesOf(folded.item(layout.itemAt(row))))
            .boxed()
            .sorted(emptyLast.thenComparing(descending ? byText.reversed() : byText))
            .mapToInt(Integer::intValue)
            .toArray());
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

  int rowOf(int node) {
    return rows[node];
  }
}
