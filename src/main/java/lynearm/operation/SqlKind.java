package lynearm.operation;

/// The kinds of SQL statements that matter to somebody who reads a migration.
public enum SqlKind {
  SELECT,
  INSERT,
  UPDATE,
  DELETE,
  MERGE,
  TRUNCATE,
  CREATE_TABLE,
  ALTER_TABLE,
  RENAME_TABLE,
  DROP_TABLE,
  CREATE_INDEX,
  DROP_INDEX,
  CREATE_VIEW,
  DROP_VIEW,
  CREATE_TYPE,
  ALTER_TYPE,
  DROP_TYPE,
  COMMENT,
  /// Functions, triggers, sequences, extensions, schemas and the like.
  DEFINITION,
  /// `SET`, `PRAGMA`, `COMMIT`, `LOCK` and the like: about how things run.
  SETTING;

  /// Whether nothing is changed by it.
  public boolean isRead() {
    return this == SELECT;
  }
}
