package lynearm.ui.outline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Optional;
import javafx.application.Application;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import lynearm.layout.DrawnHistory;
import lynearm.layout.FoldedGraph;
import lynearm.layout.Folding;
import lynearm.ui.HeadlessModifiers;
import lynearm.ui.common.HistoryViewModel;
import lynearm.ui.common.NodeSelection;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class LogJourneyTest {

  private static final int LENGTH = 200;

  private final HistoryViewModel history = new HistoryViewModel();
  private final RecordedActions actions = new RecordedActions();
  private LogPage log = new LogPage(new FxRobot(), history);

  @Start
  void start(Stage stage) {
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    Scene scene = new Scene(new LogView(history, actions), 900, 500);
    HeadlessModifiers.install(scene);
    stage.setScene(scene);
    stage.setX(0);
    stage.setY(0);
    stage.show();
    history
        .shownProperty()
        .set(Optional.of(FoldedGraph.unfolded(DrawnHistory.graph(line(LENGTH)))));
  }

  @BeforeEach
  void openPage(FxRobot robot) {
    log = new LogPage(robot, history);
  }

  /// `r199` down to `r0`.
  private static String line(int length) {
    StringBuilder text = new StringBuilder("r0:;");
    for (int i = 1; i < length; i++) {
      text.append("r%d: r%d;".formatted(i, i - 1));
    }
    return text.toString();
  }

  @Test
  void aClickSelectsAndModifiersAddAndExtend() {
    log.click("r199")
        .hasSelected("r199")
        .controlClick("r196")
        .hasSelected("r199", "r196")
        .shiftClick("r194")
        .hasSelected("r196", "r195", "r194");
  }

  @Test
  void aDragOverRowsSelectsThem() {
    log.drag("r197", "r195").hasSelected("r197", "r196", "r195");
  }

  @Test
  void everythingIsReachedByKeyboard() {
    log.click("r199")
        .type(KeyCode.DOWN, KeyCode.DOWN)
        .hasSelected("r197")
        .holdingShift(KeyCode.DOWN)
        .hasSelected("r197", "r196")
        .type(KeyCode.END)
        .hasSelected("r0")
        .shows("r0")
        .type(KeyCode.RIGHT)
        .hasSelected("r1")
        .type(KeyCode.HOME)
        .shows("r199")
        .type(KeyCode.ENTER);

    assertThat(actions.asked).containsExactly("details");
  }

  @Test
  void aSelectionMadeElsewhereIsScrolledIntoView() {
    log.does(() -> history.selectionProperty().set(NodeSelection.only(50))).shows("r50");
  }

  @Test
  void aReloadKeepsThePlace() {
    log.does(() -> history.selectionProperty().set(NodeSelection.only(50)));
    double before = log.topOf("r50");

    log.does(() ->
        history
            .shownProperty()
            .set(
                Optional.of(
                    FoldedGraph.unfolded(
                        DrawnHistory.graph(line(LENGTH) + "new: r199; x: r199")))));

    assertThat(log.topOf("r50")).isEqualTo(before, within(1.0));
    log.hasSelected("r50");
  }

  @Test
  void aClickOnAFoldAsksToOpenIt() {
    log.does(() ->
            history
                .shownProperty()
                .set(
                    Optional.of(
                        FoldedGraph.of(
                            DrawnHistory.graph(line(LENGTH)), Folding.of(Folding.Mode.LONG_RUNS)))))
        .openFold("r198");

    assertThat(actions.asked).isEqualTo(List.of("unfold r198"));
    assertThat(log.spoken("r199")).isEqualTo("Revision r199, add r199, head, 1 parent");
  }

  @Test
  void aPressOnAColumnSortsAndTheNoteLeadsBack(FxRobot robot) {
    log.pressColumn(LogColumn.MESSAGE).shows("r0").shows("r10");
    assertThat(log.note())
        .isEqualTo("Sorted by message, A to Z; lanes need the order of the history.");

    log.pressColumn(LogColumn.MESSAGE).shows("r99");
    assertThat(log.spokenOfColumn(LogColumn.MESSAGE))
        .isEqualTo("Message. Sorted by message, Z to A");

    robot.clickOn("#history-order");
    log.shows("r199").shows("r198");
    assertThat(log.note()).isEmpty();
  }

  @Test
  void columnsAreSortedAndSizedByKeyboard() {
    double before = log.widthOf(LogColumn.ID);
    log.click("r199")
        .type(KeyCode.TAB, KeyCode.RIGHT)
        .holdingShift(KeyCode.RIGHT)
        .type(KeyCode.SPACE)
        .type(KeyCode.DOWN, KeyCode.HOME)
        .hasSelected("r0");

    assertThat(log.widthOf(LogColumn.ID)).isEqualTo(before + 12);
    assertThat(log.spokenOfColumn(LogColumn.ID))
        .isEqualTo("Revision. Sorted by revision id, A to Z");
  }

  @Test
  void aColumnIsHiddenFromTheMenuOfTheHeader() {
    log.showMenuOfHeader().choose("column-ID").hasNoColumn(LogColumn.ID);
  }

  @Test
  void theLogTellsScreenReadersWhatItIsAndWhereItIs() {
    log.click("r198");

    assertThat(log.accessible(AccessibleAttribute.ITEM_COUNT)).isEqualTo(LENGTH);
    assertThat(log.accessible(AccessibleAttribute.FOCUS_ITEM))
        .asInstanceOf(InstanceOfAssertFactories.type(RowNode.class))
        .returns("Revision r198, add r198, 1 parent", RowNode::getAccessibleText)
        .returns(AccessibleRole.LIST_ITEM, RowNode::getAccessibleRole)
        .returns(true, row -> row.queryAccessibleAttribute(AccessibleAttribute.SELECTED));
  }
}
