package lynearm.ui.common;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import lynearm.graph.RevisionGraph;
import lynearm.layout.FoldedGraph;

/// Which nodes stand out in both views while the rest is dimmed: what was found, or a path.
/// Immutable. It belongs to one graph; of another it says nothing.
public final class Emphasis {

  public static final Emphasis NONE =
      new Emphasis(Optional.empty(), new BitSet(), OptionalInt.empty(), Optional.empty(), false);

  private final Optional<RevisionGraph> graph;
  private final BitSet nodes;
  private final OptionalInt current;
  private final Optional<FoldedGraph> alone;
  private final boolean found;

  private Emphasis(
      Optional<RevisionGraph> graph,
      BitSet nodes,
      OptionalInt current,
      Optional<FoldedGraph> alone,
      boolean found) {
    this.graph = graph;
    this.nodes = nodes;
    this.current = current;
    this.alone = alone;
    this.found = found;
  }

  /// What was found.
  ///
  /// @param current the one that is looked at
  public static Emphasis found(RevisionGraph graph, BitSet nodes, OptionalInt current) {
    return new Emphasis(
        Optional.of(graph), (BitSet) nodes.clone(), current, Optional.empty(), true);
  }

  /// The revisions of a path.
  public static Emphasis path(RevisionGraph graph, BitSet nodes) {
    return new Emphasis(
        Optional.of(graph), (BitSet) nodes.clone(), OptionalInt.empty(), Optional.empty(), false);
  }

  /// The same, with nothing else in the log.
  ///
  /// @param whole the graph with nothing folded
  public Emphasis alone(FoldedGraph whole) {
    return new Emphasis(graph, nodes, current, Optional.of(whole), found);
  }

  /// Whether there is anything to tell apart.
  public boolean isActive() {
    return graph.isPresent();
  }

  /// Whether these were found, as against a path.
  public boolean isFound() {
    return found;
  }

  /// Whether it tells something of this graph.
  public boolean isOf(RevisionGraph other) {
    return graph.isPresent() && graph.get() == other;
  }

  /// Whether this node stands out; ask only of the graph that it belongs to.
  public boolean contains(int node) {
    return nodes.get(node);
  }

  /// How many of these stand out.
  public int countIn(List<Integer> some) {
    int count = 0;
    for (int node : some) {
      count += nodes.get(node) ? 1 : 0;
    }
    return count;
  }

  /// All that stand out, in the order of the graph.
  public IntStream nodes() {
    return nodes.stream();
  }

  public int count() {
    return nodes.cardinality();
  }

  /// The one that is looked at.
  public OptionalInt current() {
    return current;
  }

  /// The graph of which the log shows nothing but these nodes; empty if it shows everything.
  public Optional<FoldedGraph> alone() {
    return alone;
  }
}
