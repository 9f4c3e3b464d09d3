package lynearm.move;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.revision.BranchLabel;
import lynearm.revision.RevisionId;
import lynearm.workspace.Workspace;

/// What a person should know before the graph becomes another one.
final class Notes {

  private Notes() {}

  /// Remaining heads, and labels that spread otherwise.
  static List<String> of(Workspace workspace, RevisionGraph after) {
    List<String> notes = new ArrayList<>();
    int left = after.heads().size();
    if (left > 1) {
      notes.add("Afterwards there are still " + left + " heads.");
    }
    RevisionGraph before = workspace.graph();
    tell(notes, differences(before, after), "will also stand for");
    tell(notes, differences(after, before), "will no longer stand for");
    return notes;
  }

  private static void tell(
      List<String> notes, Map<BranchLabel, List<RevisionId>> differences, String verb) {
    differences.forEach((label, ids) ->
        notes.add("The branch label " + label + " " + verb + " " + MovePlanner.names(ids) + "."));
  }

  /// The labels that revisions have in one graph and not in another, with those revisions.
  private static Map<BranchLabel, List<RevisionId>> differences(
      RevisionGraph without, RevisionGraph with) {
    Map<BranchLabel, List<RevisionId>> differences = new LinkedHashMap<>();
    for (Node node : with.files()) {
      Optional<Node> other = without.find(node.id());
      List<BranchLabel> known = other.map(found -> without.labels(found.index())).orElse(List.of());
      for (BranchLabel label : with.labels(node.index())) {
        if (other.isPresent() && !known.contains(label)) {
          differences.computeIfAbsent(label, _ -> new ArrayList<>()).add(node.id());
        }
      }
    }
    return differences;
  }
}
