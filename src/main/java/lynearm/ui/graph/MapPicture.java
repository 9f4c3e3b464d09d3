package lynearm.ui.graph;

import java.util.List;
import java.util.OptionalInt;
import lynearm.graph.Node;
import lynearm.layout.CardSize;
import lynearm.layout.FoldedGraph;
import lynearm.layout.MapLayout;
import lynearm.look.Badge;
import lynearm.look.NodeFacts;

/// One graph with its layout and what is known of its revisions: what the map shows, whatever part
/// of it is seen.
///
/// @param graph what is shown
/// @param layout where it stands
/// @param facts who and when
record MapPicture(FoldedGraph graph, MapLayout layout, NodeFacts facts) {

  private static final int MONTH_LENGTH = 7;

  static MapPicture of(
      FoldedGraph graph, MapLayout.Direction direction, CardSize cards, NodeFacts facts) {
    MapLayout layout =
        cards == CardSize.WHOLE ? graph.map(direction) : MapLayout.of(graph, direction, cards);
    return new MapPicture(graph, layout, facts);
  }

  MapPicture with(NodeFacts newFacts) {
    return new MapPicture(graph, layout, newFacts);
  }

  /// The node that stands for the item.
  Node node(int item) {
    return graph.graph().node(graph.item(item).firstNode());
  }

  /// The nodes of the item: one, or all of a run.
  List<Integer> nodes(int item) {
    return switch (graph.item(item)) {
      case FoldedGraph.Item.Single(int node) -> List.of(node);
      case FoldedGraph.Item.Fold(List<Integer> nodes) -> nodes;
    };
  }

  boolean isHead(int item) {
    return !graph.isFold(item) && graph.graph().isHead(graph.item(item).firstNode());
  }

  List<Badge> badgesOf(int item) {
    return graph.isFold(item)
        ? List.of()
        : Badge.of(graph.graph(), graph.item(item).firstNode(), facts);
  }

  /// What stands largest on the card.
  String title(int item) {
    Node node = node(item);
    if (graph.isFold(item)) {
      return graph.item(item) instanceof FoldedGraph.Item.Fold(List<Integer> nodes)
          ? nodes.size() + " revisions"
          : "";
    }
    if (node.isMissing()) {
      return "Missing revision";
    }
    return node.message().isEmpty() ? node.id().value() : node.message();
  }

  /// Author and day, as far as they are known.
  String byLine(int item) {
    String day = day(item);
    String author = author(item);
    return author.isEmpty() || day.isEmpty() ? author + day : author + " · " + day;
  }

  String author(int item) {
    return facts.author(node(item));
  }

  String day(int item) {
    return day(node(item));
  }

  /// The months that a run covers, as `2019-03 – 2020-11`; empty if unknown.
  String span(int item) {
    List<Integer> nodes = nodes(item);
    String newest = month(graph.graph().node(nodes.getFirst()));
    String oldest = month(graph.graph().node(nodes.getLast()));
    if (newest.isEmpty() || oldest.isEmpty() || newest.equals(oldest)) {
      return newest.isEmpty() ? oldest : newest;
    }
    return oldest.compareTo(newest) < 0 ? oldest + " – " + newest : newest + " – " + oldest;
  }

  private String month(Node node) {
    String day = day(node);
    return NodeFacts.DAY.matcher(day).lookingAt() ? day.substring(0, MONTH_LENGTH) : "";
  }

  private String day(Node node) {
    return NodeFacts.dayOf(facts.date(node));
  }

  /// The item at this place of the map, if there is one.
  OptionalInt itemAt(double x, double y) {
    int[] items = layout.itemsIn(x, y, x, y);
    return items.length == 0 ? OptionalInt.empty() : OptionalInt.of(items[0]);
  }

  /// The card in words, as a screen reader says it.
  String spoken(int item) {
    if (graph.isFold(item)) {
      return "Folded run, " + title(item) + ", " + span(item);
    }
    Node node = node(item);
    StringBuilder text = new StringBuilder("Revision ").append(node.id());
    if (!node.message().isEmpty()) {
      text.append(", ").append(node.message());
    }
    badgesOf(item).forEach(badge -> text.append(", ").append(badge.word()));
    int parents = graph.parentsOf(item).length;
    int children = graph.childrenOf(item).length;
    text.append(", ").append(parents).append(parents == 1 ? " parent" : " parents");
    text.append(", ").append(children).append(children == 1 ? " child" : " children");
    return text.toString();
  }
}
