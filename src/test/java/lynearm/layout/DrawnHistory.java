package lynearm.layout;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lynearm.graph.RevisionGraph;
import lynearm.revision.Reference;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;

/// Histories and their logs as text. `m: a b ~d` is a revision `m` with the parents `a` and `b`
/// that depends on `d`; revisions stand in load order, parted by semicolons.
public final class DrawnHistory {

  private DrawnHistory() {}

  public static RevisionGraph graph(String text) {
    List<Revision> revisions = new ArrayList<>();
    for (String line : text.split(";", -1)) {
      if (line.isBlank()) {
        continue;
      }
      String[] sides = line.split(":", 2);
      List<RevisionId> parents = new ArrayList<>();
      List<Reference> dependencies = new ArrayList<>();
      for (String word : sides[1].strip().split(" +", -1)) {
        if (word.startsWith("~")) {
          dependencies.add(new Reference(word.substring(1)));
        } else if (!word.isEmpty()) {
          parents.add(new RevisionId(word));
        }
      }
      revisions.add(revision(sides[0].strip(), parents, dependencies));
    }
    return RevisionGraph.of(revisions);
  }

  static Revision revision(String id, List<RevisionId> parents, List<Reference> dependencies) {
    return new Revision(
        new RevisionId(id),
        Path.of("/versions/" + id + ".py"),
        parents,
        List.of(),
        dependencies,
        "add " + id,
        Map.of());
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
