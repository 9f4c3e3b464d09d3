package lynearm.collision;

import lynearm.revision.RevisionId;

/// What happens on a database that has run one side and now runs the other.
///
/// @param at the head at which the database stands
/// @param runs the revision of the other side that it meets then
/// @param fails whether that stops with an error, as far as can be told
/// @param text a whole sentence
public record Outcome(RevisionId at, RevisionId runs, boolean fails, String text) {}
