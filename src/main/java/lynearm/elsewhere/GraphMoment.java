package lynearm.elsewhere;

import java.util.List;
import java.util.Optional;
import lynearm.git.Commit;
import lynearm.git.CommitId;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;

/// A commit after which version folders or configuration were otherwise than before.
///
/// @param commit as it describes itself
/// @param parent the commit before, if there is one that was fetched
/// @param isMerge whether it joined another line of history into this one
/// @param isThere whether the environment was there afterwards
/// @param heads the heads afterwards, in load order
/// @param headsBefore the heads before
/// @param came revisions that were not there before, in load order; of the oldest moment all
/// @param gone revisions that were there before
/// @param relinked those that have other parents than before
public record GraphMoment(
    Commit commit,
    Optional<CommitId> parent,
    boolean isMerge,
    boolean isThere,
    List<RevisionId> heads,
    List<RevisionId> headsBefore,
    List<Revision> came,
    List<Revision> gone,
    List<RevisionId> relinked) {

  public GraphMoment {
    heads = List.copyOf(heads);
    headsBefore = List.copyOf(headsBefore);
    came = List.copyOf(came);
    gone = List.copyOf(gone);
    relinked = List.copyOf(relinked);
  }

  /// How many heads more there were afterwards; less than zero if there were fewer.
  public int moreHeads() {
    return heads.size() - headsBefore.size();
  }

  /// Whether the number of heads changed.
  public boolean changesHeadCount() {
    return moreHeads() != 0;
  }
}
