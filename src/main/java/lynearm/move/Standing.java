package lynearm.move;

import java.util.List;

/// Where a database is known to stand.
///
/// @param name what a person calls it: its address, or "a database"
/// @param rows the rows of its version table
public record Standing(String name, List<String> rows) {

  public Standing {
    rows = List.copyOf(rows);
  }

  @Override
  public String toString() {
    return rows.isEmpty() ? name + " (empty)" : name + " (at " + String.join(", ", rows) + ")";
  }
}
