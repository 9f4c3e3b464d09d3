package lynearm.alembic.template;

/// What came of rendering a template.
public sealed interface Rendering {

  /// The text that Alembic would write.
  record Rendered(String text) implements Rendering {}

  /// The template gives no text.
  ///
  /// @param line the line of the template, from 1; 0 means the template as a whole
  /// @param construct the part of the template that is at fault, shortened if it is long
  /// @param why what is wrong with it
  /// @param kind what Alembic would say
  record Refused(int line, String construct, String why, Kind kind) implements Rendering {

    static final String UNKNOWN_MODULE = "whether this can be imported is not known here";

    /// Whether it was an import that may well work where the project is installed.
    public boolean isUnknownModule() {
      return why.equals(UNKNOWN_MODULE);
    }
  }

  /// Why a template gives no text.
  enum Kind {
    /// Mako would not compile the template: Alembic ends with a traceback, and nothing is written.
    COMPILING,
    /// Rendering would fail: Alembic says `Template rendering failed`, and nothing is written.
    RENDERING,
    /// Alembic may well render it, but only by running code that Lynearm does not run.
    OUTSIDE
  }
}
