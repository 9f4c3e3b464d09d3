package lynearm.ui.graph;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Theme;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import lynearm.layout.MapHistory;
import lynearm.look.Badge;
import lynearm.ui.common.HistoryViewModel;
import lynearm.ui.common.Palette;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class MapColoursTest {

  private static final double TEXT = 4.5;
  private static final double MARK = 3;
  private static final double BADGE_TINT = 0.12;
  private static final double SELECTION_TINT = 0.14;
  private static final Set<MapColour> BRANCHES =
      EnumSet.range(MapColour.BRANCH_0, MapColour.BRANCH_7);

  @Test
  void everyColourIsGivenByTheStyleSheet() {
    for (MapColours palette : palettes()) {
      for (MapColour colour : MapColour.values()) {
        assertThat(palette.get(colour)).as("%s", colour).isNotEqualTo(Color.TRANSPARENT);
      }
    }
  }

  @Test
  void wordsCanBeReadOnWhatTheyStandOn() {
    for (MapColours palette : palettes()) {
      Color card = palette.get(MapColour.CARD);
      Color selected = over(palette.get(MapColour.SELECTION_FILL), SELECTION_TINT, card);
      assertContrast(palette, MapColour.TEXT, card, TEXT);
      assertContrast(palette, MapColour.TEXT, selected, TEXT);
      assertContrast(palette, MapColour.TEXT_MUTED, card, TEXT);
      assertContrast(palette, MapColour.TEXT_MUTED, palette.get(MapColour.FOLD), TEXT);
      assertContrast(palette, MapColour.NOTE_TEXT, palette.get(MapColour.NOTE), TEXT);
      for (Badge.Kind kind : Badge.Kind.values()) {
        Color tinted = over(palette.get(MapColour.of(kind)), BADGE_TINT, card);
        assertContrast(palette, MapColour.of(kind), tinted, TEXT);
      }
    }
  }

  @Test
  void linesCanBeToldFromTheBackground() {
    for (MapColours palette : palettes()) {
      for (MapColour branch : BRANCHES) {
        assertContrast(palette, branch, palette.get(MapColour.BACKGROUND), MARK);
        assertContrast(palette, branch, palette.get(MapColour.CARD), MARK);
      }
      assertContrast(palette, MapColour.DEPENDENCY, palette.get(MapColour.BACKGROUND), MARK);
      assertContrast(palette, MapColour.SELECTION, palette.get(MapColour.CARD), MARK);
      assertContrast(palette, MapColour.POSSIBLE, palette.get(MapColour.BACKGROUND), MARK);
      assertContrast(palette, MapColour.IMPOSSIBLE, palette.get(MapColour.BACKGROUND), MARK);
    }
  }

  private static void assertContrast(
      MapColours palette, MapColour colour, Color background, double atLeast) {
    assertThat(contrast(palette.get(colour), background))
        .as("%s on %s", colour, background)
        .isGreaterThanOrEqualTo(atLeast);
  }

  private static MapColours[] palettes() {
    return new MapColours[] {palette(new PrimerLight(), ""), palette(new PrimerDark(), "dark")};
  }

  private static MapColours palette(Theme theme, String styleClass) {
    return WaitForAsyncUtils.waitForAsyncFx(
        5_000,
        () -> {
          Application.setUserAgentStylesheet(theme.getUserAgentStylesheet());
          HistoryViewModel history = new HistoryViewModel();
          history.shownProperty().set(Optional.of(MapHistory.graph("a:; b: a")));
          MapView view = new MapView(history, new FakeActions());
          StackPane root = new StackPane(view);
          root.getStyleClass().add(styleClass);
          Scene scene = new Scene(root, 300, 300);
          scene.getStylesheets().addAll(Palette.STYLESHEET, MapView.stylesheet());
          scene.snapshot(null);
          return view.palette();
        });
  }

  private static Color over(Color colour, double opacity, Color below) {
    return below.interpolate(colour, opacity);
  }

  private static double contrast(Color a, Color b) {
    double first = luminance(a);
    double second = luminance(b);
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  private static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }
}
