package lynearm.elsewhere;

import java.nio.file.Path;
import java.util.Optional;
import lynearm.git.Commit;
import lynearm.revision.Revision;

/// A revision that a branch brings.
///
/// @param revision under the path that its file would have
/// @param there where the branch has that file; elsewhere if the target has moved its folder
/// @param isHead whether it is a head afterwards
/// @param added the commit that added its file; none if that lies too far back
public record Brought(Revision revision, Path there, boolean isHead, Optional<Commit> added) {

  /// The revision as the branch has it.
  Revision onBranch() {
    return revision.in(there);
  }
}
