package lynearm.export;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a history can be written as.
public enum Format {
  SVG("SVG picture", "svg", "svg"),
  PNG("PNG picture", "png", "png"),
  PDF("PDF page", "pdf", "pdf"),
  MERMAID("Mermaid flowchart", "mmd", "mermaid"),
  DOT("DOT graph", "dot", "gv");

  private final String title;
  private final String suffix;
  private final String otherSuffix;

  Format(String title, String suffix, String otherSuffix) {
    this.title = title;
    this.suffix = suffix;
    this.otherSuffix = otherSuffix;
  }

  /// What to call it among others.
  public String title() {
    return title;
  }

  /// The usual suffix of its files, without a dot.
  public String suffix() {
    return suffix;
  }

  /// Whether it is drawn: then view, colours and the part to be shown matter.
  public boolean isPicture() {
    return this == SVG || this == PNG || this == PDF;
  }

  /// Whether its files are text, in UTF-8.
  public boolean isText() {
    return this != PNG && this != PDF;
  }

  /// The format that the suffix of a file name says.
  public static Optional<Format> ofFile(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(format ->
            lower.endsWith("." + format.suffix) || lower.endsWith("." + format.otherSuffix))
        .findFirst();
  }
}
