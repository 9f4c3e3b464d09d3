package lynearm.ui.shell;

import atlantafx.base.theme.Styles;
import java.time.format.DateTimeFormatter;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import lynearm.git.Commit;
import org.jspecify.annotations.Nullable;

/// The commits that changed a file, the newest first: subject, author, date and id.
final class GitLogPane extends VBox {

  private static final double WIDTH = 560;
  private static final double HEIGHT = 300;

  /// @param most how many are read; as many may be not all
  GitLogPane(List<Commit> commits, int most) {
    getStyleClass().add("settings");
    ListView<Commit> list = new ListView<>();
    list.setId("git-log");
    list.setAccessibleText("Commits that changed the file");
    list.setPlaceholder(new Label("No commit has this file yet."));
    list.getItems().setAll(commits);
    list.setCellFactory(_ -> new Cell());
    list.setPrefSize(WIDTH, HEIGHT);
    VBox.setVgrow(list, Priority.ALWAYS);
    Label count =
        new Label(
            commits.size() >= most
                ? "The newest " + most + " commits of all branches and tags."
                : "Of all branches and tags.");
    count.getStyleClass().add(Styles.TEXT_MUTED);
    getChildren().addAll(list, count);
    setSpacing(8);
  }

  private static final class Cell extends ListCell<Commit> {

    private final Label subject = new Label();
    private final Label who = new Label();
    private final Label id = new Label();
    private final VBox texts;

    Cell() {
      who.getStyleClass().add(Styles.TEXT_MUTED);
      id.getStyleClass().add("revision-id");
      HBox line = new HBox(10, id, who);
      texts = new VBox(2, subject, line);
      texts.setMinWidth(0);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Commit commit, boolean empty) {
      super.updateItem(commit, empty);
      if (commit == null || empty) {
        setGraphic(null);
        return;
      }
      subject.setText(commit.subject());
      id.setText(commit.id().shortForm());
      who.setText(
          commit.authorName()
              + " · "
              + commit.authoredAt().format(DateTimeFormatter.ISO_LOCAL_DATE));
      setGraphic(texts);
    }
  }
}
