package lynearm.collision;

/// What is done to a thing.
enum Act {
  CREATE,
  DROP,
  RENAME,
  ALTER,
  /// It must be there.
  USE,
  READ,
  CHANGE,
  /// Anything may be done to it.
  ANY
}
