package lynearm.ui.graph;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/// Widths of text in one typeface, summed from characters measured once, and cutting to a width.
final class Glyphs {

  private static final double MEASURED_AT = 64;
  private static final String ELLIPSIS = "…";

  private final String family;
  private final FontWeight weight;
  private final Map<Integer, Double> widths = new HashMap<>();
  private final Map<Double, Font> fonts = new HashMap<>();
  private final Text probe = new Text();

  Glyphs(String family, FontWeight weight) {
    this.family = family;
    this.weight = weight;
    probe.setFont(Font.font(family, weight, MEASURED_AT));
  }

  /// The font in this size, rounded to half a point so that few are made.
  Font font(double size) {
    return fonts.computeIfAbsent(rounded(size), its -> Font.font(family, weight, its));
  }

  private static double rounded(double size) {
    return Math.round(size * 2) / 2.0;
  }

  double width(String text, double size) {
    double sum = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      sum += width(text.codePointAt(i));
    }
    return sum * rounded(size) / MEASURED_AT;
  }

  private double width(int codePoint) {
    return widths.computeIfAbsent(
        codePoint,
        its -> {
          probe.setText(Character.toString(its));
          return probe.getLayoutBounds().getWidth();
        });
  }

  /// The text, or as much of its beginning as fits with an ellipsis.
  String cut(String text, double size, double room) {
    double left = room * MEASURED_AT / rounded(size);
    double fitting = left - width(ELLIPSIS.codePointAt(0));
    double sum = 0;
    int end = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      sum += width(text.codePointAt(i));
      if (sum <= fitting) {
        end = i + Character.charCount(text.codePointAt(i));
      }
      if (sum > left) {
        return end == 0 ? "" : text.substring(0, end).stripTrailing() + ELLIPSIS;
      }
    }
    return text;
  }

  /// Where a first line of this width had best end: after a word, or in a word that alone is wider.
  int lineEnd(String text, double size, double room) {
    double left = room * MEASURED_AT / rounded(size);
    double sum = 0;
    int lastSpace = -1;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (Character.isWhitespace(text.charAt(i))) {
        lastSpace = i;
      }
      sum += width(text.codePointAt(i));
      if (sum > left) {
        return lastSpace > 0 ? lastSpace : i;
      }
    }
    return text.length();
  }
}
