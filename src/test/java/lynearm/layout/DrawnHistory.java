package lynearm.layout;

import lynearm.graph.RevisionGraph;

/// Logs as text, of histories as [MapHistory] reads them.
public final class DrawnHistory {

  private DrawnHistory() {}

  public static RevisionGraph graph(String text) {
    return RevisionGraph.of(MapHistory.revisions(text));
  }

  /// The rows of a layout with the ids: `*` an item, `|` a parent link, `:` a dependency, `!` a
  /// link that closes a cycle, and a line of slants between rows where there are any.
  static String drawn(FoldedGraph graph) {
    LogLayout log = LogLayout.of(graph);
    StringBuilder all = new StringBuilder();
    for (int row = 0; row < log.rows(); row++) {
      FoldedGraph.Item item = graph.item(log.itemAt(row));
      String name = graph.graph().node(item.firstNode()).id().value();
      if (item instanceof FoldedGraph.Item.Fold fold) {
        name += " …" + fold.nodes().size();
      }
      StringBuilder cells = new StringBuilder(" ".repeat(log.width() * 2));
      cells.setCharAt(log.lane(row) * 2, '*');
      StringBuilder gap = new StringBuilder(" ".repeat(log.width() * 2));
      boolean slants = false;
      for (int i = 0; i < log.segmentCount(row); i++) {
        int segment = log.segment(row, i);
        int from = LogLayout.fromLane(segment);
        int to = LogLayout.toLane(segment);
        if (from != log.lane(row)) {
          cells.setCharAt(from * 2, sign(segment));
        }
        if (from == to) {
          gap.setCharAt(from * 2, sign(segment));
        }
        slants |= from != to;
      }
      for (int i = 0; i < log.segmentCount(row); i++) {
        int segment = log.segment(row, i);
        int from = LogLayout.fromLane(segment);
        int to = LogLayout.toLane(segment);
        for (int x = Math.min(from, to) * 2 + 1; x < Math.max(from, to) * 2; x++) {
          char c = gap.charAt(x);
          boolean end = x == Math.max(from, to) * 2 - 1;
          gap.setCharAt(
              x,
              c == '|' || c == ':'
                  ? '+'
                  : end && from > to ? '/' : end ? '\\' : c == ' ' ? '_' : c);
        }
      }
      int undrawn = log.undrawnLinks(row);
      all.append(cells).append(' ').append(name);
      all.append(undrawn > 0 ? " (" + undrawn + " undrawn)" : "").append('\n');
      if (slants) {
        all.append(gap.toString().stripTrailing()).append('\n');
      }
    }
    return all.toString();
  }

  private static char sign(int segment) {
    return switch (LogLayout.kind(segment)) {
      case PARENT -> '|';
      case DEPENDENCY -> ':';
      case CYCLE -> '!';
    };
  }
}
