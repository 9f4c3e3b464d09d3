package lynearm.graph;

import lynearm.revision.AlembicError;

/// An error on its way through the look-ups, before the command that asked puts it into words.
final class Raised extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// What commands tell apart.
  enum Kind {
    /// A symbol that means nothing, or too much. The subject is the part that failed.
    RESOLUTION,
    /// A symbol that must mean one head means several. The subject is the symbol.
    MULTIPLE_HEADS,
    /// The ends of a range don't lie on one line.
    RANGE_NOT_ANCESTOR,
    /// Another error about revisions. The subject is its text.
    REVISION,
    /// A fault that Alembic doesn't catch. The subject is the Python class.
    TRACEBACK
  }

  private final Kind kind;
  private final String subject;

  private Raised(Kind kind, String subject) {
    super(subject, null, false, false);
    this.kind = kind;
    this.subject = subject;
  }

  static Raised resolution(String symbol) {
    return new Raised(Kind.RESOLUTION, symbol);
  }

  static Raised multipleHeads(String symbol) {
    return new Raised(Kind.MULTIPLE_HEADS, symbol);
  }

  static Raised rangeNotAncestor() {
    return new Raised(Kind.RANGE_NOT_ANCESTOR, "");
  }

  static Raised revision(String text) {
    return new Raised(Kind.REVISION, text);
  }

  static Raised assertion() {
    return new Raised(Kind.TRACEBACK, "AssertionError");
  }

  static Raised traceback(String className) {
    return new Raised(Kind.TRACEBACK, className);
  }

  Kind kind() {
    return kind;
  }

  String subject() {
    return subject;
  }

  /// The error as most commands show it.
  AlembicError shown() {
    return switch (kind) {
      case RESOLUTION -> command("Can't locate revision identified by '%s'".formatted(subject));
      case MULTIPLE_HEADS -> command(multipleHeadsText(subject));
      case RANGE_NOT_ANCESTOR, REVISION -> command(subject);
      case TRACEBACK -> new AlembicError(subject, "");
    };
  }

  static String multipleHeadsText(String symbol) {
    return ("Multiple head revisions are present for given argument '%s'; please specify a specific"
            + " target revision, '<branchname>@%s' to narrow to a specific head, or 'heads' for all"
            + " heads")
        .formatted(symbol, symbol);
  }

  static AlembicError command(String message) {
    return new AlembicError("CommandError", message);
  }
}
