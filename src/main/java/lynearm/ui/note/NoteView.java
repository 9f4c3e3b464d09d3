package lynearm.ui.note;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lynearm.ui.common.CopiedText;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The note for the team as text, in either of its forms.
public final class NoteView extends VBox {

  private static final double WIDTH = 600;
  private static final double HEIGHT = 420;

  private final NoteViewModel model;
  private final ToggleButton markdown = new ToggleButton("Markdown");
  private final ToggleButton plain = new ToggleButton("Plain text");

  /// @param chooseFile asks where to save a file, given a name for it
  public NoteView(NoteViewModel model, Function<String, Optional<Path>> chooseFile) {
    this.model = model;
    setId("note");
    getStyleClass().add("note");
    setMinSize(WIDTH, HEIGHT);
    setPrefSize(WIDTH, HEIGHT);
    TextArea text = new TextArea();
    text.setId("note-text");
    text.setAccessibleText("Note for the team");
    text.getStyleClass().add("revision-id");
    text.setWrapText(true);
    text.textProperty().bindBidirectional(model.textProperty());
    VBox.setVgrow(text, Priority.ALWAYS);
    Button copy = new Button("Copy", new FontIcon(Feather.COPY));
    copy.setId("note-copy");
    copy.setOnAction(_ -> copy());
    Button save = new Button("Save…", new FontIcon(Feather.SAVE));
    save.setId("note-save");
    save.setOnAction(_ -> chooseFile.apply(model.fileName()).ifPresent(model::save));
    Label told = new Label();
    told.setId("note-told");
    told.getStyleClass().add(Styles.TEXT_MUTED);
    told.setMinWidth(0);
    told.textProperty().bind(model.toldProperty());
    HBox foot = new HBox(copy, save, told);
    foot.setAlignment(Pos.CENTER_LEFT);
    foot.getStyleClass().add("note-foot");
    getChildren().addAll(formSwitch(), text, foot);
  }

  private HBox formSwitch() {
    ToggleGroup group = new ToggleGroup();
    markdown.setId("note-markdown");
    plain.setId("note-plain");
    markdown.getStyleClass().add(Styles.LEFT_PILL);
    plain.getStyleClass().add(Styles.RIGHT_PILL);
    markdown.setToggleGroup(group);
    plain.setToggleGroup(group);
    markdown.setOnAction(_ -> choose(true));
    plain.setOnAction(_ -> choose(false));
    model.markdownProperty().subscribe(marked -> (marked ? markdown : plain).setSelected(true));
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Label what = new Label("For chats and pull requests, or without marks for mails");
    what.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    HBox row = new HBox(markdown, plain, space, what);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  /// A press on the form that is shown keeps it.
  private void choose(boolean marked) {
    model.markdownProperty().set(marked);
    (marked ? markdown : plain).setSelected(true);
  }

  private void copy() {
    CopiedText.put(model.textProperty().get());
    model.copied();
  }
}
