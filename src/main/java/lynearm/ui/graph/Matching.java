package lynearm.ui.graph;

import java.util.List;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.layout.FoldedGraph;
import lynearm.layout.MapLink;

/// Which items of one graph stand for the same revisions as those of another: a revision for
/// itself, a folded run for those in it. Each answer costs the same however large the graphs are.
final class Matching {

  /// No item, or no node.
  static final int NONE = -1;

  private final FoldedGraph before;
  private final FoldedGraph after;

  Matching(FoldedGraph before, FoldedGraph after) {
    this.before = before;
    this.after = after;
  }

  /// The later item that this one turns into or goes into; [#NONE] if it is gone.
  int heirOf(int item) {
    return partner(before, item, after);
  }

  /// The earlier item that this one was or comes out of; [#NONE] if it is new.
  int originOf(int item) {
    return partner(after, item, before);
  }

  /// Whether an earlier item and a later one are the same to the eye: one revision, or a run that
  /// keeps an end.
  boolean isSame(int item, int later) {
    if (before.isFold(item) != after.isFold(later)) {
      return false;
    }
    return isEndOf(first(before, item), item, first(after, later), later)
        || isEndOf(last(before, item), item, last(after, later), later);
  }

  private boolean isEndOf(int node, int item, int laterNode, int later) {
    int there = node(before.graph(), node, after.graph());
    int back = node(after.graph(), laterNode, before.graph());
    return there != NONE
        && back != NONE
        && after.itemOf(there) == later
        && before.itemOf(back) == item;
  }

  private static int partner(FoldedGraph from, int item, FoldedGraph to) {
    int first = node(from.graph(), first(from, item), to.graph());
    if (first != NONE && to.isFold(to.itemOf(first)) == from.isFold(item)) {
      return to.itemOf(first);
    }
    int last = node(from.graph(), last(from, item), to.graph());
    if (last != NONE && (first == NONE || to.isFold(to.itemOf(last)) == from.isFold(item))) {
      return to.itemOf(last);
    }
    return first == NONE ? NONE : to.itemOf(first);
  }

  private static int node(RevisionGraph from, int node, RevisionGraph to) {
    return from == to ? node : to.find(from.node(node).id()).map(Node::index).orElse(NONE);
  }

  private static int first(FoldedGraph graph, int item) {
    return graph.item(item).firstNode();
  }

  private static int last(FoldedGraph graph, int item) {
    return switch (graph.item(item)) {
      case FoldedGraph.Item.Single(int node) -> node;
      case FoldedGraph.Item.Fold(List<Integer> nodes) -> nodes.getLast();
    };
  }

  /// What a link says, whatever is folded: which revision names which.
  record Naming(int child, int parent, MapLink.Kind kind) {}

  /// What a later link says.
  Naming later(MapLink link) {
    return new Naming(last(after, link.from()), first(after, link.to()), link.kind());
  }

  /// What an earlier link says, by the nodes of the later graph.
  Naming earlier(MapLink link) {
    return new Naming(
        node(before.graph(), last(before, link.from()), after.graph()),
        node(before.graph(), first(before, link.to()), after.graph()),
        link.kind());
  }
}
