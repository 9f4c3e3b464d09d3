package lynearm.ui.changes;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import lynearm.change.FileEdit;
import lynearm.change.UndoResult;
import lynearm.change.WrittenChange;
import org.jspecify.annotations.Nullable;

/// The list of what Lynearm wrote here: when, which files, and whether it can be taken back or done
/// again.
public final class ChangesView extends VBox {

  private static final double WIDTH = 560;
  private static final double HEIGHT = 440;
  private static final double LIST_HEIGHT = 120;
  private static final double DIFFERENCE_HEIGHT = 220;
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT);

  private final ChangesViewModel model;
  private final Function<Path, String> pathText;
  private final ListView<WrittenChange> list;
  private final Subscription refusal;

  /// @param pathText shows a path
  public ChangesView(ChangesViewModel model, Function<Path, String> pathText) {
    this.model = model;
    this.pathText = pathText;
    setId("changes");
    getStyleClass().add("changes");
    list = new ListView<>(model.changes());
    list.setId("changes-list");
    list.setAccessibleText("Changes that Lynearm wrote, the last one first");
    list.setPlaceholder(new Label("Lynearm has written nothing here yet."));
    list.setCellFactory(_ -> new Cell());
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren().add(list);
    list.setMinHeight(LIST_HEIGHT);
    list.addEventHandler(KeyEvent.KEY_PRESSED, this::turnByKey);
    refusal = model.refusedProperty().subscribe(this::tell);
    sceneProperty()
        .subscribe((before, now) -> {
          if (before != null && now == null) {
            refusal.unsubscribe();
          }
        });
    setMinSize(WIDTH, HEIGHT);
    setPrefSize(WIDTH, HEIGHT);
  }

  /// Says below the list why nothing was done, with the difference if there is one.
  private void tell(Optional<UndoResult.Refused> refused) {
    getChildren().setAll(list);
    refused.ifPresent(why -> {
      DifferenceView told = new DifferenceView(why, pathText);
      if (!why.edited().isEmpty()) {
        told.setMinHeight(DIFFERENCE_HEIGHT);
      }
      getChildren().add(told);
    });
  }

  private void turnByKey(KeyEvent event) {
    WrittenChange chosen = list.getSelectionModel().getSelectedItem();
    if (event.getCode() == KeyCode.ENTER && chosen != null) {
      turn(chosen);
      event.consume();
    }
  }

  private void turn(WrittenChange change) {
    if (ChangesViewModel.canBeUndone(change)) {
      model.undo(change);
    } else if (change.state() == WrittenChange.State.UNDONE) {
      model.redo(change);
    }
  }

  private final class Cell extends ListCell<WrittenChange> {

    private final Label title = new Label();
    private final Label when = new Label();
    private final Label files = new Label();
    private final Button turn = new Button();
    private final HBox row;

    Cell() {
      title.getStyleClass().add(Styles.TEXT_BOLD);
      when.getStyleClass().add(Styles.TEXT_MUTED);
      files.getStyleClass().addAll("revision-id", Styles.TEXT_SMALL);
      VBox texts = new VBox(2, title, when, files);
      HBox.setHgrow(texts, Priority.ALWAYS);
      texts.setMinWidth(0);
      turn.setMinWidth(Region.USE_PREF_SIZE);
      turn.getStyleClass().add(Styles.SMALL);
      row = new HBox(12, texts, turn);
      row.setAlignment(Pos.CENTER_LEFT);
      row.setMaxWidth(Double.MAX_VALUE);
      prefWidthProperty().bind(list.widthProperty().subtract(24));
    }

    @Override
    protected void updateItem(@Nullable WrittenChange change, boolean empty) {
      super.updateItem(change, empty);
      if (empty || change == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      title.setText(change.title());
      when.setText(
          WHEN.format(change.when().atZone(ZoneId.systemDefault())) + standing(change.state()));
      files.setText(
          String.join("\n", change.edits().stream().map(edit -> fileText(edit)).toList()));
      boolean undo = ChangesViewModel.canBeUndone(change);
      turn.setText(undo ? "Undo" : "Redo");
      turn.setAccessibleText(turn.getText() + ": " + change.title());
      turn.setDisable(change.state() == WrittenChange.State.SUPERSEDED);
      turn.setOnAction(_ -> turn(change));
      setAccessibleText(title.getText() + ", " + when.getText() + ", " + files.getText());
      setGraphic(row);
    }

    private String fileText(FileEdit edit) {
      String path = pathText.apply(edit.path());
      return switch (edit) {
        case FileEdit.Create _ -> "created " + path;
        case FileEdit.Replace _ -> "edited " + path;
        case FileEdit.Delete _ -> "deleted " + path;
      };
    }
  }

  private static String standing(WrittenChange.State state) {
    return switch (state) {
      case DONE -> "";
      case UNDONE -> " · taken back";
      case SUPERSEDED -> " · taken back, and something else was written since";
      case INTERRUPTED -> " · interrupted, and its files were edited since";
    };
  }
}
