package lynearm.ui.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.event.ActionEvent;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javafx.util.Subscription;
import lynearm.export.Format;
import lynearm.export.View;
import lynearm.look.Scheme;
import lynearm.ui.commit.CommitView;
import lynearm.ui.commit.CommitViewModel;

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
  public void commit(CommitViewModel commit) {
    CommitView content = new CommitView(commit);
    ButtonType make = new ButtonType("Commit", ButtonData.OK_DONE);
    Dialog<ButtonType> dialog = dialog("Commit", content);
    dialog.setResizable(true);
    dialog.getDialogPane().getButtonTypes().setAll(make, ButtonType.CANCEL);
    Node button = dialog.getDialogPane().lookupButton(make);
    button.setId("commit-make");
    button.disableProperty().bind(commit.possibleProperty().not());
    button.addEventFilter(
        ActionEvent.ACTION,
        event -> {
          // the dialog stays until the commit is made, to say why if it is not
          event.consume();
          commit.commit();
        });
    Subscription closing =
        commit.madeProperty().subscribe(made -> made.ifPresent(_ -> dialog.setResult(make)));
    // a dialog gives the keyboard to Cancel while its other button is still disabled
    dialog.setOnShown(_ -> Platform.runLater(content::takeKeyboard));
    dialog.showAndWait();
    closing.unsubscribe();
  }

  @Override
  public Optional<Path> chooseNewFile(String name) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Save as");
    chooser.setInitialFileName(name);
    return Optional.ofNullable(chooser.showSaveDialog(stage)).map(File::toPath);
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
  public Optional<ExportWish> export(View usual, Scheme scheme, String name) {
    ExportDialog content = new ExportDialog(usual, scheme);
    ButtonType choose = new ButtonType("Choose file…", ButtonData.OK_DONE);
    Dialog<ButtonType> dialog = dialog("Export", content);
    dialog.getDialogPane().getButtonTypes().setAll(choose, ButtonType.CANCEL);
    return dialog
        .showAndWait()
        .filter(choose::equals)
        .flatMap(_ -> chooseFile(content.format(), name))
        .map(content::wish);
  }

  private Optional<Path> chooseFile(Format format, String name) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Export as");
    chooser.setInitialFileName(name + "." + format.suffix());
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter(format.title(), "*." + format.suffix()));
    return Optional.ofNullable(chooser.showSaveDialog(stage)).map(File::toPath);
  }

  @Override
  public Optional<String> askText(String title, String hint) {
    TextField answer = new TextField();
    answer.setId("answer");
    answer.setPrefColumnCount(36);
    Label label = new Label(hint);
    label.setWrapText(true);
    label.setPrefWidth(420);
    label.setMinHeight(Region.USE_PREF_SIZE);
    VBox content = new VBox(8, label, answer);
    content.setPadding(new Insets(MARGIN));
    ButtonType show = new ButtonType("Show", ButtonData.OK_DONE);
    Dialog<ButtonType> dialog = dialog(title, content);
    dialog.getDialogPane().getButtonTypes().setAll(show, ButtonType.CANCEL);
    dialog
        .getDialogPane()
        .lookupButton(show)
        .disableProperty()
        .bind(answer.textProperty().map(String::isBlank));
    dialog.setOnShown(_ -> Platform.runLater(answer::requestFocus));
    return dialog
        .showAndWait()
        .filter(show::equals)
        .map(_ -> answer.getText().strip())
        .filter(text -> !text.isEmpty());
  }

  @Override
  public void show(String title, Region content) {
    Dialog<Void> dialog = dialog(title, content);
    dialog.getDialogPane().getButtonTypes().setAll(new ButtonType("Close", ButtonData.OK_DONE));
    dialog.showAndWait();
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
    dialog.setOnShowing(_ -> place(dialog));
    follow(dialog);
    return dialog;
  }

  /// Puts a dialog amid the window before it shows. One that is put there after it shows is moved
  /// by window managers too, and now and then ends in a corner without its title bar.
  private void place(Dialog<?> dialog) {
    DialogPane pane = dialog.getDialogPane();
    pane.applyCss();
    double width = pane.prefWidth(-1);
    double height = pane.prefHeight(width);
    dialog.setX(stage.getX() + Math.max(0, (stage.getWidth() - width) / 2));
    dialog.setY(stage.getY() + Math.max(0, (stage.getHeight() - height) / 2));
  }

  /// Lets a dialog look like the window, even while it is open and the person changes the looks.
  private void follow(Dialog<?> dialog) {
    ObservableList<String> own = dialog.getDialogPane().getStyleClass();
    List<String> before = List.copyOf(own);
    ObservableList<String> roots = stage.getScene().getRoot().getStyleClass();
    ListChangeListener<String> look =
        _ ->
            own.setAll(
                Stream.concat(before.stream(), roots.stream().filter(SystemDialogs::isLook))
                    .toList());
    own.addAll(roots.stream().filter(SystemDialogs::isLook).toList());
    roots.addListener(look);
    dialog.setOnHidden(_ -> roots.removeListener(look));
  }

  private static boolean isLook(String styleClass) {
    return styleClass.equals("dark")
        || styleClass.equals("high-contrast")
        || styleClass.startsWith("text-");
  }
}
