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
import javafx.stage.Stage;
import lynearm.graph.Node;
import lynearm.layout.DrawnHistory;
import lynearm.layout.FoldedGraph;
import lynearm.ui.common.CodeView;
import lynearm.ui.common.HistoryViewModel;
import lynearm.ui.common.NodeSelection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class DetailsJourneyTest {

  private final HistoryViewModel history = new HistoryViewModel();
  private final List<String> copied = new ArrayList<>();

  @Start
  void start(Stage stage) {
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    var model = new DetailsViewModel(history, new Files(), Runnable::run);
    stage.setScene(new Scene(new DetailsView(model), 420, 700));
    stage.setX(0);
    stage.setY(0);
    stage.show();
    var graph = DrawnHistory.graph("m: a b; a: f; b: f; f:");
    history.shownProperty().set(Optional.of(FoldedGraph.unfolded(graph)));
  }

  @Test
  void aLinkLeadsToTheParentAndItsSource(FxRobot robot) {
    robot.interact(() -> history.selectionProperty().set(NodeSelection.only(0)));
    WaitForAsyncUtils.waitForFxEvents();
    robot.clickOn("#link-b").clickOn("#details-copy-id");

    assertThat(copied).containsExactly("b");
    assertThat(robot.lookup(".code-view").queryAs(CodeView.class).getText())
        .isEqualTo("revision = \"b\"\n");
  }

  private final class Files implements DetailsActions {

    @Override
    public CompletableFuture<String> source(Node revision) {
      return CompletableFuture.completedFuture("revision = \"%s\"\n".formatted(revision.id()));
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
