package lynearm.ui.common;

import javafx.geometry.Orientation;
import javafx.scene.control.TextArea;
import javafx.scene.text.Text;

/// Text that wraps, is as high as it needs to be, and can be selected and copied; nothing in it is
/// edited.
public final class SelectableText extends TextArea {

  /// What a text area may keep free beside and below its text.
  private static final double ROOM = 1;

  private final Text probe = new Text();

  public SelectableText(String text, String styleClass) {
    super(text);
    getStyleClass().setAll("selectable-text", styleClass);
    setEditable(false);
    setWrapText(true);
    setMinHeight(USE_PREF_SIZE);
    setMinWidth(0);
    probe.fontProperty().bind(fontProperty());
    probe.setText(text);
    fontProperty().subscribe(this::requestLayout);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefHeight(double width) {
    probe.setWrappingWidth(width < 0 ? 0 : Math.max(1, width - ROOM));
    return Math.ceil(probe.getLayoutBounds().getHeight()) + 2 * ROOM;
  }
}
