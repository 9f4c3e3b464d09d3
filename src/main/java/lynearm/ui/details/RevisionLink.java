package lynearm.ui.details;

/// Another revision that can be gone to.
///
/// @param node its number in the graph
public record RevisionLink(int node, String id, String message, boolean isMissing) {}
