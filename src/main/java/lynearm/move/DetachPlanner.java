package lynearm.move;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import lynearm.change.Change;
import lynearm.graph.Flag;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.operation.Operations;
import lynearm.operation.OperationsReader;
import lynearm.operation.Step;
import lynearm.revision.Header;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;
import lynearm.workspace.Workspace;

/// Works out what it would mean to turn a fork and its merge back into a line: the file of the
/// merge is deleted, its second parent's branch goes onto the first, the third's onto the second,
/// and whatever came after the merge comes after the last. Writes nothing.
///
/// ```
///  E         E
///  M         C
/// B C   →    B
///  A         A
/// ```
public final class DetachPlanner {

  private final Workspace workspace;

  /// @param workspace the snapshot to plan against
  public DetachPlanner(Workspace workspace) {
    this.workspace = workspace;
  }

  /// The plan to dissolve a merge.
  ///
  /// @param merge the number of its node
  /// @param stays the parent whose branch stays where it is; none for the first
  public MovePlan plan(int merge, Optional<RevisionId> stays) {
    try {
      return ready(workspace.graph().node(merge), stays);
    } catch (RefusedException e) {
      return e.refusal();
    }
  }

  private MovePlan.Ready ready(Node merge, Optional<RevisionId> stays) throws RefusedException {
    RevisionGraph graph = workspace.graph();
    Relinking relinking = Relinking.ofSound(workspace);
    Revision revision = requireMerge(graph, merge);
    requireEmpty(revision);
    List<RevisionId> parents = ordered(revision, stays);
    List<RevisionId> children = ids(graph, graph.childrenOf(merge.index()));
    BitSet moved = new BitSet();
    RevisionId top = parents.getFirst();
    for (RevisionId next : parents.subList(1, parents.size())) {
      top = onto(relinking, top, next, moved);
    }
    for (RevisionId child : children) {
      relinking.link(child, Optional.of(merge.id()), top);
    }
    relinking.delete(merge.id());
    Change change = relinking.change("Detach merge " + merge.id().shortForm());
    List<String> notes = new ArrayList<>(relinking.notes());
    notes.addAll(Notes.of(workspace, change.graphAfter()));
    moved.clear(merge.index());
    return new MovePlan.Ready(
        moved.stream().mapToObj(node -> graph.node(node).id()).toList(),
        relinking.relinked(),
        relinking.deleted(),
        change,
        "Detached merge " + merge.id().shortForm(),
        notes);
  }

  /// Puts the branch of one parent onto that of another, unless one contains the other already.
  ///
  /// @return the upper end of both
  private RevisionId onto(Relinking relinking, RevisionId top, RevisionId next, BitSet moved)
      throws RefusedException {
    RevisionGraph now = relinking.graph();
    Node lower = relinking.node(top);
    Node upper = relinking.node(next);
    if (now.isAncestor(upper.index(), lower.index())) {
      return top;
    }
    if (now.isAncestor(lower.index(), upper.index())) {
      return next;
    }
    Branch branch = Branch.of(now, upper, lower);
    RevisionGraph graph = workspace.graph();
    int base = graph.find(branch.base().id()).orElseThrow().index();
    moved.set(base);
    moved.or(graph.descendantsOf(base));
    relinking.link(branch.base().id(), branch.fork().map(Node::id), top);
    return next;
  }

  private static Revision requireMerge(RevisionGraph graph, Node merge) throws RefusedException {
    if (merge.isMissing() || !graph.isMergePoint(merge.index())) {
      throw new RefusedException(
          merge.id().shortForm() + " is no merge point",
          "Only a revision with several parents can be detached. To give another one a new parent,"
              + " move it.");
    }
    Revision revision = merge.revision().orElseThrow();
    String id = merge.id().shortForm();
    if (graph.flags(merge.index()).contains(Flag.DUPLICATE)) {
      throw new RefusedException(
          "There is more than one file with the id " + merge.id(),
          "Nobody can tell which of them is meant. Mend what Problems lists first.");
    }
    if (!revision.branchLabels().isEmpty() || revision.isComputed(Header.BRANCH_LABELS)) {
      throw new RefusedException(
          id + " bears a branch label, which would be gone with it",
          "Give the label to another revision first.");
    }
    if (!revision.dependsOn().isEmpty() || revision.isComputed(Header.DEPENDS_ON)) {
      throw new RefusedException(
          id + " depends on other revisions, and nothing would say so any more",
          "Write its depends_on into another revision first.");
    }
    int[] dependents = graph.dependentsOf(merge.index());
    if (dependents.length > 0) {
      throw new RefusedException(
          MovePlanner.names(ids(graph, dependents)) + " names " + id + " in depends_on",
          "Let it depend on another revision first.");
    }
    return revision;
  }

  private static List<RevisionId> ids(RevisionGraph graph, int[] nodes) {
    List<RevisionId> ids = new ArrayList<>();
    for (int node : nodes) {
      ids.add(graph.node(node).id());
    }
    return ids;
  }

  /// Only a merge that does nothing can go away without a loss.
  private void requireEmpty(Revision merge) throws RefusedException {
    Operations operations;
    try {
      operations = new OperationsReader().read(Files.readAllBytes(merge.file()));
    } catch (IOException e) {
      throw new RefusedException(
          "Can't read " + workspace.show(merge.file()) + ": " + e.getMessage(),
          "Open the folder again.");
    }
    if (operations.isEmpty()) {
      return;
    }
    List<Step> steps =
        operations.upgrade().isEmpty() ? operations.downgrade() : operations.upgrade();
    Step first = steps.getFirst();
    throw new RefusedException(
        merge.id().shortForm()
            + " does more than merge: line "
            + first.lines().first()
            + " of "
            + workspace.show(merge.file())
            + ", "
            + first.sentence().text(),
        "Only a merge that does nothing can go away. Move its operations into a revision of their"
            + " own first.");
  }

  private static List<RevisionId> ordered(Revision merge, Optional<RevisionId> stays)
      throws RefusedException {
    List<RevisionId> parents = new ArrayList<>(merge.downRevisions().stream().distinct().toList());
    if (stays.isPresent()) {
      if (!parents.remove(stays.get())) {
        throw new RefusedException(
            stays.get().shortForm() + " is no parent of " + merge.id().shortForm(),
            "Its parents are " + MovePlanner.names(parents) + ".");
      }
      parents.addFirst(stays.get());
    }
    return parents;
  }
}
