package lynearm.ui.details;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import lynearm.operation.Lines;

/// The steps of one direction, one below the other. Tab comes here once, and Up, Down, Home and End
/// go from step to step. Of very many only the first are shown, until more are asked for.
final class StepsView extends VBox {

  private static final int FIRST = 40;
  private static final int MORE = 200;

  private final OperationsText.OneDirection direction;
  private final Consumer<Lines> pointOut;
  private final List<StepRow> rows = new ArrayList<>();
  private final VBox steps = new VBox();
  private final Button more = new Button();
  private Optional<Lines> marked = Optional.empty();

  /// The circumstances told last, so that a group that is cut has its heading once.
  private int shownGroups;

  /// @param pointOut hears the lines of a step that is pressed
  StepsView(OperationsText.OneDirection direction, Consumer<Lines> pointOut) {
    this.direction = direction;
    this.pointOut = pointOut;
    getStyleClass().add("steps");
    Label name = new Label(direction.direction().function() + "()");
    name.getStyleClass().add("steps-direction");
    getChildren().add(name);
    if (direction.groups().isEmpty()) {
      Label nothing = new Label("does nothing");
      nothing.getStyleClass().add("steps-nothing");
      getChildren().add(nothing);
      return;
    }
    more.getStyleClass().addAll(Styles.SMALL, Styles.FLAT, "steps-more");
    more.setOnAction(_ -> showMore());
    getChildren().addAll(steps, more);
    steps.addEventHandler(KeyEvent.KEY_PRESSED, this::walk);
    showUpTo(FIRST);
    rows.getFirst().setFocusTraversable(true);
  }

  /// Shows which step's lines are marked in the source.
  void mark(Optional<Lines> lines) {
    marked = lines;
    rows.forEach(this::mark);
  }

  private void mark(StepRow row) {
    marked.ifPresentOrElse(row::mark, row::unmark);
  }

  private void showMore() {
    int before = rows.size();
    boolean hadKeyboard = more.isFocused();
    showUpTo(before + MORE);
    if (hadKeyboard) {
      focus(before);
    }
  }

  private void showUpTo(int wanted) {
    int number = 0;
    int group = 0;
    for (OperationsText.Group steppers : direction.groups()) {
      group++;
      for (OperationsText.Line line : steppers.lines()) {
        if (number >= wanted) {
          tellOfMore();
          return;
        }
        if (number >= rows.size()) {
          if (shownGroups < group) {
            shownGroups = group;
            addHeading(steppers);
          }
          addRow(number, line, steppers);
        }
        number++;
      }
    }
    tellOfMore();
  }

  private void addHeading(OperationsText.Group group) {
    if (group.circumstances().isEmpty()) {
      return;
    }
    TextFlow heading = StepRow.flow(group.circumstances());
    heading.getStyleClass().add("steps-circumstances");
    heading.setAccessibleText(OperationsText.plain(group.circumstances()));
    steps.getChildren().add(heading);
  }

  private void addRow(int number, OperationsText.Line line, OperationsText.Group group) {
    StepRow row = new StepRow(line, () -> pointOut.accept(line.at()));
    row.setId("step-%s-%d".formatted(OperationsText.idOf(direction.direction()), number));
    if (!group.circumstances().isEmpty()) {
      row.getStyleClass().add("step-inner");
      row.setAccessibleText(
          "%s: %s".formatted(OperationsText.plain(group.circumstances()), row.getAccessibleText()));
    }
    mark(row);
    row.focusedProperty()
        .subscribe(now -> {
          if (now) {
            rows.forEach(other -> other.setFocusTraversable(other.equals(row)));
          }
        });
    rows.add(row);
    steps.getChildren().add(row);
  }

  private void tellOfMore() {
    int left = direction.size() - rows.size();
    more.setText(
        left <= MORE ? "Show all %d".formatted(direction.size()) : "Show %d more".formatted(MORE));
    more.setAccessibleText("%s; %d are shown".formatted(more.getText(), rows.size()));
    more.setVisible(left > 0);
    more.setManaged(left > 0);
  }

  private void walk(KeyEvent event) {
    int at = rows.stream().map(StepRow::isFocused).toList().indexOf(true);
    if (at < 0) {
      return;
    }
    switch (event.getCode()) {
      case UP -> focus(at - 1);
      case DOWN -> focus(at + 1);
      case HOME -> focus(0);
      case END -> focus(rows.size() - 1);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void focus(int row) {
    rows.get(Math.clamp(row, 0, rows.size() - 1)).requestFocus();
  }
}
