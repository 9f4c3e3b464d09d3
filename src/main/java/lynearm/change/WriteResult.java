package lynearm.change;

/// What came of writing a [Change], or of taking it back.
public sealed interface WriteResult {

  /// Everything is on disk.
  record Written(WrittenChange change) implements WriteResult {}

  /// What was written is gone again, the folder is as it was.
  record TakenBack(WrittenChange change) implements WriteResult {}

  /// Nothing was done.
  ///
  /// @param what the fact
  /// @param next what to do now
  record Refused(String what, String next) implements WriteResult {}
}
