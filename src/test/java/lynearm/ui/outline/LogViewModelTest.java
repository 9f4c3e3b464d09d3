package lynearm.ui.outline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.layout.DrawnHistory;
import lynearm.layout.FoldedGraph;
import lynearm.layout.Folding;
import lynearm.look.Badge;
import lynearm.look.LogRow;
import lynearm.look.NodeFacts;
import lynearm.revision.RevisionId;
import lynearm.ui.common.Emphasis;
import lynearm.ui.common.HistoryViewModel;
import lynearm.ui.common.NodeSelection;
import lynearm.ui.outline.LogViewModel.Move;
import org.junit.jupiter.api.Test;

class LogViewModelTest {

  /// Rows: m, a, b, f, e.
  private static final String MERGED = "m: a b; a: f; b: f; f: e; e:";

  /// Rows: h, the fold of d c b a, s, base.
  private static final String LONG = "h: d; d: c; c: b; b: a; a: base; base:; s: base";

  private final HistoryViewModel history = new HistoryViewModel();
  private final RecordedActions actions = new RecordedActions();
  private final LogViewModel model = new LogViewModel(history, actions);

  @Test
  void aPressSelectsOneRow() {
    show(MERGED);
    model.press(1, false, false);

    assertThat(selected()).containsExactly("a");
    assertThat(model.leadRow()).hasValue(1);
  }

  @Test
  void aPressWithCtrlTogglesAndKeepsTheOrderOfChoice() {
    show(MERGED);
    model.press(2, false, false);
    model.press(0, true, false);
    model.press(4, true, false);
    model.press(0, true, false);

    assertThat(selected()).containsExactly("b", "e");
  }

  @Test
  void aPressWithShiftTakesTheRangeFromTheAnchor() {
    show(MERGED);
    model.press(3, false, false);
    model.press(1, false, true);
    assertThat(selected()).containsExactly("f", "b", "a");

    model.press(4, false, true);
    assertThat(selected()).containsExactly("f", "e");
  }

  @Test
  void sortedRowsStandAlphabeticallyAndOtherWayRoundWhenPressedAgain() {
    show(MERGED);
    model.sortBy(LogColumn.ID);
    assertThat(idsInRows()).containsExactly("a", "b", "e", "f", "m");

    model.sortBy(LogColumn.ID);
    assertThat(idsInRows()).containsExactly("m", "f", "e", "b", "a");

    model.sortBy(LogColumn.GRAPH);
    assertThat(idsInRows()).containsExactly("m", "a", "b", "f", "e");
  }

  @Test
  void sortedRowsAreNotFoldedAndHaveNoLanes() {
    history
        .shownProperty()
        .set(
            Optional.of(
                FoldedGraph.of(DrawnHistory.graph(LONG), Folding.of(Folding.Mode.LONG_RUNS))));
    model.sortBy(LogColumn.ID);

    assertThat(idsInRows()).containsExactly("a", "b", "base", "c", "d", "h", "s");
    assertThat(model.isFold(1)).isFalse();
    assertThat(model.logProperty().get().orElseThrow().lanes()).isOne();
  }

  @Test
  void whatHasNoAuthorComesLastWhicheverTheDirection() {
    show(MERGED);
    history.factsProperty().set(authors("a", "Zoe", "f", "ada", "m", "Bea"));
    model.sortBy(LogColumn.AUTHOR);
    assertThat(idsInRows()).containsExactly("f", "m", "a", "b", "e");

    model.sortBy(LogColumn.AUTHOR);
    assertThat(idsInRows()).containsExactly("a", "m", "f", "b", "e");
  }

  @Test
  void rowsMoveToTheirPlaceWhenAnAuthorBecomesKnown() {
    show(MERGED);
    model.sortBy(LogColumn.AUTHOR);
    history.factsProperty().set(authors("e", "Ada"));

    assertThat(idsInRows()).containsExactly("e", "m", "a", "b", "f");
  }

  @Test
  void parentsAreFoundAmongSortedRows() {
    show(MERGED);
    model.sortBy(LogColumn.ID);
    model.press(4, false, false);
    assertThat(model.moveToParent()).as("two ways").hasSize(2);

    model.press(0, false, false);
    assertThat(selected()).containsExactly("a");
    model.moveToChild();
    assertThat(selected()).containsExactly("m");
  }

  private List<String> idsInRows() {
    Log log = model.logProperty().get().orElseThrow();
    return IntStream.range(0, log.size())
        .mapToObj(row -> log.graph().node(log.nodeAt(row)).id().value())
        .toList();
  }

