package lynearm.move;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lynearm.change.Change;
import lynearm.graph.Flag;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.revision.BranchLabel;
import lynearm.revision.RevisionId;
import lynearm.workspace.Workspace;

/// Works out what it would mean to move a branch onto another revision, so that the history is one
/// line there: the base of the branch gets another parent, and nothing else changes. Reads the file
/// of that one revision, and writes nothing.
public final class MovePlanner {

  private final Workspace workspace;

  /// @param workspace the snapshot to plan against
  public MovePlanner(Workspace workspace) {
    this.workspace = workspace;
  }

  /// Why a revision cannot be moved onto another, whatever its file looks like; empty if it can.
  /// Cost: one walk over the ancestors of each.
  public static Optional<MovePlan.Refused> whyNot(RevisionGraph graph, int revision, int onto) {
    try {
      Branch.of(graph, graph.node(revision), graph.node(onto));
      return Optional.empty();
    } catch (RefusedException e) {
      return Optional.of(e.refusal());
    }
  }

  /// The plan to move the branch of a revision, from where it parted, onto another one.
  ///
  /// @param revision any revision of the branch, usually its head
  /// @param onto any revision that does not come after it, usually a head
  public MovePlan plan(int revision, int onto) {
    try {
      return ready(workspace.graph().node(revision), workspace.graph().node(onto));
    } catch (RefusedException e) {
      return e.refusal();
    }
  }

  private MovePlan.Ready ready(Node revision, Node onto) throws RefusedException {
    RevisionGraph graph = workspace.graph();
    Relinking relinking = Relinking.ofSound(workspace);
    Branch branch = Branch.of(graph, revision, onto);
    Node base = branch.base();
    BitSet moved = graph.descendantsOf(base.index());
    moved.set(base.index());
    refuseDuplicates(graph, moved, onto);
    refuseMixedLabels(graph, moved, onto);
    relinking.link(base.id(), branch.fork().map(Node::id), onto.id());
    Change change =
        relinking.change("Move " + base.id().shortForm() + " onto " + onto.id().shortForm());
    List<String> notes = new ArrayList<>(relinking.notes());
    notes.addAll(Notes.of(workspace, change.graphAfter()));
    if (change.graphAfter().isMergePoint(relinking.node(base.id()).index())) {
      notes.add(base.id().shortForm() + " stays a merge point, with its other parents.");
    }
    return new MovePlan.Ready(
        moved.stream().mapToObj(node -> graph.node(node).id()).toList(),
        relinking.relinked(),
        List.of(),
        change,
        "Moved " + base.id().shortForm() + " onto " + onto.id().shortForm(),
        notes);
  }

  private static void refuseDuplicates(RevisionGraph graph, BitSet moved, Node onto)
      throws RefusedException {
    BitSet concerned = (BitSet) moved.clone();
    concerned.set(onto.index());
    for (int node : concerned.stream().toArray()) {
      if (graph.flags(node).contains(Flag.DUPLICATE)) {
        throw new RefusedException(
            "There is more than one file with the id " + graph.node(node).id(),
            "Nobody can tell which of them is meant. Mend what Problems lists first.");
      }
    }
  }

  /// Branches that have labels of their own are meant to stay apart.
  private static void refuseMixedLabels(RevisionGraph graph, BitSet moved, Node onto)
      throws RefusedException {
    List<BranchLabel> declared =
        moved.stream()
            .mapToObj(graph::node)
            .flatMap(node -> node.revision().stream())
            .flatMap(revision -> revision.branchLabels().stream())
            .toList();
    List<BranchLabel> there =
        graph.labels(onto.index()).stream()
            .filter(label -> moved.stream().noneMatch(node -> graph.labels(node).contains(label)))
            .toList();
    if (declared.isEmpty() || there.isEmpty()) {
      return;
    }
    String consequence =
        graph.isHead(onto.index())
            ? declared.getFirst()
                + "@head and "
                + there.getFirst()
                + "@head would mean the same revision."
            : there.getFirst() + "@head would not be one revision any more.";
    throw new RefusedException(
        "The branches have labels of their own, "
            + listed(declared)
            + " and "
            + listed(there)
            + ", and are meant to stay apart",
        "One line would bear both labels: "
            + consequence
            + " Where one branch has to wait for the other, depends_on says so. If one line is"
            + " wanted, take one of the labels out of its file first.");
  }

  private static String listed(List<BranchLabel> labels) {
    return labels.stream().map(BranchLabel::toString).collect(Collectors.joining(", "));
  }

  /// Ids in short, for a sentence.
  static String names(List<RevisionId> ids) {
    int most = 5;
    String first =
        ids.stream().limit(most).map(RevisionId::shortForm).collect(Collectors.joining(", "));
    return ids.size() > most ? first + " and " + (ids.size() - most) + " more" : first;
  }
}
