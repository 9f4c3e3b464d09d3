package lynearm.ui.details;

import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import lynearm.operation.Lines;
import lynearm.operation.Segment;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One step: what kind, what it does, on which line. It can be pressed like a button, and its text
/// may wrap, which that of a button can't.
final class StepRow extends HBox {

  private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");

  private final OperationsText.Line line;
  private final Runnable action;

  StepRow(OperationsText.Line line, Runnable action) {
    this.line = line;
    this.action = action;
    getStyleClass().addAll("step-row", line.kind().styleClass());
    setAccessibleRole(AccessibleRole.BUTTON);
    setAccessibleText("%s, %s".formatted(line.text(), line.place()));
    setAccessibleHelp("Shows the lines in the source");
    FontIcon icon = new FontIcon(iconOf(line.kind()));
    TextFlow sentence = flow(line.sentence());
    HBox.setHgrow(sentence, Priority.ALWAYS);
    Label number = new Label(Integer.toString(line.at().first()));
    number.getStyleClass().add("step-line");
    number.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(icon, sentence, number);
    addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
  }

  /// Text with its names and types set apart.
  static TextFlow flow(List<Segment> segments) {
    TextFlow flow = new TextFlow();
    flow.setMinWidth(0);
    for (Segment segment : segments) {
      Text text = new Text(segment.text());
      text.getStyleClass()
          .addAll("segment", "segment-" + segment.kind().name().toLowerCase(Locale.ROOT));
      flow.getChildren().add(text);
    }
    return flow;
  }

  private static Feather iconOf(OperationsText.Kind kind) {
    return switch (kind) {
      case ADDS -> Feather.PLUS;
      case DROPS -> Feather.MINUS;
      case CHANGES -> Feather.EDIT_2;
      case RUNS -> Feather.DATABASE;
      case STOPS -> Feather.SLASH;
      case UNTOLD -> Feather.HELP_CIRCLE;
    };
  }

  /// Shows whether these are the lines that are marked in the source.
  void mark(Lines marked) {
    pseudoClassStateChanged(MARKED, line.at().equals(marked));
  }

  void unmark() {
    pseudoClassStateChanged(MARKED, false);
  }

  private void clicked(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
      requestFocus();
      action.run();
    }
  }

  private void keyPressed(KeyEvent event) {
    if (event.getCode() == KeyCode.SPACE || event.getCode() == KeyCode.ENTER) {
      action.run();
      event.consume();
    }
  }

  @Override
  public void executeAccessibleAction(AccessibleAction wanted, Object... parameters) {
    if (wanted == AccessibleAction.FIRE) {
      action.run();
    } else {
      super.executeAccessibleAction(wanted, parameters);
    }
  }
}
