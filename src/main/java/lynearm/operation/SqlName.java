package lynearm.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A name as SQL writes it, with the names before its dots. Quotes are taken off; a quote that
/// stands twice within its like means itself.
///
/// @param parts the last is the name itself; never empty
public record SqlName(List<String> parts) {
  public SqlName {
    parts = List.copyOf(parts);
  }

  /// Reads `users`, `billing.users`, `"us""ers"`, `[order details]`.
  public static SqlName of(String written) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    String text = written.strip();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '"' || c == '`' || (c == '[' && part.isEmpty())) {
        int end = closing(text, i);
        part.append(inside(text, i, end));
        i = end;
      } else if (c == '.') {
        parts.add(part.toString());
        part.setLength(0);
        i++;
      } else {
        part.append(c);
        i++;
      }
    }
    parts.add(part.toString());
    return new SqlName(parts);
  }

  /// Where a quoted name ends that begins here: behind its closing quote, or at the end.
  public static int closing(String sql, int start) {
    char quote = sql.charAt(start) == '[' ? ']' : sql.charAt(start);
    int end = sql.indexOf(quote, start + 1);
    while (end >= 0 && end + 1 < sql.length() && sql.charAt(end + 1) == quote) {
      end = sql.indexOf(quote, end + 2);
    }
    return end < 0 ? sql.length() : end + 1;
  }

  /// What a quoted name means.
  ///
  /// @param end as [#closing] gives it
  public static String inside(String sql, int start, int end) {
    char quote = sql.charAt(start) == '[' ? ']' : sql.charAt(start);
    boolean closed = end - 1 > start && sql.charAt(end - 1) == quote;
    String text = sql.substring(start + 1, closed ? end - 1 : end);
    return text.replace(String.valueOf(quote) + quote, String.valueOf(quote));
  }

  /// The name itself.
  public String last() {
    return parts.getLast();
  }

  /// All parts, with dots between.
  public String text() {
    return String.join(".", parts);
  }

  /// The name as that of a table; what stands before it is its schema.
  public TableName table() {
    return parts.size() == 1 || parts.getFirst().isEmpty()
        ? TableName.of(last())
        : new TableName(Optional.of(String.join(".", parts.subList(0, parts.size() - 1))), last());
  }
}
