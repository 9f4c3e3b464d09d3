package lynearm.workspace;

import java.nio.file.Path;

/// What came of opening a folder or file.
public sealed interface OpenResult {

  /// It holds an Alembic environment, perhaps with problems.
  record Opened(Workspace workspace) implements OpenResult {}

  /// Nothing can be shown of it.
  ///
  /// @param path what was to be opened
  /// @param what the fact
  /// @param next what to do
  record NothingFound(Path path, String what, String next) implements OpenResult {}
}
