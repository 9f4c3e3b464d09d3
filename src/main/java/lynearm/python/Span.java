package lynearm.python;

/// A stretch of a text that a [WrittenModule] has read.
///
/// @param start its first character
/// @param end the character behind it
public record Span(int start, int end) {

  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException(start + " to " + end);
    }
  }
}
