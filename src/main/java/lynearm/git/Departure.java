package lynearm.git;

/// How what is checked out went away from a commit, by the reflog of `HEAD`.
///
/// @param from what was checked out until then: the commit, or one that comes after it
/// @param to what was checked out instead
/// @param note what git wrote beside it: "reset: moving to HEAD~1"
public record Departure(CommitId from, CommitId to, String note) {}
