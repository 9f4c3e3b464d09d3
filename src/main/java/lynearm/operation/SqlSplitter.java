package lynearm.operation;

import java.util.ArrayList;
import java.util.List;

/// Cuts SQL into its statements and leaves comments out. Knows quotes of all kinds and PostgreSQL's
/// dollar quotes. Reads each character a bounded number of times.
final class SqlSplitter {
  private final String sql;
  private final List<String> statements = new ArrayList<>();
  private final StringBuilder statement = new StringBuilder();
  private int at;

  private SqlSplitter(String sql) {
    this.sql = sql;
  }

  static List<String> split(String sql) {
    SqlSplitter splitter = new SqlSplitter(sql);
    splitter.run();
    return splitter.statements;
  }

  private void run() {
    while (at < sql.length()) {
      char c = sql.charAt(at);
      if (c == '\'' || c == '"' || c == '`') {
        copyTo(closing(c));
      } else if (c == '-' && isNext('-')) {
        at = orEnd(sql.indexOf('\n', at));
        statement.append(' ');
      } else if (c == '/' && isNext('*')) {
        int end = sql.indexOf("*/", at + 2);
        at = end < 0 ? sql.length() : end + 2;
        statement.append(' ');
      } else if (c == '$') {
        copyTo(dollarQuoteEnd());
      } else if (c == ';') {
        finish();
        at++;
      } else {
        statement.append(c);
        at++;
      }
    }
    finish();
  }

  private boolean isNext(char c) {
    return at + 1 < sql.length() && sql.charAt(at + 1) == c;
  }

  private int orEnd(int index) {
    return index < 0 ? sql.length() : index;
  }

  private void copyTo(int end) {
    statement.append(sql, at, end);
    at = end;
  }

  private int closing(char quote) {
    int end = sql.indexOf(quote, at + 1);
    return end < 0 ? sql.length() : end + 1;
  }

  private int dollarQuoteEnd() {
    int i = at + 1;
    while (i < sql.length() && (Character.isLetterOrDigit(sql.charAt(i)) || sql.charAt(i) == '_')) {
      i++;
    }
    if (i >= sql.length() || sql.charAt(i) != '$') {
      return at + 1;
    }
    String tag = sql.substring(at, i + 1);
    int end = sql.indexOf(tag, i + 1);
    return end < 0 ? sql.length() : end + tag.length();
  }

  private void finish() {
    String text = statement.toString().strip();
    if (!text.isEmpty()) {
      statements.add(text);
    }
    statement.setLength(0);
  }
}
