package lynearm.layout;

import java.util.Arrays;

/// Which colour every branch has, the same in every view of a graph. The trunk of the part with the
/// longest history has colour 0, and nothing else has.
///
/// Every other branch has the colour that its oldest revision asks for, so that it keeps it as long
/// as it lives, unless a branch begun before it that is drawn beside it, in the map or in the log,
/// or that it hangs on, has it already. Then it takes the next; and where all are taken, the one
/// that the fewest of those have. Trunks of parts that don't hang together choose before side
/// branches do, and differ from one another as long as there are colours. Cost: O(V log V + E).
public final class BranchColours {

  /// How many colours there are.
  public static final int COUNT = 8;

  private static final int NONE = -1;

  private final FoldedGraph graph;
  private final Branches branches;
  private final int[] colour;

  BranchColours(FoldedGraph graph) {
    this.graph = graph;
    branches = graph.branches();
    colour = new int[branches.count()];
    Neighbours neighbours = new Neighbours(branches.count());
    graph.lanes().forEachNeighbours(neighbours);
    graph.columns().forEachNeighbours(neighbours);
    for (int branch = 0; branch < colour.length; branch++) {
      if (branches.hostOf(branch) != Branches.NONE) {
        neighbours.take(branch, branches.hostOf(branch));
      }
    }
    Arrays.fill(colour, NONE);
    int[] oldestFirst = branches.oldestFirst();
    colourTrunks(oldestFirst, neighbours);
    for (int branch : oldestFirst) {
      if (colour[branch] == NONE) {
        colour[branch] = choose(wishOf(branch), neighbours.coloursOf(branch, colour));
      }
    }
  }

  private void colourTrunks(int[] oldestFirst, Neighbours neighbours) {
    if (colour.length > 0) {
      // the longest history is cut first
      colour[0] = 0;
    }
    int[] trunks = new int[COUNT];
    for (int branch : oldestFirst) {
      if (colour[branch] == NONE && branches.hostOf(branch) == Branches.NONE) {
        int[] taken = neighbours.coloursOf(branch, colour);
        Arrays.setAll(taken, its -> taken[its] + trunks[its]);
        colour[branch] = choose(wishOf(branch), taken);
        trunks[colour[branch]]++;
      }
    }
  }

  /// The colours of this graph; worked out once for each.
  public static BranchColours of(FoldedGraph graph) {
    return graph.colours();
  }

  /// @param taken how often each colour stands beside
  private static int choose(int wish, int[] taken) {
    int best = wish;
    for (int step = 1; step < COUNT - 1 && taken[best] > 0; step++) {
      int next = 1 + (wish - 1 + step) % (COUNT - 1);
      if (taken[next] < taken[best]) {
        best = next;
      }
    }
    return best;
  }

  private int wishOf(int branch) {
    int oldest =
        switch (graph.item(branches.endOf(branch))) {
          case FoldedGraph.Item.Single(int node) -> node;
          case FoldedGraph.Item.Fold fold -> fold.nodes().getLast();
        };
    return 1 + Math.floorMod(graph.graph().node(oldest).id().value().hashCode(), COUNT - 1);
  }

  /// The colour of an item, below [#COUNT].
  public int ofItem(int item) {
    return colour[branches.branchOf(item)];
  }

  /// The colour of the link from a child to its parent: that of the branch it belongs to, which is
  /// the child's where the branch goes on or began, else the parent's.
  public int ofLink(int child, int parent) {
    return colour[branches.ofLink(child, parent)];
  }

  int ofBranch(int branch) {
    return colour[branch];
  }

  /// Which branches are drawn beside which, as lists in arrays.
  private static final class Neighbours implements IntPair {

    private final int[] first;
    private int[] other = new int[256];
    private int[] next = new int[256];
    private int count;

    Neighbours(int branches) {
      first = new int[branches];
      Arrays.fill(first, NONE);
    }

    @Override
    public void take(int one, int another) {
      if (one != another) {
        add(one, another);
        add(another, one);
      }
    }

    private void add(int one, int another) {
      if (count == other.length) {
        other = Arrays.copyOf(other, 2 * count);
        next = Arrays.copyOf(next, 2 * count);
      }
      other[count] = another;
      next[count] = first[one];
      first[one] = count++;
    }

    /// How often each colour stands beside a branch.
    int[] coloursOf(int branch, int[] colour) {
      int[] counts = new int[COUNT];
      for (int at = first[branch]; at != NONE; at = next[at]) {
        int its = colour[other[at]];
        if (its != NONE) {
          counts[its]++;
        }
      }
      return counts;
    }
  }
}
