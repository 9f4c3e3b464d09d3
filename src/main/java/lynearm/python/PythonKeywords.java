package lynearm.python;

import java.util.Set;

/// The words that Python keeps for itself everywhere. Words that mean something in some places
/// only, such as `match`, are not among them.
public final class PythonKeywords {

  public static final Set<String> ALL =
      Set.of(
          "False",
          "None",
          "True",
          "and",
          "as",
          "assert",
          "async",
          "await",
          "break",
          "class",
          "continue",
          "def",
          "del",
          "elif",
          "else",
          "except",
          "finally",
          "for",
          "from",
          "global",
          "if",
          "import",
          "in",
          "is",
          "lambda",
          "nonlocal",
          "not",
          "or",
          "pass",
          "raise",
          "return",
          "try",
          "while",
          "with",
          "yield");

  static final Words WORDS = new Words(ALL);

  private PythonKeywords() {}
}
