package lynearm.ui.doctor;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lynearm.doctor.RemedyPlan;
import lynearm.graph.GraphPart;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.revision.RevisionId;

/// The part of the graph that a remedy is about: what comes back, what gets another parent, and
/// what stands next to both; before and after.
///
/// @param marked the revisions that come or are edited, and the missing one
record DoctorPictures(
    RevisionGraph before, Set<Integer> marked, RevisionGraph after, Set<Integer> markedAfter) {

  private static final int MOST = 24;

  static DoctorPictures of(RevisionGraph now, RevisionId missing, RemedyPlan.Ready plan) {
    RevisionGraph then = plan.change().graphAfter();
    Set<RevisionId> marks = new HashSet<>(plan.relinked());
    plan.restored().stream().limit(MOST).forEach(marks::add);
    marks.add(missing);
    Set<RevisionId> shown = new HashSet<>(marks);
    for (RevisionId id : List.copyOf(marks)) {
      addNeighbours(now, id, shown);
      addNeighbours(then, id, shown);
    }
    RevisionGraph before = GraphPart.of(now, shown);
    RevisionGraph after = GraphPart.of(then, shown);
    return new DoctorPictures(
        before, GraphPart.nodesOf(before, marks), after, GraphPart.nodesOf(after, marks));
  }

  private static void addNeighbours(RevisionGraph graph, RevisionId id, Set<RevisionId> into) {
    graph
        .find(id)
        .map(Node::index)
        .ifPresent(node -> {
          add(graph, graph.parentsOf(node), into);
          add(graph, graph.childrenOf(node), into);
        });
  }

  private static void add(RevisionGraph graph, int[] nodes, Set<RevisionId> into) {
    for (int node : nodes) {
      if (into.size() < 2 * MOST) {
        into.add(graph.node(node).id());
      }
    }
  }
}
