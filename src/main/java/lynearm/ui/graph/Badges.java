package lynearm.ui.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.revision.BranchLabel;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;
import lynearm.ui.common.NodeFacts;

/// Finds the badges of the nodes of one graph.
final class Badges {

  private final RevisionGraph graph;
  private final Set<RevisionId> twice = new HashSet<>();

  Badges(RevisionGraph graph) {
    this.graph = graph;
    Set<RevisionId> once = new HashSet<>();
    for (Node node : graph.nodes()) {
      if (!once.add(node.id())) {
        twice.add(node.id());
      }
    }
  }

  /// The badges, most telling first.
  List<Badge> of(int index, NodeFacts facts) {
    Node node = graph.node(index);
    List<Badge> badges = new ArrayList<>(4);
    if (node.revision().isEmpty()) {
      badges.add(Badge.of(Badge.Kind.MISSING));
      return badges;
    }
    Revision revision = node.revision().get();
    if (graph.isHead(index)) {
      badges.add(
          Badge.of(
              graph.dependentsOf(index).length > 0 ? Badge.Kind.EFFECTIVE_HEAD : Badge.Kind.HEAD));
    }
    if (twice.contains(node.id())) {
      badges.add(Badge.of(Badge.Kind.DUPLICATE));
    }
    if (!revision.computed().isEmpty()) {
      badges.add(Badge.of(Badge.Kind.COMPUTED));
    }
    if (revision.isMergePoint()) {
      badges.add(Badge.of(Badge.Kind.MERGE_POINT));
    }
    if (graph.childrenOf(index).length > 1) {
      badges.add(Badge.of(Badge.Kind.BRANCH_POINT));
    }
    if (revision.isBase()) {
      badges.add(Badge.of(Badge.Kind.BASE));
    }
    for (BranchLabel label : revision.branchLabels()) {
      badges.add(new Badge(Badge.Kind.LABEL, label.value()));
    }
    if (facts.isUncommitted(node)) {
      badges.add(Badge.of(Badge.Kind.UNCOMMITTED));
    }
    return badges;
  }
}
