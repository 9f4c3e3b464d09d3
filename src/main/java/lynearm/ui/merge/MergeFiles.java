package lynearm.ui.merge;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.VBox;
import lynearm.merge.MergePlan;
import lynearm.ui.common.CodeView;

/// The files that would be written, each with its path and its exact text.
final class MergeFiles extends VBox {

  private static final double LINE_HEIGHT = 19;
  private static final double BORDER = 16;

  private final Function<Path, String> pathText;
  private final List<Shown> shown = new ArrayList<>();

  /// What stands for one file.
  private record Shown(Label path, CodeView code) {}

  MergeFiles(Function<Path, String> pathText) {
    this.pathText = pathText;
    getStyleClass().add("way-part");
  }

  void show(List<MergePlan.NewMerge> merges) {
    if (merges.size() != shown.size()) {
      build(merges.size());
    }
    for (int i = 0; i < merges.size(); i++) {
      shown.get(i).path().setText(pathText.apply(merges.get(i).file()));
      String text = merges.get(i).text();
      CodeView code = shown.get(i).code();
      code.setText(text);
      // Whole, so that there is one thing to scroll.
      code.setPrefHeight((text.lines().count() + 1) * LINE_HEIGHT + BORDER);
    }
  }

  private void build(int count) {
    shown.clear();
    getChildren().clear();
    Label heading = new Label(count == 1 ? "File" : "Files");
    heading.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    getChildren().add(heading);
    for (int i = 0; i < count; i++) {
      Label path = new Label();
      path.getStyleClass().add("merge-path");
      path.setWrapText(true);
      CodeView code = new CodeView();
      code.addEventFilter(ScrollEvent.SCROLL, this::scrollPanel);
      if (i == 0) {
        path.setId("merge-path");
        code.setId("merge-text");
      }
      shown.add(new Shown(path, code));
      getChildren().addAll(path, code);
    }
  }

  /// The text is seen whole, so turning the wheel over it moves what it is in.
  private void scrollPanel(ScrollEvent event) {
    if (Math.abs(event.getDeltaY()) > Math.abs(event.getDeltaX())) {
      event.consume();
      fireEvent(event.copyFor(this, this));
    }
  }
}
