package lynearm.ui.common;

import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lynearm.change.FileDiff;

/// A difference to look at: line numbers before and after, lines that go and lines that come marked
/// by a sign as well as a colour. Long lines are wrapped, for what changes must be seen whole.
public final class DiffView extends VBox {

  private static final int MOST_ROWS = 120;
  private static final double DIGIT_IN_EM = 0.66;

  public DiffView(FileDiff difference) {
    getStyleClass().add("diff-view");
    List<DiffRow> rows = DiffRow.of(difference);
    int digits =
        rows.stream()
            .limit(MOST_ROWS)
            .mapToInt(row -> Integer.toString(Math.max(row.before(), row.after())).length())
            .max()
            .orElse(1);
    int before = 0;
    int after = 0;
    for (DiffRow row : rows.subList(0, Math.min(MOST_ROWS, rows.size()))) {
      HBox line = line(row, digits);
      if (before + after > 0 && (row.before() > before + 1 || row.after() > after + 1)) {
        line.getStyleClass().add("apart");
      }
      before = Math.max(before, row.before());
      after = Math.max(after, row.after());
      getChildren().add(line);
    }
    if (rows.size() > MOST_ROWS) {
      Label more = new Label((rows.size() - MOST_ROWS) + " more lines");
      more.getStyleClass().add("diff-more");
      getChildren().add(more);
    }
  }

  private static HBox line(DiffRow row, int digits) {
    Label sign = new Label(row.isRemoved() ? "-" : row.isAdded() ? "+" : " ");
    sign.getStyleClass().add("diff-sign");
    sign.setMinWidth(Region.USE_PREF_SIZE);
    Label text = new Label(row.text());
    text.getStyleClass().add("diff-text");
    text.setWrapText(true);
    text.setMinSize(0, Region.USE_PREF_SIZE);
    text.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(text, Priority.ALWAYS);
    HBox line = new HBox(number(row.before(), digits), number(row.after(), digits), sign, text);
    line.getStyleClass().add("diff-line");
    line.setAccessibleRole(AccessibleRole.TEXT);
    line.setAccessibleText(row.text());
    if (row.isRemoved()) {
      line.getStyleClass().add("removed");
      line.setAccessibleText("Removed: " + row.text());
    } else if (row.isAdded()) {
      line.getStyleClass().add("added");
      line.setAccessibleText("Added: " + row.text());
    }
    return line;
  }

  private static Label number(int line, int digits) {
    Label number = new Label(line == 0 ? "" : Integer.toString(line));
    number.getStyleClass().add("diff-number");
    number.setMinWidth(Region.USE_PREF_SIZE);
    number.setStyle("-fx-pref-width: " + DIGIT_IN_EM * digits + "em");
    return number;
  }
}
