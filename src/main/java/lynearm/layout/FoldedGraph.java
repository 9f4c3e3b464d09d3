package lynearm.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.revision.RevisionId;
import org.jspecify.annotations.Nullable;

/// A revision graph as it is shown: single revisions and folded linear runs, with the links between
/// them. Both views are drawn from one of these.
///
/// A run is a chain of revisions with one parent and one child each that has nothing to say by
/// itself: no label of its own, no dependency, no ghost. Cost: O(V + E).
public final class FoldedGraph {

  /// One thing to draw.
  public sealed interface Item {

    /// The node that stands for it: the revision itself, or the newest of the run.
    int firstNode();

    /// One revision or ghost.
    record Single(int node) implements Item {
      @Override
      public int firstNode() {
        return node;
      }
    }

    /// A folded run of revisions, newest first; two at least.
    record Fold(List<Integer> nodes) implements Item {
      public Fold {
        nodes = List.copyOf(nodes);
      }

      @Override
      public int firstNode() {
        return nodes.getFirst();
      }
    }
  }

  private static final int NOT_YET = -1;
  private static final int IN_A_RUN = -2;
  private static final int[] NONE = {};

  private final RevisionGraph graph;
  private final List<Item> items;
  private final int[] itemOf;
  private final int[][] parents;
  private final int[][] children;
  private final int[][] dependencies;
  private final BitSet landmarks = new BitSet();
  private @Nullable LogLayout log;
  private final Map<MapLayout.Direction, MapLayout> maps = new EnumMap<>(MapLayout.Direction.class);
  private @Nullable Branches branches;
  private @Nullable MapColumns columns;
  private @Nullable LogLanes lanes;
  private @Nullable BranchColours colours;

  private FoldedGraph(RevisionGraph graph, List<Item> items, int[] itemOf) {
    this.graph = graph;
    this.items = List.copyOf(items);
    this.itemOf = itemOf;
    parents = new int[items.size()][];
    children = new int[items.size()][];
    dependencies = new int[items.size()][];
    for (int i = 0; i < items.size(); i++) {
      int newest = items.get(i).firstNode();
      int oldest =
          switch (items.get(i)) {
            case Item.Single single -> single.node();
            case Item.Fold fold -> fold.nodes().getLast();
          };
      parents[i] = itemsOf(graph.parentsOf(oldest));
      children[i] = itemsOf(graph.childrenOf(newest));
      dependencies[i] = itemsOf(graph.dependenciesOf(oldest));
      landmarks.set(i, isTelling(i, graph.node(newest)));
    }
  }

  private boolean isTelling(int item, Node node) {
    return isFold(item)
        || parents[item].length == 0
        || children[item].length == 0
        || node.isMissing()
        || node.revision().filter(its -> !its.branchLabels().isEmpty()).isPresent();
  }

  private int[] itemsOf(int[] nodes) {
    if (nodes.length == 0) {
      return NONE;
    }
    int[] its = new int[nodes.length];
    Arrays.setAll(its, place -> itemOf[nodes[place]]);
    return its;
  }

  /// The graph with nothing folded.
  public static FoldedGraph unfolded(RevisionGraph graph) {
    return of(graph, Folding.none());
  }

  /// The graph with linear runs folded as asked for. Items keep the order of their first nodes.
  public static FoldedGraph of(RevisionGraph graph, Folding folding) {
    int size = graph.size();
    int[] itemOf = new int[size];
    Arrays.fill(itemOf, NOT_YET);
    Map<Integer, Item.Fold> folds = folds(graph, folding);
    folds.values().forEach(fold -> fold.nodes().forEach(node -> itemOf[node] = IN_A_RUN));
    List<Item> items = new ArrayList<>(size);
    for (int node = 0; node < size; node++) {
      Item.Fold fold = folds.isEmpty() ? null : folds.get(node);
      if (fold != null) {
        int item = items.size();
        fold.nodes().forEach(its -> itemOf[its] = item);
        items.add(fold);
      } else if (itemOf[node] == NOT_YET) {
        itemOf[node] = items.size();
        items.add(new Item.Single(node));
      }
    }
    return new FoldedGraph(graph, items, itemOf);
  }

