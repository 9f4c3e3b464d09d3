package lynearm.change;

/// What came of writing a [Change].
public sealed interface WriteResult {

  /// Everything is on disk.
  record Written(WrittenChange change) implements WriteResult {}

  /// Nothing was done.
  ///
  /// @param what the fact
  /// @param next what to do now
  record Refused(String what, String next) implements WriteResult {}
}
