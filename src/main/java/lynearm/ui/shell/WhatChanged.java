package lynearm.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.revision.RevisionId;

/// What a reload brought, in a few words: "2 revisions came, 1 head more".
final class WhatChanged {

  private WhatChanged() {}

  /// The difference between two graphs; nothing if it would not be seen.
  static Optional<String> between(RevisionGraph before, RevisionGraph after) {
    Set<RevisionId> old = ids(before);
    Set<RevisionId> now = ids(after);
    List<String> parts = new ArrayList<>();
    add(parts, now.stream().filter(id -> !old.contains(id)).count(), "came");
    add(parts, old.stream().filter(id -> !now.contains(id)).count(), "went");
    int heads = after.heads().size() - before.heads().size();
    if (heads != 0) {
      parts.add(
          Math.abs(heads)
              + (Math.abs(heads) == 1 ? " head " : " heads ")
              + (heads > 0 ? "more" : "fewer"));
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", parts));
  }

  private static void add(List<String> parts, long count, String what) {
    if (count > 0) {
      parts.add(count + (count == 1 ? " revision " : " revisions ") + what);
    }
  }

  private static Set<RevisionId> ids(RevisionGraph graph) {
    return graph.files().stream().map(Node::id).collect(Collectors.toSet());
  }
}
