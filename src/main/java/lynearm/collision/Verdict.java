package lynearm.collision;

/// What a report comes to. That nothing was found is no promise: migrations may depend on data and
/// on what only running tells.
public enum Verdict {
  COLLIDES,
  ORDER_MATTERS,
  /// Nothing that collides was found, but not everything could be followed.
  UNKNOWN_PARTS,
  NOTHING_FOUND
}
