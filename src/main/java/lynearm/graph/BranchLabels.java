package lynearm.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import lynearm.revision.BranchLabel;
import org.jspecify.annotations.Nullable;

/// Branch labels, spread as Alembic spreads them.
///
/// A label goes to the revision that declares it and to all its descendants. It also goes down to
/// its ancestors if the revision lies on a *free end* of the history: a run without branch or merge
/// points that ends in a head. There it stops before the first revision that is either; a mere
/// dependency on a revision of the run counts as a branch.
///
/// ```
///   c (x)     d
///   b (x)    /       b gets x from c; a does not, being a branch point
///     \     /
///        a
/// ```
///
/// Source: Alembic, revision map, "add branches".
final class BranchLabels {

  /// How many entries all sets may have together before they are no longer written out. Only a
  /// history where nearly every revision has a label of its own comes that far.
  private static final int WRITTEN_OUT = 5_000_000;

  /// A set of labelled nodes: some of its own, and those of other sets. Shared by all nodes that
  /// have the same, and compared by identity.
  private static final class Spread {

    private final int[] declaring;
    private final List<Spread> below;
    private volatile @Nullable List<BranchLabel> labels;

    Spread(int[] declaring, List<Spread> below) {
      this.declaring = declaring;
      this.below = below;
    }
  }

  private final RevisionGraph graph;
  private final int[] positions;
  private final @Nullable Spread[] spreads;
  private int written;

  /// Labelled nodes whose labels reach a node by no rule of inheritance.
  private final Map<Integer, Set<Integer>> others = new HashMap<>();

  private BranchLabels(RevisionGraph graph) {
    this.graph = graph;
    positions = graph.mapPositions();
    spreads = new Spread[graph.size()];
  }

  /// O(V + E).
  static BranchLabels of(RevisionGraph graph) {
    BranchLabels labels = new BranchLabels(graph);
    if (graph.files().stream().anyMatch(node -> labels.declares(node.index()))) {
      labels.spread();
    }
    return labels;
  }

  private boolean declares(int node) {
    return node < graph.fileCount()
        && !graph.node(node).revision().orElseThrow().branchLabels().isEmpty();
  }

  private void spread() {
    Map<Integer, int[]> freeEnds = new HashMap<>();
    for (Node head : graph.heads()) {
      int[] run = freeEnd(head.index());
      if (!graph.isReplaced(head.index())) {
        IntStream.of(run).forEach(node -> freeEnds.put(node, run));
      } else if (declares(head.index())) {
        add(head.index(), IntStream.concat(IntStream.of(head.index()), IntStream.of(run)));
      }
    }
    int[] bottomUp = graph.mapParents().bottomUp();
    if (bottomUp.length < graph.size() || graph.hasReplaced()) {
      spreadOneByOne(freeEnds);
      return;
    }
    for (int node : bottomUp) {
      if (spreads[node] != null) {
        continue;
      }
      int[] run = freeEnds.getOrDefault(node, new int[] {node});
      Spread spread = joined(run, graph.parentsOf(run[run.length - 1]));
      if (spread != null) {
        IntStream.of(run).forEach(member -> spreads[member] = spread);
      }
    }
  }

  /// Where revisions lead back to themselves, or files replace each other, nothing can be inherited
  /// step by step. O(V) a label.
  private void spreadOneByOne(Map<Integer, int[]> freeEnds) {
    for (Node node : graph.files()) {
      if (declares(node.index()) && !graph.isReplaced(node.index())) {
        add(node.index(), graph.mapParents().above(node.index()).stream());
        add(node.index(), IntStream.of(freeEnds.getOrDefault(node.index(), Links.NONE)));
      }
    }
  }

  private void add(int declaring, IntStream nodes) {
    nodes.forEach(node -> others.computeIfAbsent(node, _ -> new TreeSet<>()).add(declaring));
  }

  /// The run that ends in this head, from the top; empty if the head itself is a merge or a branch.
  private int[] freeEnd(int head) {
    IntStream.Builder run = IntStream.builder();
    int node = head;
    int length = 0;
    while (node < graph.fileCount()
        && !graph.isMergePoint(node)
        && !graph.isRealBranchPoint(node)
        && length++ < graph.fileCount()) {
      run.add(node);
      int[] parents = graph.parentsOf(node);
      if (parents.length == 0) {
        break;
      }
      node = parents[0];
    }
    return run.build().toArray();
  }

  private @Nullable Spread joined(int[] members, int[] parents) {
    List<Spread> below = new ArrayList<>();
    for (int parent : parents) {
      Spread inherited = spreads[parent];
      if (inherited != null && !below.contains(inherited)) {
        below.add(inherited);
      }
    }
    int[] declaring = IntStream.of(members).filter(this::declares).toArray();
    if (declaring.length == 0 && below.size() <= 1) {
      return below.isEmpty() ? null : below.getFirst();
    }
    if (written > WRITTEN_OUT) {
      return new Spread(declaring, below);
    }
    Set<Integer> all = new TreeSet<>();
    IntStream.of(declaring).forEach(all::add);
    below.forEach(spread -> collect(spread, all));
    for (Spread spread : below) {
      if (spread.declaring.length == all.size()) {
        return spread;
      }
    }
    written += all.size();
    return new Spread(all.stream().mapToInt(Integer::intValue).toArray(), List.of());
  }

  /// In the load order of the declaring files, then as declared.
  List<BranchLabel> of(int node) {
    Set<Integer> declaring = others.get(node);
    Spread spread = spreads[node];
    if (spread != null) {
      return known(spread);
    }
    if (declaring == null) {
      return declares(node) ? named(Set.of(node)) : List.of();
    }
    return named(declaring);
  }

  private List<BranchLabel> known(Spread spread) {
    List<BranchLabel> labels = spread.labels;
    if (labels == null) {
      Set<Integer> declaring = new TreeSet<>();
      collect(spread, declaring);
      labels = named(declaring);
      if (spread.below.isEmpty()) {
        spread.labels = labels;
      }
    }
    return labels;
  }

  private List<BranchLabel> named(Set<Integer> declaring) {
    return declaring.stream()
        .sorted(Comparator.comparingInt(i -> positions[i]))
        .flatMap(i -> graph.node(i).revision().orElseThrow().branchLabels().stream())
        .distinct()
        .toList();
  }

  private static void collect(Spread top, Set<Integer> declaring) {
    Set<Spread> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Spread> open = new ArrayDeque<>(List.of(top));
    while (!open.isEmpty()) {
      Spread spread = open.pop();
      if (seen.add(spread)) {
        IntStream.of(spread.declaring).forEach(declaring::add);
        open.addAll(spread.below);
      }
    }
  }
}
