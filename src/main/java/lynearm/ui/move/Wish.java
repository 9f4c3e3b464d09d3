package lynearm.ui.move;

import java.util.List;
import java.util.Optional;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.move.DetachPlanner;
import lynearm.move.MovePlan;
import lynearm.move.MovePlanner;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;
import lynearm.workspace.Workspace;

/// What a person wants moved.
public sealed interface Wish {

  /// What would be done.
  MovePlan plan(Workspace workspace);

  /// The same the other way round.
  Wish swapped(RevisionGraph graph);

  /// A branch goes onto a revision.
  record Onto(RevisionId revision, RevisionId onto) implements Wish {

    @Override
    public MovePlan plan(Workspace workspace) {
      RevisionGraph graph = workspace.graph();
      Optional<Node> from = graph.find(revision);
      Optional<Node> to = graph.find(onto);
      return from.isEmpty() || to.isEmpty()
          ? gone(from.isEmpty() ? revision : onto)
          : new MovePlanner(workspace).plan(from.get().index(), to.get().index());
    }

    @Override
    public Wish swapped(RevisionGraph graph) {
      return new Onto(onto, revision);
    }
  }

  /// A merge goes away.
  ///
  /// @param stays the parent whose branch stays where it is; none for the first
  record Detach(RevisionId merge, Optional<RevisionId> stays) implements Wish {

    @Override
    public MovePlan plan(Workspace workspace) {
      Optional<Node> node = workspace.graph().find(merge);
      return node.isEmpty()
          ? gone(merge)
          : new DetachPlanner(workspace).plan(node.get().index(), stays);
    }

    @Override
    public Wish swapped(RevisionGraph graph) {
      List<RevisionId> parents =
          graph.find(merge).flatMap(Node::revision).map(Revision::downRevisions).orElse(List.of());
      if (parents.isEmpty()) {
        return this;
      }
      int next = (parents.indexOf(stays.orElse(parents.getFirst())) + 1) % parents.size();
      return new Detach(merge, Optional.of(parents.get(next)));
    }
  }

  private static MovePlan gone(RevisionId id) {
    return new MovePlan.Refused(id.shortForm() + " is not there any more", "Choose another one.");
  }
}