  private static NodeFacts authors(String... idsAndNames) {
    List<String> known = List.of(idsAndNames);
    return new NodeFacts() {
      @Override
      public String author(Node node) {
        int at = known.indexOf(node.id().value());
        return at < 0 ? "" : known.get(at + 1);
      }

      @Override
      public String date(Node node) {
        return "";
      }

      @Override
      public boolean isUncommitted(Node node) {
        return false;
      }
    };
  }

  @Test
  void aDragExtendsAndShrinks() {
    show(MERGED);
    model.press(1, false, false);
    model.dragTo(3);
    assertThat(selected()).containsExactly("a", "b", "f");

    model.dragTo(2);
    assertThat(selected()).containsExactly("a", "b");
  }

  @Test
  void aDragThatBeganWithCtrlAdds() {
    show(MERGED);
    model.press(0, false, false);
    model.press(3, true, false);
    model.dragTo(4);

    assertThat(selected()).containsExactly("m", "f", "e");
  }

  @Test
  void keysMoveTheLeadAndStopAtTheEnds() {
    show(MERGED);
    model.moveBy(1, Move.SELECT);
    assertThat(selected()).containsExactly("m");

    model.moveBy(2, Move.SELECT);
    assertThat(selected()).containsExactly("b");

    model.moveBy(100, Move.SELECT);
    assertThat(selected()).containsExactly("e");

    model.moveTo(0, Move.EXTEND);
    assertThat(selected()).containsExactly("e", "f", "b", "a", "m");
  }

  @Test
  void parentsAndChildrenAreOneKeyAway() {
    show(MERGED);
    model.press(2, false, false);
    model.moveToParent();
    assertThat(selected()).containsExactly("f");

    assertThat(ids(model.moveToChild())).containsExactly("a", "b");
    assertThat(selected()).containsExactly("f");

    model.goTo(node("a"));
    assertThat(selected()).containsExactly("a");
  }

  @Test
  void theLogOfMatchesAloneHasNoOtherRows() {
    show(MERGED);
    emphasise("m", "f");

    assertThat(rows()).containsExactly("m", "f");
    assertThat(model.rowOfNode(node("a"))).isEmpty();
    model.press(0, false, false);
    assertThat(model.moveToParent()).isEmpty();
    model.moveBy(1, Move.SELECT);
    assertThat(selected()).containsExactly("f");

    history.emphasisProperty().set(Emphasis.NONE);
    assertThat(rows()).hasSize(5);
  }

  @Test
  void aFoldCountsWhatWasFoundInIt() {
    showFolded(LONG);
    RevisionGraph graph = history.shownProperty().get().orElseThrow().graph();
    BitSet found = new BitSet();
    found.set(node("b"));
    found.set(node("c"));
    history.emphasisProperty().set(Emphasis.found(graph, found, OptionalInt.empty()));

    assertThat(model.logProperty().get().orElseThrow().row(1).message()).startsWith("2 of 4 found");
  }

  private void emphasise(String... ids) {
    FoldedGraph whole = history.shownProperty().get().orElseThrow();
    BitSet nodes = new BitSet();
    for (String id : ids) {
      nodes.set(node(id));
    }
    history
        .emphasisProperty()
        .set(Emphasis.found(whole.graph(), nodes, OptionalInt.empty()).alone(whole));
  }

  private List<String> rows() {
    Log log = model.logProperty().get().orElseThrow();
    return IntStream.range(0, log.size())
        .mapToObj(row -> log.graph().node(log.nodeAt(row)).id().value())
        .toList();
  }

  private int node(String id) {
    return history
        .shownProperty()
        .get()
        .orElseThrow()
        .graph()
        .find(new RevisionId(id))
        .orElseThrow()
        .index();
  }

  private List<String> ids(List<Integer> nodes) {
    RevisionGraph graph = history.shownProperty().get().orElseThrow().graph();
    return nodes.stream().map(node -> graph.node(node).id().value()).toList();
  }

  @Test
  void theSpaceBarTogglesTheLead() {
    show(MERGED);
    model.press(2, false, false);
    model.toggleLead();
    assertThat(selected()).isEmpty();
    assertThat(model.leadRow()).hasValue(2);

    model.toggleLead();
    assertThat(selected()).containsExactly("b");
  }

