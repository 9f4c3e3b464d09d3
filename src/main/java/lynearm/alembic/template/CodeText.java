package lynearm.alembic.template;

import java.util.ArrayList;
import java.util.List;
import lynearm.python.PythonText;

/// A piece of Python code, cut where its statements and signs are, without being understood.
/// Strings, brackets and comments are minded.
final class CodeText {

  /// A statement without comments, and the line on which it starts, counted from 0.
  ///
  /// @param indent the columns in front of it
  record Statement(String text, int line, int indent) {}

  private CodeText() {}

  /// The statements of a block of code. A line that ends within brackets or in a backslash goes on.
  static List<Statement> statements(String code) {
    var statements = new ArrayList<Statement>();
    var current = new StringBuilder();
    int depth = 0;
    int line = 0;
    int startLine = 0;
    int indent = 0;
    boolean fresh = true;
    for (int at = 0; at < code.length(); ) {
      char character = code.charAt(at);
      if (fresh && (character == ' ' || character == '\t')) {
        indent += character == '\t' ? 8 - indent % 8 : 1;
        at++;
        continue;
      }
      if (fresh) {
        startLine = line;
        fresh = false;
      }
      int end = stringEnd(code, at);
      if (end > at) {
        current.append(code, at, end);
        line += newlines(code, at, end);
        at = end;
        continue;
      }
      if (character == '#') {
        int newline = code.indexOf('\n', at);
        at = newline < 0 ? code.length() : newline;
        continue;
      }
      depth += depthChange(character);
      boolean hidden = code.startsWith("\\\n", at) || code.startsWith("\\\r\n", at);
      if (hidden) {
        current.append(' ');
        line++;
        at = code.indexOf('\n', at) + 1;
        continue;
      }
      boolean ends = depth <= 0 && (character == '\n' || character == ';');
      if (character == '\n') {
        line++;
      }
      at++;
      if (!ends) {
        current.append(character);
        continue;
      }
      add(statements, current, startLine, indent);
      if (character == '\n') {
        fresh = true;
        indent = 0;
      } else {
        startLine = line;
      }
    }
    add(statements, current, startLine, indent);
    return statements;
  }

  private static void add(List<Statement> statements, StringBuilder current, int line, int indent) {
    String text = PythonText.strip(current.toString());
    current.setLength(0);
    if (!text.isEmpty()) {
      statements.add(new Statement(text, line, indent));
    }
  }

  /// The parts of a statement between the `=` signs that assign; one part if nothing is assigned.
  static List<String> assigned(String statement) {
    var parts = new ArrayList<String>();
    int depth = 0;
    int start = 0;
    for (int at = 0; at < statement.length(); ) {
      int end = stringEnd(statement, at);
      if (end > at) {
        at = end;
        continue;
      }
      char character = statement.charAt(at);
      depth += depthChange(character);
      if (character == '=' && depth == 0) {
        if (statement.startsWith("==", at)) {
          at += 2;
          continue;
        }
        if (at == 0 || "=!<>:+-*/%&|^@".indexOf(statement.charAt(at - 1)) < 0) {
          parts.add(statement.substring(start, at).strip());
          start = at + 1;
        }
      }
      at++;
    }
    parts.add(statement.substring(start).strip());
    return parts;
  }

  /// Whether a comment stands in a piece of code.
  static boolean hasComment(String code) {
    for (int at = 0; at < code.length(); ) {
      int end = stringEnd(code, at);
      if (code.charAt(at) == '#') {
        return true;
      }
      at = Math.max(end, at + 1);
    }
    return false;
  }

  /// Where a word stands on its own, outside of strings and brackets; -1 if it does not.
  static int word(String code, String word) {
    int depth = 0;
    for (int at = 0; at < code.length(); ) {
      int end = stringEnd(code, at);
      if (end > at) {
        at = end;
        continue;
      }
      int character = code.codePointAt(at);
      depth += depthChange(character);
      int next = at + Character.charCount(character);
      if (!Slug.isWordCharacter(character)) {
        at = next;
        continue;
      }
      while (next < code.length() && Slug.isWordCharacter(code.codePointAt(next))) {
        next += Character.charCount(code.codePointAt(next));
      }
      if (depth == 0 && code.substring(at, next).equals(word)) {
        return at;
      }
      at = next;
    }
    return -1;
  }

  private static int depthChange(int character) {
    return switch (character) {
      case '(', '[', '{' -> 1;
      case ')', ']', '}' -> -1;
      default -> 0;
    };
  }

  /// Where the string that begins here ends; the same place if none begins here or it never ends.
  private static int stringEnd(String code, int start) {
    char quote = code.charAt(start);
    if (quote != '"' && quote != '\'') {
      return start;
    }
    String triple = String.valueOf(quote).repeat(3);
    String mark = code.startsWith(triple, start) ? triple : triple.substring(0, 1);
    for (int at = start + mark.length(); at < code.length(); at++) {
      if (code.charAt(at) == '\\') {
        at++;
      } else if (code.startsWith(mark, at)) {
        return at + mark.length();
      } else if (code.charAt(at) == '\n' && mark.length() == 1) {
        return start;
      }
    }
    return start;
  }

  private static int newlines(String code, int start, int end) {
    int count = 0;
    for (int at = start; at < end; at++) {
      if (code.charAt(at) == '\n') {
        count++;
      }
    }
    return count;
  }
}
