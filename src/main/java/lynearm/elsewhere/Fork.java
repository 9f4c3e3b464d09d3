package lynearm.elsewhere;

import java.util.List;
import java.util.Optional;
import lynearm.revision.RevisionId;

/// Where the revisions of a branch part from those that are there.
///
/// @param parent the revision that they part at; none if they begin a history of their own
/// @param brought its children that the branch brings
/// @param there its children that are there already
public record Fork(Optional<RevisionId> parent, List<RevisionId> brought, List<RevisionId> there) {
  public Fork {
    brought = List.copyOf(brought);
    there = List.copyOf(there);
  }
}
