package lynearm.collision;

/// What an effect is about.
enum Thing {
  TABLE,
  COLUMN,
  INDEX,
  CONSTRAINT,
  ROWS,
  TYPE,
  /// Functions, triggers, sequences and the like.
  OTHER
}
