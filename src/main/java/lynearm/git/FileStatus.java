package lynearm.git;

/// The state of a working file.
///
/// @param isCommitted whether the checked-out commit has a file of this name
public record FileStatus(FileState state, boolean isCommitted) {}
