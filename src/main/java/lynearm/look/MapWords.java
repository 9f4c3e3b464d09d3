package lynearm.look;

import java.util.List;
import lynearm.graph.Node;
import lynearm.layout.FoldedGraph;

/// What stands on the cards of a map.
///
/// @param graph what is shown
/// @param facts who and when
public record MapWords(FoldedGraph graph, NodeFacts facts) {

  private static final int MONTH_LENGTH = "2026-11".length();

  /// The node that stands for the item.
  public Node node(int item) {
    return graph.graph().node(graph.item(item).firstNode());
  }

  /// The nodes of the item: one, or all of a run.
  public List<Integer> nodes(int item) {
    return switch (graph.item(item)) {
      case FoldedGraph.Item.Single(int node) -> List.of(node);
      case FoldedGraph.Item.Fold(List<Integer> nodes) -> nodes;
    };
  }

  /// The badges of a revision, most telling first; a run has none.
  public List<Badge> badges(int item) {
    return graph.isFold(item)
        ? List.of()
        : Badge.of(graph.graph(), graph.item(item).firstNode(), facts);
  }

  /// What stands largest on the card.
  public String title(int item) {
    if (graph.isFold(item)) {
      return nodes(item).size() + " revisions";
    }
    Node node = node(item);
    if (node.isMissing()) {
      return "Missing revision";
    }
    return node.message().isEmpty() ? node.id().value() : node.message();
  }

  public String author(int item) {
    return facts.author(node(item));
  }

  public String day(int item) {
    return facts.shownDay(node(item));
  }

  private String day(Node node) {
    return NodeFacts.dayOf(facts.date(node));
  }

  /// The months that a run covers, as `2019-03 – 2020-11`; empty if unknown. Cost: O(run).
  public String span(int item) {
    String oldest = "";
    String newest = "";
    for (int node : nodes(item)) {
      String month = month(graph.graph().node(node));
      if (month.isEmpty()) {
        continue;
      }
      oldest = oldest.isEmpty() || month.compareTo(oldest) < 0 ? month : oldest;
      newest = month.compareTo(newest) > 0 ? month : newest;
    }
    return oldest.equals(newest) ? oldest : oldest + " – " + newest;
  }

  private String month(Node node) {
    String day = day(node);
    return NodeFacts.DAY.matcher(day).lookingAt() ? day.substring(0, MONTH_LENGTH) : "";
  }

  /// The card in words, as a screen reader says it.
  public String spoken(int item) {
    if (graph.isFold(item)) {
      return "Folded run, " + title(item) + ", " + span(item);
    }
    Node node = node(item);
    StringBuilder text = new StringBuilder("Revision ").append(node.id());
    if (!node.message().isEmpty()) {
      text.append(", ").append(node.message());
    }
    badges(item).forEach(badge -> text.append(", ").append(badge.word()));
    int parents = graph.parentsOf(item).length;
    int children = graph.childrenOf(item).length;
    text.append(", ").append(parents).append(parents == 1 ? " parent" : " parents");
    text.append(", ").append(children).append(children == 1 ? " child" : " children");
    return text.toString();
  }
}
