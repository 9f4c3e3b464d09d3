package lynearm.move;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;

/// The words that tell a team of a move or of a detached merge: what hangs on what now, and what it
/// means for databases. The body of the commit.
///
/// @param before the graph as it was
public record MoveNote(RevisionGraph before, MovePlan.Ready plan) {

  /// Plain text, a fact a paragraph, with a line end after each.
  public String plain() {
    RevisionGraph after = plan.change().graphAfter();
    List<String> facts = new ArrayList<>();
    for (RevisionId id : plan.relinked()) {
      facts.add(
          id
              + " comes after "
              + parents(after, id)
              + " now, before that "
              + parents(before, id)
              + ".");
    }
    if (!plan.deleted().isEmpty()) {
      facts.add("Deleted, as nothing is left to be merged: " + named(plan.deleted()) + ".");
    }
    if (plan.moved().size() > plan.relinked().size()) {
      List<RevisionId> others = new ArrayList<>(plan.moved());
      others.removeAll(plan.relinked());
      facts.add("With it go " + named(others) + ".");
    }
    String stake = stake();
    if (!stake.isEmpty()) {
      facts.add(stake);
    }
    return String.join("\n\n", facts) + "\n";
  }

  /// What moving means for databases hangs on the graphs alone.
  private String stake() {
    Evidence nothing = new Evidence(Optional.empty(), "", List.of(), Instant.EPOCH);
    return new Adviser(before, nothing).advise(plan).stake();
  }

  private static String parents(RevisionGraph graph, RevisionId id) {
    List<RevisionId> parents =
        graph.find(id).flatMap(Node::revision).map(Revision::downRevisions).orElse(List.of());
    return parents.isEmpty() ? "nothing" : named(parents);
  }

  private static String named(List<RevisionId> ids) {
    return ids.stream().map(RevisionId::value).collect(Collectors.joining(", "));
  }
}
