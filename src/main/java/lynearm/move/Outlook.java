package lynearm.move;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.revision.RevisionId;

/// What a database that stands somewhere takes for done, before the graph becomes another one and
/// afterwards. Alembic: the rows of the version table stand for themselves and for everything below
/// them, dependencies included.
///
/// Cost: one walk over the graph for each question.
record Outlook(RevisionGraph before, RevisionGraph after) {

  /// The revisions that a database with these rows has not run, but would be taken for done.
  List<RevisionId> skipped(List<RevisionId> rows) {
    return difference(after, rows, before);
  }

  /// The revisions that a database with these rows has run, but would be taken for not done.
  List<RevisionId> runAgain(List<RevisionId> rows) {
    List<RevisionId> again = new ArrayList<>(difference(before, rows, after));
    again.removeIf(id -> after.find(id).isEmpty());
    return again;
  }

  private static List<RevisionId> difference(
      RevisionGraph one, List<RevisionId> rows, RevisionGraph other) {
    BitSet elsewhere = done(other, rows);
    return done(one, rows).stream()
        .mapToObj(node -> one.node(node).id())
        .filter(id -> other.find(id).filter(node -> elsewhere.get(node.index())).isEmpty())
        .toList();
  }

  private static BitSet done(RevisionGraph graph, List<RevisionId> rows) {
    BitSet done = new BitSet(graph.size());
    Deque<Integer> open = new ArrayDeque<>();
    for (RevisionId row : rows) {
      graph.find(row).ifPresent(node -> open.push(node.index()));
    }
    while (!open.isEmpty()) {
      int node = open.pop();
      if (!done.get(node)) {
        done.set(node);
        for (int below : graph.allDownOf(node)) {
          open.push(below);
        }
      }
    }
    return done;
  }

  /// The rows among these that would have another one above them, at which `upgrade` stops.
  /// Alembic: "Requested revision … overlaps with other requested revisions".
  List<RevisionId> overlapping(List<RevisionId> rows) {
    List<RevisionId> overlapping = new ArrayList<>();
    for (RevisionId row : rows) {
      Optional<Node> node = after.find(row);
      List<RevisionId> others = rows.stream().filter(it -> !it.equals(row)).toList();
      if (node.isPresent() && done(after, others).get(node.get().index())) {
        overlapping.add(row);
      }
    }
    return overlapping;
  }

  /// The rows among these that would be gone.
  List<RevisionId> gone(List<RevisionId> rows) {
    return rows.stream().filter(row -> after.find(row).isEmpty()).toList();
  }
}
