package lynearm.move;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import lynearm.change.Change;
import lynearm.graph.Flag;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.revision.RevisionId;
import lynearm.workspace.Workspace;

/// Works out what it would mean to give the children of a revision that is not there other parents,
/// so that Alembic no longer asks for it. Unlike the other planners it works where Alembic refuses
/// the history, as that is what it is for; nothing else may get worse. Writes nothing.
///
/// ```
///  c         c
///  m  →      │     m has no file
///  a         a
/// ```
public final class ReparentPlanner {

  private final Workspace workspace;

  /// @param workspace the snapshot to plan against
  public ReparentPlanner(Workspace workspace) {
    this.workspace = workspace;
  }

  /// The plan to let all children of a missing revision follow others.
  ///
  /// @param missing an id that some `down_revision` names and no file declares
  /// @param parents what they are to follow in its place; none if it was a base. Those that a child
  ///   follows already are not named twice.
  public MovePlan plan(RevisionId missing, List<RevisionId> parents) {
    try {
      return ready(missing, parents.stream().distinct().toList());
    } catch (RefusedException e) {
      return e.refusal();
    }
  }

  private MovePlan.Ready ready(RevisionId missing, List<RevisionId> parents)
      throws RefusedException {
    RevisionGraph graph = workspace.graph();
    Node ghost = ghost(graph, missing);
    List<Node> children =
        Arrays.stream(graph.childrenOf(ghost.index())).mapToObj(graph::node).toList();
    BitSet moved = new BitSet();
    for (Node child : children) {
      moved.or(graph.descendantsOf(child.index()));
      moved.set(child.index());
    }
    refuseUnclear(graph, children);
    for (RevisionId parent : parents) {
      refuseUnfit(graph, parent, moved);
    }
    Relinking relinking = Relinking.ofBroken(workspace);
    for (Node child : children) {
      List<RevisionId> known = child.revision().orElseThrow().downRevisions();
      relinking.link(
          child.id(),
          Optional.of(missing),
          parents.stream().filter(parent -> !known.contains(parent)).toList());
    }
    List<RevisionId> ids = children.stream().map(Node::id).toList();
    String where = parents.isEmpty() ? "as a base" : "onto " + MovePlanner.names(parents);
    Change change = relinking.change("Re-parent " + MovePlanner.names(ids) + " " + where);
    return new MovePlan.Ready(
        moved.stream().mapToObj(node -> graph.node(node).id()).toList(),
        relinking.relinked(),
        List.of(),
        change,
        "Re-parented " + MovePlanner.names(ids) + " " + where,
        notes(ghost, relinking, change.graphAfter()));
  }

  private static Node ghost(RevisionGraph graph, RevisionId missing) throws RefusedException {
    Optional<Node> found = graph.find(missing);
    if (found.isEmpty() || !found.get().isMissing()) {
      throw new RefusedException(
          found.isEmpty()
              ? "No file here names " + missing.shortForm()
              : missing.shortForm() + " has a file",
          "Only the children of a missing revision can be given other parents this way.");
    }
    if (graph.childrenOf(found.get().index()).length == 0) {
      throw new RefusedException(
          "No down_revision names " + missing.shortForm(),
          "It stands in a depends_on. Write another revision there by hand.");
    }
    return found.get();
  }

  private static void refuseUnclear(RevisionGraph graph, List<Node> children)
      throws RefusedException {
    for (Node child : children) {
      if (graph.flags(child.index()).contains(Flag.DUPLICATE)) {
        throw new RefusedException(
            "There is more than one file with the id " + child.id(),
            "Nobody can tell which of them is meant. Give one of them another id first.");
      }
    }
  }

  private static void refuseUnfit(RevisionGraph graph, RevisionId parent, BitSet moved)
      throws RefusedException {
    Optional<Node> node = graph.find(parent).filter(found -> !found.isMissing());
    if (node.isEmpty()) {
      throw new RefusedException(
          "There is no revision " + parent.shortForm() + " here",
          "Choose one that has a file, or restore it first.");
    }
    if (moved.get(node.get().index())) {
      throw new RefusedException(
          parent.shortForm() + " comes after the missing revision, so it cannot come before it too",
          "Choose a revision that does not follow from it.");
    }
  }

  private List<String> notes(Node ghost, Relinking relinking, RevisionGraph after) {
    List<String> notes = new ArrayList<>(relinking.notes());
    int[] dependents = workspace.graph().dependentsOf(ghost.index());
    if (dependents.length > 0) {
      notes.add(
          MovePlanner.names(
                  Arrays.stream(dependents)
                      .mapToObj(node -> workspace.graph().node(node).id())
                      .toList())
              + " names it in depends_on too. That stays, and is to be mended by hand.");
    }
    notes.addAll(Notes.of(workspace, after));
    return notes;
  }
}
