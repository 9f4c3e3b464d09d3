package lynearm.graph;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// One end of a range of revisions.
public sealed interface RangeEnd {

  /// What is to be looked up, in order; one symbol at least.
  List<String> symbols();

  /// The end as Alembic's messages show it.
  String shown();

  /// The branch before the `@` of a symbol.
  Optional<String> branch();

  /// An end that a person typed: an id, `label@head`, `heads-2`…
  record Symbol(String text) implements RangeEnd {

    @Override
    public List<String> symbols() {
      return List.of(text);
    }

    @Override
    public String shown() {
      return text;
    }

    @Override
    public Optional<String> branch() {
      int at = text.indexOf('@');
      return at < 0 ? Optional.empty() : Optional.of(text.substring(0, at));
    }
  }

  /// `current`: the rows of a version table, one at least. Alembic has them as a tuple, and shows
  /// them so.
  record Rows(List<String> symbols) implements RangeEnd {

    public Rows {
      symbols = List.copyOf(symbols);
      if (symbols.isEmpty()) {
        throw new IllegalArgumentException("a database without rows is no end of a range");
      }
    }

    @Override
    public String shown() {
      return symbols.stream()
          .map(id -> "'" + id + "'")
          .collect(Collectors.joining(", ", "(", symbols.size() == 1 ? ",)" : ")"));
    }

    @Override
    public Optional<String> branch() {
      return Optional.empty();
    }
  }

  /// The rows of a version table as an end; without any, what Alembic takes instead.
  static RangeEnd current(List<String> rows, String otherwise) {
    return rows.isEmpty() ? new Symbol(otherwise) : new Rows(rows);
  }
}