  /// The runs to be folded, by their first nodes.
  private static Map<Integer, Item.Fold> folds(RevisionGraph graph, Folding folding) {
    if (folding.mode() == Folding.Mode.NONE) {
      return Map.of();
    }
    Map<Integer, Item.Fold> folds = new HashMap<>();
    List<Integer> run = new ArrayList<>();
    for (int node = 0; node < graph.size(); node++) {
      if (!isFoldable(graph, folding, node) || continuesRun(graph, folding, node)) {
        continue;
      }
      run.clear();
      for (int next = node; isFoldable(graph, folding, next); next = graph.parentsOf(next)[0]) {
        run.add(next);
      }
      if (run.size() >= folding.mode().shortestRun() && !isUnfolded(graph, folding, run)) {
        folds.put(node, new Item.Fold(run));
      }
    }
    return folds;
  }

  private static boolean isFoldable(RevisionGraph graph, Folding folding, int index) {
    if (graph.parentsOf(index).length != 1
        || graph.childrenOf(index).length != 1
        || graph.dependenciesOf(index).length > 0
        || graph.dependentsOf(index).length > 0) {
      return false;
    }
    Node node = graph.node(index);
    return node.revision()
        .filter(revision ->
            revision.branchLabels().isEmpty()
                && revision.computed().isEmpty()
                && !revision.isMergePoint()
                && !folding.kept().contains(revision.id()))
        .isPresent();
  }

  /// Whether this foldable node has a foldable child, so that the run began above it.
  private static boolean continuesRun(RevisionGraph graph, Folding folding, int node) {
    return isFoldable(graph, folding, graph.childrenOf(node)[0]);
  }

  private static boolean isUnfolded(RevisionGraph graph, Folding folding, List<Integer> run) {
    if (folding.unfolded().isEmpty()) {
      return false;
    }
    for (int node : run) {
      RevisionId id = graph.node(node).id();
      if (folding.unfolded().contains(id)) {
        return true;
      }
    }
    return false;
  }

  /// The graph that is shown.
  public RevisionGraph graph() {
    return graph;
  }

  /// The rows and lanes of this graph. They are made when first asked for, so whoever asks first in
  /// the background spares the window the wait.
  public synchronized LogLayout log() {
    LogLayout known = log;
    if (known == null) {
      known = LogLayout.of(this);
      log = known;
    }
    return known;
  }

  /// The map of this graph with its heads at that end. It is made when first asked for, as the log
  /// is.
  public synchronized MapLayout map(MapLayout.Direction direction) {
    return maps.computeIfAbsent(direction, wanted -> MapLayout.of(this, wanted));
  }

  synchronized Branches branches() {
    Branches known = branches;
    if (known == null) {
      known = new Branches(this);
      branches = known;
    }
    return known;
  }

  synchronized MapColumns columns() {
    MapColumns known = columns;
    if (known == null) {
      known = new MapColumns(this, branches());
      columns = known;
    }
    return known;
  }

  synchronized LogLanes lanes() {
    LogLanes known = lanes;
    if (known == null) {
      known = new LogLanes(this);
      lanes = known;
    }
    return known;
  }

  synchronized BranchColours colours() {
    BranchColours known = colours;
    if (known == null) {
      known = new BranchColours(this);
      colours = known;
    }
    return known;
  }

  /// How many items there are.
  public int size() {
    return items.size();
  }

  public Item item(int index) {
    return items.get(index);
  }

  /// The item that shows this node of the graph.
  public int itemOf(int node) {
    return itemOf[node];
  }

  /// Whether the item is a folded run.
  public boolean isFold(int item) {
    return items.get(item) instanceof Item.Fold;
  }

  /// Whether the item is one of the few by which one finds the way when all are seen from afar: an
  /// end of the history, a run, a label, or what is missing.
  public boolean isLandmark(int item) {
    return landmarks.get(item);
  }

  /// Items that stand for the parents (`down_revision`), in declared order.
  public int[] parentsOf(int item) {
    return parents[item];
  }

  /// Items that stand for the children, in load order.
  public int[] childrenOf(int item) {
    return children[item];
  }

  /// Items that `depends_on` leads to, in declared order.
  public int[] dependenciesOf(int item) {
    return dependencies[item];
  }
}