  @Test
  void rowsFarApartAreChosenByKeyboard() {
    show(MERGED);
    model.moveTo(0, Move.SELECT);
    model.moveBy(3, Move.ONLY_LEAD);
    assertThat(selected()).containsExactly("m");

    model.toggleLead();
    assertThat(selected()).containsExactly("m", "f");
  }

  @Test
  void aFoldTakesTheKeyboardButIsNotSelected() {
    showFolded(LONG);
    model.moveTo(1, Move.SELECT);
    assertThat(selected()).isEmpty();
    assertThat(model.leadRow()).hasValue(1);

    model.activate();
    assertThat(actions.asked).containsExactly("unfold d");
  }

  @Test
  void aRangeLeavesFoldsOut() {
    showFolded(LONG);
    model.press(0, false, false);
    model.press(2, false, true);

    assertThat(selected()).containsExactly("h", "s");
  }

  @Test
  void theMenuKeepsASelectionItIsPartOf() {
    show(MERGED);
    model.press(0, false, false);
    model.press(2, true, false);
    model.pressForMenu(0);
    assertThat(selected()).containsExactly("m", "b");

    model.pressForMenu(3);
    assertThat(selected()).containsExactly("f");
  }

  @Test
  void enterOnARevisionShowsItsDetails() {
    show(MERGED);
    model.press(0, false, false);
    model.activate();

    assertThat(actions.asked).containsExactly("details");
  }

  @Test
  void aSelectionOfAnotherGraphDoesNoHarm() {
    history.selectionProperty().set(NodeSelection.of(List.of(70, 71)));
    show(MERGED);

    assertThat(model.leadRow()).isEmpty();
    assertThat(model.selectedRows().isEmpty()).isTrue();
    model.moveBy(1, Move.SELECT);
    assertThat(selected()).containsExactly("m");
  }

  @Test
  void nothingHappensWhileNothingIsOpen() {
    model.moveBy(1, Move.SELECT);
    model.moveToParent();
    model.activate();
    model.unfold(3);

    assertThat(actions.asked).isEmpty();
    assertThat(history.selectionProperty().get().isEmpty()).isTrue();
  }

  @Test
  void rowsAreSpokenWhole() {
    show("m: a b; a: f; b: f; f:; x: gone");

    assertThat(spoken(0)).isEqualTo("Revision m, add m, head, merge point, 2 parents");
    assertThat(spoken(3)).isEqualTo("Revision f, add f, branch point, base, no parents");
    assertThat(spoken(4)).isEqualTo("Revision x, add x, head, 1 parent");
    assertThat(spoken(5)).isEqualTo("Revision gone, missing");
  }

  @Test
  void aFoldTellsItsCountAndItsMonths() {
    history
        .factsProperty()
        .set(
            new NodeFacts() {
              @Override
              public String author(Node node) {
                return "";
              }

              @Override
              public String date(Node node) {
                return "20%02d-05-17 12:00".formatted(10 + node.index());
              }

              @Override
              public boolean isUncommitted(Node node) {
                return false;
              }
            });
    showFolded(LONG);

    assertThat(row(1).message()).isEqualTo("4 revisions · 2011-05 – 2014-05");
    assertThat(row(0).date()).isEqualTo("2010-05-17");
    assertThat(spoken(1)).isEqualTo("4 revisions folded, d to a");
  }

  @Test
  void anIdThatStandsTwiceIsMarkedOnBothRows() {
    show("a:; a:; b: a");

    assertThat(model.logProperty().get().orElseThrow().row(0).badges().stream().map(Badge::word))
        .contains("head");
    assertThat(
            Arrays.stream(new int[] {1, 2})
                .mapToObj(this::row)
                .map(row -> row.badges().getFirst().word()))
        .containsExactly("duplicate id", "replaced");
  }

  private LogRow row(int row) {
    return model.logProperty().get().orElseThrow().row(row);
  }

  private String spoken(int row) {
    return row(row).spoken();
  }

  private void show(String text) {
    history.shownProperty().set(Optional.of(FoldedGraph.unfolded(DrawnHistory.graph(text))));
  }

  private void showFolded(String text) {
    history
        .shownProperty()
        .set(
            Optional.of(
                FoldedGraph.of(DrawnHistory.graph(text), Folding.of(Folding.Mode.LONG_RUNS))));
  }

  private List<String> selected() {
    var graph = history.shownProperty().get().orElseThrow().graph();
    return history.selectionProperty().get().nodes().stream()
        .map(node -> graph.node(node).id().value())
        .toList();
  }
}
