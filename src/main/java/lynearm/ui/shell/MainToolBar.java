package lynearm.ui.shell;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Separator;
import javafx.scene.control.ToolBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import lynearm.alembic.Environment;
import lynearm.ui.find.FindField;
import lynearm.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What is open and what is done most, in one row: the place, its environments and branch on the
/// left, finding and merging on the right.
final class MainToolBar extends HBox {

  private final WindowViewModel model;
  private final FindField find;

  MainToolBar(WindowViewModel model, Commands commands, FindField find) {
    this.model = model;
    this.find = find;
    Button open = button(commands.openFolder(), Feather.FOLDER, "Open folder (Ctrl+O)");
    Label place = new Label();
    place.getStyleClass().add(Styles.TEXT_BOLD);
    place.textProperty().bind(model.workspaceProperty().map(MainToolBar::placeName).orElse(""));
    Label branch = new BranchLabel(model);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button merge = new Button("Merge heads…", new FontIcon(Feather.GIT_MERGE));
    merge.setId("merge-heads");
    merge.getStyleClass().add(Styles.ACCENT);
    merge.disableProperty().bind(commands.changes().mergeHeads().disabledProperty());
    merge.setOnAction(_ -> commands.changes().mergeHeads().run());
    ToolBar bar =
        new ToolBar(
            open,
            place,
            environments(),
            branch,
            space,
            commands.views().viewSwitch(),
            new Separator(Orientation.VERTICAL),
            commands.views().foldMenu(),
            button(commands.views().zoomOut(), Feather.ZOOM_OUT, "Zoom out (Ctrl+-)"),
            button(commands.views().zoomIn(), Feather.ZOOM_IN, "Zoom in (Ctrl++)"),
            button(commands.views().fit(), Feather.MAXIMIZE, "Show everything (Ctrl+9)"));
    // Beside the bar, so that it never slips into the overflow of a narrow window.
    ToolBar main =
        new ToolBar(
            find,
            commands
                .changes()
                .mergeHeads()
                .explained(merge, "See the merge of the selected heads, or of all (Ctrl+M)"));
    main.setMinWidth(Region.USE_PREF_SIZE);
    HBox.setHgrow(bar, Priority.ALWAYS);
    bar.setMinWidth(0);
    getChildren().addAll(bar, main, find.hint());
    find.hint().setManaged(false);
    // Later, for only then is known how wide its text is.
    Runnable hinting = () -> model.background().onScreen(() -> placeHint());
    layoutBoundsProperty().subscribe(hinting);
    find.layoutBoundsProperty().subscribe(hinting);
    find.hint().textProperty().subscribe(hinting);
    Runnable room =
        () ->
            find.roomProperty()
                .set(
                    getWidth()
                        - bar.prefWidth(-1)
                        - (main.prefWidth(-1) - find.prefWidth(-1))
                        - find.widthBeside());
    widthProperty().subscribe(room);
    bar.layoutBoundsProperty().subscribe(room);
    branch.widthProperty().subscribe(room);
    visibleProperty().bind(model.workspaceProperty().map(Optional::isPresent));
    managedProperty().bind(visibleProperty());
  }

  /// Lays what find has to say below its field, over the map.
  private void placeHint() {
    Label hint = find.hint();
    hint.applyCss();
    double width = hint.prefWidth(-1);
    var below = sceneToLocal(find.localToScene(0, find.getHeight()));
    double left = Math.max(4, Math.min(below.getX(), getWidth() - width - 8));
    hint.resizeRelocate(left, getHeight() + 4, width, hint.prefHeight(width));
  }

  private static String placeName(Optional<Workspace> open) {
    return open.map(
            workspace -> {
              Path root =
                  workspace
                      .repository()
                      .map(lynearm.git.GitRepository::root)
                      .orElse(workspace.opened());
              return String.valueOf(root.getFileName() == null ? root : root.getFileName());
            })
        .orElse("");
  }

  private ComboBox<Environment> environments() {
    ComboBox<Environment> choice = new ComboBox<>();
    choice.setId("environments");
    choice.setAccessibleText("Alembic environment");
    choice.setTooltip(new Tooltip("The Alembic environment that is shown"));
    choice.setButtonCell(new EnvironmentCell());
    choice.setCellFactory(_ -> new EnvironmentCell());
    BooleanProperty following = new SimpleBooleanProperty();
    model
        .workspaceProperty()
        .subscribe(open -> {
          following.set(true);
          choice.setItems(
              FXCollections.observableArrayList(
                  open.map(Workspace::environments).orElse(List.of())));
          choice.setValue(open.map(Workspace::environment).orElse(null));
          following.set(false);
        });
    choice
        .valueProperty()
        .subscribe(chosen -> {
          if (chosen != null && !following.get()) {
            model.choose(chosen);
          }
        });
    choice
        .visibleProperty()
        .bind(model.workspaceProperty().map(open -> open.isPresent()).orElse(false));
    choice.managedProperty().bind(choice.visibleProperty());
    return choice;
  }

  private static Button button(Command command, Feather icon, String tooltip) {
    Button button = new Button(null, new FontIcon(icon));
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
    button.setTooltip(new Tooltip(tooltip));
    button.accessibleTextProperty().bind(command.textProperty());
    button.disableProperty().bind(command.disabledProperty());
    button.setOnAction(_ -> command.run());
    button.setFocusTraversable(false);
    return button;
  }

  private static final class EnvironmentCell extends ListCell<Environment> {

    @Override
    protected void updateItem(@Nullable Environment environment, boolean empty) {
      super.updateItem(environment, empty);
      setText(empty || environment == null ? null : environment.name());
    }
  }
}
