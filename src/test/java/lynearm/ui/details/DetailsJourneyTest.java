package lynearm.ui.details;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import lynearm.graph.Node;
import lynearm.layout.DrawnHistory;
import lynearm.layout.FoldedGraph;
import lynearm.operation.OperationsReader;
import lynearm.ui.common.HistoryViewModel;
import lynearm.ui.common.Memory;
import lynearm.ui.common.NodeSelection;
import lynearm.workspace.Body;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class DetailsJourneyTest {

  private static final int PATIENCE = 10_000;

  private final HistoryViewModel history = new HistoryViewModel();
  private final List<String> copied = new ArrayList<>();
  private int timesLeft;
  private DetailsPage details = new DetailsPage(new FxRobot(), history);

  @Start
  void start(Stage stage) {
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    var model =
        new DetailsViewModel(
            history,
            new Files(),
            OpenParts.remembered(Memory.ofNothing()),
            Runnable::run,
            Runnable::run);
    DetailsView view = new DetailsView(model);
    view.setLeave(() -> timesLeft++);
    stage.setScene(new Scene(view, 420, 700));
    stage.setX(0);
    stage.setY(0);
    stage.show();
    var graph = DrawnHistory.graph("m: a b; a: f; b: f; f:");
    history.shownProperty().set(Optional.of(FoldedGraph.unfolded(graph)));
  }

  @BeforeEach
  void openPage(FxRobot robot) {
    details = new DetailsPage(robot, history);
  }

  @Test
  void theKeyboardStaysWhenALinkIsFollowed() {
    details.select(0).click("section-operations").click("link-a").type(KeyCode.SPACE);

    assertThat(copied).containsExactly("a");
  }

  @Test
  void escapeGivesTheKeyboardBackAndKeepsTheSelection() {
    details.select(0).click("section-operations").type(KeyCode.ESCAPE);

    assertThat(timesLeft).isEqualTo(1);
    assertThat(history.selectionProperty().get().nodes()).containsExactly(0);
  }

  @Test
  void theKeyboardIsGivenBackWhenThereIsNothingToTellAnyMore() {
    details.select(0).click("section-operations");
    WaitForAsyncUtils.waitForAsyncFx(
        PATIENCE, () -> history.selectionProperty().set(NodeSelection.empty()));

    assertThat(timesLeft).isEqualTo(1);
  }

  @Test
  void aLinkLeadsToTheParentAndItsSource() {
    details.select(0).click("section-operations").click("link-b").click("details-copy-id");

    assertThat(copied).containsExactly("b");
    assertThat(details.source()).startsWith("revision = \"b\"\n");
  }

  @Test
  void aStepPointsOutItsLinesInTheSource() {
    details.select(0).click("step-upgrade-1");

    assertThat(details.markedSource()).singleElement().asString().contains("op.drop_table('t1')");
    assertThat(details.spoken("step-upgrade-1")).isEqualTo("drops table t1, line 5");
  }

  @Test
  void stepsAreWalkedAndPressedByKeyboard() {
    details
        .select(0)
        .click("step-upgrade-0")
        .type(KeyCode.DOWN, KeyCode.DOWN)
        .hasKeyboardOn("step-upgrade-2")
        .type(KeyCode.ENTER);

    assertThat(details.markedSource()).singleElement().asString().contains("'t2'");
    details.type(KeyCode.HOME).hasKeyboardOn("step-upgrade-0").type(KeyCode.END);
    details.hasKeyboardOn("step-upgrade-39");
  }

  @Test
  void ofManyStepsTheFirstAreShownUntilMoreAreAskedFor() {
    details
        .select(0)
        .click("step-upgrade-0")
        .type(KeyCode.END, KeyCode.TAB, KeyCode.SPACE)
        .hasKeyboardOn("step-upgrade-40")
        .shows("step-upgrade-99");
  }

  @Test
  void partsAreClosedAndOpenedByKeyboard() {
    details
        .select(0)
        .click("section-operations")
        .hides("step-upgrade-0")
        .type(KeyCode.RIGHT)
        .shows("step-upgrade-0")
        .type(KeyCode.LEFT)
        .hides("step-upgrade-0")
        .type(KeyCode.SPACE)
        .shows("step-upgrade-0");
  }

  @Test
  void whatIsDoneIsCopiedAsText() {
    details.select(0).click("details-copy-operations").click("details-copy-source");

    assertThat(copied.getFirst()).startsWith("upgrade()\n  drops table t0\n");
    assertThat(copied.getLast()).isEqualTo(text("m"));
  }

  /// A file with a hundred operations, the first on line 4.
  private static String text(String id) {
    StringBuilder text =
        new StringBuilder(
            "revision = \"%s\"\nfrom alembic import op\ndef upgrade():\n".formatted(id));
    for (int i = 0; i < 100; i++) {
      text.append("    op.drop_table('t%d')\n".formatted(i));
    }
    return text + "def downgrade():\n    pass\n";
  }

  private final class Files implements DetailsActions {

    @Override
    public CompletableFuture<Body> body(Node revision) {
      String text = text(revision.id().value());
      return CompletableFuture.completedFuture(new Body(text, new OperationsReader().read(text)));
    }

    @Override
    public String pathText(Path file) {
      return file.toString();
    }

    @Override
    public void copy(String text) {
      copied.add(text);
    }

    @Override
    public void openInEditor(Path file) {}

    @Override
    public void showInFolder(Path file) {}
  }
}
