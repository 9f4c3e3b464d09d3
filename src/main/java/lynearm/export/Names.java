package lynearm.export;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lynearm.layout.FoldedGraph;

/// What the items of a graph are called in a file of text, each by a name of its own: its id, or
/// where several files declare one id, the id and a number.
final class Names {

  private final String[] names;

  Names(FoldedGraph graph) {
    names = new String[graph.size()];
    Map<String, Integer> seen = new HashMap<>();
    for (int item = 0; item < names.length; item++) {
      String id = graph.graph().node(graph.item(item).firstNode()).id().value();
      int count = seen.merge(id, 1, Integer::sum);
      names[item] = count == 1 ? id : id + " (" + count + ")";
    }
  }

  String of(int item) {
    return names[item];
  }

  /// Every link once, in the order of their items: `from` is the parent, or what is depended on.
  static List<Link> links(FoldedGraph graph) {
    List<Link> links = new java.util.ArrayList<>();
    for (int item = 0; item < graph.size(); item++) {
      for (int parent : distinct(graph.parentsOf(item))) {
        links.add(new Link(parent, item, false));
      }
      for (int needed : distinct(graph.dependenciesOf(item))) {
        links.add(new Link(needed, item, true));
      }
    }
    return links;
  }

  private static int[] distinct(int[] items) {
    return java.util.Arrays.stream(items).distinct().toArray();
  }

  /// A link between two items.
  record Link(int from, int to, boolean isDependency) {}
}
