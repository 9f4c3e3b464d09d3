package lynearm.elsewhere;

import java.util.Optional;
import lynearm.git.Commit;
import lynearm.revision.Revision;

/// A revision that a branch brings.
///
/// @param revision under the path that its file would have
/// @param isHead whether it is a head afterwards
/// @param added the commit that added its file; none if that lies too far back
public record Brought(Revision revision, boolean isHead, Optional<Commit> added) {}
