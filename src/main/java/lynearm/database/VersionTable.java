package lynearm.database;

import java.util.List;

/// What came of looking into the version table of a database.
public sealed interface VersionTable {

  /// The rows of the table; none if there is no such table.
  record Rows(List<String> ids) implements VersionTable {
    public Rows {
      ids = List.copyOf(ids);
    }
  }

  /// It could not be read.
  ///
  /// @param what the fact
  /// @param next what to do
  record Unreadable(String what, String next) implements VersionTable {}
}
