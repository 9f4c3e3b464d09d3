package lynearm.ui.changes;

import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lynearm.change.FileDiff;
import lynearm.change.UndoResult;
import lynearm.ui.common.CodeView;

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
    CodeView text = new CodeView();
    text.setId("difference-text");
    text.setText(
        refused.edited().stream()
            .map(edit -> FileDiff.of(edit, pathText.apply(edit.path())).text())
            .collect(Collectors.joining("\n")));
    VBox.setVgrow(text, Priority.ALWAYS);
    getChildren().addAll(what, next);
    if (!refused.edited().isEmpty()) {
      getChildren().add(text);
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
