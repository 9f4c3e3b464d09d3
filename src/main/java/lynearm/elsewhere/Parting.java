package lynearm.elsewhere;

import java.util.List;
import java.util.Optional;
import lynearm.revision.RevisionId;

/// Since when two of the heads stand side by side.
///
/// @param one a head
/// @param other the other head
/// @param since after which commit there were both lines, and have been ever since
/// @param isExact whether the commit before is known to have had one line only; otherwise they may
///   have stood side by side before anything that was fetched
/// @param parent the newest revision that both come from; none if they begin apart
/// @param brought with which revisions the second line began, and who wrote them; both lines if
///   they began in one commit, none if that commit took a revision away or moved one
public record Parting(
    RevisionId one,
    RevisionId other,
    GraphMoment since,
    boolean isExact,
    Optional<RevisionId> parent,
    List<Brought> brought) {
  public Parting {
    brought = List.copyOf(brought);
  }
}
