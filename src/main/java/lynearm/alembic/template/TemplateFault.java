package lynearm.alembic.template;

import lynearm.alembic.template.Rendering.Kind;

/// Carries the reason why a template gives no text to the place where it becomes a
/// [Rendering.Refused].
final class TemplateFault extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final int LONGEST_CONSTRUCT = 80;

  private final int line;
  private final String construct;
  private final String why;
  private final Kind kind;

  private TemplateFault(int line, String construct, String why, Kind kind) {
    super(why, null, false, false);
    this.line = line;
    this.construct = construct;
    this.why = why;
    this.kind = kind;
  }

  static TemplateFault compiling(int line, String construct, String why) {
    return new TemplateFault(line, construct, why, Kind.COMPILING);
  }

  static TemplateFault rendering(String why) {
    return new TemplateFault(0, "", why, Kind.RENDERING);
  }

  static TemplateFault outside(String why) {
    return new TemplateFault(0, "", why, Kind.OUTSIDE);
  }

  static TemplateFault outside(int line, String construct, String why) {
    return new TemplateFault(line, construct, why, Kind.OUTSIDE);
  }

  Kind kind() {
    return kind;
  }

  String why() {
    return why;
  }

  /// The same fault with its place, unless it already has one.
  TemplateFault at(int place, String part) {
    return line > 0 ? this : new TemplateFault(place, part, why, kind);
  }

  Rendering.Refused refusal() {
    return new Rendering.Refused(line, shortened(construct), why, kind);
  }

  private static String shortened(String construct) {
    String text = construct.strip();
    if (text.codePointCount(0, text.length()) <= LONGEST_CONSTRUCT) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, LONGEST_CONSTRUCT)) + "…";
  }
}
