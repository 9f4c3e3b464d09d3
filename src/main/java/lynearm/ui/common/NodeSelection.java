package lynearm.ui.common;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.SequencedSet;

/// Which nodes of the shown graph are selected, in the order in which they were chosen, and which
/// one has the keyboard. Immutable; every gesture answers with a new one.
///
/// @param nodes numbers of the selected nodes, first chosen first
/// @param lead the node that has the keyboard and whose details are shown; it need not be selected
/// @param anchor where a range selection began
public record NodeSelection(List<Integer> nodes, OptionalInt lead, OptionalInt anchor) {

  private static final NodeSelection EMPTY =
      new NodeSelection(List.of(), OptionalInt.empty(), OptionalInt.empty());

  public NodeSelection {
    nodes = List.copyOf(new LinkedHashSet<>(nodes));
  }

  public static NodeSelection empty() {
    return EMPTY;
  }

  /// Just this node, as after a click.
  public static NodeSelection only(int node) {
    return new NodeSelection(List.of(node), OptionalInt.of(node), OptionalInt.of(node));
  }

  /// These nodes, as after a sweep or "select all heads"; the last one leads.
  public static NodeSelection of(List<Integer> nodes) {
    if (nodes.isEmpty()) {
      return EMPTY;
    }
    return new NodeSelection(
        nodes, OptionalInt.of(nodes.getLast()), OptionalInt.of(nodes.getFirst()));
  }

  public boolean isEmpty() {
    return nodes.isEmpty();
  }

  public boolean contains(int node) {
    return nodes.contains(node);
  }

  /// With this node added or taken away, as after a Ctrl-click.
  public NodeSelection toggled(int node) {
    SequencedSet<Integer> now = new LinkedHashSet<>(nodes);
    if (!now.remove(node)) {
      now.add(node);
    }
    return new NodeSelection(List.copyOf(now), OptionalInt.of(node), OptionalInt.of(node));
  }

  /// These nodes added, as when a sweep is held with Ctrl.
  public NodeSelection plus(List<Integer> more) {
    SequencedSet<Integer> now = new LinkedHashSet<>(nodes);
    now.addAll(more);
    return new NodeSelection(
        List.copyOf(now), more.isEmpty() ? lead : OptionalInt.of(more.getLast()), anchor);
  }

  /// From the anchor to this node in the given order of all nodes, as after a Shift-click.
  public NodeSelection extendedTo(int node, int[] order) {
    int from = indexIn(order, anchor.orElse(node));
    int to = indexIn(order, node);
    if (from < 0 || to < 0) {
      return only(node);
    }
    int[] range = Arrays.copyOfRange(order, Math.min(from, to), Math.max(from, to) + 1);
    return new NodeSelection(
        Arrays.stream(range).boxed().toList(), OptionalInt.of(node), OptionalInt.of(order[from]));
  }

  /// The same nodes with the keyboard on this one.
  public NodeSelection withLead(int node) {
    return new NodeSelection(nodes, OptionalInt.of(node), anchor);
  }

  private static int indexIn(int[] order, int node) {
    for (int i = 0; i < order.length; i++) {
      if (order[i] == node) {
        return i;
      }
    }
    return -1;
  }
}
