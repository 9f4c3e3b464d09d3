package lynearm.ui.changes;

import java.nio.file.Path;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lynearm.change.FileDiff;
import lynearm.change.FileEdit;
import lynearm.change.UndoResult;
import lynearm.ui.common.DiffView;

/// What somebody edited after Lynearm wrote it, as a difference to read.
public final class DifferenceView extends VBox {

  private static final double WIDTH = 680;
  private static final double HEIGHT = 380;

  /// @param pathText shows a path
  public DifferenceView(UndoResult.Refused refused, Function<Path, String> pathText) {
    setId("difference");
    getStyleClass().add("difference");
    Label what = new Label(refused.what());
    what.getStyleClass().add("title-4");
    Label next = new Label(refused.next());
    next.setWrapText(true);
    next.setMinHeight(Region.USE_PREF_SIZE);
    getChildren().addAll(what, next);
    if (!refused.edited().isEmpty()) {
      VBox files = new VBox();
      files.getStyleClass().add("difference-files");
      for (FileEdit edit : refused.edited()) {
        Label path = new Label(pathText.apply(edit.path()));
        path.getStyleClass().add("diff-path");
        files
            .getChildren()
            .add(new VBox(path, new DiffView(FileDiff.of(edit, pathText.apply(edit.path())))));
      }
      ScrollPane scroll = new ScrollPane(files);
      scroll.setId("difference-text");
      scroll.setFitToWidth(true);
      VBox.setVgrow(scroll, Priority.ALWAYS);
      getChildren().add(scroll);
    }
  }

  /// Large enough to be shown by itself.
  public DifferenceView alone() {
    getStyleClass().add("alone");
    setMinSize(WIDTH, HEIGHT);
    setPrefSize(WIDTH, HEIGHT);
    return this;
  }
}
