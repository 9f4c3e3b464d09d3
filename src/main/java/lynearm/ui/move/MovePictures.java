package lynearm.ui.move;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lynearm.graph.GraphPart;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.move.MovePlan;
import lynearm.revision.RevisionId;

/// The part of the graph that a move is about: what moves, what it comes to stand upon, and where
/// they part; before and after.
///
/// @param marked the revisions that get another parent, with that parent, and merges that go
/// @param markedAfter the same as far as they are in `after`
record MovePictures(
    RevisionGraph before, Set<Integer> marked, RevisionGraph after, Set<Integer> markedAfter) {

  static MovePictures of(RevisionGraph now, MovePlan.Ready plan) {
    RevisionGraph then = plan.change().graphAfter();
    Set<RevisionId> shown = new HashSet<>(plan.moved());
    shown.addAll(plan.deleted());
    Set<RevisionId> moved = Set.copyOf(shown);
    for (RevisionId id : plan.relinked()) {
      Set<RevisionId> old = below(now, id);
      below(then, id).stream().filter(it -> !old.contains(it)).forEach(shown::add);
    }
    for (RevisionId id : List.copyOf(shown)) {
      addParents(now, id, shown);
      if (moved.contains(id)) {
        addParents(then, id, shown);
      }
    }
    Set<RevisionId> marks = new HashSet<>(plan.deleted());
    for (RevisionId id : plan.relinked()) {
      marks.add(id);
      addParents(then, id, marks);
    }
    marks.retainAll(shown);
    RevisionGraph before = GraphPart.of(now, shown);
    RevisionGraph after = GraphPart.of(then, shown);
    return new MovePictures(
        before, GraphPart.nodesOf(before, marks), after, GraphPart.nodesOf(after, marks));
  }

  private static Set<RevisionId> below(RevisionGraph graph, RevisionId id) {
    Set<RevisionId> below = new HashSet<>();
    graph
        .find(id)
        .map(Node::index)
        .ifPresent(node -> {
          BitSet ancestors = graph.ancestorsOf(node);
          ancestors.stream().forEach(it -> below.add(graph.node(it).id()));
        });
    return below;
  }

  private static void addParents(RevisionGraph graph, RevisionId id, Set<RevisionId> into) {
    graph
        .find(id)
        .map(Node::index)
        .ifPresent(node -> {
          for (int parent : graph.parentsOf(node)) {
            into.add(graph.node(parent).id());
          }
        });
  }
}
