package lynearm.collision;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import lynearm.operation.SqlName;

/// The tokens of one statement of SQL: words, quoted names without their quotes, single signs.
/// Texts in single quotes stay one token, with the quotes.
final class SqlClauses {
  private final List<String> tokens = new ArrayList<>();
  private final List<Boolean> quoted = new ArrayList<>();
  private int at;

  SqlClauses(String sql) {
    int i = 0;
    while (i < sql.length()) {
      char c = sql.charAt(i);
      if (Character.isWhitespace(c)) {
        i++;
      } else if (c == '"' || c == '`' || c == '\'' || c == '[') {
        int end = SqlName.closing(sql, i);
        add(c == '\'' ? sql.substring(i, end) : SqlName.inside(sql, i, end), c != '\'');
        i = end;
      } else if (isWordPart(c)) {
        int start = i;
        while (i < sql.length() && isWordPart(sql.charAt(i))) {
          i++;
        }
        add(sql.substring(start, i), false);
      } else {
        add(String.valueOf(c), false);
        i++;
      }
    }
  }

  private SqlClauses(List<String> tokens, List<Boolean> quoted) {
    this.tokens.addAll(tokens);
    this.quoted.addAll(quoted);
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$';
  }

  private void add(String token, boolean isQuoted) {
    tokens.add(token);
    quoted.add(isQuoted);
  }

  boolean atEnd() {
    return at >= tokens.size();
  }

  /// The word at hand, folded; empty at the end and for a quoted name.
  String peek() {
    return atEnd() || quoted.get(at) ? "" : Names.folded(tokens.get(at));
  }

  String next() {
    return atEnd() ? "" : tokens.get(at++);
  }

  boolean accept(String... words) {
    int before = at;
    for (String word : words) {
      if (!peek().equals(word)) {
        at = before;
        return false;
      }
      at++;
    }
    return true;
  }

  void skip(Set<String> words) {
    while (words.contains(peek())) {
      at++;
    }
  }

  /// A name with what stands before its last dot.
  SqlName qualifiedName() {
    List<String> parts = new ArrayList<>(List.of(next()));
    while (peek().equals(".")) {
      at++;
      parts.add(next());
    }
    return new SqlName(parts);
  }

  /// The rest of the tokens as text.
  String rest() {
    return String.join(" ", tokens.subList(Math.min(at, tokens.size()), tokens.size()));
  }

  /// The rest, cut at the commas that stand in no brackets.
  List<SqlClauses> parts() {
    List<SqlClauses> parts = new ArrayList<>();
    int depth = 0;
    int start = at;
    for (int i = at; i <= tokens.size(); i++) {
      String token = i < tokens.size() && !quoted.get(i) ? tokens.get(i) : "";
      if (token.equals("(")) {
        depth++;
      } else if (token.equals(")")) {
        depth--;
      }
      if (i == tokens.size() || (depth == 0 && token.equals(","))) {
        parts.add(new SqlClauses(tokens.subList(start, i), quoted.subList(start, i)));
        start = i + 1;
      }
    }
    return parts;
  }
}
