package lynearm.ui.common;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/// Python source to read and to copy from, with line numbers and colours. Nothing in it is edited.
public final class CodeView extends Region {

  /// Longer text is shown plain, so that a huge file does not hold the window up.
  private static final int LONGEST_COLOURED = 500_000;

  private static final String POINTED_OUT = "pointed-out";

  private static final String STYLESHEET =
      Objects.requireNonNull(CodeView.class.getResource("code.css"), "code.css").toExternalForm();

  private final CodeArea area = new CodeArea();
  private final VirtualizedScrollPane<CodeArea> pane = new VirtualizedScrollPane<>(area);

  /// The paragraphs that are pointed out, the second one excluded.
  private int pointedFrom;

  private int pointedTo;

  public CodeView() {
    getStyleClass().add("code-view");
    getStylesheets().addAll(Palette.STYLESHEET, STYLESHEET);
    area.setEditable(false);
    area.setAccessibleRole(AccessibleRole.TEXT_AREA);
    area.setParagraphGraphicFactory(this::lineNumber);
    area.addEventFilter(KeyEvent.KEY_PRESSED, this::walkPast);
    getChildren().add(pane);
  }

  /// The control keeps Tab to itself, so that nobody could walk past it with the keyboard.
  private void walkPast(KeyEvent event) {
    if (event.getCode() == KeyCode.TAB) {
      area.requestFocusTraversal(
          event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
      event.consume();
    }
  }

  /// Shows this text from its beginning. Nothing happens if it is shown already.
  public void setText(String text) {
    // the control knows no carriage returns, and offsets must agree
    String lines = text.replace("\r\n", "\n").replace('\r', '\n');
    if (lines.equals(area.getText())) {
      return;
    }
    area.replaceText(lines);
    pointedFrom = 0;
    pointedTo = 0;
    if (!lines.isEmpty() && lines.length() <= LONGEST_COLOURED) {
      area.setStyleSpans(0, spans(lines));
    }
    area.moveTo(0);
    area.requestFollowCaret();
    area.getUndoManager().forgetHistory();
  }

  /// Points a line out and brings it into view; lines count from 1, and 0 points at none.
  public void pointOut(int line) {
    pointOut(line, line);
  }

  /// Points lines out, both included, and brings them into view; lines count from 1, and 0 points
  /// at none.
  public void pointOut(int first, int last) {
    int paragraphs = area.getParagraphs().size();
    for (int i = pointedFrom; i < Math.min(pointedTo, paragraphs); i++) {
      area.setParagraphStyle(i, List.of());
    }
    pointedFrom = Math.clamp(first - 1L, 0, paragraphs);
    pointedTo = first < 1 ? pointedFrom : Math.clamp(last, pointedFrom, paragraphs);
    for (int i = pointedFrom; i < pointedTo; i++) {
      area.setParagraphStyle(i, List.of(POINTED_OUT));
    }
    if (pointedFrom < pointedTo) {
      area.moveTo(pointedTo - 1, 0);
      area.requestFollowCaret();
      area.moveTo(pointedFrom, 0);
      area.requestFollowCaret();
    }
  }

  public String getText() {
    return area.getText();
  }

  /// What a screen reader calls it.
  public void setTitle(String title) {
    area.setAccessibleText(title);
  }

  private static StyleSpans<Collection<String>> spans(String text) {
    StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
    int done = 0;
    for (PythonHighlighter.Token token : PythonHighlighter.tokens(text)) {
      spans.add(List.of(), token.start() - done);
      spans.add(List.of(styleClass(token.kind())), token.end() - token.start());
      done = token.end();
    }
    spans.add(List.of(), text.length() - done);
    return spans.create();
  }

  private static String styleClass(PythonHighlighter.Kind kind) {
    return "code-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private Node lineNumber(int paragraph) {
    int digits = Integer.toString(area.getParagraphs().size()).length();
    Label number = new Label(String.format(Locale.ROOT, "%" + digits + "d", paragraph + 1));
    number.getStyleClass().add("code-line-number");
    return number;
  }

  @Override
  protected void layoutChildren() {
    pane.resizeRelocate(
        snappedLeftInset(),
        snappedTopInset(),
        getWidth() - snappedLeftInset() - snappedRightInset(),
        getHeight() - snappedTopInset() - snappedBottomInset());
  }

  @Override
  protected double computePrefWidth(double height) {
    return 400;
  }

  @Override
  protected double computePrefHeight(double width) {
    return 300;
  }
}
