package lynearm.layout;

/// Which colour every branch has, the same in every view of a graph. Trunks have colour 0.
///
/// What hangs on a branch has a colour that depends on where it began, so that it lives as long as
/// the branch, and that is neither that of what it hangs on nor that of the ones begun just before.
/// Cost: O(V log V + E) with the branches.
public final class BranchColours {

  /// How many colours there are.
  public static final int COUNT = 8;

  private static final int NONE = -1;

  private final FoldedGraph graph;
  private final Branches branches;
  private final int[] colour;

  BranchColours(FoldedGraph graph) {
    this.graph = graph;
    branches = new Branches(graph);
    colour = new int[branches.count()];
    for (int branch = 0; branch < colour.length; branch++) {
      colourHanging(branch);
    }
  }

  /// The colours of this graph; worked out once for each.
  public static BranchColours of(FoldedGraph graph) {
    return graph.colours();
  }

  private void colourHanging(int branch) {
    int last = NONE;
    int lastButOne = NONE;
    for (int block : branches.hangingOn(branch)) {
      int wish = wishOf(block);
      while (wish == colour[branch] || wish == last || wish == lastButOne) {
        wish = 1 + wish % (COUNT - 1);
      }
      colour[block] = wish;
      lastButOne = last;
      last = wish;
    }
  }

  private int wishOf(int branch) {
    int oldest =
        switch (graph.item(branches.endOf(branch))) {
          case FoldedGraph.Item.Single(int node) -> node;
          case FoldedGraph.Item.Fold fold -> fold.nodes().getLast();
        };
    return 1 + Math.floorMod(graph.graph().node(oldest).id().value().hashCode(), COUNT - 1);
  }

  Branches branches() {
    return branches;
  }

  /// The colour of an item, below [#COUNT].
  public int ofItem(int item) {
    return colour[branches.branchOf(item)];
  }

  /// The colour of the link from a child to its parent: that of the branch it belongs to, which is
  /// the child's where the branch goes on or began, else the parent's.
  public int ofLink(int child, int parent) {
    boolean childs =
        branches.continues(child, parent) || branches.endOf(branches.branchOf(child)) == child;
    return ofItem(childs ? child : parent);
  }

  /// Whether parent and child are on one branch, next to each other.
  boolean continues(int child, int parent) {
    return branches.continues(child, parent);
  }
}
