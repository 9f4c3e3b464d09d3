package lynearm.alembic.template;

import java.util.Set;
import lynearm.python.PythonText;

/// What stands between the keyword of a control line and its colon.
record ControlHead(String expression) {

  private static final Set<String> KEYWORDS =
      Set.of("for", "if", "while", "try", "elif", "else", "except", "with");

  /// @throws TemplateFault if Mako does not take the line for a control statement
  static ControlHead of(MakoNode.Control control) {
    String shown = "% " + control.text();
    String text = PythonText.strip(control.text());
    String keyword = control.keyword();
    int colon = colon(text, keyword.length());
    if (colon < 0) {
      throw TemplateFault.compiling(
          control.line(), shown, "it is no control statement that ends in a colon");
    }
    if (!KEYWORDS.contains(keyword)) {
      throw TemplateFault.compiling(control.line(), shown, "Mako has no such control statement");
    }
    String expression = text.substring(keyword.length(), colon);
    return new ControlHead(expression.replace("\\\r\n", " ").replace("\\\n", " ").strip());
  }

  /// The first colon that only a comment follows, if white space or the colon itself follows the
  /// keyword; -1 if there is none.
  private static int colon(String text, int start) {
    if (start < text.length()
        && text.charAt(start) != ':'
        && !PythonText.isSpace(text.charAt(start))) {
      return -1;
    }
    for (int at = text.indexOf(':', start); at >= 0; at = text.indexOf(':', at + 1)) {
      int after = at + 1;
      while (after < text.length() && PythonText.isSpace(text.charAt(after))) {
        after++;
      }
      boolean ends = after == text.length() || text.charAt(after) == '#';
      if (ends) {
        return at;
      }
      if (at == start) {
        return -1;
      }
    }
    return -1;
  }
}
