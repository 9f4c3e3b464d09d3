package lynearm.ui.graph;

import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalInt;
import lynearm.layout.FoldedGraph;
import lynearm.ui.common.Emphasis;
import lynearm.ui.common.NodeSelection;

/// What is marked on the map at the moment, by items.
///
/// @param selected chosen
/// @param found what was found, or holds something that was
/// @param lit what stands out; else what is chosen or related to a chosen one, everything if
///   nothing is chosen; and always the one with the keyboard
/// @param lead the one with the keyboard
/// @param hovered the one under the mouse
/// @param coming not there yet: what a preview adds
record Highlights(
    BitSet selected,
    BitSet found,
    BitSet lit,
    OptionalInt lead,
    OptionalInt hovered,
    BitSet coming) {

  static Highlights of(
      FoldedGraph graph,
      NodeSelection selection,
      Optional<Emphasis> emphasis,
      OptionalInt hoveredNode,
      BitSet coming) {
    BitSet selected = new BitSet(graph.size());
    for (int node : selection.nodes()) {
      if (node < graph.graph().size()) {
        selected.set(graph.itemOf(node));
      }
    }
    BitSet standingOut = emphasis.map(its -> itemsOf(graph, its)).orElseGet(BitSet::new);
    BitSet lit = (BitSet) selected.clone();
    if (emphasis.isPresent()) {
      lit.or(standingOut);
    } else if (selected.isEmpty()) {
      lit.set(0, graph.size());
    } else {
      reach(graph, selected, lit, true);
      reach(graph, selected, lit, false);
    }
    OptionalInt lead = itemOf(graph, selection.lead());
    lead.ifPresent(lit::set);
    return new Highlights(
        selected,
        emphasis.filter(Emphasis::isFound).isPresent() ? standingOut : new BitSet(),
        lit,
        lead,
        itemOf(graph, hoveredNode),
        coming);
  }

  private static BitSet itemsOf(FoldedGraph graph, Emphasis emphasis) {
    BitSet items = new BitSet(graph.size());
    for (int node = 0; node < graph.graph().size(); node++) {
      if (emphasis.contains(node)) {
        items.set(graph.itemOf(node));
      }
    }
    return items;
  }

  Highlights hovering(FoldedGraph graph, OptionalInt node) {
    return new Highlights(selected, found, lit, lead, itemOf(graph, node), coming);
  }

  private static OptionalInt itemOf(FoldedGraph graph, OptionalInt node) {
    return node.isPresent() && node.getAsInt() < graph.graph().size()
        ? OptionalInt.of(graph.itemOf(node.getAsInt()))
        : OptionalInt.empty();
  }

  private static void reach(FoldedGraph graph, BitSet start, BitSet found, boolean down) {
    BitSet seen = (BitSet) start.clone();
    int[] stack = new int[graph.size() + 1];
    int size = 0;
    for (int item = start.nextSetBit(0); item >= 0; item = start.nextSetBit(item + 1)) {
      stack[size++] = item;
    }
    while (size > 0) {
      int item = stack[--size];
      for (int next : down ? graph.parentsOf(item) : graph.childrenOf(item)) {
        if (!seen.get(next)) {
          seen.set(next);
          stack[size++] = next;
        }
      }
    }
    found.or(seen);
  }
}
