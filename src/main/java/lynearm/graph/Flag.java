package lynearm.graph;

/// What can be said of one node of a [RevisionGraph], for badges.
public enum Flag {
  /// No revision names it as a parent.
  HEAD,
  /// A head that some revision depends on (`depends_on`): Alembic's "effective head".
  EFFECTIVE_HEAD,
  /// It has no parent.
  BASE,
  /// More than one revision names it as a parent.
  BRANCH_POINT,
  /// It names more than one parent.
  MERGE_POINT,
  /// Others name it, but it has no file.
  MISSING,
  /// Another file declares the same id.
  DUPLICATE,
  /// A later file with the same id has taken its place.
  REPLACED,
  /// A header of it can only be known by running the file.
  COMPUTED,
  /// It leads back to itself.
  IN_CYCLE
}
