package lynearm.merge;

import java.util.List;
import java.util.Optional;
import lynearm.revision.BranchLabel;
import lynearm.revision.RevisionId;

/// What a person asks of `alembic merge`.
///
/// @param symbols what is to be merged, in order: ids, parts of them, labels, `heads`…
/// @param id the id of the new revision
/// @param message its message; absent is not the same as empty
/// @param label its branch label
/// @param splice whether a parent may be no head
public record MergeRequest(
    List<String> symbols,
    RevisionId id,
    Optional<String> message,
    Optional<BranchLabel> label,
    boolean splice) {

  public MergeRequest {
    symbols = List.copyOf(symbols);
  }
}
