package lynearm.ui.graph;

import java.util.BitSet;
import java.util.OptionalInt;
import lynearm.layout.FoldedGraph;
import lynearm.ui.common.NodeSelection;

/// What is marked on the map at the moment, by items.
///
/// @param selected chosen
/// @param lit chosen or related to a chosen one; everything if nothing is chosen
/// @param lead the one with the keyboard
/// @param hovered the one under the mouse
/// @param coming not there yet: what a preview adds
record Highlights(
    BitSet selected, BitSet lit, OptionalInt lead, OptionalInt hovered, BitSet coming) {

  static Highlights of(
      FoldedGraph graph, NodeSelection selection, OptionalInt hoveredNode, BitSet coming) {
    BitSet selected = new BitSet(graph.size());
    for (int node : selection.nodes()) {
      if (node < graph.graph().size()) {
        selected.set(graph.itemOf(node));
      }
    }
    BitSet lit = (BitSet) selected.clone();
    if (selected.isEmpty()) {
      lit.set(0, graph.size());
    } else {
      reach(graph, selected, lit, true);
      reach(graph, selected, lit, false);
    }
    return new Highlights(
        selected, lit, itemOf(graph, selection.lead()), itemOf(graph, hoveredNode), coming);
  }

  Highlights hovering(FoldedGraph graph, OptionalInt node) {
    return new Highlights(selected, lit, lead, itemOf(graph, node), coming);
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
