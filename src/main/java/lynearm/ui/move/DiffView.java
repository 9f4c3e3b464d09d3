package lynearm.ui.move;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lynearm.change.FileDiff;

/// A difference to look at: line numbers before and after, lines that go and lines that come marked
/// by a sign as well as a colour.
final class DiffView extends VBox {

  private static final int MOST_ROWS = 120;

  DiffView(FileDiff difference) {
    getStyleClass().add("diff-view");
    List<DiffRow> rows = DiffRow.of(difference);
    rows.stream().limit(MOST_ROWS).forEach(row -> getChildren().add(line(row)));
    if (rows.size() > MOST_ROWS) {
      Label more = new Label((rows.size() - MOST_ROWS) + " more lines");
      more.getStyleClass().add("diff-more");
      getChildren().add(more);
    }
  }

  private static HBox line(DiffRow row) {
    String sign = row.isRemoved() ? "-" : row.isAdded() ? "+" : " ";
    Label text = new Label(sign + " " + row.text());
    text.getStyleClass().add("diff-text");
    text.setMinWidth(0);
    HBox.setHgrow(text, Priority.ALWAYS);
    text.setMaxWidth(Double.MAX_VALUE);
    HBox line = new HBox(number(row.before()), number(row.after()), text);
    line.getStyleClass().add("diff-line");
    if (row.isRemoved()) {
      line.getStyleClass().add("removed");
      line.setAccessibleText("Removed: " + row.text());
    } else if (row.isAdded()) {
      line.getStyleClass().add("added");
      line.setAccessibleText("Added: " + row.text());
    }
    return line;
  }

  private static Label number(int line) {
    Label number = new Label(line == 0 ? "" : Integer.toString(line));
    number.getStyleClass().add("diff-number");
    number.setMinWidth(Region.USE_PREF_SIZE);
    return number;
  }
}
