package lynearm.ui.shell;

import atlantafx.base.theme.Styles;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.Stage;

/// The dialogs of a real window.
final class SystemDialogs implements Dialogs {

  private static final double MARGIN = 18;

  private final Stage stage;
  private final SystemPrograms programs;

  SystemDialogs(Stage stage, SystemPrograms programs) {
    this.stage = stage;
    this.programs = programs;
  }

  @Override
  public Optional<Path> chooseFolder() {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle("Open a repository, a project or a migrations folder");
    return Optional.ofNullable(chooser.showDialog(stage)).map(File::toPath);
  }

  @Override
  public Optional<String> commitMessage(List<String> files, String suggestion) {
    TextArea message = new TextArea(suggestion);
    message.setId("commit-message");
    message.setPrefRowCount(4);
    message.setPrefColumnCount(44);
    message.setAccessibleText("Commit message");
    Label what = new Label(String.join("\n", files));
    what.setWrapText(true);
    what.setMinHeight(Region.USE_PREF_SIZE);
    what.getStyleClass().add("revision-id");
    Label note =
        new Label(
            "Commits these files and nothing else that is staged. Hooks of the repository are not"
                + " run.");
    note.setWrapText(true);
    note.getStyleClass().add(Styles.TEXT_MUTED);
    VBox content = new VBox(10, what, message, note);
    content.setPrefWidth(480);
    content.setPadding(new Insets(MARGIN));
    ButtonType commit = new ButtonType("Commit", ButtonData.OK_DONE);
    Dialog<String> dialog = dialog("Commit", content);
    dialog.getDialogPane().getButtonTypes().setAll(commit, ButtonType.CANCEL);
    dialog
        .getDialogPane()
        .lookupButton(commit)
        .disableProperty()
        .bind(message.textProperty().map(String::isBlank));
    dialog.setResultConverter(pressed -> pressed == commit ? message.getText() : null);
    return dialog.showAndWait();
  }

  @Override
  public void openFile(Path file) {
    programs.open(file);
  }

  @Override
  public void showInFolder(Path file) {
    programs.reveal(file);
  }

  @Override
  public void explain(String title, String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setPrefWidth(480);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.setPadding(new Insets(MARGIN));
    Dialog<Void> dialog = dialog(title, label);
    dialog.getDialogPane().getButtonTypes().setAll(new ButtonType("Close", ButtonData.OK_DONE));
    dialog.showAndWait();
  }

  private <T> Dialog<T> dialog(String title, Region content) {
    Dialog<T> dialog = new Dialog<>();
    dialog.initOwner(stage);
    dialog.setTitle(title);
    dialog.setHeaderText(null);
    dialog.getDialogPane().setContent(content);
    dialog.getDialogPane().getStylesheets().setAll(stage.getScene().getStylesheets());
    dialog.getDialogPane().getStyleClass().addAll(darkClass());
    return dialog;
  }

  private List<String> darkClass() {
    return stage.getScene().getRoot().getStyleClass().contains("dark")
        ? List.of("dark")
        : List.of();
  }
}
