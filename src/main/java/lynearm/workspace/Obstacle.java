package lynearm.workspace;

/// Why nothing can be changed in a history as it is.
///
/// @param what the fact
/// @param next what to do first
public record Obstacle(String what, String next) {}
