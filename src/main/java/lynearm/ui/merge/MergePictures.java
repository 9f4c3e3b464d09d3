package lynearm.ui.merge;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lynearm.graph.GraphPart;
import lynearm.graph.RevisionGraph;
import lynearm.merge.MergePlan;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;

/// The part of the graph that a merge is about: the joined revisions and what lies between them and
/// where their branches part, before and after.
///
/// @param before that part of the graph as it is
/// @param joined the revisions to join, in both
/// @param after the same with the new merge points
/// @param newAfter the merge points, in `after`
record MergePictures(
    RevisionGraph before, Set<Integer> joined, RevisionGraph after, Set<Integer> newAfter) {

  static MergePictures of(RevisionGraph now, MergePlan.Ready plan) {
    List<Integer> parents =
        plan.merges().stream().flatMap(merge -> merge.request().parents().stream()).toList();
    BitSet shown = GraphPart.apart(now, parents);
    List<Revision> revisions = new ArrayList<>();
    Map<Integer, Integer> places = new HashMap<>();
    Set<RevisionId> ids = new HashSet<>();
    for (int node = shown.nextSetBit(0); node >= 0; node = shown.nextSetBit(node + 1)) {
      now.node(node).revision().ifPresent(revision -> ids.add(revision.id()));
    }
    for (int node = shown.nextSetBit(0); node >= 0; node = shown.nextSetBit(node + 1)) {
      int index = node;
      now.node(node)
          .revision()
          .ifPresent(revision -> {
            places.put(index, revisions.size());
            revisions.add(GraphPart.within(revision, ids));
          });
    }
    Set<Integer> joined = new HashSet<>();
    parents.forEach(parent -> joined.add(places.getOrDefault(parent, 0)));
    RevisionGraph before = RevisionGraph.of(revisions);
    RevisionGraph after = before;
    Set<Integer> coming = new HashSet<>();
    for (MergePlan.NewMerge merge : plan.merges()) {
      coming.add(after.size());
      after = after.plus(plan.change().graphAfter().node(merge.node()).revision().orElseThrow());
    }
    return new MergePictures(before, joined, after, coming);
  }
}
