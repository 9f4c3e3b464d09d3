package lynearm.git;

import java.util.Optional;

/// Who added a file, and who changed it last, as far as that is known by now.
///
/// @param added the commit that brought the file, under this name or an earlier one; none while it
///   is not found yet, or if it lies beyond the commits that a shallow clone has
/// @param lastChanged the newest commit that changed, renamed or added the file
public record FileHistory(Optional<Commit> added, Optional<Commit> lastChanged) {}
