package lynearm.ui.details;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import lynearm.ui.common.CodeView;
import lynearm.ui.common.HistoryViewModel;
import lynearm.ui.common.NodeSelection;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// The details as a person uses them.
final class DetailsPage {

  private final FxRobot robot;
  private final HistoryViewModel history;

  DetailsPage(FxRobot robot, HistoryViewModel history) {
    this.robot = robot;
    this.history = history;
  }

  DetailsPage select(int node) {
    robot.interact(() -> history.selectionProperty().set(NodeSelection.only(node)));
    WaitForAsyncUtils.waitForFxEvents();
    return this;
  }

  DetailsPage click(String id) {
    robot.clickOn("#" + id);
    WaitForAsyncUtils.waitForFxEvents();
    return this;
  }

  DetailsPage type(KeyCode... keys) {
    robot.type(keys);
    WaitForAsyncUtils.waitForFxEvents();
    return this;
  }

  DetailsPage hasKeyboardOn(String id) {
    Node owner = robot.targetWindow().getScene().getFocusOwner();
    assertThat(owner.getId()).isEqualTo(id);
    return this;
  }

  DetailsPage shows(String id) {
    assertThat(isShown(id)).as(id).isTrue();
    return this;
  }

  DetailsPage hides(String id) {
    assertThat(isShown(id)).as(id).isFalse();
    return this;
  }

  private boolean isShown(String id) {
    return robot.lookup("#" + id).queryAll().stream().anyMatch(DetailsPage::isSeen);
  }

  private static boolean isSeen(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }

  String spoken(String id) {
    return robot.lookup("#" + id).query().getAccessibleText();
  }

  String source() {
    return robot.lookup(".code-view").queryAs(CodeView.class).getText();
  }

  /// The text of the lines that are marked in the source.
  List<String> markedSource() {
    return robot.lookup(".pointed-out").queryAll().stream()
        .map(line -> String.join("", texts(line)))
        .toList();
  }

  private static List<String> texts(Node line) {
    return line.lookupAll(".text").stream()
        .filter(Text.class::isInstance)
        .map(text -> ((Text) text).getText())
        .toList();
  }
}
