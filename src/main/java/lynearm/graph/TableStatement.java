package lynearm.graph;

import lynearm.revision.RevisionId;

/// What Alembic does to one row of its version table.
public sealed interface TableStatement {

  /// A row comes.
  record Insert(RevisionId id) implements TableStatement {}

  /// A row goes.
  record Delete(RevisionId id) implements TableStatement {}

  /// A row becomes another.
  record Update(RevisionId from, RevisionId to) implements TableStatement {}
}
