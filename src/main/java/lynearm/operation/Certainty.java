package lynearm.operation;

/// How surely an operation is carried out when its function runs.
public enum Certainty {
  /// Once, always.
  UNCONDITIONAL,
  /// Under a condition of the file.
  CONDITIONAL,
  /// In a loop whose rounds only running can tell.
  REPEATED,
  /// What happens cannot be told from the text.
  UNKNOWN
}
