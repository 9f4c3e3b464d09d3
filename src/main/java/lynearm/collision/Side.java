package lynearm.collision;

import java.util.List;
import lynearm.revision.RevisionId;

/// One of two branches since they parted.
///
/// @param head at the top of it
/// @param revisions those that only this side has, in an order in which they can run
/// @param steps how many operations they do when upgraded
/// @param unknown how many of these, and of what was met on the way, could not be followed
public record Side(RevisionId head, List<RevisionId> revisions, int steps, int unknown) {
  public Side {
    revisions = List.copyOf(revisions);
  }
}
