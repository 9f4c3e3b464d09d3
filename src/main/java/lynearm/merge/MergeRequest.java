package lynearm.merge;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lynearm.revision.BranchLabel;
import lynearm.revision.RevisionId;

/// What the person wants merged, and how.
///
/// @param parents numbers of the nodes to join, in the order in which `down_revision` will name
///   them
/// @param id the id of the new revision
/// @param message the message; absent, it is Alembic's "empty message"
/// @param label a branch label for the new revision, if one is wanted
/// @param moment the moment that the file will bear as its create date
/// @param splice whether parents may be revisions that others follow
/// @param form what the file is made from
/// @param folder the version folder for the file, as `alembic revision --version-path` names it;
///   absent, it is the one that `alembic merge` takes
public record MergeRequest(
    List<Integer> parents,
    RevisionId id,
    Optional<String> message,
    Optional<BranchLabel> label,
    Instant moment,
    boolean splice,
    FileForm form,
    Optional<Path> folder) {

  public MergeRequest {
    parents = List.copyOf(parents);
  }

  /// A merge of heads, from the project's own template.
  public MergeRequest(
      List<Integer> parents,
      RevisionId id,
      Optional<String> message,
      Optional<BranchLabel> label,
      Instant moment) {
    this(parents, id, message, label, moment, false, FileForm.PROJECT, Optional.empty());
  }

  /// The same with the parents in another order.
  public MergeRequest withParents(List<Integer> order) {
    return new MergeRequest(order, id, message, label, moment, splice, form, folder);
  }
}
