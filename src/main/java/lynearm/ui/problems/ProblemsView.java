package lynearm.ui.problems;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lynearm.revision.Problem;
import lynearm.revision.SourceLocation;
import lynearm.ui.common.CopiedText;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The list of problems: what is so, what to do, and where. A click or Enter follows one, the up
/// and down keys go from one to the next.
public final class ProblemsView extends ScrollPane {

  /// More are never read one by one; the first ones are mended first.
  static final int MOST_SHOWN = 200;

  private final VBox rows = new VBox();
  private final Consumer<Problem> follow;
  private final Consumer<Problem> findOut;

  /// @param follow called with the problem that was clicked
  /// @param findOut called with a problem about a revision that is not there, to tell where it went
  public ProblemsView(Consumer<Problem> follow, Consumer<Problem> findOut) {
    this.follow = follow;
    this.findOut = findOut;
    setId("problems");
    getStyleClass().add("problems");
    rows.getStyleClass().add("problem-rows");
    setContent(rows);
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setFocusTraversable(false);
  }

  public void setProblems(List<Problem> now) {
    List<Node> shown = new ArrayList<>();
    now.stream().limit(MOST_SHOWN).map(this::row).forEach(shown::add);
    if (now.size() > MOST_SHOWN) {
      Label more = new Label("and " + (now.size() - MOST_SHOWN) + " more");
      more.getStyleClass().addAll("more-problems", Styles.TEXT_MUTED);
      shown.add(more);
    }
    rows.getChildren().setAll(shown);
  }

  private Node row(Problem problem) {
    boolean warning = problem.kind().isWarning();
    FontIcon icon = new FontIcon(warning ? Feather.ALERT_TRIANGLE : Feather.ALERT_CIRCLE);
    icon.getStyleClass().add(warning ? Styles.WARNING : Styles.DANGER);
    VBox texts = new VBox(text(problem.what(), "problem-what"));
    if (!problem.next().isEmpty()) {
      texts.getChildren().add(text(problem.next(), Styles.TEXT_MUTED));
    }
    problem.at().ifPresent(at -> texts.getChildren().add(text(place(at), "problem-place")));
    if (isAboutMissing(problem)) {
      texts.getChildren().add(findOutButton(problem));
    }
    texts.getStyleClass().add("problem-texts");
    HBox.setHgrow(texts, Priority.ALWAYS);
    HBox row = new HBox(icon, texts);
    row.getStyleClass().add("problem");
    row.setFocusTraversable(true);
    row.setAccessibleRole(AccessibleRole.BUTTON);
    row.setAccessibleText((warning ? "Warning: " : "Problem: ") + wholeText(problem));
    row.setOnMouseClicked(event -> {
      if (event.getButton() == MouseButton.PRIMARY) {
        row.requestFocus();
        follow.accept(problem);
      }
    });
    row.setOnKeyPressed(event -> onKey(event, row, problem));
    row.setOnContextMenuRequested(
        event -> menu(problem).show(row, event.getScreenX(), event.getScreenY()));
    return row;
  }

  private static boolean isAboutMissing(Problem problem) {
    return problem.kind() == Problem.Kind.MISSING_PARENT
        || problem.kind() == Problem.Kind.MISSING_DEPENDENCY;
  }

  private Button findOutButton(Problem problem) {
    Button button = new Button("Find out…", new FontIcon(Feather.SEARCH));
    button.getStyleClass().addAll(Styles.SMALL, "problem-find-out");
    button.setTooltip(new Tooltip("Look where the missing revision went, and what can be done"));
    button.setOnAction(_ -> findOut.accept(problem));
    // the row around it would follow the problem
    button.addEventHandler(MouseEvent.MOUSE_CLICKED, MouseEvent::consume);
    return button;
  }

  private static Label text(String words, String styleClass) {
    Label label = new Label(words);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add(styleClass);
    return label;
  }

  private void onKey(KeyEvent event, Node row, Problem problem) {
    if (!row.equals(event.getTarget())) {
      return;
    }
    if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
      follow.accept(problem);
    } else if (event.getCode() == KeyCode.C && event.isShortcutDown()) {
      copy(problem);
    } else if (event.getCode() == KeyCode.DOWN) {
      focus(row, 1);
    } else if (event.getCode() == KeyCode.UP) {
      focus(row, -1);
    } else {
      return;
    }
    event.consume();
  }

  private void focus(Node from, int step) {
    int to = rows.getChildren().indexOf(from) + step;
    if (to >= 0 && to < rows.getChildren().size()) {
      rows.getChildren().get(to).requestFocus();
    }
  }

  private static ContextMenu menu(Problem problem) {
    MenuItem copy = new MenuItem("Copy");
    copy.setOnAction(_ -> copy(problem));
    return new ContextMenu(copy);
  }

  private static void copy(Problem problem) {
    CopiedText.put(wholeText(problem));
  }

  private static String wholeText(Problem problem) {
    return String.join(
            "\n",
            problem.what(),
            problem.next(),
            problem.at().map(SourceLocation::toString).orElse(""))
        .strip();
  }

  private static String place(SourceLocation at) {
    Path name = at.file().getFileName();
    String file = name == null ? at.file().toString() : name.toString();
    return at.line() == 0 ? file : file + ", line " + at.line();
  }
}
