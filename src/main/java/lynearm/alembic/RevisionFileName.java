package lynearm.alembic;

/// Which file names Alembic takes for revision files.
///
/// @param sourceless whether compiled files count too
record RevisionFileName(boolean sourceless) {

  private static final String SOURCE = ".py";

  /// Whether a file of this name is loaded. A revision file that nobody else could load, such as
  /// `.py`, is accepted all the same.
  boolean accepts(String name) {
    if (name.startsWith(".#") || name.startsWith("__init__") || name.indexOf('\n') >= 0) {
      return false;
    }
    return name.endsWith(SOURCE) || isCompiled(name);
  }

  /// Whether it is a compiled file that counts.
  boolean isCompiled(String name) {
    return sourceless && (name.endsWith(".pyc") || name.endsWith(".pyo"));
  }

  /// Whether Python refuses to load a file that Alembic accepts by its name: one without anything
  /// but dots before the suffix, and the compiled form of long ago (Python: `os.path.splitext`
  /// takes leading dots for no part of a suffix).
  boolean isUnloadable(String name) {
    int dots = 0;
    while (dots < name.length() && name.charAt(dots) == '.') {
      dots++;
    }
    String rest = name.substring(dots);
    return name.endsWith(".pyo") || (dots > 0 && (rest.equals("py") || rest.equals("pyc")));
  }

  /// Whether a person would take the name for that of a revision file although Alembic does not.
  boolean isPassedOver(String name) {
    boolean looksLikeSource =
        name.length() > SOURCE.length()
            && name.regionMatches(
                true, name.length() - SOURCE.length(), SOURCE, 0, SOURCE.length());
    return looksLikeSource
        && !accepts(name)
        && !name.equals("__init__.py")
        && !name.startsWith(".#");
  }

  /// The name up to its first dot, by which compiled files and their sources are matched.
  static String stem(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }
}
