package lynearm.ui.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import lynearm.ui.common.NodeSelection;

/// Head cards carried to another card. Knows before the drop what would come of it.
final class HeadDrag {

  private final MapPicture picture;
  private final int item;
  private final List<Integer> carried;
  private final Function<List<Integer>, Optional<String>> whyNot;
  private final Map<Integer, Optional<String>> refusals = new HashMap<>();
  private OptionalInt target = OptionalInt.empty();

  /// Takes up this head, and with it the other selected heads if it is selected itself.
  ///
  /// @param whyNot tells why some nodes cannot be merged
  HeadDrag(
      MapPicture picture,
      int item,
      NodeSelection selection,
      Function<List<Integer>, Optional<String>> whyNot) {
    this.picture = picture;
    this.item = item;
    this.whyNot = whyNot;
    int node = picture.nodes(item).getFirst();
    carried =
        selection.contains(node)
            ? selection.nodes().stream().filter(picture.graph().graph()::isHead).toList()
            : List.of(node);
  }

  /// The card that was taken up.
  int item() {
    return item;
  }

  /// Now over this item, or over none.
  void over(OptionalInt there) {
    target =
        there.isPresent() && carried.contains(picture.nodes(there.getAsInt()).getFirst())
            ? OptionalInt.empty()
            : there;
  }

  OptionalInt target() {
    return target;
  }

  /// Why a drop on this item does nothing; empty if it can be merged.
  Optional<String> refusal(int there) {
    return refusals.computeIfAbsent(there, its -> whyNot.apply(together(its)));
  }

  /// What a drop on this item opens, or why it does nothing.
  String hint(int there) {
    boolean isPair = together(there).size() == 2;
    return refusal(there)
        .orElse(
            isPair
                ? "Merge these heads, or move one onto the other…"
                : "Merge these " + together(there).size() + " heads…");
  }

  /// What to merge if dropped now; empty if nothing is to happen.
  Optional<List<Integer>> dropped() {
    return target.isPresent() && refusal(target.getAsInt()).isEmpty()
        ? Optional.of(together(target.getAsInt()))
        : Optional.empty();
  }

  private List<Integer> together(int there) {
    List<Integer> nodes = new ArrayList<>(carried);
    nodes.add(picture.nodes(there).getFirst());
    return nodes.stream().distinct().toList();
  }
}
