package lynearm.graph;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;

/// A part of a graph, for small pictures of what something is about. Dependencies and labels are
/// left out.
public final class GraphPart {

  private GraphPart() {}

  /// Some nodes, their ancestors that not all of them share, and the newest shared ones.
  public static BitSet apart(RevisionGraph graph, Collection<Integer> nodes) {
    BitSet any = new BitSet();
    BitSet all = new BitSet();
    all.set(0, graph.size());
    for (int node : nodes) {
      BitSet line = graph.ancestorsOf(node);
      line.set(node);
      any.or(line);
      all.and(line);
    }
    BitSet part = (BitSet) any.clone();
    part.andNot(all);
    BitSet borders = new BitSet();
    for (int node = part.nextSetBit(0); node >= 0; node = part.nextSetBit(node + 1)) {
      for (int parent : graph.parentsOf(node)) {
        if (all.get(parent)) {
          borders.set(parent);
        }
      }
    }
    part.or(borders);
    return part;
  }

  /// The graph of these revisions alone; parents that are not among them are left out.
  public static RevisionGraph of(RevisionGraph graph, Set<RevisionId> ids) {
    List<Revision> revisions = new ArrayList<>();
    for (Node node : graph.files()) {
      Revision revision = node.revision().orElseThrow();
      if (ids.contains(revision.id())) {
        revisions.add(within(revision, ids));
      }
    }
    return RevisionGraph.of(revisions);
  }

  /// A revision with those of its parents that are among these.
  public static Revision within(Revision revision, Set<RevisionId> ids) {
    return new Revision(
        revision.id(),
        revision.file(),
        revision.downRevisions().stream().filter(ids::contains).toList(),
        List.of(),
        List.of(),
        revision.longDoc(),
        Map.of());
  }

  /// The nodes of these revisions, as far as the graph has them.
  public static Set<Integer> nodesOf(RevisionGraph graph, Set<RevisionId> ids) {
    Set<Integer> nodes = new HashSet<>();
    ids.forEach(id -> graph.find(id).ifPresent(node -> nodes.add(node.index())));
    return nodes;
  }
}
