package lynearm.python;

/// What is to stand in place of a stretch of text.
///
/// @param text the new text, without newlines
public record Replacement(Span span, String text) {}
