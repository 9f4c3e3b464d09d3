package lynearm.ui.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import lynearm.graph.RevisionGraph;
import lynearm.layout.CardSize;
import lynearm.layout.FoldedGraph;
import lynearm.layout.Folding;
import lynearm.layout.MapHistory;
import lynearm.layout.MapLayout;
import lynearm.look.NodeFacts;
import lynearm.ui.common.NodeSelection;
import org.junit.jupiter.api.Test;

class SelectionGestureTest {

  // c   e   f
  // b   |   |
  // a ──┴───┘
  private final MapPicture picture = picture("a:; b: a; c: b; e: a; f: a", Folding.none());

  @Test
  void aSweepOverHeadsSelectsThem() {
    assertThat(ids(sweep(false).draggedTo(right(), top("c") + 20, false)))
        .containsExactlyInAnyOrder("c", "e", "f");
  }

  @Test
  void aBandOverTwoHeadsMeansTheHeads() {
    assertThat(ids(sweep(false).draggedTo(right(), picture.layout().height(), false)))
        .containsExactlyInAnyOrder("c", "e", "f");
  }

  @Test
  void withEverythingAskedForWhatLiesBelowIsTakenToo() {
    assertThat(ids(sweep(false).draggedTo(right(), picture.layout().height(), true)))
        .containsExactlyInAnyOrder("a", "b", "c", "e", "f");
  }

  @Test
  void aBandBelowTheHeadsSelectsWhatItTouches() {
    SelectionGesture gesture =
        new SelectionGesture(picture, NodeSelection.empty(), false, -5, top("b") - 5);
    assertThat(ids(gesture.draggedTo(20, top("a") + 5, false))).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void aBandMayBeDrawnFromRightToLeft() {
    SelectionGesture gesture =
        new SelectionGesture(picture, NodeSelection.empty(), false, right(), top("c") + 20);
    assertThat(ids(gesture.draggedTo(-5, -5, false))).containsExactlyInAnyOrder("c", "e", "f");
  }

  @Test
  void aBandThatShrinksLetsGo() {
    SelectionGesture gesture = sweep(false);
    gesture.draggedTo(right(), top("c") + 20, false);
    assertThat(ids(gesture.draggedTo(10, top("c") + 20, false))).containsExactly("c");
    assertThat(gesture.draggedTo(-2, -2, false).isEmpty()).isTrue();
  }

  @Test
  void addingKeepsWhatWasSelected() {
    SelectionGesture gesture =
        new SelectionGesture(picture, NodeSelection.only(node("a")), true, -5, -5);
    assertThat(ids(gesture.draggedTo(10, 10, false))).containsExactly("a", "c");
  }

  @Test
  void cancellingGivesBackWhatWasSelected() {
    NodeSelection before = NodeSelection.only(node("a"));
    SelectionGesture gesture = new SelectionGesture(picture, before, false, -5, -5);
    gesture.draggedTo(right(), 10, false);
    assertThat(gesture.cancelled()).isEqualTo(before);
  }

  @Test
  void aFoldedRunIsTakenAsAWhole() {
    MapPicture folded =
        picture("a:; b: a; c: b; d: c; e: d", Folding.of(Folding.Mode.ONLY_WHAT_MATTERS));
    SelectionGesture gesture =
        new SelectionGesture(folded, NodeSelection.empty(), false, -5, folded.layout().height());
    assertThat(gesture.draggedTo(20, folded.layout().top(1) - 2, false).nodes())
        .containsExactlyInAnyOrder(0, 1, 2, 3);
  }

  @Test
  void aControlClickTogglesAndAShiftClickTakesTheWayBetween() {
    NodeSelection c = NodeSelection.only(node("c"));
    NodeSelection both = Picking.clicked(picture, c, item("e"), true, false);
    assertThat(ids(both)).containsExactly("c", "e");
    assertThat(ids(Picking.clicked(picture, both, item("c"), true, false))).containsExactly("e");
    assertThat(ids(Picking.clicked(picture, c, item("a"), false, true)))
        .containsExactlyInAnyOrder("a", "b", "c");
    assertThat(ids(Picking.clicked(picture, c, item("f"), false, true)))
        .containsExactlyInAnyOrder("c", "e", "f");
  }

  @Test
  void aHeadDroppedOnAnotherAsksForTheirMerge() {
    HeadDrag drag = drag(new FakeActions());
    drag.over(OptionalInt.of(item("e")));
    assertThat(drag.dropped()).contains(List.of(node("c"), node("e")));
  }

  @Test
  void anImpossibleDropSaysWhyAndDoesNothing() {
    FakeActions actions = new FakeActions();
    actions.forbidden = node("b");
    HeadDrag drag = drag(actions);
    drag.over(OptionalInt.of(item("b")));
    assertThat(drag.refusal(item("b"))).contains("This one is not a head");
    assertThat(drag.dropped()).isEmpty();
  }

  @Test
  void aHeadDroppedOnItselfOrOnNothingDoesNothing() {
    HeadDrag drag = drag(new FakeActions());
    drag.over(OptionalInt.of(item("c")));
    assertThat(drag.dropped()).isEmpty();
    drag.over(OptionalInt.empty());
    assertThat(drag.dropped()).isEmpty();
  }

  @Test
  void arrowsWalkTheLinksAndTheRow() {
    MapWalk walk = new MapWalk(picture);
    assertThat(walk.firstHead()).hasValue(item("c"));
    assertThat(walk.from(item("c"), MapWalk.Step.DOWN)).hasValue(item("b"));
    assertThat(walk.from(item("a"), MapWalk.Step.UP)).hasValue(item("b"));
    assertThat(walk.from(item("c"), MapWalk.Step.RIGHT)).hasValue(item("e"));
    assertThat(walk.from(item("c"), MapWalk.Step.LEFT)).isEmpty();
    assertThat(walk.base(item("c"))).isEqualTo(item("a"));
  }

  private HeadDrag drag(FakeActions actions) {
    return new HeadDrag(picture, item("c"), NodeSelection.empty(), actions::whyNotMerge);
  }

  private SelectionGesture sweep(boolean adding) {
    return new SelectionGesture(picture, NodeSelection.empty(), adding, -5, -5);
  }

  private static MapPicture picture(String text, Folding folding) {
    return MapPicture.of(
        FoldedGraph.of(RevisionGraph.of(MapHistory.revisions(text)), folding),
        MapLayout.Direction.HEADS_UP,
        CardSize.WHOLE,
        NodeFacts.NONE);
  }

  private double right() {
    return picture.layout().width() + 5;
  }

  private double top(String id) {
    return picture.layout().top(item(id));
  }

  private int node(String id) {
    return picture.node(item(id)).index();
  }

  private int item(String id) {
    return IntStream.range(0, picture.graph().size())
        .filter(item -> picture.node(item).id().value().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private List<String> ids(NodeSelection selection) {
    return selection.nodes().stream()
        .map(node -> picture.graph().graph().node(node).id().value())
        .toList();
  }
}
