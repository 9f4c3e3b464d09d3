package lynearm.ui.outline;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// A font with the widths of its characters, so that text can be cut to a width without a layout
/// for every try. Widths are sums of single characters; kerning is left out.
final class Typeface {

  private static final String ELLIPSIS = "…";
  private static final double UNKNOWN = -1;

  private final Font font;
  private final Text probe = new Text();
  private final double[] ascii = new double[128];
  private final Map<Integer, Double> others = new HashMap<>();
  private final double height;
  private final double baseline;

  Typeface(Font font) {
    this.font = font;
    probe.setFont(font);
    Arrays.fill(ascii, UNKNOWN);
    probe.setText("Xg");
    height = probe.getLayoutBounds().getHeight();
    baseline = -probe.getLayoutBounds().getMinY();
  }

  Font font() {
    return font;
  }

  /// Where the baseline is, for text centred around `y`.
  double baselineAround(double y) {
    return y - height / 2 + baseline;
  }

  double width(String text) {
    double sum = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      sum += widthOf(c);
      i += Character.charCount(c);
    }
    return sum;
  }

  /// The text, or as much of its beginning as fits with an ellipsis.
  String fitted(String text, double width) {
    if (text.isEmpty() || width <= 0) {
      return "";
    }
    double room = width - width(ELLIPSIS);
    double sum = 0;
    int lastThatFits = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      sum += widthOf(c);
      if (sum > width) {
        return room <= 0 ? "" : text.substring(0, lastThatFits).stripTrailing() + ELLIPSIS;
      }
      i += Character.charCount(c);
      if (sum <= room) {
        lastThatFits = i;
      }
    }
    return text;
  }

  private double widthOf(int codePoint) {
    if (codePoint >= ascii.length) {
      return others.computeIfAbsent(codePoint, this::measured);
    }
    if (ascii[codePoint] == UNKNOWN) {
      ascii[codePoint] = measured(codePoint);
    }
    return ascii[codePoint];
  }

  private double measured(int codePoint) {
    // ten of them, as a single one is rounded up to whole pixels on some systems
    probe.setText(Character.toString(codePoint).repeat(10));
    return probe.getLayoutBounds().getWidth() / 10;
  }
}
