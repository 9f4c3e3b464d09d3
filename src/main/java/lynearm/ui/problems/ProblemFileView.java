package lynearm.ui.problems;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import lynearm.revision.Problem;
import lynearm.ui.common.Callout;
import lynearm.ui.common.CodeView;

/// A file that gives no revision: what is wrong with it, and its text with the line pointed out.
public final class ProblemFileView extends VBox {

  private final VBox message = new VBox();
  private final Label path = new Label();
  private final CodeView code = new CodeView();
  private final Button open = new Button("Open file");
  private final Function<Path, String> pathText;
  private final Consumer<Path> openFile;

  /// @param pathText how a path is shown
  /// @param openFile opens a file with the program that the system has for it
  public ProblemFileView(Function<Path, String> pathText, Consumer<Path> openFile) {
    this.pathText = pathText;
    this.openFile = openFile;
    setId("problem-file");
    getStyleClass().add("problem-file");
    path.getStyleClass().addAll("problem-place", Styles.TEXT_MUTED);
    path.setWrapText(true);
    VBox.setVgrow(code, Priority.ALWAYS);
    HBox footer = new HBox(open);
    footer.getStyleClass().add("problem-footer");
    getChildren().addAll(message, path, code, footer);
  }

  /// Shows a problem that has a place, with the text of the file around it.
  public void show(Problem problem, String text) {
    message
        .getChildren()
        .setAll(
            new Callout(
                problem.kind().isWarning() ? Callout.Kind.WARNING : Callout.Kind.DANGER,
                problem.what(),
                problem.next()));
    code.setText(text);
    problem
        .at()
        .ifPresent(at -> {
          path.setText(pathText.apply(at.file()));
          code.setTitle("Text of " + at.file().getFileName());
          code.pointOut(at.line());
          open.setOnAction(_ -> openFile.accept(at.file()));
        });
  }
}
