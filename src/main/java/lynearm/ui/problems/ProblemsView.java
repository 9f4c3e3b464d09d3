package lynearm.ui.problems;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lynearm.revision.Problem;
import lynearm.revision.SourceLocation;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The list of problems: what is so, what to do, and where. A click or Enter follows one.
public final class ProblemsView extends ListView<Problem> {

  private static final double MARGINS = 34;

  private final ObservableList<Problem> problems = FXCollections.observableArrayList();

  /// @param follow called with the problem that was clicked
  public ProblemsView(Consumer<Problem> follow) {
    setId("problems");
    getStyleClass().addAll("problems", Styles.DENSE);
    setItems(problems);
    setCellFactory(_ -> new ProblemCell());
    setPlaceholder(new Label("No problems found."));
    setOnMouseClicked(_ -> selected().ifPresent(follow));
    setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ENTER) {
        selected().ifPresent(follow);
        event.consume();
      } else if (event.getCode() == KeyCode.C && event.isShortcutDown()) {
        selected().ifPresent(ProblemsView::copy);
        event.consume();
      }
    });
  }

  public void setProblems(List<Problem> now) {
    problems.setAll(now);
  }

  private Optional<Problem> selected() {
    return Optional.ofNullable(getSelectionModel().getSelectedItem());
  }

  private static void copy(Problem problem) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text(problem));
    Clipboard.getSystemClipboard().setContent(content);
  }

  private static String text(Problem problem) {
    return String.join(
        "\n",
        List.of(problem.what(), problem.next(), problem.at().map(Object::toString).orElse("")));
  }

  private static final class ProblemCell extends ListCell<Problem> {

    private final FontIcon icon = new FontIcon(Feather.ALERT_CIRCLE);
    private final Label what = new Label();
    private final Label next = new Label();
    private final Label where = new Label();
    private final Node content;

    ProblemCell() {
      what.setWrapText(true);
      next.setWrapText(true);
      next.getStyleClass().add(Styles.TEXT_MUTED);
      where.getStyleClass().add("problem-place");
      VBox texts = new VBox(what, next, where);
      texts.getStyleClass().add("problem-texts");
      HBox.setHgrow(texts, Priority.ALWAYS);
      HBox row = new HBox(icon, texts);
      row.getStyleClass().add("problem");
      row.setMinWidth(0);
      row.setPrefWidth(Region.USE_COMPUTED_SIZE);
      content = row;
      prefWidthProperty().bind(widthOfList());
    }

    private javafx.beans.binding.DoubleBinding widthOfList() {
      return javafx.beans.binding.Bindings.createDoubleBinding(
          () -> {
            ListView<Problem> list = getListView();
            return list == null ? 0 : Math.max(0, list.getWidth() - MARGINS);
          },
          listViewProperty().flatMap(ListView::widthProperty));
    }

    @Override
    protected void updateItem(@Nullable Problem problem, boolean empty) {
      super.updateItem(problem, empty);
      if (empty || problem == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      boolean warning = problem.kind().isWarning();
      icon.setIconCode(warning ? Feather.ALERT_TRIANGLE : Feather.ALERT_CIRCLE);
      icon.getStyleClass().removeAll(Styles.WARNING, Styles.DANGER);
      icon.getStyleClass().add(warning ? Styles.WARNING : Styles.DANGER);
      what.setText(problem.what());
      show(next, problem.next());
      show(where, problem.at().map(ProblemCell::place).orElse(""));
      setGraphic(content);
      setAccessibleText((warning ? "Warning: " : "Problem: ") + text(problem));
    }

    private static void show(Label label, String text) {
      label.setText(text);
      label.setVisible(!text.isEmpty());
      label.setManaged(!text.isEmpty());
    }

    private static String place(SourceLocation at) {
      Path name = at.file().getFileName();
      String file = name == null ? at.file().toString() : name.toString();
      return at.line() == 0 ? file : file + ", line " + at.line();
    }
  }
}
