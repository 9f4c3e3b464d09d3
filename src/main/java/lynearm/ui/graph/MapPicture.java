package lynearm.ui.graph;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.layout.CardSize;
import lynearm.layout.FoldedGraph;
import lynearm.layout.MapLayout;
import lynearm.look.Badge;
import lynearm.look.MapWords;
import lynearm.look.NodeFacts;
import lynearm.ui.common.Emphasis;

/// One graph with its layout and what is known of its revisions: what the map shows, whatever part
/// of it is seen.
///
/// @param graph what is shown
/// @param layout where it stands
/// @param facts who and when
/// @param emphasis what stands out, if anything does
record MapPicture(
    FoldedGraph graph, MapLayout layout, NodeFacts facts, Optional<Emphasis> emphasis) {

  static MapPicture of(
      FoldedGraph graph, MapLayout.Direction direction, CardSize cards, NodeFacts facts) {
    MapLayout layout =
        cards == CardSize.WHOLE ? graph.map(direction) : MapLayout.of(graph, direction, cards);
    return new MapPicture(graph, layout, facts, Optional.empty());
  }

  MapPicture with(NodeFacts newFacts) {
    return new MapPicture(graph, layout, newFacts, emphasis);
  }

  MapPicture with(Optional<Emphasis> newEmphasis) {
    return new MapPicture(graph, layout, facts, newEmphasis);
  }

  private MapWords words() {
    return new MapWords(graph, facts);
  }

  /// The node that stands for the item.
  Node node(int item) {
    return words().node(item);
  }

  /// The nodes of the item: one, or all of a run.
  List<Integer> nodes(int item) {
    return words().nodes(item);
  }

  boolean isHead(int item) {
    return !graph.isFold(item) && graph.graph().isHead(graph.item(item).firstNode());
  }

  /// Whether the item stands for a revision of which there is no file.
  boolean isMissing(int item) {
    return graph.graph().node(graph.item(item).firstNode()).isMissing();
  }

  /// Whether Alembic stumbles over the item, or nobody can tell its parents. No run of such is ever
  /// folded.
  boolean isProblem(int item) {
    if (graph.isFold(item)) {
      return false;
    }
    int node = graph.item(item).firstNode();
    RevisionGraph whole = graph.graph();
    return whole.isInCycle(node)
        || whole.isReplaced(node)
        || whole.node(node).revision().filter(it -> !it.computed().isEmpty()).isPresent();
  }

  List<Badge> badgesOf(int item) {
    return words().badges(item);
  }

  /// What stands largest on the card.
  String title(int item) {
    return graph.item(item) instanceof FoldedGraph.Item.Fold(List<Integer> nodes)
        ? runTitle(nodes)
        : words().title(item);
  }

  private String runTitle(List<Integer> nodes) {
    int found = emphasis.filter(Emphasis::isFound).map(its -> its.countIn(nodes)).orElse(0);
    return found == 0 ? nodes.size() + " revisions" : found + " of " + nodes.size() + " found";
  }

  /// Author and day, as far as they are known.
  String byLine(int item) {
    String day = day(item);
    String author = author(item);
    return author.isEmpty() || day.isEmpty() ? author + day : author + " · " + day;
  }

  /// What tells an item from others with the same title: id and day, or the months of a run.
  String detail(int item) {
    if (graph.isFold(item)) {
      return span(item);
    }
    String id = node(item).id().shortForm();
    return day(item).isEmpty() ? id : id + " · " + day(item);
  }

  String author(int item) {
    return words().author(item);
  }

  String day(int item) {
    return words().day(item);
  }

  /// The months that a run covers, as `2019-03 – 2020-11`; empty if unknown.
  String span(int item) {
    return words().span(item);
  }

  /// The item at this place of the map, if there is one.
  OptionalInt itemAt(double x, double y) {
    int[] items = layout.itemsIn(x, y, x, y);
    return items.length == 0 ? OptionalInt.empty() : OptionalInt.of(items[0]);
  }

  /// The card in words, as a screen reader says it.
  String spoken(int item) {
    return words().spoken(item);
  }
}
