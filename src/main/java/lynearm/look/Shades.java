package lynearm.look;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The colours of the palette for one scheme, without a window: read from the very stylesheet that
/// the window uses. Colours are numbers, `0xRRGGBB`.
public final class Shades {

  private static final Pattern BLOCK = Pattern.compile("(?s)\\.root([.\\w-]*) \\{(.*?)\n\\}");
  private static final Pattern COLOUR = Pattern.compile("-lynearm-([\\w-]+): #([0-9a-f]{6});");
  private static final int HEX = 16;

  private final Map<String, Integer> colours;

  private Shades(Map<String, Integer> colours) {
    this.colours = colours;
  }

  /// The colours of this scheme. Cost: reads the stylesheet.
  public static Shades of(Scheme scheme) {
    Map<String, Integer> colours = new HashMap<>();
    Matcher block = BLOCK.matcher(stylesheet());
    while (block.find()) {
      boolean meant =
          switch (block.group(1)) {
            case "" -> scheme == Scheme.LIGHT;
            case ".dark" -> scheme == Scheme.DARK;
            default -> scheme == Scheme.HIGH_CONTRAST;
          };
      Matcher colour = COLOUR.matcher(block.group(2));
      while (meant && colour.find()) {
        colours.put(colour.group(1), Integer.parseInt(colour.group(2), HEX));
      }
    }
    return new Shades(colours);
  }

  private static String stylesheet() {
    try (InputStream in = Objects.requireNonNull(Shades.class.getResourceAsStream("palette.css"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int of(Tone tone) {
    return named(tone.cssName());
  }

  /// The colour of a branch, below [lynearm.layout.BranchColours#COUNT].
  public int branch(int number) {
    return named("branch-" + (number + 1));
  }

  private int named(String name) {
    return Objects.requireNonNull(colours.get(name), name);
  }
}
