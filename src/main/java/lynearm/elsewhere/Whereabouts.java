package lynearm.elsewhere;

import java.util.List;
import java.util.Optional;
import lynearm.git.Commit;
import lynearm.git.GitObjectId;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;

/// Where a revision id is, was, or may be meant.
///
/// @param wanted what was looked for: an id, or at least four characters that one begins with
/// @param here the revisions that are checked out
/// @param onBranches those of other branches
/// @param past what commits did to files with such an id, newest first
/// @param lost the same of commits that no branch or tag leads to any more: left behind by a
///   rebase, an amended commit, a reset or a deleted branch, until git throws them away
/// @param versions the contents that files with such an id had in these commits, the newest first
/// @param strays contents with such an id that no commit has, if nothing else has it: staged once
///   and never committed, or left over from a commit that is thrown away
/// @param similar ids that are nearly the same, if nothing has this one
/// @param complete whether all of history was looked at, and all contents if these were asked
/// @param contents whether all contents were looked at that git has, be they in a commit or not
public record Whereabouts(
    String wanted,
    List<Revision> here,
    List<OnBranches> onBranches,
    List<Event> past,
    List<Event> lost,
    List<Version> versions,
    List<Stray> strays,
    List<RevisionId> similar,
    boolean complete,
    Contents contents) {

  public Whereabouts {
    here = List.copyOf(here);
    onBranches = List.copyOf(onBranches);
    past = List.copyOf(past);
    lost = List.copyOf(lost);
    versions = List.copyOf(versions);
    strays = List.copyOf(strays);
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

  /// A content that a file had.
  ///
  /// @param content by which git finds it
  /// @param revision what it declares, under the path that it had
  /// @param commit the newest that gave it to the file
  public record Version(GitObjectId content, Revision revision, Commit commit) {}

  /// A content that is in no commit.
  ///
  /// @param content by which git finds it
  /// @param revision what it declares; its file has no name that anybody remembers
  public record Stray(GitObjectId content, Revision revision) {}

  /// How many of the contents that git has were looked at, wherever they are.
  public enum Contents {
    /// None, for a commit or a file that is checked out told of the id.
    NOT_ASKED,
    /// All but those that are larger than revision files are.
    ALL,
    /// Not all: there was no time for more, or some could not be read.
    SOME
  }

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
    return !here.isEmpty()
        || !onBranches.isEmpty()
        || !past.isEmpty()
        || !lost.isEmpty()
        || !strays.isEmpty();
  }
}
