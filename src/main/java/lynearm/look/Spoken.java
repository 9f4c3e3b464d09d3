package lynearm.look;

import java.util.List;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;

/// What a screen reader says of a revision, the same in the map and in the log.
public final class Spoken {

  private Spoken() {}

  /// "Revision 3f2a, add invoices, head, 2 parents".
  ///
  /// @param badges what is to be said of it beside its message
  public static String revision(RevisionGraph graph, Node node, List<Badge> badges) {
    StringBuilder text = new StringBuilder("Revision ").append(node.id().value());
    if (!node.message().isEmpty()) {
      text.append(", ").append(node.message());
    }
    badges.forEach(badge -> text.append(", ").append(badge.word()));
    if (!node.isMissing()) {
      int parents = graph.parentsOf(node.index()).length;
      text.append(", ").append(parents == 0 ? "no" : parents);
      text.append(parents == 1 ? " parent" : " parents");
    }
    return text.toString();
  }
}
