package lynearm.ui.graph;

import java.util.List;
import lynearm.ui.common.NodeSelection;

/// What a click on a card selects: it alone, with Ctrl it too or no longer, with Shift all from the
/// anchor to it. A folded run is taken as a whole.
final class Picking {

  private Picking() {}

  static NodeSelection clicked(
      MapPicture picture, NodeSelection before, int item, boolean adding, boolean extending) {
    List<Integer> nodes = picture.nodes(item);
    if (extending && before.anchor().isPresent()) {
      int anchor = before.anchor().getAsInt();
      List<Integer> range = MapRange.between(picture, anchor, nodes.getFirst());
      NodeSelection start = adding ? before : NodeSelection.empty();
      return new NodeSelection(
          start.plus(range).plus(nodes).nodes(),
          NodeSelection.only(nodes.getFirst()).lead(),
          before.anchor());
    }
    if (!adding) {
      return nodes.size() == 1
          ? NodeSelection.only(nodes.getFirst())
          : NodeSelection.of(nodes).withLead(nodes.getFirst());
    }
    if (nodes.size() == 1) {
      return before.toggled(nodes.getFirst());
    }
    if (before.nodes().containsAll(nodes)) {
      return new NodeSelection(
              before.nodes().stream().filter(node -> !nodes.contains(node)).toList(),
              before.lead(),
              before.anchor())
          .withLead(nodes.getFirst());
    }
    return before.plus(nodes).withLead(nodes.getFirst());
  }
}
