package lynearm.elsewhere;

import java.util.List;
import java.util.Optional;
import lynearm.git.Commit;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;

/// Where a revision id is, was, or may be meant.
///
/// @param wanted what was looked for: an id, or at least four characters that one begins with
/// @param here the revisions that are checked out
/// @param onBranches those of other branches
/// @param past what commits did to files with such an id, newest first
/// @param similar ids that are nearly the same, if nothing has this one
/// @param complete whether all of history was looked at
public record Whereabouts(
    String wanted,
    List<Revision> here,
    List<OnBranches> onBranches,
    List<Event> past,
    List<RevisionId> similar,
    boolean complete) {

  public Whereabouts {
    here = List.copyOf(here);
    onBranches = List.copyOf(onBranches);
    past = List.copyOf(past);
    similar = List.copyOf(similar);
  }

  /// A revision of other branches.
  ///
  /// @param revision under the path that its file would have
  /// @param branches the git branches that have it
  public record OnBranches(Revision revision, List<String> branches) {
    public OnBranches {
      branches = List.copyOf(branches);
    }
  }

  /// What a commit did.
  ///
  /// @param revision as its file was
  /// @param kind what became of it
  /// @param commit the commit
  /// @param now what is there instead, if it was renamed or got another id
  public record Event(Revision revision, Kind kind, Commit commit, Optional<Revision> now) {}

  /// What became of a revision in a commit.
  public enum Kind {
    ADDED,
    DELETED,
    RENAMED,
    /// Its file declares another id since.
    GOT_ANOTHER_ID
  }

  /// Whether any commit or file has it.
  public boolean isKnown() {
    return !here.isEmpty() || !onBranches.isEmpty() || !past.isEmpty();
  }
}
