package lynearm.workspace;

import lynearm.operation.Operations;

/// A revision file as a whole: its text, and what its functions do. Lines of the operations are
/// those of the text.
///
/// @param text decoded as UTF-8; what is none stands as replacement characters
public record Body(String text, Operations operations) {}
