package lynearm.export;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The fonts of this machine for each typeface: the ones that pictures are measured for, or else
/// what the system takes for plain and for fixed text.
final class Fonts {

  private static final List<String> PLAIN =
      List.of("Helvetica Neue", "Helvetica", "Arial", "Liberation Sans", "Nimbus Sans");
  private static final List<String> MONO =
      List.of("Menlo", "Consolas", "Liberation Mono", "DejaVu Sans Mono");

  private final Map<Face, Font> fonts = new EnumMap<>(Face.class);

  private Fonts(Set<String> families) {
    for (Face face : Face.values()) {
      boolean mono = face == Face.MONO;
      String family =
          (mono ? MONO : PLAIN)
              .stream()
                  .filter(families::contains)
                  .findFirst()
                  .orElse(mono ? Font.MONOSPACED : Font.SANS_SERIF);
      fonts.put(face, new Font(family, face == Face.BOLD ? Font.BOLD : Font.PLAIN, 1));
    }
  }

  /// @throws ExportException where there is no font to write with
  static Fonts ofThisMachine() throws ExportException {
    try {
      String[] families =
          GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames();
      if (families.length > 0) {
        return new Fonts(new HashSet<>(Arrays.asList(families)));
      }
    } catch (RuntimeException | LinkageError | InternalError _) {
      throw none();
    }
    throw none();
  }

  private static ExportException none() {
    return new ExportException(
        "There are no fonts on this machine to draw text with",
        "Install one, such as the package fonts-dejavu-core with fontconfig, or write SVG, which"
            + " needs none.");
  }

  Font of(Face face, double size) {
    return fonts
        .getOrDefault(face, new Font(Font.SANS_SERIF, Font.PLAIN, 1))
        .deriveFont((float) size);
  }
}
