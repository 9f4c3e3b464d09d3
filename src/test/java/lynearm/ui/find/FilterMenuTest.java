package lynearm.ui.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeoutException;
import javafx.event.Event;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import lynearm.layout.FoldedGraph;
import lynearm.ui.common.Background;
import lynearm.ui.common.HistoryViewModel;
import lynearm.workspace.AlembicProject;
import lynearm.workspace.ViewedBodies;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

class FilterMenuTest {

  @TempDir private Path folder;
  private final HistoryViewModel history = new HistoryViewModel();
  private final Queue<Runnable> work = new ArrayDeque<>();
  private final ViewedBodies bodies = new ViewedBodies();
  private Menu menu;

  @BeforeAll
  static void startToolkit() throws TimeoutException {
    FxToolkit.registerPrimaryStage();
  }

  @BeforeEach
  void open() {
    AlembicProject project = AlembicProject.in(folder, "a1:; b2: a1");
    project.file(
        "migrations/versions/b2_add_b2.py",
        AlembicProject.text(project.fileOf("b2"))
            .replace(
                "def upgrade():\n    pass",
                "from alembic import op\n\ndef upgrade():\n    op.drop_column('users', 'email')"));
    FindViewModel find =
        new FindViewModel(
            history,
            () -> (progress, batch) -> bodies.readFacts(project.read(), progress, batch),
            new Background(work::add, Runnable::run));
    history.shownProperty().set(Optional.of(FoldedGraph.unfolded(project.read().graph())));
    menu = new FilterMenu(find, history, Clock.systemUTC()).menu();
  }

  @Test
  void theMenuOfFiltersReadsTheOperationsItself() {
    Event.fireEvent(menu, new Event(Menu.ON_SHOWING));
    assertThat(items("Operation")).containsExactly("reading what revisions do…");

    for (Runnable next = work.poll(); next != null; next = work.poll()) {
      next.run();
    }

    assertThat(items("Operation")).containsExactly("drop_column");
  }

  @Test
  void anEmptyFilterSaysWhy() {
    assertThat(items("Label")).containsExactly("no revision has a label");
    assertThat(items("Problem")).containsExactly("no revision has a problem");
  }

  private List<String> items(String title) {
    return menu.getItems().stream()
        .filter(item -> title.equals(item.getText()))
        .flatMap(item -> ((Menu) item).getItems().stream())
        .map(MenuItem::getText)
        .toList();
  }
}
