package lynearm.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import lynearm.look.Tone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Reads the palette as text: contrast as WCAG 2 computes it, distance of colours in Oklab, colour
/// blindness by the matrices of Machado, Oliveira and Fernandes (2009) at full severity.
class PaletteTest {

  enum Theme {
    LIGHT("#ffffff", 4.5, 3),
    DARK("#0d1117", 4.5, 3),
    /// Text at AAA.
    HIGH_CONTRAST("#000000", 7, 3);

    private final String background;
    private final double text;
    private final double line;

    Theme(String background, double text, double line) {
      this.background = background;
      this.text = text;
      this.line = line;
    }
  }

  private static final double[][][] VISIONS = {
    {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
    {
      {0.152286, 1.052583, -0.204868},
      {0.114503, 0.786281, 0.099216},
      {-0.003882, -0.048116, 1.051998}
    },
    {
      {0.367322, 0.860646, -0.227968},
      {0.280085, 0.672501, 0.047413},
      {-0.011820, 0.042940, 0.968881}
    },
    {
      {1.255528, -0.076749, -0.178779},
      {-0.078411, 0.930809, 0.147602},
      {0.004733, 0.691367, 0.303900}
    },
  };

  @ParameterizedTest
  @EnumSource(Theme.class)
  void wordsOnBadgesAreReadable(Theme theme) {
    Map<String, String> palette = palette(theme);
    palette.forEach((name, tint) -> {
      if (name.endsWith("-tint")) {
        String word = name.substring(0, name.length() - "-tint".length());
        assertContrast(palette, word, tint, theme.text);
      }
    });
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void textIsReadableOnEveryRow(Theme theme) {
    Map<String, String> palette = palette(theme);
    for (String surface : surfaces(theme, palette)) {
      for (String text : List.of("text", "text-muted", "text-faint", "missing")) {
        assertContrast(palette, text, surface, theme.text);
      }
      palette.keySet().stream()
          .filter(name -> name.startsWith("code-"))
          .forEach(name -> assertContrast(palette, name, surface, theme.text));
    }
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void linesStandOutOnEveryRow(Theme theme) {
    Map<String, String> palette = palette(theme);
    for (String surface : surfaces(theme, palette)) {
      branches().forEach(name -> assertContrast(palette, name, surface, theme.line));
      assertContrast(palette, "depends-on", surface, theme.line);
      assertContrast(palette, "focus", surface, theme.line);
    }
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void branchColoursDifferForEveryVision(Theme theme) {
    Map<String, String> palette = palette(theme);
    List<String> names = branches();
    for (double[][] vision : VISIONS) {
      for (int i = 0; i < names.size(); i++) {
        for (int j = 0; j < i; j++) {
          double[] a = oklab(seen(linear(colour(palette, names.get(i))), vision));
          double[] b = oklab(seen(linear(colour(palette, names.get(j))), vision));
          assertThat(Math.hypot(Math.hypot(a[0] - b[0], a[1] - b[1]), a[2] - b[2]))
              .as("%s and %s", names.get(i), names.get(j))
              .isGreaterThan(0.065);
        }
      }
    }
  }

  @Test
  void everyToneHasItsColour() {
    String css = css();
    for (Tone tone : Tone.values()) {
      assertThat(css).contains("-palette-" + tone.cssName() + ": -lynearm-" + tone.cssName() + ";");
      assertThat(css).contains("    -lynearm-" + tone.cssName() + ": ");
    }
  }

  private static List<String> branches() {
    return IntStream.rangeClosed(1, Palette.BRANCH_COLOURS).mapToObj(i -> "branch-" + i).toList();
  }

  private static List<String> surfaces(Theme theme, Map<String, String> palette) {
    List<String> surfaces = new ArrayList<>();
    surfaces.add(theme.background);
    for (String name :
        List.of("paper", "card", "run", "stripe", "hover", "selected", "selected-inactive")) {
      surfaces.add(colour(palette, name));
    }
    return surfaces;
  }

  private static String colour(Map<String, String> palette, String name) {
    return Objects.requireNonNull(palette.get(name), name);
  }

  private static void assertContrast(
      Map<String, String> palette, String name, String background, double least) {
    double a = luminance(linear(colour(palette, name)));
    double b = luminance(linear(background));
    assertThat((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05))
        .as("%s on %s", name, background)
        .isGreaterThanOrEqualTo(least);
  }

  private static Map<String, String> palette(Theme theme) {
    String css = css();
    int dark = css.indexOf(".root.dark");
    int contrast = css.indexOf(".root.high-contrast");
    String part =
        switch (theme) {
          case LIGHT -> css.substring(0, dark);
          case DARK -> css.substring(dark, contrast);
          case HIGH_CONTRAST -> css.substring(contrast);
        };
    Matcher matcher = Pattern.compile("-lynearm-([\\w-]+): (#[0-9a-f]{6});").matcher(part);
    Map<String, String> palette = new HashMap<>();
    while (matcher.find()) {
      palette.put(matcher.group(1), matcher.group(2));
    }
    return palette;
  }

  private static String css() {
    try (InputStream in =
        Objects.requireNonNull(Palette.class.getResourceAsStream("/lynearm/look/palette.css"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double[] linear(String hex) {
    double[] rgb = new double[3];
    for (int i = 0; i < 3; i++) {
      double c = Integer.parseInt(hex, 1 + 2 * i, 3 + 2 * i, 16) / 255.0;
      rgb[i] = c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
    return rgb;
  }

  private static double luminance(double[] rgb) {
    return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
  }

  private static double[] seen(double[] rgb, double[][] vision) {
    double[] seen = times(vision, rgb);
    for (int i = 0; i < 3; i++) {
      seen[i] = Math.clamp(seen[i], 0, 1);
    }
    return seen;
  }

  private static double[] oklab(double[] rgb) {
    double[] lms =
        times(
            new double[][] {
              {0.4122214708, 0.5363325363, 0.0514459929},
              {0.2119034982, 0.6806995451, 0.1073969566},
              {0.0883024619, 0.2817188376, 0.6299787005}
            },
            rgb);
    for (int i = 0; i < 3; i++) {
      lms[i] = Math.cbrt(lms[i]);
    }
    return times(
        new double[][] {
          {0.2104542553, 0.7936177850, -0.0040720468},
          {1.9779984951, -2.4285922050, 0.4505937099},
          {0.0259040371, 0.7827717662, -0.8086757660}
        },
        lms);
  }

  private static double[] times(double[][] matrix, double[] vector) {
    double[] result = new double[3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        result[i] += matrix[i][j] * vector[j];
      }
    }
    return result;
  }
}
