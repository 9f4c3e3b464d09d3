package lynearm.ui.outline;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// Says that the rows are sorted, why there are no lanes then, and leads back.
final class SortNote extends HBox {

  private final Label words = new Label();

  SortNote(Runnable back) {
    getStyleClass().add("log-sort-note");
    words.setMinWidth(0);
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    Button button = new Button("Back to history order");
    button.setId("history-order");
    button.getStyleClass().addAll(Styles.SMALL, Styles.FLAT, Styles.ACCENT);
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(_ -> back.run());
    getChildren().addAll(words, button);
  }

  void tell(LogSort sort) {
    words.setText(sort.words() + "; lanes need the order of the history.");
    setVisible(!sort.isHistory());
  }
}
