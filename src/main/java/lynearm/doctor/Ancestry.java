package lynearm.doctor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.revision.RevisionId;

/// The nearest revisions below a missing one that are here: its parents, or where those are missing
/// too, theirs.
///
/// @param present those revisions, none of them below another
/// @param isDirect whether all of them are its own parents
/// @param isKnown whether every way down was followed to one of them or to a base
record Ancestry(List<RevisionId> present, boolean isDirect, boolean isKnown) {

  Ancestry {
    present = List.copyOf(present);
  }

  /// Below an id.
  ///
  /// @param here what is here
  /// @param then a history that has it; if none has, nothing is known
  static Optional<Ancestry> of(RevisionId id, RevisionGraph here, Optional<RevisionGraph> then) {
    Optional<Node> start = then.flatMap(it -> it.find(id)).filter(node -> !node.isMissing());
    if (start.isEmpty()) {
      return Optional.empty();
    }
    RevisionGraph past = then.orElseThrow();
    List<RevisionId> present = new ArrayList<>();
    boolean isKnown = true;
    Set<Integer> seen = new HashSet<>(Set.of(start.get().index()));
    Deque<Integer> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      for (int parent : past.parentsOf(open.remove())) {
        if (!seen.add(parent)) {
          continue;
        }
        Node node = past.node(parent);
        if (here.find(node.id()).filter(found -> !found.isMissing()).isPresent()) {
          present.add(node.id());
        } else if (node.isMissing()) {
          isKnown = false;
        } else {
          open.add(parent);
        }
      }
    }
    List<RevisionId> nearest = nearest(here, present);
    List<RevisionId> own =
        Arrays.stream(past.parentsOf(start.get().index()))
            .mapToObj(parent -> past.node(parent).id())
            .toList();
    return Optional.of(
        new Ancestry(nearest, own.containsAll(nearest), isKnown || !nearest.isEmpty()));
  }

  private static List<RevisionId> nearest(RevisionGraph graph, List<RevisionId> ids) {
    BitSet below = new BitSet();
    for (RevisionId id : ids) {
      below.or(graph.ancestorsOf(graph.find(id).orElseThrow().index()));
    }
    return ids.stream().filter(id -> !below.get(graph.find(id).orElseThrow().index())).toList();
  }
}
