package lynearm.ui.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import lynearm.graph.Flag;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.revision.Revision;
import lynearm.ui.common.NodeFacts;

/// Finds the badges of the nodes of one graph.
final class Badges {

  private final RevisionGraph graph;

  Badges(RevisionGraph graph) {
    this.graph = graph;
  }

  /// The badges, most telling first.
  List<Badge> of(int index, NodeFacts facts) {
    Node node = graph.node(index);
    Set<Flag> flags = graph.flags(index);
    List<Badge> badges = new ArrayList<>(4);
    if (flags.contains(Flag.EFFECTIVE_HEAD)) {
      badges.add(Badge.of(Badge.Kind.EFFECTIVE_HEAD));
    } else {
      add(badges, flags.contains(Flag.HEAD), Badge.Kind.HEAD);
    }
    add(badges, flags.contains(Flag.MISSING), Badge.Kind.MISSING);
    if (flags.contains(Flag.REPLACED)) {
      badges.add(Badge.of(Badge.Kind.REPLACED));
    } else {
      add(badges, flags.contains(Flag.DUPLICATE), Badge.Kind.DUPLICATE);
    }
    add(badges, flags.contains(Flag.IN_CYCLE), Badge.Kind.IN_CYCLE);
    add(badges, flags.contains(Flag.COMPUTED), Badge.Kind.COMPUTED);
    add(badges, flags.contains(Flag.MERGE_POINT), Badge.Kind.MERGE_POINT);
    add(badges, flags.contains(Flag.BRANCH_POINT), Badge.Kind.BRANCH_POINT);
    add(badges, flags.contains(Flag.BASE), Badge.Kind.BASE);
    node.revision()
        .map(Revision::branchLabels)
        .orElse(List.of())
        .forEach(label -> badges.add(new Badge(Badge.Kind.LABEL, label.value())));
    add(badges, facts.isUncommitted(node), Badge.Kind.UNCOMMITTED);
    return badges;
  }

  private static void add(List<Badge> badges, boolean holds, Badge.Kind kind) {
    if (holds) {
      badges.add(Badge.of(kind));
    }
  }
}
