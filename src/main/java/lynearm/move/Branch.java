package lynearm.move;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;

/// The branch that a revision stands on, seen from another revision: the run since the two parted.
///
/// ```
/// head   onto          onto: T   head: H   base: B   fork: F
///  H      T
///  B      │
///  └──F───┘
/// ```
///
/// @param base its lowest revision, the one that gets another parent
/// @param fork the parent that the base has now, on both sides; none for a base of the history
/// @param onto where it goes
record Branch(Node base, Optional<Node> fork, Node onto) {

  /// The branch of a revision.
  ///
  /// @throws RefusedException if there is none to be moved, or more than one
  static Branch of(RevisionGraph graph, Node revision, Node onto) throws RefusedException {
    requireFiles(revision, onto);
    int from = revision.index();
    int to = onto.index();
    if (from == to) {
      throw new RefusedException(
          "Nothing can be moved onto itself", "Choose another revision to move it onto.");
    }
    if (graph.isAncestor(from, to)) {
      throw new RefusedException(
          name(onto) + " comes after " + name(revision) + ", so that it cannot come before it too",
          "Choose a revision that does not follow from it.");
    }
    if (graph.isAncestor(to, from)) {
      throw new RefusedException(
          name(revision) + " follows from " + name(onto) + " already",
          "There is nothing to move. Choose the head of another branch.");
    }
    List<Node> forks = graph.forkPoints(from, to);
    return forks.isEmpty() ? unrelated(graph, revision, onto) : since(graph, revision, onto, forks);
  }

  private static void requireFiles(Node revision, Node onto) throws RefusedException {
    for (Node node : List.of(revision, onto)) {
      if (node.isMissing()) {
        throw new RefusedException(
            name(node) + " has no file",
            "Only revisions that are there can be moved. Problems tells who names it.");
      }
    }
  }

  private static Branch unrelated(RevisionGraph graph, Node revision, Node onto)
      throws RefusedException {
    BitSet below = graph.ancestorsOf(revision.index());
    below.set(revision.index());
    List<Node> bases = below.stream().filter(graph::isBase).mapToObj(graph::node).toList();
    if (bases.size() != 1) {
      throw new RefusedException(
          name(revision) + " rests on " + bases.size() + " bases: " + names(bases),
          "Move each of them by itself.");
    }
    return new Branch(bases.getFirst(), Optional.empty(), onto);
  }

  private static Branch since(RevisionGraph graph, Node revision, Node onto, List<Node> forks)
      throws RefusedException {
    BitSet side = graph.ancestorsOf(revision.index());
    side.set(revision.index());
    side.andNot(graph.ancestorsOf(onto.index()));
    List<Branch> branches = new ArrayList<>();
    for (Node fork : forks) {
      for (int child : graph.childrenOf(fork.index())) {
        if (side.get(child)) {
          branches.add(new Branch(graph.node(child), Optional.of(fork), onto));
        }
      }
    }
    if (branches.size() != 1) {
      throw new RefusedException(
          name(revision)
              + " and "
              + name(onto)
              + " parted in "
              + branches.size()
              + " places: "
              + branches.stream()
                  .map(it -> name(it.base()) + " after " + name(it.fork().orElseThrow()))
                  .collect(Collectors.joining(", ")),
          "Move them one after the other, or merge.");
    }
    return branches.getFirst();
  }

  private static String name(Node node) {
    return node.id().shortForm();
  }

  private static String names(List<Node> nodes) {
    return nodes.stream().map(Branch::name).collect(Collectors.joining(", "));
  }
}
